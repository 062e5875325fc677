# Les actes, à l’infinitif : « Annuler : … ».

op-add-library = ajouter la bibliothèque « { $name } »
op-save-library = modifier la bibliothèque « { $name } »
op-delete-library = supprimer la bibliothèque « { $name } »
op-import-libraries = importer { $count } bibliothèques
op-add-visit = ouvrir la visite du { $date }
op-save-visit = modifier la visite du { $date }
op-delete-visit = supprimer la visite du { $date }
op-save-note = écrire la note du { $date }
op-add-survey = créer l’enquête « { $title } »
op-delete-survey = supprimer l’enquête « { $title } »
op-submit-response = enregistrer une réponse à « { $title } »
op-add-draft = créer le brouillon « { $title } »
op-rename-draft = renommer le brouillon en « { $title } »
op-delete-draft = supprimer le brouillon « { $title } »
op-add-slot = ouvrir { $day } { $start }
op-move-slot = déplacer { $day } { $start }
op-remove-slot = fermer { $day } { $start }
op-resolve-question = trancher une question
op-resolve-questions = trancher { $count } questions
op-retire-laptop = retirer le portable « { $name } »
op-reinstate-laptop = reprendre le portable « { $name } »
op-erase-data = effacer définitivement { $count } éléments
op-add-demo = ajouter les données fictives
op-remove-demo = retirer les données fictives
op-undo = annuler : { $act }
op-redo = rétablir : { $act }
