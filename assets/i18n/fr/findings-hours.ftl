### Ce que l'on signale en lisant des horaires, des dates et un tableau de bibliothèques.
### Les codes viennent des modules hours, words et library_csv.

## Horaires

finding-hours-unreadable = « { $text } » ne se lit pas comme des horaires. Forme attendue : Tu-Fr 10:00-12:30,14:00-18:00; Sa 09:00-17:00.
finding-hours-past-midnight = « { $text } » : la fermeture doit suivre l’ouverture le même jour, à 24 h au plus tard.
finding-hours-not-fixed = « { $text } » : chaque plage doit avoir une heure d’ouverture et une heure de fermeture fixes.
finding-hours-seasonal = Les horaires changent au cours de l’année : seule la semaine ordinaire, hors vacances et jours fériés, est gardée.
finding-hours-overridden = Les mêmes jours sont donnés deux fois : la dernière règle remplace la première. Pour ouvrir matin et après-midi, séparez les plages par une virgule.
finding-hours-comment = Le commentaire « { $text } » n’est pas gardé.
finding-hours-unknown = Les plages marquées « unknown » (ouverture incertaine) ne sont pas comptées.
finding-hours-whole-day = Une journée est ouverte 24 heures sur 24 : vérifiez que ses heures ne manquent pas.

## Dates

finding-date-invalid = « { $text } » n’est pas une date de la forme 2026-09-15.

## Tableau de bibliothèques

finding-file-empty = Le fichier est vide.
finding-file-not-csv = Ce fichier n’est pas un tableau CSV. Depuis Excel, enregistrez-le au format « CSV UTF-8 ».
finding-column-missing = { $field ->
    [insee] Il manque la colonne du code INSEE de la commune. Noms reconnus, par exemple : { $names }.
   *[name] Il manque la colonne du nom de la bibliothèque. Noms reconnus, par exemple : { $names }.
}
finding-row-length = La ligne compte { $found } cellules au lieu de { $expected } : vérifiez que ses valeurs sont dans les bonnes colonnes.
finding-quote-unclosed = Un guillemet ouvert ici n’est jamais fermé : la suite du fichier n’a pas pu être lue.
finding-library-name-missing = Le nom de la bibliothèque manque : la ligne n’est pas importée.
finding-library-insee-missing = Le code INSEE de la commune manque : la ligne n’est pas importée.
finding-library-insee-invalid = « { $text } » n’est pas un code INSEE de commune (cinq caractères) : la ligne n’est pas importée.
finding-library-insee-repaired = Code INSEE « { $text } » lu comme { $insee }. Un tableur a pu en changer l’écriture.
finding-library-duplicate = « { $name } » figure déjà à la ligne { $other } : cette ligne n’est pas importée.
finding-library-same-name = « { $name } » porte le même nom que la ligne { $other }, dans la même commune, sous un autre code : les deux sont gardées.
finding-weekly-hours-invalid = « { $text } » n’est pas un nombre d’heures par semaine : il est ignoré.
