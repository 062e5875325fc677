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
interview-another = So far: { $count }. Add another one?
interview-another-yes = Yes, add another one
interview-another-no = No, go on
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

interview-privacy = Before we begin
interview-privacy-purpose = Your answers serve one purpose: to fit the opening hours of the library to what residents need, whether they come to it or not.
interview-privacy-free = You are free.
interview-privacy-free-text = You may leave a question unanswered, or stop whenever you like, without any consequence for you.
interview-privacy-no-name = Your name is not asked.
interview-privacy-no-name-text = Nor any way to contact you. Please give none, neither yours nor anybody else's.
interview-privacy-who = Who is responsible for the survey
interview-privacy-who-text = The Métropole européenne de Lille and the commune of the library ({ $library }). Only their staff in charge of the study read the answers.
interview-privacy-basis = On what ground
interview-privacy-basis-text = A task in the public interest: organising the public library service (GDPR, article 6.1.e).
interview-privacy-kept = For how long
interview-privacy-kept-text = The answers are kept for as long as the study of the opening hours lasts, then erased by those in charge of it. Only totals, in which nobody can be recognised, are published.
interview-privacy-kept-until = The answers are kept until { $date } at the latest, then erased by those in charge of the survey. Only totals, in which nobody can be recognised, are published.
interview-privacy-rights = Your rights
interview-privacy-rights-text = You may see your answers, have them corrected or erased, or object to their use, by giving the day and time of the interview to the library or to the data protection officer of the Métropole. If you disagree: the CNIL, cnil.fr.
