# The command line.

cli-place-sheet = sheet { $sheet }
cli-place-row = row { $row }
cli-place-column = column { $column }
