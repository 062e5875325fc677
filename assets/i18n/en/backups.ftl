# Backups: settings, lock.

backups-title = Backups
backups-lead = An encrypted copy every day, and one before each import and each sync, beside the database. The day’s copy is opened and compared: it is known to work.
backups-proven = Last verified { $when }: the backup opens and holds everything it should.
backups-broken = Last verified { $when }: a backup is unusable. Make a new one; the others stay.
backups-unproven = No backup has been verified yet.
backups-make = Back up now
backups-drill = Verify now
backups-making = Backing up
backups-erasing = What is erased goes from the backups…
backups-drilling = Verifying
backups-stopped = Stopped: nothing of it is left.
backups-made = Backup made.
backups-drilled-ok = Backup verified: it opens, and everything is there.
backups-drilled-bad = This backup is unusable.
backups-failed = The automatic backup could not be made { $when }.
backups-none = No backup yet
backups-none-text = The first makes itself, as soon as the database holds something.
backups-folder = Folder: { $folder }
backups-folder-text = Copy them to another medium now and then: a lost disk takes this folder with it.
backups-list = Backups of this database
backups-all =
    { $count ->
        [one] Show the other one
       *[other] Show the { $count } others
    }
backups-size = { $size } MB
backups-reason-daily = Daily
backups-reason-import = Before an import
backups-reason-sync = Before a sync
backups-reason-asked = Made on request
backups-reason-replaced = Database set aside
backups-verified = Verified { $when }
backups-not-verified = Not verified yet
backups-finding-not-opened = Today’s passphrase does not open it, or its beginning is damaged.
backups-finding-damaged = Pages are damaged.
backups-finding-counts-differ = It does not hold what it held when it was made.
backups-finding-digest-differs = Its digest is no longer the same.
backups-verify-this = Verify the backup made { $when }
backups-restore-this = Restore the backup made { $when }
backups-verify = Verify
backups-restore = Restore…
backups-restore-title = Restore a backup
backups-restore-looking = The backup is opened and verified…
backups-restore-of = Backup made { $when }
backups-restore-what = What it holds
backups-restore-then = In the backup
backups-restore-now = Now
backups-restore-unknown = unreadable
backups-restore-lost =
    { $records ->
        [0] Nothing was recorded since: nothing is lost.
        [one] One change was made since.
       *[other] { $records } changes were made since.
    }
backups-restore-unshared =
    { $unshared ->
        [0] The shared folder has all of that: it comes back at the next sync.
       *[other] Changes that the shared folder does not have: { $unshared }. They will only be in the database set aside.
    }
backups-restore-aside = Today’s database is set aside with its date. It is never deleted, and can be brought back in the same way.
backups-restore-do = Restore this backup
backups-restoring = Restoring
backups-restored = Backup restored. The former database is here: { $path }
backups-restored-alone = Backup restored.
backups-rebuild = Rebuild the database
backups-rebuilding = Rebuilding
backups-rebuilt =
    { $records ->
        [one] Database rebuilt from its journal: one change read again.
       *[other] Database rebuilt from its journal: { $records } changes read again.
    }
backups-rebuilt-lost = These data of this laptop could not be read whole: { $tables }.
backups-count-libraries = Libraries
backups-count-visits = Visits
backups-count-surveys = Surveys
backups-count-responses = Responses
backups-count-drafts = Timetable drafts
backups-count-interviews = Interviews begun
backups-count-changes = Changes in all

backups-rescue-title = Go on with the work
backups-rescue-looking = Looking for a backup that this passphrase opens…
backups-rescue-backup = So it is the database that is damaged: this passphrase opens its backup made { $when }, verified just now. It holds: libraries { $libraries }, visits { $visits }, responses { $responses }, drafts { $drafts }.
backups-rescue-after = What was shared since comes back at the next sync. The damaged database is set aside with its date, never deleted.
backups-rescue-do = Set aside and go on with this backup
backups-rescue-journal =
    { $records ->
        [one] The journal of the damaged database can still be read: one change. Rebuilding loses none.
       *[other] The journal of the damaged database can still be read: { $records } changes. Rebuilding loses none.
    }
backups-rescue-rebuild = Set aside and rebuild from the journal
