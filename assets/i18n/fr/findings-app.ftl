# Les constats des cas d’usage.

finding-library-outside-metropolis = Le code { $insee } n’est pas celui d’une commune de la métropole : la bibliothèque est importée quand même.
finding-slots-overlap = Deux plages se chevauchent { $day } de { $start } à { $end }.
finding-slot-past-midnight = Une plage ne peut pas dépasser minuit.
finding-slot-end-before-start = La fin de la plage doit venir après son début.
