# Objectifs d’une enquête, refus et passages.

targets-title = Objectifs et passages
targets-list = Objectifs
targets-none = Aucun objectif fixé. Un objectif dit combien de réponses vous visez, pour tous ou pour un public.
targets-everybody = Tout le monde
targets-done = { $done } sur { $target }
targets-reached = atteint
targets-remove = Retirer l’objectif { $target }
targets-removed = Objectif retiré : { $target }
targets-base = Base : { $count ->
    [0] aucune réponse remise
    [one] une réponse remise
   *[other] { $count } réponses remises
}
targets-add = Fixer un objectif
targets-saved = Objectif fixé
targets-question = Question
targets-answer = Réponse
targets-and = Et une autre réponse
targets-number = Réponses visées
targets-number-wanted = Donnez un nombre de réponses, au moins une.
targets-save = Fixer
targets-cancel = Renoncer
targets-contacts = Refus et passages
targets-refusal = Refus
targets-passer = Passage
targets-refusal-counted = Refus compté
targets-passer-counted = Passage compté
targets-contact-totals = { $refusals ->
    [0] Aucun refus
    [one] 1 refus
   *[other] { $refusals } refus
}, { $passers ->
    [0] aucun passage
    [one] 1 passage
   *[other] { $passers } passages
}
targets-half-hours = Réponses, refus et passages par demi-heure
targets-half-hour = Depuis
targets-responses = Réponses
targets-refusals = Refus
targets-passers = Passages
targets-latest = Les six dernières demi-heures où quelque chose s’est passé. Réponses en entretien et à la borne.
