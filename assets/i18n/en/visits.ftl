# Visits and notes.

visits-title = Visits and notes
visits-new = New visit
visits-none = No visit yet
visits-none-text = A visit holds its date, the people you met and your notes. You can then find a note by its words.
visits-upcoming = To come
visits-upcoming-none = No visit to come.
visits-past = Past
visits-with = With { $people }

visits-heading = { $library }, visit of { $date }
visits-facts = The visit
visits-date = Date
visits-date-hint = For example 15/09/2026 or 15 September 2026
visits-date-missing = Write the date of the visit.
visits-date-unreadable = Write a date like 15/09/2026, 2026-09-15 or 15 September 2026.
visits-people = People met
visits-people-hint = Roles rather than names, separated by commas
visits-create = Create the visit
visits-delete = Delete the visit
visits-deleted = Visit deleted: { $library }.
visits-library-missing = Choose the library of the visit.
visits-from-here = From this visit
visits-to-library = The library's page
visits-to-survey = New survey here
visits-to-draft = New timetable here

visits-note = Visit note
visits-note-tools = Formatting of the note
visits-note-autosave = Saved automatically at every pause.
visits-note-saving = Saving…
visits-note-saved = Saved at { $time }
visits-note-unsaved = Not saved yet
visits-note-authors = Written by { $authors }
visits-note-author = { $name } ({ $when })
visits-note-task-done = Done: { $text }
visits-tool-bold = Bold
visits-tool-italic = Italic
visits-tool-strike = Strikethrough
visits-tool-heading = Heading
visits-tool-subheading = Subheading
visits-tool-bullets = Bulleted list
visits-tool-numbers = Numbered list
visits-tool-tasks = To-do list
visits-tool-quote = Quotation
