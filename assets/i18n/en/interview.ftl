# Interview: one question a page, by keyboard.

interview-language = Language of the interview
interview-leave = Leave
interview-to-survey = Back to the survey
interview-to-surveys = All surveys
interview-progress = Question { $position } of { $total }
interview-progress-at-most = Question { $position } of { $total } at most
interview-enter = Enter
interview-escape = Esc
interview-key-pick = choose
interview-key-next = next
interview-key-back = back
interview-key-refuse = refusal
interview-key-leave = leave
interview-begin = Notice read, begin
interview-next = Continue
interview-back = Back
interview-refuse = Refuses to answer
interview-refused = Refused to answer
interview-picked = Chosen: { $choice }
interview-unpicked = Removed: { $choice }
interview-help-multiple = Several answers are possible.
interview-help-integer = A whole number.
interview-help-time = A time of the form 14:30.
interview-help-range = A number from { $start } to { $end }.
interview-help-rank = Pick in order of preference; the same key takes back.
interview-row-another = So far: { $count }. Add another one?
interview-row-another-yes = Yes, add another one
interview-row-another-no = No, go on
interview-acknowledge = Seen
interview-row = { $label }, no. { $number }
interview-help-decimal = A number, with a comma or a point if needed.
interview-optional = The answer is optional.
interview-not-integer = Write a whole number, without letters or comma.
interview-not-decimal = Write a number, for example 2.5.
interview-not-date = Write a date like 15/09/2026 or 15 September 2026.

interview-end = End of the questionnaire
interview-summary =
    { $answered ->
        [0] No answer given
        [one] { $answered } answer given
       *[other] { $answered } answers given
    }, { $refused ->
        [0] no refusal
        [one] { $refused } refusal
       *[other] { $refused } refusals
    }.
interview-end-text = Once saved, the response can no longer be changed. Back still lets you correct it.
interview-submit = Save the response
interview-done = Response saved
interview-done-text = It is on this laptop and will be shared back at the office.
interview-another = Next interview

interview-beside = During the interview
interview-note = Note
interview-note-title = Note on the answer
interview-note-hint = A remark of yours, kept with the answer. No name, no contact details.
interview-note-save = Keep the note
interview-note-kept = Note kept
interview-note-cancel = Cancel
interview-note-told = Note: { $note }
interview-unknown = Does not know
interview-unknown-told = Does not know
interview-listen = Read aloud
interview-silence = Stop the voice
interview-no-voice = No voice on this laptop
interview-passer = Passer-by
interview-refused-to-talk = Refused to take part
interview-counts =
    Since { $since }: { $responses ->
        [0] no response
        [one] { $responses } response
       *[other] { $responses } responses
    }, { $refusals ->
        [0] no refusal
        [one] { $refusals } refusal
       *[other] { $refusals } refusals
    }, { $passers ->
        [0] no passer-by
        [one] { $passers } passer-by
       *[other] { $passers } passers-by
    }
interview-targets = Targets
interview-target-line = { $target }: { $done } of { $wanted }
