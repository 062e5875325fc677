# Retour au bureau.

office-title = Retour au bureau
office-lead = Partager ce qui a été fait ici, recevoir ce que les autres ont fait, décider ensemble de ce qui diffère.

office-folder = Dossier partagé
office-none = Aucun dossier partagé
office-none-text = Choisissez un dossier que les autres portables voient aussi : disque du réseau, Nextcloud, OneDrive ou clé USB. Un dossier vide devient le nouvel espace ; un espace existant est rejoint. Tout y est chiffré.
office-choose = Choisir le dossier…
office-other-folder = Changer de dossier…
office-reachable = joignable
office-unreachable = hors d’atteinte
office-looking = Lecture du dossier…
office-look-again = Regarder de nouveau
office-preview =
    { $sent ->
        [0] Rien à envoyer
       *[other] { $sent } à envoyer
    }, { $received ->
        [0] rien à recevoir
       *[other] { $received } à recevoir
    }
office-preview-questions = { $words }, { $count } à décider
office-preview-nothing = Tout est déjà partagé.
office-sync = Synchroniser
office-phase-reading = Lecture du dossier
office-phase-applying = Réception
office-phase-publishing = Envoi
office-done-of = { $done } sur { $total }
office-background = Vous pouvez continuer à travailler : tout reste enregistré sur ce portable.
office-outcome =
    { $sent ->
        [0] Aucun changement envoyé
        [one] { $sent } changement envoyé
       *[other] { $sent } changements envoyés
    }, { $received ->
        [0] aucun reçu
        [one] { $received } reçu
       *[other] { $received } reçus
    }.
office-outcome-pending =
    { $count ->
        [one] { $count } attend encore.
       *[other] { $count } attendent encore.
    }
office-outcome-skipped =
    { $count ->
        [one] { $count } fichier laissé de côté.
       *[other] { $count } fichiers laissés de côté.
    }
office-cancelled = Synchronisation arrêtée. Ce qui était fait est gardé ; le reste attend la prochaine.
office-stopped = La synchronisation s’est arrêtée.
office-never = Jamais synchronisé
office-last = Dernière synchronisation { $when }
office-passphrase = Phrase secrète du dossier partagé
office-passphrase-hint = Cet espace a une autre phrase que celle de ce portable. La clé de secours l’ouvre aussi.
office-open = Ouvrir le dossier

office-questions = À décider ({ $count })
office-questions-text = Deux personnes ont écrit des choses différentes sans le savoir. Tout le reste a été réuni sans perte.
office-questions-none = Rien à décider
office-questions-none-text = Ce que chacun a écrit a été réuni sans perte.
office-question = { $field }, { $title }
office-you = Vous ({ $by })
office-written = Écrit { $when }
office-shown = affiché en attendant
office-keep-mine = Garder le mien
office-keep-theirs = Prendre celui-ci
office-resolved = Décidé : { $value }.
office-nothing-lost = Rien n’est effacé : l’autre valeur reste dans le journal de cette base, et Ctrl + Z revient sur le choix.
office-see = Voir à sa place

office-kind-library = Bibliothèque
office-kind-visit = Visite
office-kind-survey = Enquête
office-kind-response = Réponse
office-kind-draft = Grille horaire
office-kind-device = Portable
office-field-name = Nom
office-field-insee = Commune
office-field-address = Adresse
office-field-opening-hours = Horaires actuels
office-field-ministry-code = Code du ministère
office-field-library = Bibliothèque
office-field-date = Date
office-field-people = Personnes rencontrées
office-field-title = Titre
office-field-audience = Public
office-field-form = Questionnaire
office-field-label = Nom du portable
office-field-person = Personne
office-field-slot = Plage
office-field-deleted = Garder ou supprimer
office-value-slot = { $day } { $range }
office-value-weekly = { $duration } par semaine
office-value-removed = retiré
office-value-deleted = supprimer
office-value-kept = garder
office-value-empty = vide
office-value-version = une autre version

office-skipped =
    { $count ->
        [one] { $count } fichier laissé de côté
       *[other] { $count } fichiers laissés de côté
    }
office-skipped-text = Ils n’empêchent pas de recevoir le reste, et sont relus à chaque synchronisation.
office-devices = Portables de l’espace
office-device = Portable
office-person = Personne
office-records = Changements connus ici
office-this = celui-ci
office-wrong-clock = L’horloge du portable de { $who } avance de { $lead } sur celle-ci. Rien n’est perdu : réglez celle des deux qui se trompe.
