# Back at the office.

office-title = Back at the office
office-lead = Share what was done here, receive what the others did, decide together on what differs.

office-folder = Shared folder
office-none = No shared folder
office-none-text = Choose a folder that the other laptops see too: a network drive, Nextcloud, OneDrive or a USB stick. An empty folder becomes the new space; an existing space is joined. Everything in it is encrypted.
office-choose = Choose the folder…
office-other-folder = Change folder…
office-reachable = within reach
office-unreachable = out of reach
office-looking = Reading the folder…
office-look-again = Look again
office-preview =
    { $sent ->
        [0] Nothing to send
       *[other] { $sent } to send
    }, { $received ->
        [0] nothing to receive
       *[other] { $received } to receive
    }
office-preview-questions = { $words }, { $count } to decide
office-preview-nothing = Everything is shared already.
office-sync = Synchronise
office-phase-reading = Reading the folder
office-phase-applying = Receiving
office-phase-publishing = Sending
office-done-of = { $done } of { $total }
office-background = You can go on working: everything stays saved on this laptop.
office-outcome =
    { $sent ->
        [0] No change sent
        [one] { $sent } change sent
       *[other] { $sent } changes sent
    }, { $received ->
        [0] none received
       *[other] { $received } received
    }.
office-outcome-pending =
    { $count ->
        [one] { $count } still waits.
       *[other] { $count } still wait.
    }
office-outcome-skipped =
    { $count ->
        [one] { $count } file left aside.
       *[other] { $count } files left aside.
    }
office-cancelled = Synchronisation stopped. What was done is kept; the rest waits for the next one.
office-stopped = The synchronisation has stopped.
office-never = Never synchronised
office-last = Last synchronised { $when }
office-passphrase = Passphrase of the shared folder
office-passphrase-hint = This space has another passphrase than this laptop’s. The recovery key opens it as well.
office-open = Open the folder

office-questions = To decide ({ $count })
office-questions-text = Two people wrote different things without knowing. All the rest was merged without loss.
office-questions-none = Nothing to decide
office-questions-none-text = What everybody wrote was merged without loss.
office-question = { $field }, { $title }
office-you = You ({ $by })
office-written = Written { $when }
office-shown = shown meanwhile
office-keep-mine = Keep mine
office-keep-theirs = Take this one
office-resolved = Decided: { $value }.
office-nothing-lost = Nothing is erased: the other value stays in this database's journal, and Ctrl + Z takes the choice back.
office-see = See it in its place

office-kind-library = Library
office-kind-visit = Visit
office-kind-survey = Survey
office-kind-response = Response
office-kind-draft = Timetable
office-kind-device = Laptop
office-field-name = Name
office-field-insee = Commune
office-field-address = Address
office-field-opening-hours = Current hours
office-field-ministry-code = Ministry code
office-field-library = Library
office-field-date = Date
office-field-people = People met
office-field-title = Title
office-field-audience = Audience
office-field-form = Questionnaire
office-field-label = Laptop's name
office-field-person = Person
office-field-slot = Slot
office-field-deleted = Keep or delete
office-value-slot = { $day } { $range }
office-value-weekly = { $duration } a week
office-value-removed = removed
office-value-deleted = delete
office-value-kept = keep
office-value-empty = empty
office-value-version = another version

office-skipped =
    { $count ->
        [one] { $count } file left aside
       *[other] { $count } files left aside
    }
office-skipped-text = They do not keep the rest from arriving, and are read again at each synchronisation.
office-devices = Laptops of the space
office-device = Laptop
office-person = Person
office-records = Changes known here
office-this = this one
office-wrong-clock = The clock of { $who }’s laptop is { $lead } ahead of this one. Nothing is lost: set the one that is wrong.
