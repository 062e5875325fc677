# Findings of the use cases.

finding-library-outside-metropolis = The code { $insee } is not one of the metropolis: the library is imported all the same.
finding-slots-overlap = Two slots overlap on { $day } from { $start } to { $end }.
finding-slot-past-midnight = A slot cannot run past midnight.
finding-slot-end-before-start = The end of the slot must come after its start.
