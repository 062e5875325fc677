# Erasures: the act, the register, the end of keeping.

shell-nav-erasure = Register of erasures
erasure-act = Erase for ever…
erasure-act-short = Erase…
erasure-title = Erase for ever: { $name }
erasure-for-ever = Nothing will bring back what is erased: neither “Undo”, nor the history, nor a backup. Whatever still arrives about it from another laptop is erased too.
erasure-goes = What goes
erasure-goes-interviews = the interviews begun and not submitted, on each laptop
erasure-stays = What stays
erasure-count-library =
    { $count ->
        [one] { $count } library
       *[other] { $count } libraries
    }
erasure-count-survey =
    { $count ->
        [one] { $count } survey
       *[other] { $count } surveys
    }
erasure-count-response =
    { $count ->
        [one] { $count } response
       *[other] { $count } responses
    }
erasure-count-visit =
    { $count ->
        [one] { $count } visit, with its note
       *[other] { $count } visits, with their notes
    }
erasure-count-photo =
    { $count ->
        [one] { $count } photo or attachment
       *[other] { $count } photos or attachments
    }
erasure-count-draft =
    { $count ->
        [one] { $count } draft timetable
       *[other] { $count } draft timetables
    }
erasure-count-version =
    { $count ->
        [one] { $count } named version
       *[other] { $count } named versions
    }
erasure-count-paper-check =
    { $count ->
        [one] { $count } second key-in of a sheet
       *[other] { $count } second key-ins of sheets
    }
erasure-count-paper-batch =
    { $count ->
        [one] { $count } paper batch
       *[other] { $count } paper batches
    }
erasure-count-contact =
    { $count ->
        [one] { $count } refusal or passer-by
       *[other] { $count } refusals or passers-by
    }
erasure-count-quota =
    { $count ->
        [one] { $count } target
       *[other] { $count } targets
    }
erasure-count-questionnaire =
    { $count ->
        [one] { $count } questionnaire
       *[other] { $count } questionnaires
    }
erasure-count-form-row =
    { $count ->
        [one] { $count } question or choice
       *[other] { $count } questions and choices
    }
erasure-count-published-form =
    { $count ->
        [one] { $count } published version
       *[other] { $count } published versions
    }
erasure-count-other =
    { $count ->
        [one] { $count } other item
       *[other] { $count } other items
    }
erasure-stays-response = The survey and its other responses.
erasure-stays-photo = The visit, its note and its other photos.
erasure-stays-visit = The library, its surveys and its timetables.
erasure-stays-survey = The library, its visits and its timetables.
erasure-stays-draft = The library, its current hours and its other drafts.
erasure-stays-library = The commune and its other libraries.
erasure-stays-register = A line of the register: the date, your name, the reason and these numbers. The history keeps dates only.
erasure-stays-outside = What has left Rythme (a saved copy, a .valise that was sent, paper): yours to erase.
erasure-where =
    { $count ->
        [0] This laptop erases at once, backups included.
        [one] This laptop erases at once, backups included; the other laptop of the space, at its first sync after yours.
       *[other] This laptop erases at once, backups included; the { $count } other laptops of the space, at their first sync after yours.
    }
erasure-reason = Reason
erasure-reason-hint = The register keeps it for good. Name nobody: for example “request received on 24 November”.
erasure-sure = I have read what goes, and I want to erase it for ever.
erasure-sure-missing = Tick the box to confirm.
erasure-acting = Erasing from the database…
erasure-acting-backups = Erasing from the backups, { $at } of { $total }…
erasure-do = Erase for ever
erasure-done = Erased for ever: { $what }.
erasure-done-others =
    { $count ->
        [one] The other laptop will follow, after your next sync.
       *[other] The { $count } other laptops will follow, after your next sync.
    }
erasure-to-sync = Sync

erasure-lead = What was erased for ever, why, and on which laptops. Nothing here names what was erased.
erasure-register = Erasures
erasure-none = Nothing has been erased
erasure-none-text = “Erase for ever…”, on the page of a response, a visit, a survey, a draft or a library, will leave a line here, to be shown when somebody checks.
erasure-table = Table of the erasures
erasure-when = When
erasure-what = What
erasure-by = By
erasure-state = How far it is
erasure-state-here = Erased on this laptop
erasure-state-all = Erased on all { $count } laptops
erasure-state-some =
    { $done ->
        [one] Erased on { $done } of { $laptops } laptops
       *[other] Erased on { $done } of { $laptops } laptops
    }. Waiting for: { $waiting }.
erasure-save = Export the register…
erasure-file-name = register-of-erasures.csv
erasure-saved = Register saved: { $path }
erasure-csv-at = date
erasure-csv-by = by
erasure-csv-reason = reason
erasure-csv-counts = erased
erasure-csv-laptops-done = laptops where it is done
erasure-csv-laptops = laptops
erasure-csv-waiting = laptops waited for

purge-title = End of keeping
purge-none = Nothing is to be purged
purge-none-text = Each survey says until when its responses are kept. Those whose date is over will be offered here.
purge-next = The next date is that of “{ $title }”, { $date }.
purge-lead = These surveys have passed the date that the respondents were told. Nothing is erased by itself: choose, then purge.
purge-which = Surveys to purge
purge-row =
    { $responses ->
        [one] { $responses } response
       *[other] { $responses } responses
    }, to be kept until { $date }, { $days ->
        [one] a day ago
       *[other] { $days } days ago
    }
purge-see = See the survey
purge-act =
    { $count ->
        [0] Purge…
        [one] Purge this survey…
       *[other] Purge these { $count } surveys…
    }
purge-title-dialog = Purge the responses
purge-reason = end of the keeping period
purge-preview =
    { $responses ->
        [one] { $responses } response goes
       *[other] { $responses } responses go
    }, of { $surveys ->
        [one] { $surveys } survey
       *[other] { $surveys } surveys
    }:
purge-preview-row =
    “{ $title }”, { $responses ->
        [one] { $responses } response
       *[other] { $responses } responses
    }
purge-stays = The surveys themselves, their questionnaires and totals that you have published stay. The register keeps the date, your name, the reason and the numbers.
purge-do =
    { $responses ->
        [one] Erase { $responses } response
       *[other] Erase { $responses } responses
    }
purge-done =
    Purged: { $responses ->
        [one] { $responses } response erased
       *[other] { $responses } responses erased
    }, { $surveys ->
        [one] { $surveys } survey kept
       *[other] { $surveys } surveys kept
    }. The register has the line.
