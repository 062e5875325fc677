# Les erreurs : ce qui s’est passé, et quoi faire.

error-database-missing = Aucune base de données à cet endroit : { $path }. Créez-la d’abord.
error-database-exists = Un fichier existe déjà à cet endroit : { $path }. Il n’a pas été modifié.
error-database-mirrored = La base { $path } se trouve dans un dossier copié par { $tool }. Un tel outil peut abîmer une base ouverte : choisissez un dossier qui reste sur ce portable. Rien n’a été modifié.
error-database-foreign = Le fichier { $path } n’est pas une base de Rythme. Il n’a pas été modifié.
error-database-newer = Cette base a été écrite par une version plus récente de Rythme (schéma { $found }, cette version connaît { $known }). Mettez Rythme à jour ; rien n’a été modifié.
error-database-read-only = La base ne peut pas être écrite : vérifiez les droits du dossier. Rien n’a été modifié.
error-database-busy = Un autre programme utilise la base. Réessayez dans un instant ; rien n’a été modifié.
error-database-damaged = La base est abîmée. Ne la supprimez pas : gardez-en une copie et rejoignez le dossier partagé depuis une base neuve.
error-database-failed = La base a refusé l’opération : { $detail }. Rien n’a été modifié.
error-database-not-named = Indiquez la base avec --db FICHIER.
error-cipher-missing = Cette version de Rythme ne sait pas chiffrer : elle n’ouvrira aucune base.
error-passphrase-wrong = La phrase secrète n’ouvre pas la base { $path }. Rien n’a été modifié.
error-passphrase-missing = Il manque la phrase secrète : donnez-la avec --passphrase-file FICHIER.
error-passphrase-short = La phrase secrète doit compter au moins { $minimum } caractères.
error-device-name-missing = Donnez un nom à ce portable.
error-disk-full = Le disque est plein : rien n’a été enregistré depuis. Libérez de la place puis recommencez.
error-locked = La base est fermée : ouvrez-la avec sa phrase secrète.
error-entity-unknown = { $kind ->
    [library] Bibliothèque introuvable ici : { $id }.
    [visit] Visite introuvable ici : { $id }.
    [survey] Enquête introuvable ici : { $id }.
    [interview] Entretien introuvable ici : { $id }.
    [draft] Brouillon introuvable ici : { $id }.
    [slot] Plage introuvable ici : { $id }.
   *[other] Introuvable ici : { $id }.
}
error-stored-unreadable = Une donnée enregistrée ne peut pas être lue : { $detail }.
error-file-failed = Le fichier ne peut pas être utilisé : { $detail }.
error-file-unreadable = Le fichier { $path } ne peut pas être lu : { $detail }.
error-file-too-large = Le fichier { $path } dépasse 50 Mo.
error-call-unknown = L’écran demande « { $name } », que cette version ne connaît pas.
error-call-arguments = L’écran a envoyé une demande incomplète : { $detail }.
error-internal = Rythme n’a pas su finir cette action. Rien n’en a été enregistré ; refaites-la, et signalez-le si cela se répète.
error-note-version-unknown = La note a été ouverte dans une version que cette base ne connaît pas. Copiez votre texte, puis rouvrez la visite.
error-document-newer = Ce texte a été écrit par une version plus récente de Rythme. Mettez Rythme à jour.
error-document-unreadable = Un texte partagé ne peut pas être lu : { $detail }.
error-library-name-missing = Donnez un nom à la bibliothèque.
error-insee-invalid = « { $insee } » n’est pas un code INSEE de commune (cinq caractères).
error-hours-unreadable = Ces horaires ne peuvent pas être lus : { $text }.
error-hours-past-midnight = Une plage dépasse minuit : coupez-la en deux jours.
error-hours-not-fixed = Ces horaires dépendent du soleil ou d’un événement : donnez des heures fixes.
error-hours-missing = Les horaires actuels de « { $name } » ne sont pas connus : saisissez-les, ou partez d’une grille vide.
error-import-empty = Aucune bibliothèque n’a pu être importée de { $path }.
error-visit-date-invalid = « { $date } » n’est pas une date. Écrivez par exemple 2026-09-15.
error-visit-library-missing = Choisissez la bibliothèque de la visite.
error-survey-library-missing = Choisissez la bibliothèque de l’enquête.
error-survey-form-missing = Choisissez un questionnaire.
error-form-unknown = Le questionnaire « { $code } » n’est pas fourni avec Rythme.
error-form-newer = Le questionnaire de « { $title } » vient d’une version plus récente de Rythme : { $detail }.
error-form-refused = Le questionnaire { $path } est refusé : { $count } erreur(s) à corriger.
error-language-unknown = Le questionnaire n’existe pas en « { $language } ».
error-interview-unfinished = La notice d’information n’a pas été acceptée : l’entretien ne peut pas être enregistré.
error-answers-unreadable = Le fichier de réponses { $path } ne peut pas être lu : { $detail }.
error-answers-refused = La réponse est refusée : { $count } erreur(s).
error-draft-title-missing = Donnez un titre au brouillon.
error-slot-end-before-start = La fin de la plage doit venir après son début.
error-slot-past-midnight = Une plage ne peut pas dépasser minuit.
error-undo-nothing = Il n’y a rien à annuler.
error-redo-nothing = Il n’y a rien à rétablir.
error-undo-superseded = Une autre personne a modifié cela depuis : il n’y a plus rien à annuler ici.
error-demo-present = Les données fictives sont déjà là.
error-question-unknown = Cette question n’existe pas ou elle est déjà tranchée : { $id }.
error-question-choice-unknown = « { $keep } » n’est pas un des choix : mine, theirs, ou la clé d’une valeur.
error-job-not-started = La synchronisation n’a pas pu démarrer : { $detail }.
error-folder-missing = Choisissez d’abord le dossier partagé.
error-folder-not-empty = Le dossier { $folder } contient autre chose. Choisissez un dossier vide, par exemple un sous-dossier « Rythme ».
error-space-rolled-back = Cette base est plus ancienne que ce qu’elle a déjà partagé (copie ou sauvegarde restaurée). Rien n’a été modifié : repartez d’une base neuve et rejoignez le dossier.
error-folder-gone = Le dossier partagé est injoignable (réseau coupé, disque débranché). Vos changements attendent sur ce portable.
error-folder-file-missing = Le dossier ou un de ses fichiers n’existe pas : { $detail }. Vos changements attendent sur ce portable.
error-folder-read-only = Le dossier partagé est en lecture seule. Vos changements attendent sur ce portable.
error-folder-full = Le dossier partagé est plein. Vos changements attendent sur ce portable.
error-folder-denied = Ce portable n’a pas le droit d’écrire dans le dossier partagé. Vos changements attendent ici.
error-folder-busy = Un autre programme tient un fichier du dossier partagé. Réessayez dans un instant.
error-folder-file-exists = Un autre fichier porte déjà ce nom dans le dossier partagé : { $detail }. Il n’a pas été remplacé.
error-folder-file-too-large = Un fichier du dossier partagé est trop grand : { $detail }.
error-folder-bad-name = Le dossier partagé refuse un nom de fichier : { $detail }.
error-folder-not-verified = Ce qui a été écrit dans le dossier partagé n’a pas été relu à l’identique : { $detail }. Vos changements attendent sur ce portable.
error-folder-io = Le dossier partagé a signalé une erreur : { $detail }.
error-no-random = Ce système ne fournit pas de hasard : rien ne peut être chiffré.
error-wrong-folder-passphrase = La phrase secrète n’ouvre pas ce dossier partagé. Rien n’a été écrit.
error-space-key-missing = Le dossier partagé ne contient pas encore sa clé (copie en cours ?). Réessayez plus tard.
error-space-key-damaged = La clé du dossier partagé est abîmée. Un portable qui le connaît déjà la remettra à sa prochaine synchronisation.
error-space-torn = Le fichier espace.json du dossier partagé est incomplet (copie en cours ?). Réessayez plus tard.
error-several-spaces = Ce dossier contient plusieurs espaces de Rythme : { $detail }. Séparez-les.
error-space-leftovers = Ce dossier contient les restes d’un espace sans son fichier espace.json (copie en cours ?). Réessayez plus tard, ou choisissez un dossier vide.
error-already-a-space = Ce dossier est déjà un espace de Rythme.
error-not-a-space = Ce dossier n’est pas un espace de Rythme.
error-other-space = Ce dossier est l’espace d’une autre équipe : cette base en partage déjà un autre. Rien n’a été écrit.
error-newer-space-format = Ce dossier partagé vient d’une version plus récente de Rythme. Mettez Rythme à jour ; rien n’a été écrit.
error-stored-keys-unreadable = Les clés du dossier partagé, gardées dans la base, ne peuvent pas être lues.
error-nothing-to-seal = Il n’y a rien à partager.
error-record-too-large = Un changement est trop grand pour le dossier partagé.
error-cancelled = Synchronisation interrompue : ce qui est fait est fait, le reste attend.
error-erase-nothing = Rien n’est désigné : indiquez ce qui doit être effacé.
error-erase-reason-missing = Dites pourquoi : le registre des effacements garde cette raison. Elle ne doit nommer personne.
error-laptop-unknown = Ce portable n’est pas connu ici : { $id }.
error-laptop-is-this = Ce portable est celui-ci : il ne peut pas se retirer lui-même. Retirez-le depuis un autre.
error-question-no-fork = Seule une grille horaire peut être gardée en deux scénarios. Choisissez une des valeurs.
