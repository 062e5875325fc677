# Painting one's week: a question answered on a week.

week-hours = Hour
week-painted = { $day } { $range }: wished
week-wiped = { $day } { $range }: removed
week-as-list = List
week-clear = Clear all
week-grid-help = Touch or drag to paint the hours you wish. With the keyboard: arrows to move, Space to paint or wipe, Shift and arrows to go on.
week-list-help = A line for each stretch that you wish.
week-nothing = No hour wished yet.
week-total = { $duration } wished:
week-from = { $day }, from
week-to = { $day }, to
week-add = Add a stretch
week-add-day = Add a stretch on { $day }
week-remove = Remove { $day } { $range }
week-end-before-start = The end comes after the start.
