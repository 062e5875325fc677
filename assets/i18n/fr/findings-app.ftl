# Les constats des cas d’usage.

finding-library-outside-metropolis = Le code { $insee } n’est pas celui d’une commune de la métropole : la bibliothèque est importée quand même.
finding-slots-overlap = Deux plages se chevauchent { $day } de { $start } à { $end }.
finding-slot-past-midnight = Une plage ne peut pas dépasser minuit.
finding-slot-end-before-start = La fin de la plage doit venir après son début.
finding-identifier-field =
    { $what ->
        [email] Cette question demande une adresse électronique : les réponses ne seraient plus anonymes. Retirez-la, ou demandez autre chose.
        [phone] Cette question demande un numéro de téléphone : les réponses ne seraient plus anonymes. Retirez-la, ou demandez autre chose.
        [address] Cette question demande une adresse : les réponses ne seraient plus anonymes. La commune ou le quartier suffit.
        [birth] Cette question demande une date de naissance : les réponses ne seraient plus anonymes. Une tranche d’âge suffit.
       *[name] Cette question demande un nom : les réponses ne seraient plus anonymes. Retirez-la, ou demandez autre chose.
    }
