# The frame of the window: header, rail, footer, search, and words that every screen shares.

shell-logo = Rythme, go to Today
shell-menu = Menu
shell-skip = Skip to content
shell-nav = Main navigation
shell-nav-tools = Tools
shell-nav-today = Today
shell-nav-libraries = Municipalities and libraries
shell-nav-visits = Visits and notes
shell-nav-surveys = Surveys
shell-nav-interview = Interview
shell-nav-workshop = Timetables
shell-nav-office = Back at the office
shell-nav-history = History
shell-nav-settings = Settings and help
shell-badge-interviews =
    { $count ->
        [one] { $count } interview to resume
       *[other] { $count } interviews to resume
    }
shell-badge-questions =
    { $count ->
        [one] { $count } question to decide
       *[other] { $count } questions to decide
    }

shell-visit = { $place }, visit of { $date }
shell-history = Undo and redo
shell-undo = Undo
shell-undo-op = Undo: { $op }
shell-undo-nothing = Undo: nothing to undo
shell-redo-op = Redo: { $op }
shell-redo-nothing = Redo: nothing to redo
shell-undone = Undone: { $op }
shell-redone = Redone: { $op }
shell-undo-offer = What was just done
shell-undo-hint = Ctrl+Z to undo.

shell-folder-none = No shared folder
shell-folder-asking = Looking for the shared folder…
shell-folder-reachable = Shared folder reachable
shell-folder-away = Offline, everything is saved here

shell-saved = Saved { $when } on this laptop
shell-saved-never = Nothing saved on this laptop yet
shell-to-share =
    { $count ->
        [0] Nothing to share
        [one] { $count } change to share
       *[other] { $count } changes to share
    }
shell-keys = Keys of this page
shell-key-help = help

shell-demo = Fictive data.
shell-demo-more = Everything that comes with the demonstration is made up.
shell-demo-remove = Remove the fictive data
shell-demo-removed = The fictive data are removed.

shell-search = Search
shell-search-placeholder = A page, a library, a word of a note…
shell-search-page = Page
shell-search-pages = Pages
shell-search-results = Results
shell-search-none = Nothing contains “{ $text }”.
shell-search-count =
    { $count ->
        [0] No result
        [one] { $count } result
       *[other] { $count } results
    }
shell-search-keys = ↑ ↓ choose, Enter open, Esc close

shell-close = Close
shell-cancel = Cancel
shell-retry = Try again
shell-loading = Loading…
shell-findings = Findings
shell-severity-error = Error:
shell-severity-warning = Warning:
shell-place-sheet = sheet { $sheet }
shell-place-row = row { $row }
shell-place-column = column { $column }
shell-place-offset = character { $offset }
shell-time-unreadable = Write a time such as 14:30, 14h30, 1430 or 14.
shell-unknown-code = Something went wrong that has no sentence yet ({ $code }).

error-unreachable = Rythme does not answer. Close the window and open it again: what is saved is safe. ({ $detail })

shell-range = from { $start } to { $end }
shell-bytes = { $count ->
    [1] 1 byte
   *[other] { $count } bytes
}
shell-kilobytes = { $size } kB
shell-megabytes = { $size } MB
shell-when-today = at { $time }
shell-when-yesterday = yesterday at { $time }
shell-when-earlier = on { $date } at { $time }

shell-news = Synchronised while you worked: { $words }.
shell-news-received =
    { $count ->
        [one] { $count } change received
       *[other] { $count } changes received
    }
shell-news-questions =
    { $count ->
        [one] { $count } question to decide
       *[other] { $count } questions to decide
    }
shell-news-label = News from the shared folder
shell-news-see = See
shell-nav-questionnaires = Questionnaires
