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
