# Targets of a survey, refusals and passers-by.

targets-title = Targets and passers-by
targets-list = Targets
targets-none = No target set. A target says how many responses you aim at, of everybody or of one public.
targets-everybody = Everybody
targets-done = { $done } of { $target }
targets-reached = reached
targets-remove = Remove the target { $target }
targets-removed = Target removed: { $target }
targets-base = Base: { $count ->
    [0] no submitted response
    [one] one submitted response
   *[other] { $count } submitted responses
}
targets-add = Set a target
targets-saved = Target set
targets-question = Question
targets-answer = Answer
targets-and = And another answer
targets-number = Responses aimed at
targets-number-wanted = Give a number of responses, at least one.
targets-save = Set
targets-cancel = Cancel
targets-contacts = Refusals and passers-by
targets-refusal = Refusal
targets-passer = Passer-by
targets-refusal-counted = Refusal counted
targets-passer-counted = Passer-by counted
targets-contact-totals = { $refusals ->
    [0] No refusal
    [one] 1 refusal
   *[other] { $refusals } refusals
}, { $passers ->
    [0] no passer-by
    [one] 1 passer-by
   *[other] { $passers } passers-by
}
targets-half-hours = Responses, refusals and passers-by per half-hour
targets-half-hour = Since
targets-responses = Responses
targets-refusals = Refusals
targets-passers = Passers-by
targets-latest = The last six half-hours in which anything happened. Responses by interview and kiosk.
