# Paper: batches of numbered sheets, key-in, second key-in.
shell-nav-paper = Paper
shell-nav-keying = Paper key-in
paper-title = Paper
paper-link = Paper
paper-to-survey = The survey
paper-to-checks = Check the key-in
paper-to-keying = Key sheets in
paper-to-batches = The batches
paper-none = No sheet printed yet
paper-none-what = Print a batch of numbered sheets: here you follow what is handed out, returned, keyed in and destroyed.
paper-add = Print a batch
paper-new = New batch
paper-count = How many sheets
paper-first = First number
paper-language = Language of the questionnaire
paper-place = Where they are laid out
paper-place-hint = For example: front desk, town hall, school.
paper-destroy-on = To be destroyed on
paper-destroy-hint = Once keyed in and checked. Rythme will remind you.
paper-large = Large print (18 points)
paper-print = Print as a PDF…
paper-cancel = Cancel
paper-numbers = Sheets { $first } to { $last }
paper-where = Where to save the PDF
paper-file-name = sheets-{ $first }-{ $last }.pdf
paper-made = Sheets { $first } to { $last } printed
paper-count-needed = Write a whole number.
paper-count-wrong = A whole number, { $count } at most.
paper-batch = Sheets { $first } to { $last }
paper-printed =
    { $count ->
        [one] One sheet, printed on { $date } ({ $language }).
       *[other] { $count } sheets, printed on { $date } ({ $language }).
    }
paper-printed-large =
    { $count ->
        [one] One sheet in large print, printed on { $date } ({ $language }).
       *[other] { $count } sheets in large print, printed on { $date } ({ $language }).
    }
paper-handed-out = Handed out
paper-returned = Returned
paper-progress = Keyed in: { $keyed } of { $returned } returned. Checked: { $verified } of { $drawn } drawn.
paper-due = The day to destroy them has come: destroy these sheets, then note it here.
paper-destroy = Note that they were destroyed, today
paper-destroyed = Sheets destroyed on { $date }.
paper-not-destroyed = They still exist
paper-pdf = PDF
paper-remove = Remove the batch { $batch }
paper-removed = Batch removed: { $batch }
paper-saved = Noted: { $batch }
paper-stage-printed = Printed
paper-stage-handed-out = Handed out
paper-stage-returned = Returned
paper-stage-keyed = Keyed in
paper-stage-verified = Checked
paper-stage-destroyed = Destroyed
paper-mark-illegible = illegible
paper-mark-unfit = does not fit the question
paper-mark-out-of-range = out of range
paper-mark-not-concerned = answered although not concerned
paper-twice = Sheet { $number } is keyed in { $count } times
paper-twice-title = { $title }, sheet { $number }
paper-twice-field = Sheet keyed in twice
paper-twice-what = Two responses have the same number. If it is the same sheet, remove one of them. Otherwise one of the numbers is wrong: remove that response and key its sheet in under the right number.
paper-twice-one = Sheet { $number }, key-in { $at }
paper-drop = Remove this key-in
paper-drop-one = Remove key-in { $at } of sheet { $number }
paper-dropped = Key-in of sheet { $number } removed
paper-seen-by = Keyed in by { $by }, { $when }
paper-outside =
    { $count ->
        [one] A number that was keyed in belongs to no batch: { $numbers }.
       *[other] { $count } numbers that were keyed in belong to no batch: { $numbers }.
    }
paper-flagged =
    { $count ->
        [one] One sheet to look at
       *[other] { $count } sheets to look at
    }
paper-flagged-what = These answers are kept as they are written. Nothing has to be corrected.
paper-checks-title = Checking the key-in
paper-draw-title = Sheets to key in a second time
paper-percent = Share of the sheets keyed in, in %
paper-percent-wrong = From 0 to 100.
paper-least = At least
paper-seed = Seed of the draw
paper-draw = Draw
paper-draw-what =
    { $count ->
        [0] No sheet drawn, of { $base } keyed in. The same seed draws the same numbers.
        [one] One sheet drawn, of { $base } keyed in. The same seed draws the same numbers.
       *[other] { $count } sheets drawn, of { $base } keyed in. The same seed draws the same numbers.
    }
paper-drawn =
    { $count ->
        [0] Nothing more to draw: { $total } of { $base }
        [one] One sheet drawn, { $total } of { $base } in all
       *[other] { $count } sheets drawn, { $total } of { $base } in all
    }
paper-waiting =
    { $count ->
        [one] One sheet waits for its second key-in
       *[other] { $count } sheets wait for their second key-in
    }
paper-differences =
    { $count ->
        [one] Sheet { $number }: one difference
       *[other] Sheet { $number }: { $count } differences
    }
paper-question = Question
paper-reading-first = First key-in
paper-reading-second = Second key-in
paper-keep = What is on the sheet
paper-keep-first = The first
paper-keep-second = The second
paper-keep-first-of = Question { $question }: the first key-in is right
paper-keep-second-of = Question { $question }: the second key-in is right
paper-decided = Sheet { $number }, question { $question } decided
paper-blank = (blank)
paper-rates = Error rate of the first key-in
paper-rate-whole =
    { $sheets ->
        [one] { $rate }: { $errors } of { $base } answers compared, one sheet.
       *[other] { $rate }: { $errors } of { $base } answers compared, { $sheets } sheets.
    }
paper-rate-open =
    { $count ->
        [one] One difference waits for a decision; it does not count as an error yet.
       *[other] { $count } differences wait for a decision; they do not count as errors yet.
    }
paper-rates-batches = By batch
paper-rates-questions = By question
paper-rate-of = Batch or question
paper-rate-base = Answers compared (n)
paper-rate-differences = Differences
paper-rate-errors = Errors
paper-rate-rate = Rate
keying-title = Paper key-in
keying-check-title = Second key-in
keying-leave = Back to the batches
keying-number = Number of the sheet
keying-number-hint = Type it or scan the code, then Enter.
keying-number-check = A sheet that was drawn: key it in without looking at the first key-in.
keying-begin = Key in
keying-saved = Sheet { $number } saved.
keying-seconds =
    { $seconds ->
        [one] One second.
       *[other] { $seconds } seconds.
    }
keying-flagged =
    { $count ->
        [one] One answer flagged.
       *[other] { $count } answers flagged.
    }
keying-differences =
    { $count ->
        [0] No difference from the first key-in.
        [one] One difference from the first key-in.
       *[other] { $count } differences from the first key-in.
    }
keying-now-twice = This number was keyed in already: see the page of batches.
keying-known = Sheet { $number } is keyed in already
keying-known-what = Check the number on the sheet. This is the response that has it.
keying-other = Another number
keying-again = Key it in all the same
keying-open = Sheets begun on this laptop
keying-open-sheet =
    { $count ->
        [one] Sheet { $number }, one answer
       *[other] Sheet { $number }, { $count } answers
    }
keying-open-check =
    { $count ->
        [one] Second key-in of sheet { $number }, one answer
       *[other] Second key-in of sheet { $number }, { $count } answers
    }
keying-so-far =
    { $count ->
        [one] One sheet keyed in so far.
       *[other] { $figure } sheets keyed in so far.
    }
keying-sheet = Sheet { $number }
keying-sheet-check = Sheet { $number }, second key-in
keying-saving = Saving…
keying-all-saved = Everything is saved on this laptop.
keying-pause = Pause
keying-discard = Discard this sheet
keying-outside = No batch holds this number. The sheet can be keyed in all the same.
keying-finish = Save the sheet
keying-finish-what = What is flagged is kept as it is.
keying-cell = Line { $row }, { $column }
keying-date = DDMMYYYY
keying-keys = Keys
keying-key-pick = the box
keying-key-blank = left blank
keying-key-illegible = illegible
keying-key-next = go on
keying-key-back = back
keying-key-pause = pause
keying-said-blank = Left blank
keying-said-illegible = Illegible
keying-no-such-choice = No box with that key.
