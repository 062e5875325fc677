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
office-nothing-lost = Nothing is erased: the other value stays in the history, and Ctrl + Z takes applied choices back.
office-see = See it in its place

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
office-this = this one
office-wrong-clock = The clock of { $who }’s laptop is { $lead } ahead of this one. Nothing is lost: set the one that is wrong.

office-journal = Log
office-validate = Apply all ({ $done } of { $total })
office-validated =
    { $count ->
        [one] { $count } question decided.
       *[other] { $count } questions decided.
    }
office-progress = { $done } of { $total } chosen.
office-complete = Everything is chosen: apply it now.
office-to-send = To send
office-to-receive = To receive
office-by = { $who }: { $what }
office-by-kind = { $kind } ({ $count })
office-by-nobody = No name
office-kinds-library = libraries
office-kinds-visit = visits and notes
office-kinds-survey = surveys
office-kinds-response = responses
office-kinds-draft = timetables
office-kinds-photo = photos
office-kinds-laptop = laptops
office-kinds-version = named versions
office-kinds-other = others

office-auto = Synchronise by itself when the folder is there
office-auto-text = Nothing leaves while you decide on a question.
office-pause = Pause
office-resume = Resume
office-pausing = Pausing at the next file…
office-paused = Paused
office-paused-text = Nothing is lost: what is done stays done. Closing Rythme stops this synchronisation, and the next one goes on from there.
office-phase-photos = Photos
office-steps = Steps of the synchronisation

office-trouble-gone = Folder out of reach
office-trouble-gone-next = Plug the drive in again, or reconnect the network. Rythme looks by itself whether it is back.
office-trouble-read-only = Folder is read-only
office-trouble-read-only-next = Ask whoever manages this folder for the right to write, or choose the right subfolder.
office-trouble-full = Folder is full
office-trouble-full-next = Free some space in the shared folder, then try again.
office-trouble-newer = Newer format
office-trouble-newer-next = Install the latest version of Rythme on this laptop. Until then you can work as usual.
office-trouble-other = The folder could not be used
office-trouble-other-next = Try again; if it lasts, choose another folder.

office-start = Starting point
office-start-none = Nothing was written yet.
office-start-by = { $by }, { $when }
office-reason = Act: { $act }
office-comment = Comment: “{ $text }”
office-effect-weekly = Week with this: { $duration }
office-both = Make two scenarios
office-both-hint = Your timetable stays, and a copy takes the other value.
office-later = Decide later
office-chosen-mine = You keep “{ $value }”.
office-chosen-theirs = { $who }'s value taken.
office-chosen-both = Two scenarios.
office-chosen-later = Later.
office-undecided = To choose
office-copy-title = { $title } ({ $who }'s version)
office-delta = ({ $difference })
office-field-retired = Taken out of the space

office-log-title = Log of synchronisations
office-log-none = No synchronisation yet
office-log-none-text = Each synchronisation will leave a line here, also when it fails.
office-log-quiet = Nothing new.
office-log-quiet-times = Nothing new, { $times } times; first { $since }.
office-log-failed-times = { $error } ({ $times } times; first { $since })
office-log-cancelled = Stopped at your wish.
office-log-auto = automatic
office-log-from = From { $who }: { $what }
office-log-questions =
    { $count ->
        [one] { $count } question to decide.
       *[other] { $count } questions to decide.
    }
office-skipped-since = First left aside { $when }.

office-laptop-unnamed = Laptop without a name
office-laptop-seen = Last news read { $when }
office-laptop-never = No news yet
office-laptop-same = Identical to this laptop
office-laptop-same-but =
    { $count ->
        [one] Identical but for { $count } of your changes
       *[other] Identical but for { $count } of your changes
    }
office-laptop-differs = Different, though it received the same: report it, and have the shared folder verified.
office-laptop-behind =
    { $count ->
        [one] Does not have { $count } of your changes yet
       *[other] Does not have { $count } of your changes yet
    }
office-laptop-level = Has received all your changes
office-laptop-ahead =
    { $count ->
        [one] Announces { $count } change that has not arrived here yet
       *[other] Announces { $count } changes that have not arrived here yet
    }
office-laptop-clock = Its clock is { $lead } ahead of this one
office-laptop-version = Rythme { $version }
office-laptop-records =
    { $count ->
        [0] None of its changes here
        [one] { $count } of its changes here
       *[other] { $count } of its changes here
    }
office-laptop-retired = taken out
office-laptop-returned = back again
office-laptop-returned-text = It was taken out, and yet it has published since. Take it back if it is still used; otherwise change the key of the space.
office-laptop-former = former name of this laptop
office-laptop-former-text = This laptop's database was copied or restored. If nobody works under this former name any more, take it out.
office-laptop-this-retired = Somebody has taken this laptop out of the space. What you do here is kept and shared; ask for it to be taken back.
office-retire = Take out…
office-retire-name = Take { $name } out of the space
office-reinstate = Take back
office-reinstate-name = Take { $name } back into the space
office-retire-title = Take out “{ $name }”?
office-retire-what = Nobody will wait for this laptop any more before making room in the shared folder. What it shared stays, and Ctrl + Z takes it back.
office-retire-lost =
    { $count ->
        [0] By its last news, it has received all your changes.
       *[other] By its last news, { $count } of your changes have not reached it.
    }
office-retire-key = If it is lost, stolen or given away, change the key of the space too: otherwise it could still read the shared folder.
office-retire-do = Take this laptop out
office-retired = “{ $name }” is taken out. Think of changing the key if it is lost.
office-reinstated = “{ $name }” is taken back.
office-history = See the history
office-retire-key-where = Keys of the folder, in the settings
