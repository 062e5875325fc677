# The command line.

cli-place-sheet = sheet { $sheet }
cli-place-row = row { $row }
cli-place-column = column { $column }
cli-renew-key = Nobody waits for it any more. If it was lost or stolen, change the key of the space too (rythme keys renew): it could still read the shared folder.
