# L’historique : qui a fait quoi, à quel objet, et l’état d’un objet à un moment.

history-title = Historique
history-lead = Qui a fait quoi, et quand, sur tous les portables.
history-of = { $title } — historique
history-link = Historique
history-see = Voir l’objet
history-everybody = Tout l’historique
history-key-acts = d’un acte à l’autre
history-acts = Ce qui a été fait
history-today = Aujourd’hui
history-yesterday = Hier
history-by = { $name }, { $time }
history-at = à { $time }
history-more = Afficher la suite
history-more-came =
    { $count ->
        [0] Il n’y a rien de plus ancien.
        [one] { $count } acte de plus.
       *[other] { $count } actes de plus.
    }
history-none = Rien dans l’historique
history-none-text = Ce que vous ferez, et ce que les autres portables apporteront, se lira ici.
history-none-filtered = Aucun acte ne correspond à ce choix.
history-erased = contenu effacé
history-erased-text = Le contenu de cet objet a été effacé sur demande : il n’en reste que les dates.
history-act-unknown = acte d’une version plus récente de Rythme
history-person = Personne
history-person-all = Tout le monde
history-kind = Type
history-kind-all = Tout
history-visit-title = { $library }, visite du { $date }
history-removed-since = supprimé depuis
history-its = son historique
history-its-of = {" "}de { $title }
history-objects-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }

history-field-note = Note
history-field-keep-until = À garder jusqu’au
history-empty = vide
history-quoted = « { $text } »
history-change = { $field } : { $from } → { $to }
history-change-new = { $field } : { $to }
history-change-gone = { $field } : { $from }, retiré
history-deleted = Supprimé
history-back = De nouveau en vue
history-fields-more = Afficher les { $count } changements
history-fields-less = Afficher moins

history-then = À ce moment-là
history-then-by = , par { $name }
history-then-said = État { $when } : { $act }
history-then-removed = À ce moment-là, l’objet était supprimé.
history-slider = Changement { $position } sur { $total }
history-slider-value = { $position } sur { $total }
history-against = Comparer à
history-against-before = juste avant
history-against-now = aujourd’hui
history-legend = Ce que disent les marques
history-mark-same = dans les deux
history-mark-added = à ce moment-là seulement
history-mark-removed = pas à ce moment-là
history-reads-added = à ce moment-là :
history-reads-removed = pas à ce moment-là :
history-reads-end = (fin)
history-note-empty = La note était vide.
history-week = La semaine à ce moment-là
history-week-day = Jour
history-week-hours = Horaires
history-week-closed = fermé
history-week-added = En plus : { $hours }
history-week-removed = En moins : { $hours }
history-week-total = { $duration } par semaine
history-week-axis = barres de { $start } à { $end }

history-versions = Versions nommées
history-version-here = Version « { $name } »
history-version-by = { $name }, { $when }
history-name = Nommer cette version
history-named = La version « { $name } » est nommée.
history-version-name = Nom de la version
history-version-name-hint = Par exemple : avant la concertation, envoyée à la mairie.
history-version-save = Enregistrer le nom
history-version-rename = Renommer la version { $name }
history-version-rename-title = Renommer la version
history-version-remove = Retirer la version { $name }
history-version-removed = Le nom « { $name } » est retiré ; ce qu’il désignait reste dans l’historique.
history-restore = Revenir à cette version
history-restore-hint = C’est un acte comme un autre : rien n’est réécrit, les autres portables le reçoivent, et on peut l’annuler.
history-restored = Revenu à l’état { $when }.
history-same-as-now = C’est l’état d’aujourd’hui.
