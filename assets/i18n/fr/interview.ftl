# Entretien : une question par page, au clavier.

interview-language = Langue de l’entretien
interview-leave = Quitter
interview-to-survey = Revenir à l’enquête
interview-to-surveys = Toutes les enquêtes
interview-progress = Question { $position } sur { $total }
interview-progress-at-most = Question { $position } sur { $total } au plus
interview-enter = Entrée
interview-escape = Échap
interview-key-pick = choisir
interview-key-next = suite
interview-key-back = retour
interview-key-refuse = refus
interview-key-leave = quitter
interview-begin = Notice lue, commencer
interview-next = Continuer
interview-back = Retour
interview-refuse = Refuse de répondre
interview-refused = Refus de répondre
interview-picked = Choisi : { $choice }
interview-unpicked = Retiré : { $choice }
interview-help-multiple = Plusieurs réponses sont possibles.
interview-help-integer = Un nombre entier.
interview-help-time = Heure de la forme 14:30.
interview-help-range = Un nombre de { $start } à { $end }.
interview-help-rank = Choisissez dans l’ordre de préférence ; la même touche retire du classement.
interview-row-another = Déjà saisi : { $count }. En ajouter un autre ?
interview-row-another-yes = Oui, en ajouter un autre
interview-row-another-no = Non, continuer
interview-acknowledge = Vu
interview-row = { $label }, n° { $number }
interview-help-decimal = Un nombre, avec une virgule si besoin.
interview-optional = La réponse est facultative.
interview-not-integer = Écrivez un nombre entier, sans lettres ni virgule.
interview-not-decimal = Écrivez un nombre, par exemple 2,5.
interview-not-date = Écrivez une date comme 15/09/2026 ou 15 septembre 2026.

interview-end = Fin du questionnaire
interview-summary =
    { $answered ->
        [0] Aucune réponse donnée
        [one] { $answered } réponse donnée
       *[other] { $answered } réponses données
    }, { $refused ->
        [0] aucun refus
        [one] { $refused } refus
       *[other] { $refused } refus
    }.
interview-end-text = Une fois enregistrée, la réponse ne se modifie plus. Retour permet encore de corriger.
interview-submit = Enregistrer la réponse
interview-done = Réponse enregistrée
interview-done-text = Elle est sur ce portable et sera partagée au retour au bureau.
interview-another = Entretien suivant

interview-beside = Pendant l’entretien
interview-note = Note
interview-note-title = Note sur la réponse
interview-note-hint = Une précision de votre part, gardée avec la réponse. Ni nom, ni coordonnées.
interview-note-save = Garder la note
interview-note-kept = Note gardée
interview-note-cancel = Renoncer
interview-note-told = Note : { $note }
interview-unknown = Ne sait pas
interview-unknown-told = Ne sait pas
interview-listen = Lire à voix haute
interview-silence = Arrêter la voix
interview-no-voice = Pas de voix sur ce portable
interview-passer = Passage
interview-refused-to-talk = Refus de répondre à l’enquête
interview-counts =
    Depuis { $since } : { $responses ->
        [0] aucune réponse
        [one] { $responses } réponse
       *[other] { $responses } réponses
    }, { $refusals ->
        [0] aucun refus
       *[other] { $refusals } refus
    }, { $passers ->
        [0] aucun passage
        [one] { $passers } passage
       *[other] { $passers } passages
    }
interview-targets = Objectifs
interview-target-line = { $target } : { $done } sur { $wanted }
