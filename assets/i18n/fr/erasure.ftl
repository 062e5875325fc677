# Effacements : l’acte, le registre, la fin de conservation.

shell-nav-erasure = Registre des effacements
erasure-act = Effacer définitivement…
erasure-act-short = Effacer…
erasure-title = Effacer définitivement : { $name }
erasure-for-ever = Rien ne ramènera ce qui est effacé : ni « Annuler », ni l’historique, ni une sauvegarde. Ce qui arriverait encore d’un autre portable à ce sujet sera effacé aussi.
erasure-goes = Ce qui disparaît
erasure-goes-interviews = les entretiens commencés et non enregistrés, sur chaque portable
erasure-stays = Ce qui reste
erasure-count-library =
    { $count ->
        [one] { $count } bibliothèque
       *[other] { $count } bibliothèques
    }
erasure-count-survey =
    { $count ->
        [one] { $count } enquête
       *[other] { $count } enquêtes
    }
erasure-count-response =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
erasure-count-visit =
    { $count ->
        [one] { $count } visite, avec sa note
       *[other] { $count } visites, avec leurs notes
    }
erasure-count-photo =
    { $count ->
        [one] { $count } photo ou pièce jointe
       *[other] { $count } photos ou pièces jointes
    }
erasure-count-draft =
    { $count ->
        [one] { $count } brouillon de grille
       *[other] { $count } brouillons de grille
    }
erasure-count-version =
    { $count ->
        [one] { $count } version nommée
       *[other] { $count } versions nommées
    }
erasure-count-paper-check =
    { $count ->
        [one] { $count } seconde saisie d’une feuille
       *[other] { $count } secondes saisies de feuilles
    }
erasure-count-paper-batch =
    { $count ->
        [one] { $count } lot de papier
       *[other] { $count } lots de papier
    }
erasure-count-contact =
    { $count ->
        [one] { $count } refus ou passage
       *[other] { $count } refus ou passages
    }
erasure-count-quota =
    { $count ->
        [one] { $count } objectif
       *[other] { $count } objectifs
    }
erasure-count-questionnaire =
    { $count ->
        [one] { $count } questionnaire
       *[other] { $count } questionnaires
    }
erasure-count-form-row =
    { $count ->
        [one] { $count } question ou choix
       *[other] { $count } questions et choix
    }
erasure-count-published-form =
    { $count ->
        [one] { $count } version publiée
       *[other] { $count } versions publiées
    }
erasure-count-other =
    { $count ->
        [one] { $count } autre élément
       *[other] { $count } autres éléments
    }
erasure-stays-response = L’enquête et ses autres réponses.
erasure-stays-photo = La visite, sa note et ses autres photos.
erasure-stays-visit = La bibliothèque, ses enquêtes et ses grilles.
erasure-stays-survey = La bibliothèque, ses visites et ses grilles.
erasure-stays-draft = La bibliothèque, ses horaires actuels et ses autres brouillons.
erasure-stays-library = La commune et ses autres bibliothèques.
erasure-stays-register = Une ligne du registre : la date, votre nom, la raison et ces nombres. L’historique ne garde que des dates.
erasure-stays-outside = Ce qui est sorti de Rythme (copie enregistrée, .valise envoyée, papier) : à effacer vous-même.
erasure-where =
    { $count ->
        [0] Ce portable efface tout de suite, sauvegardes comprises.
        [one] Ce portable efface tout de suite, sauvegardes comprises ; l’autre portable de l’espace, à sa première synchronisation après la vôtre.
       *[other] Ce portable efface tout de suite, sauvegardes comprises ; les { $count } autres portables de l’espace, à leur première synchronisation après la vôtre.
    }
erasure-reason = Raison
erasure-reason-hint = Le registre la garde toujours. Ne nommez personne : par exemple « demande reçue le 24 novembre ».
erasure-sure = J’ai lu ce qui disparaît, et je veux l’effacer pour toujours.
erasure-sure-missing = Cochez la case pour confirmer.
erasure-acting = Effacement de la base…
erasure-acting-backups = Effacement des sauvegardes, { $at } sur { $total }…
erasure-do = Effacer définitivement
erasure-done = Effacé pour toujours : { $what }.
erasure-done-others =
    { $count ->
        [one] L’autre portable suivra, après votre prochaine synchronisation.
       *[other] Les { $count } autres portables suivront, après votre prochaine synchronisation.
    }
erasure-to-sync = Synchroniser

erasure-lead = Ce qui a été effacé pour toujours, pourquoi, et sur quels portables. Rien n’y nomme ce qui a été effacé.
erasure-register = Effacements
erasure-none = Rien n’a été effacé
erasure-none-text = « Effacer définitivement… », sur la page d’une réponse, d’une visite, d’une enquête, d’un brouillon ou d’une bibliothèque, laissera ici une ligne, à montrer en cas de contrôle.
erasure-table = Tableau des effacements
erasure-when = Quand
erasure-what = Quoi
erasure-by = Par
erasure-state = Où en est-on
erasure-state-here = Effacé sur ce portable
erasure-state-all = Effacé sur les { $count } portables
erasure-state-some =
    { $done ->
        [one] Effacé sur { $done } portable sur { $laptops }
       *[other] Effacé sur { $done } portables sur { $laptops }
    }. On attend : { $waiting }.
erasure-save = Exporter le registre…
erasure-file-name = registre-des-effacements.csv
erasure-saved = Registre enregistré : { $path }
erasure-csv-at = date
erasure-csv-by = par
erasure-csv-reason = raison
erasure-csv-counts = éléments effacés
erasure-csv-laptops-done = portables où c’est fait
erasure-csv-laptops = portables
erasure-csv-waiting = portables attendus

purge-title = Fin de conservation
purge-none = Rien n’est à purger
purge-none-text = Chaque enquête dit jusqu’à quand ses réponses sont conservées. Celles dont la date est passée seront proposées ici.
purge-next = La prochaine échéance est celle de « { $title } », le { $date }.
purge-lead = Ces enquêtes ont passé la date annoncée aux personnes interrogées. Rien ne s’efface tout seul : choisissez, puis purgez.
purge-which = Enquêtes à purger
purge-row =
    { $responses ->
        [one] { $responses } réponse
       *[other] { $responses } réponses
    }, à conserver jusqu’au { $date }, { $days ->
        [one] date passée depuis un jour
       *[other] date passée depuis { $days } jours
    }
purge-see = Voir l’enquête
purge-act =
    { $count ->
        [0] Purger…
        [one] Purger cette enquête…
       *[other] Purger ces { $count } enquêtes…
    }
purge-title-dialog = Purger les réponses
purge-reason = fin de la durée de conservation
purge-preview =
    { $responses ->
        [one] { $responses } réponse disparaît
       *[other] { $responses } réponses disparaissent
    } de { $surveys ->
        [one] { $surveys } enquête
       *[other] { $surveys } enquêtes
    } :
purge-preview-row =
    « { $title } », { $responses ->
        [one] { $responses } réponse
       *[other] { $responses } réponses
    }
purge-stays = Les enquêtes elles-mêmes, leurs questionnaires et vos totaux déjà publiés restent. Le registre garde la date, votre nom, la raison et les nombres.
purge-do =
    { $responses ->
        [one] Effacer { $responses } réponse
       *[other] Effacer { $responses } réponses
    }
purge-done =
    Purge faite : { $responses ->
        [one] { $responses } réponse effacée
       *[other] { $responses } réponses effacées
    }, { $surveys ->
        [one] { $surveys } enquête conservée
       *[other] { $surveys } enquêtes conservées
    }. Le registre en garde la ligne.
