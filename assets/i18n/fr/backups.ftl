# Sauvegardes : réglages, verrou.

backups-title = Sauvegardes
backups-lead = Une copie chiffrée chaque jour, et une avant chaque import et chaque synchronisation, à côté de la base. La copie du jour est ouverte et comparée : on sait qu’elle peut servir.
backups-proven = Dernière vérification { $when } : la sauvegarde s’ouvre et contient tout ce qu’elle doit contenir.
backups-broken = Dernière vérification { $when } : une sauvegarde est inutilisable. Faites-en une nouvelle ; les autres restent.
backups-unproven = Aucune sauvegarde n’a encore été vérifiée.
backups-make = Sauvegarder maintenant
backups-drill = Vérifier maintenant
backups-making = Sauvegarde en cours
backups-erasing = Ce qui est effacé disparaît des sauvegardes…
backups-drilling = Vérification en cours
backups-stopped = Interrompu : rien n’en reste.
backups-made = Sauvegarde faite.
backups-drilled-ok = Sauvegarde vérifiée : elle s’ouvre, et tout y est.
backups-drilled-bad = Cette sauvegarde est inutilisable.
backups-failed = La sauvegarde automatique n’a pas pu se faire { $when }.
backups-none = Pas encore de sauvegarde
backups-none-text = La première se fait d’elle-même, dès que la base contient quelque chose.
backups-folder = Dossier : { $folder }
backups-folder-text = Copiez-les de temps en temps sur un autre support : un disque perdu emporte aussi ce dossier.
backups-list = Sauvegardes de cette base
backups-all =
    { $count ->
        [one] Montrer l’autre
       *[other] Montrer les { $count } autres
    }
backups-size = { $size } Mo
backups-reason-daily = Quotidienne
backups-reason-import = Avant un import
backups-reason-sync = Avant une synchronisation
backups-reason-asked = Faite à la demande
backups-reason-replaced = Base mise de côté
backups-verified = Vérifiée { $when }
backups-not-verified = Pas encore vérifiée
backups-finding-not-opened = La phrase secrète d’aujourd’hui ne l’ouvre pas, ou son début est abîmé.
backups-finding-damaged = Des pages sont abîmées.
backups-finding-counts-differ = Elle ne contient pas ce qu’elle contenait quand elle a été faite.
backups-finding-digest-differs = Son empreinte n’est plus la même.
backups-verify-this = Vérifier la sauvegarde faite { $when }
backups-restore-this = Restaurer la sauvegarde faite { $when }
backups-verify = Vérifier
backups-restore = Restaurer…
backups-restore-title = Restaurer une sauvegarde
backups-restore-looking = La sauvegarde est ouverte et vérifiée…
backups-restore-of = Sauvegarde faite { $when }
backups-restore-what = Ce qu’elle contient
backups-restore-then = Dans la sauvegarde
backups-restore-now = Maintenant
backups-restore-unknown = illisible
backups-restore-lost =
    { $records ->
        [0] Rien n’a été enregistré depuis : rien n’est perdu.
        [one] Un changement a été fait depuis.
       *[other] { $records } changements ont été faits depuis.
    }
backups-restore-unshared =
    { $unshared ->
        [0] Le dossier partagé a tout cela : ce sera de retour à la prochaine synchronisation.
       *[other] Changements que le dossier partagé n’a pas : { $unshared }. Ils ne seront plus que dans la base mise de côté.
    }
backups-restore-aside = La base d’aujourd’hui est mise de côté avec sa date. Elle n’est jamais supprimée, et peut être reprise de la même façon.
backups-restore-do = Restaurer cette sauvegarde
backups-restoring = Restauration en cours
backups-restored = Sauvegarde restaurée. La base précédente est ici : { $path }
backups-restored-alone = Sauvegarde restaurée.
backups-rebuild = Reconstruire la base
backups-rebuilding = Reconstruction en cours
backups-rebuilt =
    { $records ->
        [one] Base reconstruite depuis son journal : un changement relu.
       *[other] Base reconstruite depuis son journal : { $records } changements relus.
    }
backups-rebuilt-lost = Ces données de ce portable n’ont pas pu être relues en entier : { $tables }.
backups-count-libraries = Bibliothèques
backups-count-visits = Visites
backups-count-surveys = Enquêtes
backups-count-responses = Réponses
backups-count-drafts = Brouillons de grille
backups-count-interviews = Entretiens commencés
backups-count-changes = Changements en tout

backups-rescue-title = Reprendre le travail
backups-rescue-looking = Recherche d’une sauvegarde que cette phrase ouvre…
backups-rescue-backup = C’est donc la base qui est abîmée : cette phrase ouvre sa sauvegarde faite { $when }, vérifiée à l’instant. Elle contient : bibliothèques { $libraries }, visites { $visits }, réponses { $responses }, brouillons { $drafts }.
backups-rescue-after = Ce qui a été partagé depuis revient à la prochaine synchronisation. La base abîmée est mise de côté avec sa date, jamais supprimée.
backups-rescue-do = Mettre de côté et reprendre cette sauvegarde
backups-rescue-journal =
    { $records ->
        [one] Le journal de la base abîmée se lit encore : un changement. La reconstruire n’en perd aucun.
       *[other] Le journal de la base abîmée se lit encore : { $records } changements. La reconstruire n’en perd aucun.
    }
backups-rescue-rebuild = Mettre de côté et reconstruire depuis le journal
