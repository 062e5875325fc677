# Surveys.

surveys-title = Surveys
surveys-new = New survey
surveys-none = No survey yet
surveys-none-text = Two questionnaires are ready, one for users, one for non-users. You can import your own as XLSForm.
surveys-questions =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
surveys-n-responses =
    { $count ->
        [one] response
       *[other] responses
    }
surveys-responses =
    { $count ->
        [0] No response
        [one] { $count } response
       *[other] { $count } responses
    }
surveys-responses-none = Saved responses will be read here.
surveys-responses-table = Table of responses
surveys-submitted = Saved
surveys-from-a-file = from a file
surveys-invalid = incomplete
surveys-more =
    { $count ->
        [one] { $count } more response
       *[other] { $count } more responses
    }
surveys-unfinished =
    { $count ->
        [one] { $count } interview to resume
       *[other] { $count } interviews to resume
    }
surveys-unfinished-title = Interviews to resume
surveys-begun =
    { $count ->
        [0] Begun { $when }, no answer
        [one] Begun { $when }, { $count } answer
       *[other] Begun { $when }, { $count } answers
    }
surveys-resume = Resume
surveys-discard = Discard
surveys-discard-sure =
    { $count ->
        [0] Discard for good
        [one] Erase its answer for good
       *[other] Erase its { $count } answers for good
    }
surveys-begin = Begin an interview
surveys-delete = Delete the survey
surveys-deleted = Survey deleted: { $title }.

surveys-audience = Audience
surveys-audience-hint = Users and non-users are never mixed in the results.
surveys-audience-users = Users
surveys-audience-non-users = Non-users
surveys-audience-other = Other audience
surveys-form = Questionnaire
surveys-form-missing = Choose a questionnaire that can be used.
surveys-from-file = An XLSForm file
surveys-from-file-text = Your own questionnaire, in the Excel format of Kobo and ODK.
surveys-pick = Choose a file…
surveys-no-file = No file chosen
surveys-refused = This questionnaire cannot be used.
surveys-refused-text = Nothing is written. Correct the file at the places shown, then choose it again.
surveys-library-missing = Choose the library of the survey.
surveys-name = Title
surveys-name-hint = For example: non-users, Saturday market
surveys-name-missing = Write the title of the survey.
surveys-create = Create the survey
surveys-required = answer required
surveys-kind-text = text
surveys-kind-integer = whole number
surveys-kind-decimal = number
surveys-kind-date = date
surveys-kind-select-one = one choice
surveys-kind-select-multiple = several choices
surveys-erase-response = Erase for ever the response submitted { $when }
surveys-response-of = response submitted { $when }
surveys-keep-title = How long it is kept
surveys-keep = Keep until
surveys-keep-until = To be kept until { $date }
surveys-keep-ended = Keeping ended on { $date }
surveys-keep-none = How long it is kept is not said
surveys-keep-notice = The privacy notice tells respondents this date. After it, the responses are to be purged.
surveys-keep-read =
    { $count ->
        [one] The respondent read the date that was told that day: do not put this one off without a written reason.
       *[other] The { $count } respondents read the date that was told that day: do not put this one off without a written reason.
    }
surveys-keep-proposed =
    { $count ->
        [one] Proposed: one month. Source:
       *[other] Proposed: { $count } months. Source:
    }
surveys-keep-past = This date is over: the responses would be due to be purged as soon as they arrive.
surveys-keep-over =
    { $days ->
        [one] This date has been over for a day. The notice no longer tells it.
       *[other] This date has been over for { $days } days. The notice no longer tells it.
    }
surveys-keep-purge = See what is to be purged
surveys-kept = Responses to be kept until { $date }.
surveys-due = To be purged
surveys-due-count =
    { $count ->
        [one] One survey has passed the time that it is kept.
       *[other] { $count } surveys have passed the time that they are kept.
    }
surveys-answer-refused = refused
surveys-own-version = your questionnaire, version { $number }
surveys-at-the-kiosk = at the kiosk
surveys-answer-unknown = does not know
