# Errors: what happened, and what to do.

error-database-missing = No database at { $path }. Create it first.
error-database-exists = A file already exists at { $path }. It was not changed.
error-database-mirrored = The database { $path } lies in a folder mirrored by { $tool }. Such a tool can damage an open database: choose a folder that stays on this laptop. Nothing was changed.
error-database-foreign = The file { $path } is not a database of Rythme. It was not changed.
error-database-newer = This database was written by a newer version of Rythme (schema { $found }, this version knows { $known }). Update Rythme; nothing was changed.
error-database-read-only = The database cannot be written: check the folder’s permissions. Nothing was changed.
error-database-busy = Another program is using the database. Try again in a moment; nothing was changed.
error-database-damaged = The database is damaged. Do not delete it: keep a copy and join the shared folder from a new database.
error-database-failed = The database refused the operation: { $detail }. Nothing was changed.
error-database-not-named = Name the database with --db FILE.
error-cipher-missing = This build of Rythme cannot encrypt: it will open no database.
error-passphrase-wrong = The passphrase does not open the database { $path }. Nothing was changed.
error-passphrase-missing = The passphrase is missing: give it with --passphrase-file FILE.
error-passphrase-short = The passphrase needs at least { $minimum } characters.
error-device-name-missing = Give this laptop a name.
error-disk-full = The disk is full: nothing was saved since. Free some space and try again.
error-locked = The database is locked: open it with its passphrase.
error-entity-unknown = { $kind ->
    [library] No such library here: { $id }.
    [visit] No such visit here: { $id }.
    [survey] No such survey here: { $id }.
    [interview] No such interview here: { $id }.
    [draft] No such draft here: { $id }.
    [slot] No such slot here: { $id }.
   *[other] Not found here: { $id }.
}
error-stored-unreadable = A stored value cannot be read: { $detail }.
error-file-failed = The file cannot be used: { $detail }.
error-file-unreadable = The file { $path } cannot be read: { $detail }.
error-file-too-large = The file { $path } is larger than 50 MB.
error-call-unknown = The screen asks for “{ $name }”, which this version does not know.
error-call-arguments = The screen sent an incomplete request: { $detail }.
error-internal = Rythme could not finish this. Nothing of it was saved; try again, and report it if it happens again.
error-note-version-unknown = The note was opened at a version that this database does not know. Copy your text, then open the visit again.
error-document-newer = This text was written by a newer version of Rythme. Update Rythme.
error-document-unreadable = A shared text cannot be read: { $detail }.
error-library-name-missing = Give the library a name.
error-insee-invalid = “{ $insee }” is not an INSEE code of a commune (five characters).
error-hours-unreadable = These hours cannot be read: { $text }.
error-hours-past-midnight = A slot runs past midnight: cut it into two days.
error-hours-not-fixed = These hours depend on the sun or an event: give fixed times.
error-hours-missing = The current hours of “{ $name }” are not known: enter them, or start from an empty grid.
error-import-empty = No library could be imported from { $path }.
error-visit-date-invalid = “{ $date }” is not a date. Write for instance 2026-09-15.
error-visit-library-missing = Choose the library of the visit.
error-survey-library-missing = Choose the library of the survey.
error-survey-form-missing = Choose a form.
error-form-unknown = The form “{ $code }” does not ship with Rythme.
error-form-newer = The form of “{ $title }” comes from a newer version of Rythme: { $detail }.
error-form-refused = The form { $path } is refused: { $count } error(s) to correct.
error-language-unknown = The form does not exist in “{ $language }”.
error-interview-unfinished = The privacy notice was not accepted: the interview cannot be submitted.
error-answers-unreadable = The answers file { $path } cannot be read: { $detail }.
error-answers-refused = The response is refused: { $count } error(s).
error-draft-title-missing = Give the draft a title.
error-slot-end-before-start = The end of the slot must come after its start.
error-slot-past-midnight = A slot cannot run past midnight.
error-undo-nothing = There is nothing to undo.
error-redo-nothing = There is nothing to redo.
error-undo-superseded = Someone else has changed this since: there is nothing left to undo here.
error-demo-present = The fictive data are already there.
error-question-unknown = This question does not exist or is already decided: { $id }.
error-question-choice-unknown = “{ $keep }” is not one of the choices: mine, theirs, or the key of a value.
error-job-not-started = The sync could not start: { $detail }.
error-folder-missing = Choose the shared folder first.
error-folder-not-empty = The folder { $folder } holds something else. Choose an empty folder, for instance a sub-folder “Rythme”.
error-space-rolled-back = This database is older than what it has already shared (a copy or a restored backup). Nothing was changed: start from a new database and join the folder.
error-folder-gone = The shared folder cannot be reached (network down, disk unplugged). Your changes wait on this laptop.
error-folder-file-missing = The folder or one of its files does not exist: { $detail }. Your changes wait on this laptop.
error-folder-read-only = The shared folder is read-only. Your changes wait on this laptop.
error-folder-full = The shared folder is full. Your changes wait on this laptop.
error-folder-denied = This laptop may not write to the shared folder. Your changes wait here.
error-folder-busy = Another program holds a file of the shared folder. Try again in a moment.
error-folder-file-exists = Another file already has this name in the shared folder: { $detail }. It was not replaced.
error-folder-file-too-large = A file of the shared folder is too large: { $detail }.
error-folder-bad-name = The shared folder refuses a file name: { $detail }.
error-folder-not-verified = What was written to the shared folder did not read back the same: { $detail }. Your changes wait on this laptop.
error-folder-io = The shared folder reported an error: { $detail }.
error-no-random = This system gives no randomness: nothing can be encrypted.
error-wrong-folder-passphrase = The passphrase does not open this shared folder. Nothing was written.
error-space-key-missing = The shared folder does not hold its key yet (still being copied?). Try again later.
error-space-key-damaged = The key of the shared folder is damaged. A laptop that knows it already will put it back at its next sync.
error-space-torn = The file espace.json of the shared folder is incomplete (still being copied?). Try again later.
error-several-spaces = This folder holds several spaces of Rythme: { $detail }. Separate them.
error-space-leftovers = This folder holds the remains of a space without its espace.json (still being copied?). Try again later, or choose an empty folder.
error-already-a-space = This folder is already a space of Rythme.
error-not-a-space = This folder is not a space of Rythme.
error-other-space = This folder is the space of another team: this database already shares another one. Nothing was written.
error-newer-space-format = This shared folder comes from a newer version of Rythme. Update Rythme; nothing was written.
error-stored-keys-unreadable = The keys of the shared folder, kept in the database, cannot be read.
error-nothing-to-seal = There is nothing to share.
error-record-too-large = A change is too large for the shared folder.
error-cancelled = Sync cancelled: what is done is done, the rest waits.
error-erase-nothing = Nothing is named: say what to erase.
error-erase-reason-missing = Say why: the register of erasures keeps the reason. It must name nobody.
error-laptop-unknown = This laptop is not known here: { $id }.
error-laptop-is-this = This laptop is the one you use: it cannot take itself out. Take it out from another one.
error-question-no-fork = Only a timetable can be kept as two scenarios. Choose one of the values.
