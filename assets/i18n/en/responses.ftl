# Responses in files.

responses-sheet-codes = Codes
responses-sheet-labels = Labels
responses-sheet-book = Codebook
responses-book-table = Table
responses-book-column = Column
responses-book-type = Type
responses-book-question = Question
responses-book-group = Group
responses-book-code = Code
responses-book-label = Label
responses-said-refused = refusal
responses-said-dont-know = does not know
responses-said-not-asked = not asked
responses-export = Export responses
responses-import = Import responses
responses-export-short = Export…
responses-import-short = Import…
responses-back = Back to the survey
responses-pick = Choose a file…
responses-other-file = Choose another file…
responses-choose = A file of responses to this survey
responses-choose-text = An export of KoboToolbox, ODK Central or Rythme, as CSV or workbook. Nothing is written before you agree, and the same file twice adds nothing.
responses-preview = What the import would add
responses-undo = One step undoes the whole import.
responses-previewing = Reading the file
responses-importing = Adding the responses
responses-exporting = Writing the responses
responses-stop = Stop
responses-count-new = new
responses-count-known = already here
responses-count-unreadable = unreadable
responses-count-erased = erased for ever
responses-layout-read = Layout recognised: { $layout }.
responses-columns = { $matched } columns of { $all } answer a question
responses-columns-table = Columns of the file
responses-column = Column
responses-becomes = Becomes
responses-column-computed = computed anew by “{ $question }”
responses-column-technical = mark, date or origin
responses-column-unknown = is not read
responses-layout = Layout
responses-layout-rythme = Rythme
responses-layout-rythme-text = All that Rythme knows: refusals, “does not know” and questions that were not asked stay apart.
responses-layout-kobo = KoboToolbox
responses-layout-kobo-text = Like an export of Kobo: a column for each choice, group/question.
responses-layout-odk = ODK Central
responses-layout-odk-text = Like an export of Central: KEY, group-question.
responses-format = File
responses-xlsx = Workbook (codes, labels, codebook)
responses-csv = CSV
responses-labels = Write labels instead of codes
responses-groups = Write the groups in front of the questions
responses-plain = CSV with commas and decimal points, for other tools than French Excel
responses-anonymous = Anonymity
responses-veil = Anonymous export
responses-veil-text = Without free texts, interviewer, times, sheet numbers or notes. Dates become months, small cells are hidden.
responses-not-veiled = The file will hold everything that people answered: do not leave it in a folder that is open to all.
responses-identifiers = Questions of the anonymous export
responses-identifiers-text = Tick the questions that together would make somebody recognisable: age, town, occupation…
responses-question = Question
responses-identifies = Identifies
responses-identifies-one = Identifies: { $question }
responses-drop = Leave out
responses-drop-one = Leave out: { $question }
responses-band = Bands of
responses-band-one = Width of the bands: { $question }
responses-least = Responses of each combination, at least
responses-least-wrong = Give a number, 2 or more.
responses-least-since = Since { $date }.
responses-look = Look for small cells
responses-cells-none = No combination has fewer than { $least } responses.
responses-cells = { $small } combinations of { $all } have fewer than { $least } responses: { $hidden } responses of { $responses } are in them.
responses-cells-advice = Make the bands wider or leave a question out to keep more. What is still too rare will be hidden.
responses-cells-table = Rare combinations
responses-cells-count = Responses
responses-cells-blank = (blank)
responses-save = Where to write the responses
responses-file = responses
responses-write = Export…
responses-so-far =
    { $count ->
        [one] { $count } response
       *[other] { $count } responses
    }
responses-added =
    { $count ->
        [one] { $count } response added
       *[other] { $count } responses added
    }
responses-would-add =
    { $count ->
        [one] { $count } response would be added
       *[other] { $count } responses would be added
    }
responses-add =
    { $count ->
        [one] Add { $count } response
       *[other] Add { $count } responses
    }
responses-exported =
    { $count ->
        [one] { $count } response exported
       *[other] { $count } responses exported
    }
responses-more-findings =
    { $count ->
        [one] And { $count } more finding.
       *[other] And { $count } more findings.
    }
responses-cells-found =
    { $count ->
        [one] { $count } rare combination
       *[other] { $count } rare combinations
    }
responses-cells-more =
    { $count ->
        [one] And { $count } more combination.
       *[other] And { $count } more combinations.
    }
