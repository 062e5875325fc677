# Photos et pièces jointes d’une visite.

photos-title = Photos et pièces jointes
photos-add = Ajouter des fichiers
photos-pick = Choisir des photos ou des documents
photos-none = Aucune photo pour l’instant
photos-none-text = Déposez ici des photos ou des documents, collez une image, ou choisissez des fichiers (50 Mo au plus chacun).
photos-drop = Déposez pour ajouter à la visite
photos-adding = { $left ->
    [0] Ajout de { $name }…
   *[other] Ajout de { $name }… puis { $left } autre(s)
}
photos-added = { $name } est ajouté.
photos-added-removed = { $name } est ajouté. Le lieu de la prise de vue en a été retiré.
photos-added-kept = { $name } est ajouté, avec le lieu de la prise de vue.
photos-keep-position = Garder le lieu de la prise de vue
photos-keep-position-off = Un téléphone inscrit souvent dans la photo où elle a été prise. Rythme l’en retire, car la photo ira sur tous les portables.
photos-keep-position-on = Les prochaines photos garderont leur lieu, que chacun pourra lire dans le fichier.

photos-state-here = Ici
photos-state-to-share = À partager
photos-state-to-receive = À recevoir ({ $here } sur { $parts })
photos-position-kept = Lieu gardé
photos-position-kept-text = Cette photo dit où elle a été prise : son lieu a été gardé exprès.
photos-pixels = { $width } × { $height } pixels
photos-taken = prise le { $date }

photos-open = Ouvrir { $name }
photos-previous = Photo précédente
photos-next = Photo suivante
photos-position-of = { $at } sur { $count }
photos-caption = Ce que montre l’image
photos-caption-hint = Lu à voix haute aux personnes qui ne la voient pas
photos-name = Nom du fichier
photos-save = Enregistrer une copie
photos-saved = Copie enregistrée : { $path }.
photos-delete = Retirer de la visite
photos-deleted = Retiré de la visite : { $name }.
photos-not-drawn = Ce fichier ne s’affiche pas ici. Enregistrez-en une copie pour l’ouvrir dans un autre logiciel.
photos-to-receive-text = { $here } morceau(x) sur { $parts } sont arrivés. La suite viendra aux prochaines synchronisations.
