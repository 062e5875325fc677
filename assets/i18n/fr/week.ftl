# Peindre sa semaine : a question answered on a week.

week-hours = Heure
week-painted = { $day } { $range } : souhaité
week-wiped = { $day } { $range } : retiré
week-as-list = Liste
week-clear = Tout effacer
week-grid-help = Touchez ou faites glisser pour peindre les heures souhaitées. Au clavier : flèches pour se déplacer, Espace pour peindre ou effacer, Maj et flèches pour continuer.
week-list-help = Une ligne par plage souhaitée.
week-nothing = Aucune heure souhaitée pour l’instant.
week-total = { $duration } souhaitées :
week-from = { $day }, de
week-to = { $day }, à
week-add = Ajouter une plage
week-add-day = Ajouter une plage le { $day }
week-remove = Retirer { $day } { $range }
week-end-before-start = La fin vient après le début.
