## Ce que sont les objets partagés

kind-library = Bibliothèque
kind-visit = Visite
kind-survey = Enquête
kind-response = Réponse
kind-draft = Grille horaire
kind-photo = Photo
kind-version = Version nommée
kind-laptop = Portable
kind-questionnaire = Questionnaire en préparation
kind-paper-batch = Lot de papier
kind-paper-check = Seconde saisie
kind-contact = Refus ou passage
kind-quota = Objectif
kind-form-row = Question ou choix d’un questionnaire
kind-published-form = Version publiée d’un questionnaire
