# The screen "Today": what to take up, what to share, what to decide, where to go next.

today-title = Hello { $person }
today-title-nobody = Today
today-lead = { $date }
today-resume = To resume
today-resume-empty = Nothing under way
today-resume-empty-text = An interview begun, a note or a timetable in progress will wait for you here.
today-interview = Interview
today-interview-text =
    { $count ->
        [0] No answer yet
        [one] { $count } answer given
       *[other] { $count } answers given
    }
today-visit = Visit note
today-visit-text = Visit of { $date }
today-draft = Timetable
today-edited = last change { $when }
today-share = To share
today-share-none = Everything is shared.
today-share-count =
    { $count ->
        [one] change is only on this laptop
       *[other] changes are only on this laptop
    }
today-share-no-folder = Choose a shared folder to work with others.
today-share-away = The shared folder cannot be reached from here. No hurry: everything is saved.
today-share-last = Last shared { $when }.
today-share-go = Share now
today-share-choose = Choose a folder
today-decide = To decide
today-decide-none = No question. Everything from the other laptops agrees with yours.
today-decide-count =
    { $count ->
        [one] value written in two places without knowing of each other
       *[other] values written in two places without knowing of each other
    }
today-decide-go = Decide
today-visits = Next visits
today-visits-empty = No visit planned
today-visits-empty-text = Plan one: its note will be waiting for you.
today-visits-add = Plan a visit
today-visits-today = today
today-visits-tomorrow = tomorrow
today-visits-in =
    { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }
today-start = To begin with
today-start-library = Add a library
today-start-library-text = By hand, or from the ministry’s file.
today-start-visit = Prepare a visit
today-start-visit-text = A date, people, a note that saves itself.
today-start-survey = Open a survey
today-start-survey-text = Users and non-users: two questionnaires are ready.
today-start-draft = Draw a timetable
today-start-draft-text = From the current hours, with the mouse or the keyboard.
today-counts = What this laptop holds
today-count-libraries =
    { $count ->
        [one] library
       *[other] libraries
    }
today-count-visits =
    { $count ->
        [one] visit
       *[other] visits
    }
today-count-surveys =
    { $count ->
        [one] survey
       *[other] surveys
    }
today-count-responses =
    { $count ->
        [one] response
       *[other] responses
    }
today-count-drafts =
    { $count ->
        [one] timetable
       *[other] timetables
    }
