# Communes et bibliothèques.

libraries-title = Communes et bibliothèques
libraries-back = Toutes les communes
libraries-filter = Chercher une commune ou une bibliothèque
libraries-filter-none = Rien ne correspond à « { $text } ».
libraries-filter-none-text = Essayez le début du nom, un code postal ou le code Insee.
libraries-found =
    { $count ->
        [0] Aucune commune
        [one] { $count } commune
       *[other] { $count } communes
    }
libraries-known = Communes dont une bibliothèque est connue
libraries-unknown = Autres communes
libraries-commune = Commune
libraries-population = Population
libraries-libraries = Bibliothèques
libraries-count =
    { $count ->
        [0] aucune
        [one] { $count } bibliothèque
       *[other] { $count } bibliothèques
    }
libraries-source = Communes de la Métropole européenne de Lille : découpage administratif d’Etalab d’après l’Insee et La Poste, Licence Ouverte 2.0.
libraries-others = Hors de la métropole

libraries-commune-lead = { $population } habitants, code postal { $codes }, code Insee { $insee }
libraries-commune-unknown = Commune { $insee }
libraries-commune-none = Aucune bibliothèque connue dans cette commune
libraries-commune-none-text = Ajoutez-la à la main, ou importez le fichier du ministère.
libraries-library = Bibliothèque
libraries-address = Adresse
libraries-weekly = Par semaine
libraries-hours-unknown = horaires inconnus

libraries-new = Ajouter une bibliothèque
libraries-edit = Modifier { $name }
libraries-change = Modifier
libraries-save = Enregistrer
libraries-delete = Supprimer
libraries-deleted = Bibliothèque supprimée : { $name }.
libraries-name = Nom
libraries-name-missing = Écrivez le nom de la bibliothèque.
libraries-commune-choose = Choisissez une commune
libraries-commune-missing = Choisissez la commune.
libraries-choose = Choisissez une bibliothèque
libraries-choose-none = Aucune bibliothèque n’est encore connue.
libraries-hours-now = Horaires actuels
libraries-hours-hint = Écrits comme dans OpenStreetMap. Jours : Mo, Tu, We, Th, Fr, Sa, Su ; plages séparées par une virgule, jours par un point-virgule.
libraries-hours-none = Les horaires actuels ne sont pas connus
libraries-hours-none-text = Une grille part des horaires actuels et s’y compare.
libraries-hours-enter = Saisir les horaires
libraries-week = Semaine ordinaire
libraries-day = Jour
libraries-hours = Heures d’ouverture
libraries-open = Durée
libraries-closed = fermé
libraries-total = Semaine
libraries-ministry = Code du ministère de la Culture : { $code }

libraries-visits = Visites
libraries-surveys = Enquêtes
libraries-drafts = Grilles horaires
libraries-add-visit = Nouvelle visite
libraries-add-survey = Nouvelle enquête
libraries-add-draft = Nouvelle grille
libraries-draft-title = Grille du { $date }
libraries-no-visit = Aucune visite
libraries-no-survey = Aucune enquête
libraries-no-draft = Aucune grille
libraries-responses =
    { $count ->
        [0] aucune réponse
        [one] { $count } réponse
       *[other] { $count } réponses
    }

libraries-import = Importer des bibliothèques
libraries-import-lead = Fichier CSV « Adresses des bibliothèques publiques » du ministère de la Culture, ou un tableau aux mêmes colonnes.
libraries-import-choose = Choisissez un fichier CSV
libraries-import-text = Son contenu s’affiche d’abord : rien n’est écrit avant votre accord.
libraries-import-pick = Choisir un fichier…
libraries-import-other = Choisir un autre fichier…
libraries-import-ready =
    { $count ->
        [0] Aucune bibliothèque à importer dans ce fichier.
        [one] { $count } bibliothèque prête à importer.
       *[other] { $count } bibliothèques prêtes à importer.
    }
libraries-import-preview = Avant d’importer
libraries-import-summary =
    { $created ->
        [0] Aucune bibliothèque nouvelle
        [one] { $created } bibliothèque nouvelle
       *[other] { $created } bibliothèques nouvelles
    }, { $updated ->
        [0] aucune mise à jour
        [one] { $updated } mise à jour
       *[other] { $updated } mises à jour
    }, { $left ->
        [0] aucune ligne laissée de côté
        [one] { $left } ligne laissée de côté
       *[other] { $left } lignes laissées de côté
    }.
libraries-import-write =
    { $count ->
        [0] Rien à importer
        [one] Importer { $count } bibliothèque
       *[other] Importer { $count } bibliothèques
    }
libraries-import-table = Lignes du fichier
libraries-import-row = Ligne
libraries-import-effect = Effet
libraries-import-create = nouvelle
libraries-import-update = mise à jour
libraries-import-skip = laissée de côté
libraries-import-findings = Constats de la ligne { $row }
libraries-import-done =
    { $count ->
        [0] Aucune bibliothèque importée
        [one] { $count } bibliothèque importée
       *[other] { $count } bibliothèques importées
    }
libraries-import-undo = L’import entier s’annule avec Ctrl + Z.
