# The frame of the window: header, rail, footer, search, and words that every screen shares.

shell-logo = Rythme, aller à Aujourd’hui
shell-menu = Menu
shell-skip = Aller au contenu
shell-nav = Navigation principale
shell-nav-tools = Outils
shell-nav-today = Aujourd’hui
shell-nav-libraries = Communes et bibliothèques
shell-nav-visits = Visites et notes
shell-nav-surveys = Enquêtes
shell-nav-interview = Entretien
shell-nav-workshop = Grilles horaires
shell-nav-office = Retour au bureau
shell-nav-history = Historique
shell-nav-settings = Réglages et aide
shell-badge-interviews =
    { $count ->
        [one] { $count } entretien à reprendre
       *[other] { $count } entretiens à reprendre
    }
shell-badge-questions =
    { $count ->
        [one] { $count } question à décider
       *[other] { $count } questions à décider
    }

shell-visit = { $place }, visite du { $date }
shell-history = Annuler et rétablir
shell-undo = Annuler
shell-undo-op = Annuler : { $op }
shell-undo-nothing = Annuler : rien à annuler
shell-redo-op = Rétablir : { $op }
shell-redo-nothing = Rétablir : rien à rétablir
shell-undone = Annulé : { $op }
shell-redone = Rétabli : { $op }
shell-undo-offer = Ce qui vient d’être fait
shell-undo-hint = Ctrl + Z pour annuler.

shell-folder-none = Pas de dossier partagé
shell-folder-asking = Recherche du dossier partagé…
shell-folder-reachable = Dossier partagé joignable
shell-folder-away = Hors ligne, tout est enregistré ici

shell-saved = Enregistré { $when } sur ce portable
shell-saved-never = Rien encore d’enregistré sur ce portable
shell-to-share =
    { $count ->
        [0] Rien à partager
        [one] { $count } changement à partager
       *[other] { $count } changements à partager
    }
shell-keys = Touches de cette page
shell-key-help = aide

shell-demo = Données fictives.
shell-demo-more = Tout ce qui vient de la démonstration est inventé.
shell-demo-remove = Retirer les données fictives
shell-demo-removed = Les données fictives sont retirées.

shell-search = Rechercher
shell-search-placeholder = Une page, une bibliothèque, un mot d’une note…
shell-search-page = Page
shell-search-pages = Pages
shell-search-results = Résultats
shell-search-none = Rien ne contient « { $text } ».
shell-search-count =
    { $count ->
        [0] Aucun résultat
        [one] { $count } résultat
       *[other] { $count } résultats
    }
shell-search-keys = ↑ ↓ choisir, Entrée ouvrir, Échap fermer

shell-close = Fermer
shell-cancel = Annuler
shell-retry = Réessayer
shell-loading = Chargement…
shell-findings = Constats
shell-severity-error = Erreur :
shell-severity-warning = Attention :
shell-place-sheet = feuille { $sheet }
shell-place-row = ligne { $row }
shell-place-column = colonne { $column }
shell-place-offset = caractère { $offset }
shell-time-unreadable = Écrivez une heure comme 14h30, 14:30, 1430 ou 14.
shell-unknown-code = Un problème sans phrase connue est survenu ({ $code }).

error-unreachable = Rythme ne répond pas. Fermez la fenêtre et rouvrez-la : ce qui est enregistré ne risque rien. ({ $detail })

shell-range = de { $start } à { $end }
shell-bytes = { $count ->
    [0] 0 octet
    [1] 1 octet
   *[other] { $count } octets
}
shell-kilobytes = { $size } ko
shell-megabytes = { $size } Mo
shell-when-today = à { $time }
shell-when-yesterday = hier à { $time }
shell-when-earlier = le { $date } à { $time }

shell-news = Synchronisé pendant votre travail : { $words }.
shell-news-received =
    { $count ->
        [one] { $count } changement reçu
       *[other] { $count } changements reçus
    }
shell-news-questions =
    { $count ->
        [one] { $count } question à décider
       *[other] { $count } questions à décider
    }
shell-news-label = Nouvelles du dossier partagé
shell-news-see = Voir
shell-nav-questionnaires = Questionnaires
