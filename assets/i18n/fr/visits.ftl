# Visites et notes.

visits-title = Visites et notes
visits-new = Nouvelle visite
visits-none = Aucune visite pour l’instant
visits-none-text = Une visite réunit la date, les personnes rencontrées et vos notes. Les notes se cherchent ensuite par leurs mots.
visits-upcoming = À venir
visits-upcoming-none = Aucune visite à venir.
visits-past = Passées
visits-with = Avec { $people }

visits-heading = { $library }, visite du { $date }
visits-facts = La visite
visits-date = Date
visits-date-hint = Par exemple 15/09/2026 ou 15 septembre 2026
visits-date-missing = Écrivez la date de la visite.
visits-date-unreadable = Écrivez une date comme 15/09/2026, 2026-09-15 ou 15 septembre 2026.
visits-people = Personnes rencontrées
visits-people-hint = Des fonctions plutôt que des noms, séparées par des virgules
visits-create = Créer la visite
visits-delete = Supprimer la visite
visits-deleted = Visite supprimée : { $library }.
visits-library-missing = Choisissez la bibliothèque de la visite.
visits-from-here = À partir de cette visite
visits-to-library = Fiche de la bibliothèque
visits-to-survey = Nouvelle enquête ici
visits-to-draft = Nouvelle grille ici

visits-note = Note de visite
visits-note-tools = Mise en forme de la note
visits-note-autosave = Enregistrement automatique à chaque pause.
visits-note-saving = Enregistrement…
visits-note-saved = Enregistré à { $time }
visits-note-unsaved = Pas encore enregistré
visits-note-authors = Écrit par { $authors }
visits-note-author = { $name } ({ $when })
visits-note-task-done = Fait : { $text }
visits-tool-bold = Gras
visits-tool-italic = Italique
visits-tool-strike = Barré
visits-tool-heading = Titre
visits-tool-subheading = Sous-titre
visits-tool-bullets = Liste à puces
visits-tool-numbers = Liste numérotée
visits-tool-tasks = Liste de choses à faire
visits-tool-quote = Citation
