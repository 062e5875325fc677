# La ligne de commande.

cli-place-sheet = feuille { $sheet }
cli-place-row = ligne { $row }
cli-place-column = colonne { $column }
