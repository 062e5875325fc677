# The first run (three doors, passphrase, joining) and the lock.

first-run-title = Welcome to Rythme
first-run-lead = Opening hours, from the field to the office. Everything stays on this laptop, encrypted, even without a network.
first-run-language = Language
first-run-discover = Discover
first-run-discover-text = With a made-up municipality: three libraries, two visits, two surveys and two timetables. All of it goes away in one click.
first-run-join = Join a shared folder
first-run-join-text = A colleague already uses Rythme: find their work and add yours.
first-run-start = Start
first-run-start-text = An empty database with the 95 municipalities of the metropolis. You can share later.
first-run-back = Choose another door

first-run-you = You
first-run-person = Your name
first-run-person-hint = It signs your changes.
first-run-device = Name of this laptop
first-run-device-hint = For example “Claire’s laptop”.
first-run-passphrase-section = Passphrase of this laptop
first-run-passphrase-why = It encrypts everything that this laptop records. Nobody can recover it for you: keep a note of it in a safe place.
first-run-passphrase = Passphrase
first-run-passphrase-hint = Four or five unrelated words are easy to remember and hard to guess.
first-run-passphrase-again = The same passphrase again
first-run-remember = Remember the passphrase in this system’s keyring
first-run-remember-hint = Rythme then opens with your session, without asking.
first-run-show = Show the passphrase
first-run-folder-section = Shared folder
first-run-folder = Folder
first-run-folder-hint = The network or synchronised folder that your team uses with Rythme.
first-run-folder-pick = Choose…
first-run-folder-pick-title = Choose the shared folder
first-run-folder-none = No folder chosen
first-run-folder-passphrase = Passphrase of the folder
first-run-folder-passphrase-hint = The team’s own, from the person who created the folder; or the recovery key.
first-run-go-discover = Create the database and discover
first-run-go-join = Create the database and join
first-run-go-start = Create the database
first-run-working = Rythme derives the key and prepares the database…
first-run-where = The database will be saved here: { $path }

first-run-need-person = Write your name.
first-run-need-device = Give this laptop a name.
first-run-need-passphrase = Choose a passphrase.
first-run-need-longer =
    { $missing ->
        [one] At least { $missing } more character.
       *[other] At least { $missing } more characters.
    }
first-run-need-same = The two passphrases differ.
first-run-need-folder = Choose the shared folder.
first-run-need-folder-passphrase = Write the passphrase of the folder.
first-run-strength-short = Too short: a computer would soon try it.
first-run-strength-weak = Weak: a few days would do to guess it. Add a word.
first-run-strength-fair = Fair. One more word would make it strong.
first-run-strength-strong = Strong: guessing it would take centuries.

first-run-unlock-title = Open Rythme
first-run-unlock-lead = The database of this laptop is encrypted.
first-run-unlock = Open
first-run-unlock-working = Checking…
first-run-unlock-where = Database: { $path }
first-run-unlock-lost = Forgotten? Nobody can recover it. What is already in the shared folder is not lost: another laptop, or this one with a new database, can join it.
first-run-need-unlock = Write the passphrase of this database.
