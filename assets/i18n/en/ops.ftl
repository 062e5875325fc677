# Acts, in the infinitive: “Undo: …”.

op-add-library = add the library “{ $name }”
op-save-library = change the library “{ $name }”
op-delete-library = remove the library “{ $name }”
op-import-libraries = import { $count } libraries
op-add-visit = open the visit of { $date }
op-save-visit = change the visit of { $date }
op-delete-visit = remove the visit of { $date }
op-save-note = write the note of { $date }
op-add-survey = create the survey “{ $title }”
op-delete-survey = remove the survey “{ $title }”
op-submit-response = submit a response to “{ $title }”
op-add-draft = create the draft “{ $title }”
op-rename-draft = rename the draft to “{ $title }”
op-delete-draft = remove the draft “{ $title }”
op-add-slot = open { $day } { $start }
op-move-slot = move { $day } { $start }
op-remove-slot = close { $day } { $start }
op-resolve-question = decide a question
op-resolve-questions = decide { $count } questions
op-retire-laptop = take out the laptop “{ $name }”
op-reinstate-laptop = take back the laptop “{ $name }”
op-erase-data = erase { $count } items for ever
op-add-demo = add the fictive data
op-remove-demo = remove the fictive data
op-undo = undo: { $act }
op-redo = redo: { $act }
