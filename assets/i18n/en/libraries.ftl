# Communes and libraries.

libraries-title = Communes and libraries
libraries-back = All communes
libraries-filter = Find a commune or a library
libraries-filter-none = Nothing matches “{ $text }”.
libraries-filter-none-text = Try the beginning of the name, a postcode or the Insee code.
libraries-found =
    { $count ->
        [0] No commune
        [one] { $count } commune
       *[other] { $count } communes
    }
libraries-known = Communes where a library is known
libraries-unknown = Other communes
libraries-commune = Commune
libraries-population = Population
libraries-libraries = Libraries
libraries-count =
    { $count ->
        [0] none
        [one] { $count } library
       *[other] { $count } libraries
    }
libraries-source = Communes of the Métropole européenne de Lille: Etalab's administrative divisions, after Insee and La Poste, Licence Ouverte 2.0.
libraries-others = Outside the metropolis

libraries-commune-lead = { $population } inhabitants, postcode { $codes }, Insee code { $insee }
libraries-commune-unknown = Commune { $insee }
libraries-commune-none = No known library in this commune
libraries-commune-none-text = Add it by hand, or import the ministry's file.
libraries-library = Library
libraries-address = Address
libraries-weekly = A week
libraries-hours-unknown = hours unknown

libraries-new = Add a library
libraries-edit = Edit { $name }
libraries-change = Edit
libraries-save = Save
libraries-delete = Delete
libraries-deleted = Library deleted: { $name }.
libraries-name = Name
libraries-name-missing = Write the name of the library.
libraries-commune-choose = Choose a commune
libraries-commune-missing = Choose the commune.
libraries-choose = Choose a library
libraries-choose-none = No library is known yet.
libraries-hours-now = Current hours
libraries-hours-hint = Written as in OpenStreetMap. Days: Mo, Tu, We, Th, Fr, Sa, Su; a comma between periods, a semicolon between days.
libraries-hours-none = The current hours are not known
libraries-hours-none-text = A timetable starts from the current hours and compares with them.
libraries-hours-enter = Enter the hours
libraries-week = Ordinary week
libraries-day = Day
libraries-hours = Opening hours
libraries-open = Duration
libraries-closed = closed
libraries-total = Week
libraries-ministry = Code of the Ministry of Culture: { $code }

libraries-visits = Visits
libraries-surveys = Surveys
libraries-drafts = Timetables
libraries-add-visit = New visit
libraries-add-survey = New survey
libraries-add-draft = New timetable
libraries-draft-title = Timetable of { $date }
libraries-no-visit = No visit
libraries-no-survey = No survey
libraries-no-draft = No timetable
libraries-responses =
    { $count ->
        [0] no response
        [one] { $count } response
       *[other] { $count } responses
    }

libraries-import = Import libraries
libraries-import-lead = The CSV file “Adresses des bibliothèques publiques” of the Ministry of Culture, or a table with the same columns.
libraries-import-choose = Choose a CSV file
libraries-import-text = You see its content first: nothing is written before you agree.
libraries-import-pick = Choose a file…
libraries-import-other = Choose another file…
libraries-import-ready =
    { $count ->
        [0] No library to import in this file.
        [one] { $count } library ready to import.
       *[other] { $count } libraries ready to import.
    }
libraries-import-preview = Before the import
libraries-import-summary =
    { $created ->
        [0] No new library
        [one] { $created } new library
       *[other] { $created } new libraries
    }, { $updated ->
        [0] no update
        [one] { $updated } update
       *[other] { $updated } updates
    }, { $left ->
        [0] no row left aside
        [one] { $left } row left aside
       *[other] { $left } rows left aside
    }.
libraries-import-write =
    { $count ->
        [0] Nothing to import
        [one] Import { $count } library
       *[other] Import { $count } libraries
    }
libraries-import-table = Rows of the file
libraries-import-row = Row
libraries-import-effect = Effect
libraries-import-create = new
libraries-import-update = update
libraries-import-skip = left aside
libraries-import-findings = Findings of row { $row }
libraries-import-done =
    { $count ->
        [0] No library imported
        [one] { $count } library imported
       *[other] { $count } libraries imported
    }
libraries-import-undo = Ctrl + Z undoes the whole import.
