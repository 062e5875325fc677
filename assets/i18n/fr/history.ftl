# L’historique : qui a fait quoi, à quel objet, et l’état d’un objet à un moment.

history-erased = contenu effacé
history-act-unknown = acte d’une version plus récente de Rythme
