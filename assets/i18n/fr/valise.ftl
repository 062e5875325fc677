# Une valise : ce qui la refuse.
error-valise-file-missing = Choisissez où enregistrer la valise.
error-valise-missing = Ce fichier n’est pas là : { $detail }. Vérifiez que la clé USB est branchée, puis choisissez-le de nouveau.
error-valise-foreign = Ce fichier n’est pas une valise de Rythme. Il est laissé tel quel.
error-valise-newer = Cette valise vient d’une version plus récente de Rythme. Mettez ce portable à jour pour l’ouvrir.
error-valise-unreadable = La valise n’a pas pu être lue ou écrite : { $detail }. Réessayez, ou copiez d’abord le fichier sur ce portable.
error-valise-not-verified = Ce qui a été écrit n’a pas été relu à l’identique : la clé USB ou le disque est peut-être abîmé. Enregistrez la valise ailleurs.
error-valise-damaged = Cette valise est trop abîmée pour être ouverte. Demandez à son auteur de l’envoyer de nouveau.
error-valise-closed = Cette valise est fermée par une phrase secrète. Saisissez celle que vous a donnée son auteur.
error-valise-wrong-passphrase = Cette phrase secrète n’ouvre pas la valise. Rien n’a été écrit.
error-valise-other-space = Cette valise vient d’une autre équipe, et cette base partage déjà un autre espace. Demandez à son auteur d’envoyer le brouillon seul ; rien n’a été écrit.
error-valise-full = Il n’y a plus assez de place là où vous enregistrez la valise. Libérez de la place, ou choisissez un autre endroit.
error-valise-denied = Ce portable n’a pas le droit d’écrire à cet endroit. Choisissez un autre dossier, ou une clé USB qui n’est pas verrouillée.
error-valise-in-the-way = Un autre fichier porte déjà ce nom : { $detail }. Il n’a pas été remplacé ; choisissez un autre nom.
error-valise-gone = La clé USB ou le disque n’est plus là. Branchez-le de nouveau, puis recommencez.
error-valise-receiver-unknown = Aucun portable connu, ou plusieurs, pour « { $device } ». Choisissez « Un autre portable » pour tout mettre dans la valise.
error-valise-passphrase-missing = Ce portable ne partage encore aucun espace : choisissez une phrase secrète pour fermer cette valise.

shell-nav-valise = Valise
valise-section = Sans dossier partagé : une valise
valise-section-text = Une valise est un fichier chiffré, pour une clé USB ou un courriel : tout ce qui manque à l’autre portable, ou un seul brouillon. Qui la reçoit voit d’abord ce qu’elle contient ; sa réponse revient de la même façon.
valise-what = Que mettre dans la valise ?
valise-group-laptops = Ce qui manque à un portable
valise-group-drafts = Un seul brouillon
valise-lacks =
    { $count ->
        [0] { $device } (rien ne lui manque)
        [one] { $device } (1 changement)
       *[other] { $device } ({ $number } changements)
    }
valise-any = Un autre portable : tout
valise-with-photos =
    { $count ->
        [one] Avec la photo des visites ({ $size })
       *[other] Avec les { $count } photos des visites ({ $size })
    }
valise-save = Enregistrer la valise…
valise-where = Choisir où enregistrer la valise
valise-phrase = Phrase secrète de cette valise
valise-phrase-hint = Seulement pour quelqu’un d’une autre équipe : dites-la-lui de vive voix. Laissez vide pour un portable de votre espace.
valise-phrase-needed = Ce portable ne partage encore aucun espace : la valise est fermée par cette phrase. Dites-la de vive voix à qui la recevra.
valise-saved = Valise enregistrée.
valise-saved-in =
    { $count ->
        [one] Valise enregistrée, 1 changement, { $size } :
       *[other] Valise enregistrée, { $number } changements, { $size } :
    }
valise-save-cancelled = Enregistrement arrêté. Aucun fichier n’a été laissé.
valise-size-kb = { $size } Ko
valise-size-mb = { $size } Mo
valise-phase-reading = Lecture de la valise
valise-phase-applying = Réception
valise-phase-writing = Écriture de la valise
valise-send = Envoyer ce brouillon (.valise)
valise-send-text = Le brouillon part seul, avec sa bibliothèque et qui a dessiné quoi. La réponse de votre collègue se réunira ici avec ce que vous aurez fait entre-temps.

valise-choose = Ouvrir une valise…
valise-none = Aucune valise ouverte
valise-none-text = Choisissez le fichier .valise reçu par courriel ou sur une clé USB. Rien n’est écrit avant que vous ayez vu ce qu’il contient.
valise-title = Une valise de { $by }
valise-title-draft = Brouillon « { $title } »
valise-made = Faite par { $by } sur { $device }, { $when }.
valise-somebody = quelqu’un
valise-closed = Valise fermée
valise-closed-text = Elle s’ouvre avec la phrase secrète de l’espace dont elle vient, ou avec celle que son auteur vous a donnée.
valise-phrase-given = Phrase secrète
valise-open = Ouvrir la valise
valise-holds = Ce qu’elle contient de nouveau
valise-nothing-new = Rien de nouveau : tout ce qu’elle contient est déjà sur ce portable.
valise-fresh =
    { $count ->
        [one] 1 changement qui n’est pas encore ici
       *[other] { $number } changements qui ne sont pas encore ici
    }
valise-by =
    { $count ->
        [one] { $by } : 1 changement
       *[other] { $by } : { $number } changements
    }
valise-things-library =
    { $count ->
        [one] 1 bibliothèque
       *[other] { $count } bibliothèques
    }
valise-things-visit =
    { $count ->
        [one] 1 visite
       *[other] { $count } visites
    }
valise-things-survey =
    { $count ->
        [one] 1 enquête
       *[other] { $count } enquêtes
    }
valise-things-response =
    { $count ->
        [one] 1 réponse
       *[other] { $count } réponses
    }
valise-things-draft =
    { $count ->
        [one] 1 brouillon
       *[other] { $count } brouillons
    }
valise-things-photo =
    { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
valise-things-other =
    { $count ->
        [one] 1 autre élément
       *[other] { $count } autres éléments
    }
valise-photos =
    { $count ->
        [one] Avec 1 photo.
       *[other] Avec { $count } photos.
    }
valise-no-question = Tout se réunit sans question à trancher.
valise-raises =
    { $count ->
        [one] 1 question à trancher après réception : les deux valeurs sont gardées.
       *[other] { $count } questions à trancher après réception : toutes les valeurs sont gardées.
    }
valise-skipped =
    { $count ->
        [one] Une partie n’est pas lisible
       *[other] { $count } parties ne sont pas lisibles
    }
valise-skipped-text = Le reste est reçu. Demandez à l’auteur d’envoyer la valise de nouveau : ce qui est déjà ici n’est pas doublé.
valise-receive-title = Recevoir
valise-draft-of = Le brouillon « { $title } » ({ $library }) se réunit avec celui que vous avez, s’il est déjà ici.
valise-joins = Ce portable ne partage encore rien : il rejoint l’espace de cette valise.
valise-elsewhere = Ce brouillon vient d’une autre équipe : vos espaces restent séparés, seul ce brouillon et sa bibliothèque sont repris.
valise-for = Elle a été faite pour { $device }.
valise-no-undo = Ctrl + Z n’annule pas une réception. Rien n’est remplacé sans trace : chaque valeur d’avant reste dans l’historique, d’où elle peut être reprise.
valise-receive = Recevoir
valise-receive-anyway = Recevoir quand même
valise-receive-cancelled = Réception arrêtée. Ce qui était reçu est gardé ; recevez la valise de nouveau pour le reste.
valise-stopped = La réception s’est arrêtée.
valise-done = Valise reçue
valise-received =
    { $count ->
        [0] Rien de nouveau n’a été reçu.
        [one] 1 changement reçu.
       *[other] { $number } changements reçus.
    }
valise-joined = Ce portable fait maintenant partie de l’espace.
valise-questions =
    { $count ->
        [one] 1 question est à trancher.
       *[other] { $count } questions sont à trancher.
    }
valise-decide = Voir ce qui est à décider
valise-see-draft = Voir le brouillon
