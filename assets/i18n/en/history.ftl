# History: who did what, to which object, and the state of an object at a moment.

history-title = History
history-lead = Who did what, and when, on every laptop.
history-of = { $title } — history
history-link = History
history-see = See the object
history-everybody = The whole history
history-key-acts = from act to act
history-acts = What was done
history-today = Today
history-yesterday = Yesterday
history-by = { $name }, { $time }
history-at = at { $time }
history-more = Show older acts
history-more-came =
    { $count ->
        [0] There is nothing older.
        [one] { $count } more act.
       *[other] { $count } more acts.
    }
history-none = Nothing in the history
history-none-text = What you do, and what other laptops bring, can be read here.
history-none-filtered = No act fits this choice.
history-erased = content erased
history-erased-text = The content of this object was erased on request: only its dates are left.
history-act-unknown = act of a later version of Rythme
history-person = Person
history-person-all = Everybody
history-kind = Kind
history-kind-all = Everything
history-visit-title = { $library }, visit of { $date }
history-removed-since = deleted since
history-its = its history
history-its-of = {" "}of { $title }
history-objects-more =
    { $count ->
        [one] and { $count } other
       *[other] and { $count } others
    }

history-field-note = Note
history-field-keep-until = Keep until
history-empty = empty
history-quoted = “{ $text }”
history-change = { $field }: { $from } → { $to }
history-change-new = { $field }: { $to }
history-change-gone = { $field }: { $from }, removed
history-deleted = Deleted
history-back = Back in sight
history-fields-more = Show all { $count } changes
history-fields-less = Show less

history-then = At that moment
history-then-by = , by { $name }
history-then-said = State { $when }: { $act }
history-then-removed = At that moment the object was deleted.
history-slider = Change { $position } of { $total }
history-slider-value = { $position } of { $total }
history-against = Compare with
history-against-before = just before
history-against-now = today
history-legend = What the marks mean
history-mark-same = in both
history-mark-added = at that moment only
history-mark-removed = not at that moment
history-reads-added = at that moment:
history-reads-removed = not at that moment:
history-reads-end = (end)
history-note-empty = The note was empty.
history-week = The week at that moment
history-week-day = Day
history-week-hours = Hours
history-week-closed = closed
history-week-added = More: { $hours }
history-week-removed = Less: { $hours }
history-week-total = { $duration } a week
history-week-axis = bars from { $start } to { $end }

history-versions = Named versions
history-version-here = Version “{ $name }”
history-version-by = { $name }, { $when }
history-name = Name this version
history-named = The version “{ $name }” has its name.
history-version-name = Name of the version
history-version-name-hint = For example: before the consultation, sent to the town hall.
history-version-save = Save the name
history-version-rename = Rename the version { $name }
history-version-rename-title = Rename the version
history-version-remove = Remove the version { $name }
history-version-removed = The name “{ $name }” is removed; what it stood for stays in the history.
history-restore = Go back to this version
history-restore-hint = An act like any other: nothing is rewritten, the other laptops receive it, and it can be undone.
history-restored = Back to the state { $when }.
history-same-as-now = This is the state of today.
