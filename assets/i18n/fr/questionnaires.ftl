# Le constructeur de questionnaires.

questionnaires-title = Questionnaires
questionnaires-lead = Écrivez ce qui sera demandé, essayez-le, publiez-en une version. Les enquêtes se font sur une version publiée.
questionnaires-new = Nouveau questionnaire
questionnaires-none = Aucun questionnaire
questionnaires-none-text = Partez d’un modèle pour les usagers, les non-usagers ou les agents, d’un fichier XLSForm, ou d’une page vide.
questionnaires-unpublished = pas encore publié
questionnaires-unpublished-text = Rien n’est encore publié.
questionnaires-version = Version { $number }
questionnaires-changed-since = modifié depuis
questionnaires-changed = Modifié { $when }
questionnaires-from = Point de départ
questionnaires-from-nothing = Une page vide
questionnaires-from-nothing-text = En français ; d’autres langues s’ajoutent ensuite.
questionnaires-from-file-text = Un classeur de Kobo, d’ODK ou de Rythme, à continuer ici.
questionnaires-name = Titre du questionnaire
questionnaires-name-file = Laissez vide pour garder le titre du fichier.
questionnaires-create = Créer le questionnaire
questionnaires-delete = Supprimer le questionnaire
questionnaires-deleted = Questionnaire supprimé : « { $title } ».
questionnaires-about = Titre et public
questionnaires-views = Parties du questionnaire
questionnaires-view-questions = Questions
questionnaires-view-languages = Langues
questionnaires-view-versions = Versions
questionnaires-errors =
    { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
questionnaires-warnings =
    { $count ->
        [one] { $count } remarque
       *[other] { $count } remarques
    }
questionnaires-sound = prêt à être publié
questionnaires-empty = Ajoutez une première question : choisissez sa sorte, puis « Ajouter ».
questionnaires-key-move = déplacer la question
questionnaires-key-insert = ajouter après
questionnaires-outline-hint = Flèches pour choisir, Alt + flèches pour déplacer, Inser pour ajouter après, Ctrl + D pour copier, Suppr pour retirer, Entrée pour écrire.
questionnaires-unlabelled = (sans texte)
questionnaires-disputed = Deux versions : à décider
questionnaires-copy = Copier
questionnaires-copied = Copie de « { $name } » ajoutée.
questionnaires-remove = Retirer
questionnaires-row-deleted = Retiré : « { $name } ».
questionnaires-moved = Place { $position } sur { $total }.
questionnaires-add = Ajouter
questionnaires-added = Ajouté : { $kind }.
questionnaires-kind = Sorte
questionnaires-kind-select-one = Un seul choix
questionnaires-kind-select-multiple = Plusieurs choix
questionnaires-kind-text = Texte libre
questionnaires-kind-integer = Nombre entier
questionnaires-kind-decimal = Nombre à virgule
questionnaires-kind-date = Date
questionnaires-kind-time = Heure
questionnaires-kind-week = Peindre sa semaine
questionnaires-kind-rank = Classement
questionnaires-kind-range = Échelle
questionnaires-kind-acknowledge = Case à cocher
questionnaires-kind-note = Texte à lire
questionnaires-kind-group = Groupe
questionnaires-kind-repeat = Groupe répété
questionnaires-kind-calculate = Calcul
questionnaires-kind-hidden = Valeur cachée
questionnaires-kind-image = Photo
questionnaires-kind-today = Date du jour
questionnaires-question-number = Question { $number }
questionnaires-label = Texte
questionnaires-hint = Précision
questionnaires-guidance = Aide à l’enquêteur
questionnaires-in-language = { $name } ({ $language })
questionnaires-parameters = Paramètres
questionnaires-parameters-range = Début, fin et pas : start=0 end=10 step=1
questionnaires-parameters-week = Durée d’une case en minutes : step=30
questionnaires-calculation = Calcul
questionnaires-repeat-count = Nombre de fois
questionnaires-repeat-count-hint = Vide : autant de fois que l’on veut.
questionnaires-required = Réponse obligatoire
questionnaires-required-when = Obligatoire si
questionnaires-required-message = Message si la réponse manque
questionnaires-more = Code, limites et réglages
questionnaires-code = Code
questionnaires-code-hint = Le nom de la colonne dans les réponses. Le changer ici le change partout dans le questionnaire.
questionnaires-constraint = Limite
questionnaires-constraint-hint = Le point est la réponse : . >= 0 and . <= 120
questionnaires-constraint-message = Message si la limite est dépassée
questionnaires-default = Réponse de départ
questionnaires-choice-filter = Filtre des choix
questionnaires-appearance = Présentation
questionnaires-choices = Choix
questionnaires-choice = Choix { $number }
questionnaires-shared-list =
    { $count ->
        [one] Liste utilisée par { $count } question
       *[other] Liste partagée par { $count } questions : un changement vaut pour toutes.
    }
questionnaires-choice-up = Monter le choix { $number }
questionnaires-choice-down = Descendre le choix { $number }
questionnaires-choice-remove = Retirer le choix { $number }
questionnaires-choice-moved = Déplacé : { $name }.
questionnaires-choice-deleted = Choix retiré : « { $name } ».
questionnaires-choices-new = Nouveaux choix, un par ligne
questionnaires-choices-add = Ajouter
questionnaires-choices-added =
    { $count ->
        [one] { $count } choix ajouté.
       *[other] { $count } choix ajoutés.
    }
questionnaires-condition = Quand la poser
questionnaires-condition-always = Toujours.
questionnaires-condition-how = Comment les conditions vont ensemble
questionnaires-condition-all = Si toutes ces conditions sont remplies
questionnaires-condition-any = Si l’une de ces conditions est remplie
questionnaires-condition-question = Question de la condition { $number }
questionnaires-condition-comparison = Comparaison de la condition { $number }
questionnaires-condition-value = Réponse de la condition { $number }
questionnaires-condition-remove = Retirer la condition { $number }
questionnaires-condition-add = Ajouter une condition
questionnaires-condition-write = Écrire l’expression
questionnaires-condition-simple = Revenir aux choix simples
questionnaires-condition-expression = Expression de la condition
questionnaires-condition-hint = Une expression XLSForm, comme ${"{"}age{"}"} >= 18. Vide : toujours.
questionnaires-condition-complex = Cette expression dit plus que ce que les choix simples peuvent montrer.
questionnaires-comparison-is = est
questionnaires-comparison-is-not = n’est pas
questionnaires-comparison-has = contient
questionnaires-comparison-has-not = ne contient pas
questionnaires-comparison-less = est inférieur à
questionnaires-comparison-at-most = est au plus
questionnaires-comparison-more = est supérieur à
questionnaires-comparison-at-least = est au moins
questionnaires-comparison-answered = a une réponse
questionnaires-comparison-blank = est sans réponse
questionnaires-preview = Aperçu
questionnaires-mode = Mode de l’aperçu
questionnaires-mode-interview = Entretien
questionnaires-mode-kiosk = Borne
questionnaires-mode-paper = Papier
questionnaires-language = Langue
questionnaires-language-shown = Langue montrée : { $language }
questionnaires-language-unnamed = Langue sans nom
questionnaires-preview-place = Question { $number } sur { $total }
questionnaires-preview-borrowed = Pas encore traduit.
questionnaires-preview-silent = { $kind } : rien ne se montre à la personne.
questionnaires-preview-ok = D’accord
questionnaires-preview-back = Précédente
questionnaires-preview-next = Suivante
questionnaires-paper-condition = Seulement si cela vous concerne.
questionnaires-missing =
    { $count ->
        [one] { $count } texte manque
       *[other] { $count } textes manquent
    }
questionnaires-complete = tout est traduit
questionnaires-language-add = Ajouter une langue
questionnaires-language-add-it = Ajouter la langue
questionnaires-language-choose = Choisir…
questionnaires-language-other = Une autre…
questionnaires-language-name = Nom et code de la langue
questionnaires-language-name-hint = Par exemple : Italiano (it)
questionnaires-language-added = { $language } ajouté.
questionnaires-language-removed = { $language } retiré ; ses textes reviennent avec lui.
questionnaires-language-remove = Retirer : { $language }
questionnaires-texts = Textes côte à côte
questionnaires-texts-none = Aucun texte encore.
questionnaires-lacking = Seulement ce qui manque
questionnaires-lacking-none = Rien ne manque.
questionnaires-translate = { $language } : à traduire
questionnaires-publish = Publier
questionnaires-publish-text = Une version publiée ne change plus : les réponses de deux enquêtes faites sur elle se comparent. Vous pourrez continuer à écrire, et publier une autre version.
questionnaires-publish-errors =
    { $count ->
        [one] Il reste { $count } erreur à corriger.
       *[other] Il reste { $count } erreurs à corriger.
    }
questionnaires-publish-same = Rien n’a changé depuis la dernière version.
questionnaires-publish-missing =
    { $count ->
        [one] { $language } : { $count } texte manque.
       *[other] { $language } : { $count } textes manquent.
    }
questionnaires-publish-number = Publier la version { $number }
questionnaires-published = Version { $number } publiée.
questionnaires-version-by = Publiée par { $by }, { $when }
questionnaires-version-surveys =
    { $count ->
        [one] { $count } enquête
       *[other] { $count } enquêtes
    }
questionnaires-version-hash = Empreinte { $hash }
questionnaires-to-survey = Faire une enquête
questionnaires-export = Exporter en XLSForm…
questionnaires-exported = Questionnaire exporté.
questionnaires-bank = Banque
questionnaires-bank-title = Banque de questions
questionnaires-insert = Ajouter « { $name } »
questionnaires-insert-short = Ajouter
questionnaires-inserted = Ajouté : « { $name } ».
questionnaires-theme-venir = Venir à la bibliothèque
questionnaires-theme-horaires = Les horaires
questionnaires-theme-freins = Ce qui empêche de venir
questionnaires-theme-services = Les services
questionnaires-theme-profil = Le profil
questionnaires-theme-parole = Le mot de la fin
questionnaires-theme-agents = Les agents
