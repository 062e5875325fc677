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
office-nothing-lost = Rien n’est effacé : l’autre valeur reste dans l’historique, et Ctrl + Z revient sur les choix validés.
office-see = Voir à sa place

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
office-this = celui-ci
office-wrong-clock = L’horloge du portable de { $who } avance de { $lead } sur celle-ci. Rien n’est perdu : réglez celle des deux qui se trompe.

office-journal = Journal
office-validate = Tout valider ({ $done } sur { $total })
office-validated =
    { $count ->
        [one] { $count } question tranchée.
       *[other] { $count } questions tranchées.
    }
office-progress = { $done } choix sur { $total }.
office-complete = Tous les choix sont faits : il reste à valider.
office-to-send = À envoyer
office-to-receive = À recevoir
office-by = { $who } : { $what }
office-by-kind = { $kind } ({ $count })
office-by-nobody = Sans nom
office-kinds-library = bibliothèques
office-kinds-visit = visites et notes
office-kinds-survey = enquêtes
office-kinds-response = réponses
office-kinds-draft = grilles horaires
office-kinds-photo = photos
office-kinds-laptop = portables
office-kinds-version = versions nommées
office-kinds-other = autres

office-auto = Synchroniser de soi-même quand le dossier est là
office-auto-text = Rien ne part pendant que vous tranchez une question.
office-pause = Suspendre
office-resume = Reprendre
office-pausing = Suspension au prochain fichier…
office-paused = En pause
office-paused-text = Rien n’est perdu : le travail fait reste fait. Fermer Rythme arrête cette synchronisation, la suivante reprendra où elle en est.
office-phase-photos = Photos
office-steps = Étapes de la synchronisation

office-trouble-gone = Dossier hors d’atteinte
office-trouble-gone-next = Rebranchez le disque, ou reconnectez le réseau. Rythme regarde de lui-même s’il revient.
office-trouble-read-only = Dossier en lecture seule
office-trouble-read-only-next = Demandez le droit d’écrire dans ce dossier à qui le gère, ou choisissez le bon sous-dossier.
office-trouble-full = Dossier plein
office-trouble-full-next = Libérez de la place dans le dossier partagé, puis réessayez.
office-trouble-newer = Format plus récent
office-trouble-newer-next = Installez la dernière version de Rythme sur ce portable. En attendant, vous pouvez travailler comme d’habitude.
office-trouble-other = Le dossier n’a pas pu être utilisé
office-trouble-other-next = Réessayez ; si cela dure, choisissez un autre dossier.

office-start = Point de départ
office-start-none = Rien n’était encore écrit.
office-start-by = { $by }, { $when }
office-reason = Acte : { $act }
office-comment = Commentaire : « { $text } »
office-effect-weekly = Semaine ainsi : { $duration }
office-both = Faire deux scénarios
office-both-hint = Votre grille reste, et une copie prend l’autre valeur.
office-later = Décider plus tard
office-chosen-mine = Vous gardez « { $value } ».
office-chosen-theirs = Valeur de { $who } retenue.
office-chosen-both = Deux scénarios.
office-chosen-later = Plus tard.
office-undecided = À choisir
office-copy-title = { $title } (version de { $who })
office-delta = ({ $difference })
office-field-retired = Retiré de l’espace

office-log-title = Journal des synchronisations
office-log-none = Aucune synchronisation encore
office-log-none-text = Chaque synchronisation laissera ici une ligne, aussi quand elle n’aboutit pas.
office-log-quiet = Rien de nouveau.
office-log-quiet-times = Rien de nouveau, { $times } fois ; la première { $since }.
office-log-failed-times = { $error } ({ $times } fois ; la première { $since })
office-log-cancelled = Arrêtée à votre demande.
office-log-auto = automatique
office-log-from = De { $who } : { $what }
office-log-questions =
    { $count ->
        [one] { $count } question à décider.
       *[other] { $count } questions à décider.
    }
office-skipped-since = Laissé de côté pour la première fois { $when }.

office-laptop-unnamed = Portable sans nom
office-laptop-seen = Dernières nouvelles lues { $when }
office-laptop-never = Pas encore de nouvelles
office-laptop-same = Identique à ce portable
office-laptop-same-but =
    { $count ->
        [one] Identique, à { $count } de vos changements près
       *[other] Identique, à { $count } de vos changements près
    }
office-laptop-differs = Différent, alors qu’il a reçu la même chose : signalez-le, et faites vérifier le dossier partagé.
office-laptop-behind =
    { $count ->
        [one] N’a pas encore { $count } de vos changements
       *[other] N’a pas encore { $count } de vos changements
    }
office-laptop-level = A reçu tous vos changements
office-laptop-ahead =
    { $count ->
        [one] Annonce { $count } changement qui n’est pas encore arrivé ici
       *[other] Annonce { $count } changements qui ne sont pas encore arrivés ici
    }
office-laptop-clock = Son horloge avance de { $lead } sur celle-ci
office-laptop-version = Rythme { $version }
office-laptop-records =
    { $count ->
        [0] Aucun changement de lui ici
        [one] { $count } changement de lui ici
       *[other] { $count } changements de lui ici
    }
office-laptop-retired = retiré
office-laptop-returned = revenu
office-laptop-returned-text = Il a été retiré, et il a pourtant publié depuis. Reprenez-le s’il sert encore ; sinon, changez la clé de l’espace.
office-laptop-former = ancien nom de ce portable
office-laptop-former-text = La base de ce portable a été copiée ou restaurée. Si plus personne ne s’en sert sous cet ancien nom, retirez-le.
office-laptop-this-retired = Ce portable a été retiré de l’espace par quelqu’un. Ce que vous faites ici est gardé et partagé ; demandez qu’on le reprenne.
office-retire = Retirer…
office-retire-name = Retirer { $name } de l’espace
office-reinstate = Reprendre
office-reinstate-name = Reprendre { $name } dans l’espace
office-retire-title = Retirer « { $name } » ?
office-retire-what = Plus personne n’attendra ce portable avant de faire de la place dans le dossier partagé. Ce qu’il a partagé reste, et Ctrl + Z le reprend.
office-retire-lost =
    { $count ->
        [0] D’après ses dernières nouvelles, il a reçu tous vos changements.
       *[other] D’après ses dernières nouvelles, { $count } de vos changements ne lui sont pas parvenus.
    }
office-retire-key = S’il est perdu, volé ou donné, changez aussi la clé de l’espace : sans cela il pourrait encore lire le dossier partagé.
office-retire-do = Retirer ce portable
office-retired = « { $name } » est retiré. Pensez à changer la clé s’il est perdu.
office-reinstated = « { $name } » est repris.
office-history = Voir l’historique
office-retire-key-where = Clés du dossier, dans les réglages
