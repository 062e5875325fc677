# The screen "Aujourd'hui": what to take up, what to share, what to decide, where to go next.

today-title = Bonjour { $person }
today-title-nobody = Aujourd’hui
today-lead = { $date }
today-resume = À reprendre
today-resume-empty = Rien en cours
today-resume-empty-text = Un entretien commencé, une note ou une grille en chantier vous attendront ici.
today-interview = Entretien
today-interview-text =
    { $count ->
        [0] Aucune réponse encore
        [one] { $count } réponse donnée
       *[other] { $count } réponses données
    }
today-visit = Note de visite
today-visit-text = Visite du { $date }
today-draft = Grille horaire
today-edited = dernière modification { $when }
today-share = À partager
today-share-none = Tout est partagé.
today-share-count =
    { $count ->
        [one] changement n’est que sur ce portable
       *[other] changements ne sont que sur ce portable
    }
today-share-no-folder = Choisissez un dossier partagé pour travailler à plusieurs.
today-share-away = Le dossier partagé n’est pas joignable d’ici. Rien ne presse : tout est enregistré.
today-share-last = Dernier partage { $when }.
today-share-go = Partager maintenant
today-share-choose = Choisir un dossier
today-decide = À décider
today-decide-none = Aucune question. Tout ce qui vient des autres portables s’accorde avec le vôtre.
today-decide-count =
    { $count ->
        [one] valeur écrite à deux endroits sans se concerter
       *[other] valeurs écrites à deux endroits sans se concerter
    }
today-decide-go = Décider
today-visits = Prochaines visites
today-visits-empty = Aucune visite prévue
today-visits-empty-text = Prévoyez-en une : la note vous y attendra.
today-visits-add = Prévoir une visite
today-visits-today = aujourd’hui
today-visits-tomorrow = demain
today-visits-in =
    { $count ->
        [one] dans { $count } jour
       *[other] dans { $count } jours
    }
today-start = Pour commencer
today-start-library = Ajoutez une bibliothèque
today-start-library-text = À la main, ou depuis le fichier du ministère.
today-start-visit = Préparez une visite
today-start-visit-text = Une date, des personnes, une note qui s’enregistre toute seule.
today-start-survey = Ouvrez une enquête
today-start-survey-text = Usagers et non-usagers : deux questionnaires sont prêts.
today-start-draft = Dessinez une grille
today-start-draft-text = À partir des horaires actuels, à la souris ou au clavier.
today-counts = Ce que contient ce portable
today-count-libraries =
    { $count ->
        [one] bibliothèque
       *[other] bibliothèques
    }
today-count-visits =
    { $count ->
        [one] visite
       *[other] visites
    }
today-count-surveys =
    { $count ->
        [one] enquête
       *[other] enquêtes
    }
today-count-responses =
    { $count ->
        [one] réponse
       *[other] réponses
    }
today-count-drafts =
    { $count ->
        [one] grille
       *[other] grilles
    }
