# The builder of questionnaires.

questionnaires-title = Questionnaires
questionnaires-lead = Write what will be asked, try it, publish a version. Surveys are made of published versions.
questionnaires-new = New questionnaire
questionnaires-none = No questionnaire yet
questionnaires-none-text = Begin with a template for users, non-users or staff, with an XLSForm file, or with a blank page.
questionnaires-unpublished = not published yet
questionnaires-unpublished-text = Nothing is published yet.
questionnaires-version = Version { $number }
questionnaires-changed-since = changed since
questionnaires-changed = Changed { $when }
questionnaires-from = Starting point
questionnaires-from-nothing = A blank page
questionnaires-from-nothing-text = In French; other languages can be added.
questionnaires-from-file-text = A workbook of Kobo, ODK or Rythme, to go on with here.
questionnaires-name = Title of the questionnaire
questionnaires-name-file = Leave it empty to keep the title of the file.
questionnaires-create = Create the questionnaire
questionnaires-delete = Delete the questionnaire
questionnaires-deleted = Questionnaire deleted: “{ $title }”.
questionnaires-about = Title and audience
questionnaires-views = Parts of the questionnaire
questionnaires-view-questions = Questions
questionnaires-view-languages = Languages
questionnaires-view-versions = Versions
questionnaires-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
questionnaires-warnings =
    { $count ->
        [one] { $count } remark
       *[other] { $count } remarks
    }
questionnaires-sound = ready to be published
questionnaires-empty = Add a first question: choose its kind, then “Add”.
questionnaires-key-move = move the question
questionnaires-key-insert = add after
questionnaires-outline-hint = Arrows to choose, Alt + arrows to move, Insert to add after, Ctrl + D to copy, Delete to remove, Enter to write.
questionnaires-unlabelled = (no text)
questionnaires-disputed = Two versions: to be decided
questionnaires-copy = Copy
questionnaires-copied = Copy of “{ $name }” added.
questionnaires-remove = Remove
questionnaires-row-deleted = Removed: “{ $name }”.
questionnaires-moved = Place { $position } of { $total }.
questionnaires-add = Add
questionnaires-added = Added: { $kind }.
questionnaires-kind = Kind
questionnaires-kind-select-one = One choice
questionnaires-kind-select-multiple = Several choices
questionnaires-kind-text = Free text
questionnaires-kind-integer = Whole number
questionnaires-kind-decimal = Decimal number
questionnaires-kind-date = Date
questionnaires-kind-time = Time of day
questionnaires-kind-week = Paint one’s week
questionnaires-kind-rank = Ranking
questionnaires-kind-range = Scale
questionnaires-kind-acknowledge = Box to tick
questionnaires-kind-note = Text to read
questionnaires-kind-group = Group
questionnaires-kind-repeat = Repeated group
questionnaires-kind-calculate = Calculation
questionnaires-kind-hidden = Hidden value
questionnaires-kind-image = Photo
questionnaires-kind-today = Date of the day
questionnaires-question-number = Question { $number }
questionnaires-label = Text
questionnaires-hint = Hint
questionnaires-guidance = Help for the interviewer
questionnaires-in-language = { $name } ({ $language })
questionnaires-parameters = Parameters
questionnaires-parameters-range = Start, end and step: start=0 end=10 step=1
questionnaires-parameters-week = Minutes of a cell: step=30
questionnaires-calculation = Calculation
questionnaires-repeat-count = How many times
questionnaires-repeat-count-hint = Empty: as many times as one likes.
questionnaires-required = An answer is required
questionnaires-required-when = Required when
questionnaires-required-message = Message when the answer is missing
questionnaires-more = Code, limits and settings
questionnaires-code = Code
questionnaires-code-hint = The name of the column in the responses. To change it here changes it everywhere in the questionnaire.
questionnaires-constraint = Limit
questionnaires-constraint-hint = The dot is the answer: . >= 0 and . <= 120
questionnaires-constraint-message = Message when the limit is broken
questionnaires-default = Answer to start with
questionnaires-choice-filter = Filter of the choices
questionnaires-appearance = Appearance
questionnaires-choices = Choices
questionnaires-choice = Choice { $number }
questionnaires-shared-list =
    { $count ->
        [one] List used by { $count } question
       *[other] List shared by { $count } questions: a change is for all of them.
    }
questionnaires-choice-up = Move choice { $number } up
questionnaires-choice-down = Move choice { $number } down
questionnaires-choice-remove = Remove choice { $number }
questionnaires-choice-moved = Moved: { $name }.
questionnaires-choice-deleted = Choice removed: “{ $name }”.
questionnaires-choices-new = New choices, one a line
questionnaires-choices-add = Add
questionnaires-choices-added =
    { $count ->
        [one] { $count } choice added.
       *[other] { $count } choices added.
    }
questionnaires-condition = When to ask it
questionnaires-condition-always = Always.
questionnaires-condition-how = How the conditions go together
questionnaires-condition-all = When all of these hold
questionnaires-condition-any = When any of these holds
questionnaires-condition-question = Question of condition { $number }
questionnaires-condition-comparison = Comparison of condition { $number }
questionnaires-condition-value = Answer of condition { $number }
questionnaires-condition-remove = Remove condition { $number }
questionnaires-condition-add = Add a condition
questionnaires-condition-write = Write the expression
questionnaires-condition-simple = Back to the simple form
questionnaires-condition-expression = Expression of the condition
questionnaires-condition-hint = An XLSForm expression, such as ${"{"}age{"}"} >= 18. Empty: always.
questionnaires-condition-complex = This expression says more than the simple form can show.
questionnaires-comparison-is = is
questionnaires-comparison-is-not = is not
questionnaires-comparison-has = contains
questionnaires-comparison-has-not = does not contain
questionnaires-comparison-less = is less than
questionnaires-comparison-at-most = is at most
questionnaires-comparison-more = is more than
questionnaires-comparison-at-least = is at least
questionnaires-comparison-answered = is answered
questionnaires-comparison-blank = is blank
questionnaires-preview = Preview
questionnaires-mode = Mode of the preview
questionnaires-mode-interview = Interview
questionnaires-mode-kiosk = Kiosk
questionnaires-mode-paper = Paper
questionnaires-language = Language
questionnaires-language-shown = Language shown: { $language }
questionnaires-language-unnamed = Language without a name
questionnaires-preview-place = Question { $number } of { $total }
questionnaires-preview-borrowed = Not translated yet.
questionnaires-preview-silent = { $kind }: nothing is shown to the respondent.
questionnaires-preview-ok = OK
questionnaires-preview-back = Previous
questionnaires-preview-next = Next
questionnaires-paper-condition = Only if this is about you.
questionnaires-missing =
    { $count ->
        [one] { $count } text missing
       *[other] { $count } texts missing
    }
questionnaires-complete = everything is translated
questionnaires-language-add = Add a language
questionnaires-language-add-it = Add the language
questionnaires-language-choose = Choose…
questionnaires-language-other = Another one…
questionnaires-language-name = Name and code of the language
questionnaires-language-name-hint = For example: Italiano (it)
questionnaires-language-added = { $language } added.
questionnaires-language-removed = { $language } removed; its texts come back with it.
questionnaires-language-remove = Remove { $language }
questionnaires-texts = Texts side by side
questionnaires-texts-none = No text yet.
questionnaires-lacking = Only what is missing
questionnaires-lacking-none = Nothing is missing.
questionnaires-translate = { $language }: to be translated
questionnaires-publish = Publish
questionnaires-publish-text = A published version does not change any more: the responses of two surveys made of it can be compared. You can go on writing, and publish another version.
questionnaires-publish-errors =
    { $count ->
        [one] { $count } error is left to correct.
       *[other] { $count } errors are left to correct.
    }
questionnaires-publish-same = Nothing has changed since the last version.
questionnaires-publish-missing =
    { $count ->
        [one] { $language }: { $count } text is missing.
       *[other] { $language }: { $count } texts are missing.
    }
questionnaires-publish-number = Publish version { $number }
questionnaires-published = Version { $number } published.
questionnaires-version-by = Published by { $by }, { $when }
questionnaires-version-surveys =
    { $count ->
        [one] { $count } survey
       *[other] { $count } surveys
    }
questionnaires-version-hash = Fingerprint { $hash }
questionnaires-to-survey = Make a survey
questionnaires-export = Export as XLSForm…
questionnaires-exported = Questionnaire exported.
questionnaires-bank = Bank
questionnaires-bank-title = Bank of questions
questionnaires-insert = Add “{ $name }”
questionnaires-insert-short = Add
questionnaires-inserted = Added: “{ $name }”.
questionnaires-theme-venir = Coming to the library
questionnaires-theme-horaires = Opening hours
questionnaires-theme-freins = What keeps people away
questionnaires-theme-services = Services
questionnaires-theme-profil = Profile
questionnaires-theme-parole = Last words
questionnaires-theme-agents = Staff
