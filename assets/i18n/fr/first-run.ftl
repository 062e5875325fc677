# The first run (three doors, passphrase, joining) and the lock.

first-run-title = Bienvenue dans Rythme
first-run-lead = Les horaires d’ouverture, du terrain au bureau. Tout reste sur ce portable, chiffré, même sans réseau.
first-run-language = Langue
first-run-discover = Découvrir
first-run-discover-text = Avec une commune inventée : trois bibliothèques, deux visites, deux enquêtes et deux grilles. Tout se retire en un clic.
first-run-join = Rejoindre un dossier partagé
first-run-join-text = Un collègue utilise déjà Rythme : retrouvez son travail et ajoutez-y le vôtre.
first-run-start = Commencer
first-run-start-text = Une base vide, avec les 95 communes de la métropole. Vous pourrez partager plus tard.
first-run-back = Choisir une autre porte

first-run-you = Vous
first-run-person = Votre nom
first-run-person-hint = Il signe vos changements.
first-run-device = Nom de ce portable
first-run-device-hint = Par exemple « Portable de Claire ».
first-run-passphrase-section = Phrase secrète de ce portable
first-run-passphrase-why = Elle chiffre tout ce que ce portable enregistre. Personne ne peut la retrouver à votre place : notez-la en lieu sûr.
first-run-passphrase = Phrase secrète
first-run-passphrase-hint = Quatre ou cinq mots sans rapport entre eux se retiennent bien et se devinent mal.
first-run-passphrase-again = La même phrase, encore une fois
first-run-remember = Se souvenir de la phrase dans le trousseau de ce système
first-run-remember-hint = Rythme s’ouvrira alors avec votre session, sans la demander.
first-run-show = Afficher la phrase
first-run-folder-section = Dossier partagé
first-run-folder = Dossier
first-run-folder-hint = Le dossier de réseau ou synchronisé que votre équipe utilise avec Rythme.
first-run-folder-pick = Choisir…
first-run-folder-pick-title = Choisir le dossier partagé
first-run-folder-none = Aucun dossier choisi
first-run-folder-passphrase = Phrase secrète du dossier
first-run-folder-passphrase-hint = Celle de l’équipe, que vous donne la personne qui a créé le dossier ; ou la clé de secours.
first-run-go-discover = Créer la base et découvrir
first-run-go-join = Créer la base et rejoindre
first-run-go-start = Créer la base
first-run-working = Rythme calcule la clé et prépare la base…
first-run-where = La base sera enregistrée ici : { $path }

first-run-need-person = Écrivez votre nom.
first-run-need-device = Donnez un nom à ce portable.
first-run-need-passphrase = Choisissez une phrase secrète.
first-run-need-longer =
    { $missing ->
        [one] Encore { $missing } caractère au moins.
       *[other] Encore { $missing } caractères au moins.
    }
first-run-need-same = Les deux phrases ne sont pas les mêmes.
first-run-need-folder = Choisissez le dossier partagé.
first-run-need-folder-passphrase = Écrivez la phrase secrète du dossier.
first-run-strength-short = Trop courte : un ordinateur l’essaierait vite.
first-run-strength-weak = Faible : quelques jours suffiraient à la deviner. Ajoutez un mot.
first-run-strength-fair = Correcte. Un mot de plus la rendrait solide.
first-run-strength-strong = Solide : la deviner prendrait des siècles.

first-run-unlock-title = Ouvrir Rythme
first-run-unlock-lead = La base de ce portable est chiffrée.
first-run-unlock = Ouvrir
first-run-unlock-working = Vérification…
first-run-unlock-where = Base : { $path }
first-run-unlock-lost = Phrase oubliée ? Personne ne peut la retrouver. Ce qui est déjà dans le dossier partagé n’est pas perdu : un autre portable, ou celui-ci avec une base neuve, peut le rejoindre.
first-run-need-unlock = Écrivez la phrase secrète de cette base.
