# La ligne de commande.

cli-place-sheet = feuille { $sheet }
cli-place-row = ligne { $row }
cli-place-column = colonne { $column }
cli-renew-key = Plus personne ne l’attend. S’il a été perdu ou volé, changez aussi la clé de l’espace (rythme keys renew) : il pourrait encore lire le dossier partagé.
