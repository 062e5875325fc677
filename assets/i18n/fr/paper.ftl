# Papier : lots de feuilles numérotées, saisie, seconde saisie.
shell-nav-paper = Papier
shell-nav-keying = Saisie papier
paper-title = Papier
paper-link = Papier
paper-to-survey = L’enquête
paper-to-checks = Contrôle de la saisie
paper-to-keying = Saisir des feuilles
paper-to-batches = Les lots
paper-none = Aucune feuille imprimée
paper-none-what = Imprimez un lot de feuilles numérotées : vous suivrez ici ce qui est distribué, rendu, saisi, puis détruit.
paper-add = Imprimer un lot
paper-new = Nouveau lot
paper-count = Nombre de feuilles
paper-first = Premier numéro
paper-language = Langue du questionnaire
paper-place = Lieu de dépôt
paper-place-hint = Par exemple : accueil, mairie, école.
paper-destroy-on = À détruire le
paper-destroy-hint = Une fois saisies et contrôlées. Rythme le rappellera.
paper-large = Grands caractères (18 points)
paper-print = Imprimer en PDF…
paper-cancel = Annuler
paper-numbers = Feuilles { $first } à { $last }
paper-where = Où enregistrer le PDF
paper-file-name = feuilles-{ $first }-{ $last }.pdf
paper-made = Feuilles { $first } à { $last } imprimées
paper-count-needed = Écrivez un nombre entier.
paper-count-wrong = Un nombre entier, { $count } au plus.
paper-batch = Feuilles { $first } à { $last }
paper-printed =
    { $count ->
        [one] Une feuille, imprimée le { $date } ({ $language }).
       *[other] { $count } feuilles, imprimées le { $date } ({ $language }).
    }
paper-printed-large =
    { $count ->
        [one] Une feuille en grands caractères, imprimée le { $date } ({ $language }).
       *[other] { $count } feuilles en grands caractères, imprimées le { $date } ({ $language }).
    }
paper-handed-out = Distribuées
paper-returned = Rendues
paper-progress = Saisies : { $keyed } sur { $returned } rendues. Contrôlées : { $verified } sur { $drawn } tirées.
paper-due = La date de destruction est passée : détruisez ces feuilles, puis notez-le ici.
paper-destroy = Noter la destruction, aujourd’hui
paper-destroyed = Feuilles détruites le { $date }.
paper-not-destroyed = Elles existent encore
paper-pdf = PDF
paper-remove = Retirer le lot { $batch }
paper-removed = Lot retiré : { $batch }
paper-saved = Noté : { $batch }
paper-stage-printed = Imprimé
paper-stage-handed-out = Distribué
paper-stage-returned = Rendu
paper-stage-keyed = Saisi
paper-stage-verified = Contrôlé
paper-stage-destroyed = Détruit
paper-mark-illegible = illisible
paper-mark-unfit = ne convient pas à la question
paper-mark-out-of-range = hors des limites
paper-mark-not-concerned = répondu sans être concerné
paper-twice = La feuille { $number } est saisie { $count } fois
paper-twice-title = { $title }, feuille { $number }
paper-twice-field = Feuille saisie deux fois
paper-twice-what = Deux réponses portent le même numéro. Si c’est la même feuille, retirez l’une des deux. Sinon, un des deux numéros est faux : retirez cette réponse et saisissez sa feuille sous le bon numéro.
paper-twice-one = Feuille { $number }, saisie { $at }
paper-drop = Retirer cette saisie
paper-drop-one = Retirer la saisie { $at } de la feuille { $number }
paper-dropped = Saisie de la feuille { $number } retirée
paper-seen-by = Saisie par { $by }, { $when }
paper-outside =
    { $count ->
        [one] Un numéro saisi n’appartient à aucun lot : { $numbers }.
       *[other] { $count } numéros saisis n’appartiennent à aucun lot : { $numbers }.
    }
paper-flagged =
    { $count ->
        [one] Une feuille à regarder
       *[other] { $count } feuilles à regarder
    }
paper-flagged-what = Ces réponses sont enregistrées comme elles sont écrites. Rien n’est à corriger : ce qui est signalé l’est aussi dans les exports.
paper-checks-title = Contrôle de la saisie
paper-draw-title = Feuilles à saisir une seconde fois
paper-percent = Part des feuilles saisies, en %
paper-percent-wrong = De 0 à 100.
paper-least = Au moins
paper-seed = Graine du tirage
paper-draw = Tirer au sort
paper-draw-what =
    { $count ->
        [0] Aucune feuille tirée, parmi { $base } saisies. La même graine tire les mêmes numéros.
        [one] Une feuille tirée, parmi { $base } saisies. La même graine tire les mêmes numéros.
       *[other] { $count } feuilles tirées, parmi { $base } saisies. La même graine tire les mêmes numéros.
    }
paper-drawn =
    { $count ->
        [0] Rien de plus à tirer : { $total } sur { $base }
        [one] Une feuille tirée, { $total } sur { $base } en tout
       *[other] { $count } feuilles tirées, { $total } sur { $base } en tout
    }
paper-waiting =
    { $count ->
        [one] Une feuille attend sa seconde saisie
       *[other] { $count } feuilles attendent leur seconde saisie
    }
paper-differences =
    { $count ->
        [one] Feuille { $number } : une différence
       *[other] Feuille { $number } : { $count } différences
    }
paper-question = Question
paper-reading-first = Première saisie
paper-reading-second = Seconde saisie
paper-keep = Ce qui est sur la feuille
paper-keep-first = La première
paper-keep-second = La seconde
paper-keep-first-of = Question { $question } : la première saisie est la bonne
paper-keep-second-of = Question { $question } : la seconde saisie est la bonne
paper-decided = Feuille { $number }, question { $question } tranchée
paper-blank = (rien)
paper-rates = Taux d’erreur de la première saisie
paper-rate-whole =
    { $sheets ->
        [one] { $rate } : { $errors } sur { $base } réponses comparées, une feuille.
       *[other] { $rate } : { $errors } sur { $base } réponses comparées, { $sheets } feuilles.
    }
paper-rate-open =
    { $count ->
        [one] Une différence attend une décision ; elle ne compte pas encore comme erreur.
       *[other] { $count } différences attendent une décision ; elles ne comptent pas encore comme erreurs.
    }
paper-rates-batches = Par lot
paper-rates-questions = Par question
paper-rate-of = Lot ou question
paper-rate-base = Réponses comparées (n)
paper-rate-differences = Différences
paper-rate-errors = Erreurs
paper-rate-rate = Taux
keying-title = Saisie papier
keying-check-title = Seconde saisie
keying-leave = Retour aux lots
keying-number = Numéro de la feuille
keying-number-hint = Tapez-le ou lisez le code avec une douchette, puis Entrée.
keying-number-check = Une feuille tirée au sort : saisissez-la sans regarder la première saisie.
keying-begin = Saisir
keying-saved = Feuille { $number } enregistrée.
keying-seconds =
    { $seconds ->
        [one] Une seconde.
       *[other] { $seconds } secondes.
    }
keying-flagged =
    { $count ->
        [one] Une réponse signalée.
       *[other] { $count } réponses signalées.
    }
keying-differences =
    { $count ->
        [0] Aucune différence avec la première saisie.
        [one] Une différence avec la première saisie.
       *[other] { $count } différences avec la première saisie.
    }
keying-now-twice = Ce numéro était déjà saisi : voyez la page des lots.
keying-known = La feuille { $number } est déjà saisie
keying-known-what = Vérifiez le numéro sur la feuille. Voici la réponse qui le porte.
keying-other = Un autre numéro
keying-again = Saisir quand même
keying-open = Feuilles commencées sur ce portable
keying-open-sheet =
    { $count ->
        [one] Feuille { $number }, une réponse
       *[other] Feuille { $number }, { $count } réponses
    }
keying-open-check =
    { $count ->
        [one] Seconde saisie de la feuille { $number }, une réponse
       *[other] Seconde saisie de la feuille { $number }, { $count } réponses
    }
keying-so-far =
    { $count ->
        [one] Une feuille saisie jusqu’ici.
       *[other] { $figure } feuilles saisies jusqu’ici.
    }
keying-sheet = Feuille { $number }
keying-sheet-check = Feuille { $number }, seconde saisie
keying-saving = Enregistrement…
keying-all-saved = Tout est enregistré sur ce portable.
keying-pause = Interrompre
keying-discard = Abandonner cette feuille
keying-outside = Aucun lot ne contient ce numéro. La feuille peut être saisie quand même.
keying-finish = Enregistrer la feuille
keying-finish-what = Ce qui est signalé est gardé tel quel.
keying-cell = Ligne { $row }, { $column }
keying-date = JJMMAAAA
keying-keys = Touches
keying-key-pick = la case
keying-key-blank = rien n’est coché
keying-key-illegible = illisible
keying-key-next = suite
keying-key-back = retour
keying-key-pause = interrompre
keying-said-blank = Laissé vide
keying-said-illegible = Illisible
keying-no-such-choice = Pas de case à cette touche.
