# Les constats des cas d’usage.

finding-library-outside-metropolis = Le code { $insee } n’est pas celui d’une commune de la métropole : la bibliothèque est importée quand même.
finding-slots-overlap = Deux plages se chevauchent { $day } de { $start } à { $end }.
finding-slot-past-midnight = Une plage ne peut pas dépasser minuit.
finding-slot-end-before-start = La fin de la plage doit venir après son début.
finding-export-refusals-blank = Cette mise en forme ne sait pas dire un refus : { $count } sont écrits comme des blancs.
finding-export-unknowns-blank = Cette mise en forme ne sait pas dire « ne sait pas » : { $count } sont écrits comme des blancs.
finding-export-notes-left = Cette mise en forme n’a pas de place pour les notes de l’enquêteur : celles de { $count } réponses ne sont pas écrites.
finding-export-sheets-left = Cette mise en forme n’a pas de place pour le numéro de la feuille papier : ceux de { $count } réponses ne sont pas écrits.
finding-export-not-asked-blank = Cette mise en forme ne distingue pas une question qui ne se posait pas d’une question laissée en blanc.
finding-export-text-cut = Une cellule de tableur contient 32 767 caractères au plus : { $count } textes sont coupés. L’export CSV les garde entiers.
finding-anonymous-no-identifiers = Aucune question n’a été choisie pour chercher les petits effectifs : ils n’ont pas été cherchés.
finding-anonymous-hidden = { $count } réponses ont des réponses que moins de { $least } personnes partagent : ces réponses-là sont masquées.
finding-anonymous-left-out = { $count } réponses ne sont pas exportées : moins de { $least } personnes les partagent, et elles se remarqueraient même masquées.
finding-anonymous-column = Cette question n’est pas dans l’export anonyme.
finding-anonymous-repeats = Les répétitions ne sont pas dans l’export anonyme : la composition d’un foyer le fait reconnaître.
finding-import-no-moment = La ligne ne dit pas quand la réponse a été enregistrée : la date de création de l’enquête la remplace.
finding-import-not-a-flag = « { $value } » ne dit pas si ce choix a été pris : 1 ou 0 était attendu.
finding-import-column-unknown = Aucune question ne porte ce nom ni ce libellé : la colonne n’est pas lue.
finding-import-column-ambiguous = Deux questions ou deux colonnes portent ce nom : la colonne n’est pas lue.
finding-import-question-missing = Aucune colonne ne répond à « { $question } ».
finding-identifier-field =
    { $what ->
        [email] Cette question demande une adresse électronique : les réponses ne seraient plus anonymes. Retirez-la, ou demandez autre chose.
        [phone] Cette question demande un numéro de téléphone : les réponses ne seraient plus anonymes. Retirez-la, ou demandez autre chose.
        [address] Cette question demande une adresse : les réponses ne seraient plus anonymes. La commune ou le quartier suffit.
        [birth] Cette question demande une date de naissance : les réponses ne seraient plus anonymes. Une tranche d’âge suffit.
       *[name] Cette question demande un nom : les réponses ne seraient plus anonymes. Retirez-la, ou demandez autre chose.
    }
