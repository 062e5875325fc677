# Enquêtes.

surveys-title = Enquêtes
surveys-new = Nouvelle enquête
surveys-none = Aucune enquête pour l’instant
surveys-none-text = Deux questionnaires sont prêts, l’un pour les usagers, l’autre pour les non-usagers. Les vôtres s’importent au format XLSForm.
surveys-questions =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
surveys-n-responses =
    { $count ->
        [0] réponse
        [one] réponse
       *[other] réponses
    }
surveys-responses =
    { $count ->
        [0] Aucune réponse
        [one] { $count } réponse
       *[other] { $count } réponses
    }
surveys-responses-none = Les réponses enregistrées se liront ici.
surveys-responses-table = Tableau des réponses
surveys-submitted = Enregistrée
surveys-from-a-file = par fichier
surveys-invalid = incomplète
surveys-more =
    { $count ->
        [one] { $count } réponse de plus
       *[other] { $count } réponses de plus
    }
surveys-unfinished =
    { $count ->
        [one] { $count } entretien à reprendre
       *[other] { $count } entretiens à reprendre
    }
surveys-unfinished-title = Entretiens à reprendre
surveys-begun =
    { $count ->
        [0] Commencé { $when }, aucune réponse
        [one] Commencé { $when }, { $count } réponse
       *[other] Commencé { $when }, { $count } réponses
    }
surveys-resume = Reprendre
surveys-discard = Abandonner
surveys-discard-sure =
    { $count ->
        [0] Abandonner pour de bon
        [one] Effacer sa réponse pour de bon
       *[other] Effacer ses { $count } réponses pour de bon
    }
surveys-begin = Commencer un entretien
surveys-delete = Supprimer l’enquête
surveys-deleted = Enquête supprimée : { $title }.

surveys-audience = Public
surveys-audience-hint = Usagers et non-usagers ne sont jamais mêlés dans les résultats.
surveys-audience-users = Usagers
surveys-audience-non-users = Non-usagers
surveys-audience-other = Autre public
surveys-form = Questionnaire
surveys-form-missing = Choisissez un questionnaire qui convient.
surveys-from-file = Un fichier XLSForm
surveys-from-file-text = Votre questionnaire, au format Excel de Kobo et d’ODK.
surveys-pick = Choisir un fichier…
surveys-no-file = Aucun fichier choisi
surveys-refused = Ce questionnaire ne peut pas servir.
surveys-refused-text = Rien n’est écrit. Corrigez le fichier aux endroits indiqués, puis choisissez-le de nouveau.
surveys-library-missing = Choisissez la bibliothèque de l’enquête.
surveys-name = Titre
surveys-name-hint = Par exemple : non-usagers, marché du samedi
surveys-name-missing = Écrivez le titre de l’enquête.
surveys-create = Créer l’enquête
surveys-required = réponse obligatoire
surveys-kind-text = texte
surveys-kind-integer = nombre entier
surveys-kind-decimal = nombre
surveys-kind-date = date
surveys-kind-select-one = un choix
surveys-kind-select-multiple = plusieurs choix
surveys-erase-response = Effacer définitivement la réponse enregistrée { $when }
surveys-response-of = réponse enregistrée { $when }
surveys-keep-title = Durée de conservation
surveys-keep = Conserver jusqu’au
surveys-keep-until = À conserver jusqu’au { $date }
surveys-keep-ended = Conservation terminée le { $date }
surveys-keep-none = Durée de conservation non dite
surveys-keep-notice = La notice d’information annonce cette date aux personnes interrogées. Ensuite, les réponses sont à purger.
surveys-keep-read =
    { $count ->
        [one] La personne interrogée a lu la date annoncée ce jour-là : ne repoussez pas celle-ci sans raison écrite.
       *[other] Les { $count } personnes interrogées ont lu la date annoncée ce jour-là : ne repoussez pas celle-ci sans raison écrite.
    }
surveys-keep-proposed =
    { $count ->
        [one] Proposé : un mois. Source :
       *[other] Proposé : { $count } mois. Source :
    }
surveys-keep-past = Cette date est passée : les réponses seraient à purger dès qu’elles arrivent.
surveys-keep-over =
    { $days ->
        [one] Cette date est passée depuis un jour. La notice ne l’annonce plus.
       *[other] Cette date est passée depuis { $days } jours. La notice ne l’annonce plus.
    }
surveys-keep-purge = Voir ce qui est à purger
surveys-kept = Réponses à conserver jusqu’au { $date }.
surveys-due = À purger
surveys-due-count =
    { $count ->
        [one] Une enquête a passé sa durée de conservation.
       *[other] { $count } enquêtes ont passé leur durée de conservation.
    }
surveys-answer-refused = refus
surveys-own-version = votre questionnaire, version { $number }
surveys-at-the-kiosk = à la borne
surveys-answer-unknown = ne sait pas
