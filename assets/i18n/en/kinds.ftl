## What shared things are

kind-library = Library
kind-visit = Visit
kind-survey = Survey
kind-response = Response
kind-draft = Timetable
kind-photo = Photo
kind-version = Named version
kind-laptop = Laptop
kind-questionnaire = Questionnaire being written
kind-paper-batch = Paper batch
kind-paper-check = Second key-in
kind-contact = Refusal or passer-by
kind-quota = Target
kind-form-row = Question or choice of a questionnaire
kind-published-form = Published version of a questionnaire
