### What is reported while reading hours, dates and a table of libraries.
### The codes come from the modules hours, words and library_csv.

## Hours

finding-hours-unreadable = “{ $text }” cannot be read as opening hours. Expected form: Tu-Fr 10:00-12:30,14:00-18:00; Sa 09:00-17:00.
finding-hours-past-midnight = “{ $text }”: closing must follow opening on the same day, at 24:00 at the latest.
finding-hours-not-fixed = “{ $text }”: each slot needs a fixed opening time and a fixed closing time.
finding-hours-seasonal = The hours change during the year: only the ordinary week, without school and public holidays, is kept.
finding-hours-overridden = The same days are given twice: the last rule replaces the first. To open in the morning and in the afternoon, separate the slots with a comma.
finding-hours-comment = The comment “{ $text }” is not kept.
finding-hours-unknown = Slots marked “unknown” (opening uncertain) are not counted.
finding-hours-whole-day = One day is open around the clock: check that its hours are not missing.

## Dates

finding-date-invalid = “{ $text }” is not a date of the form 2026-09-15.

## Table of libraries

finding-file-empty = The file is empty.
finding-file-not-csv = This file is not a CSV table. From Excel, save it as “CSV UTF-8”.
finding-column-missing = { $field ->
    [insee] The column with the INSEE code of the commune is missing. Names that are recognised, for example: { $names }.
   *[name] The column with the name of the library is missing. Names that are recognised, for example: { $names }.
}
finding-row-length = The row has { $found } cells instead of { $expected }: check that its values are in the right columns.
finding-quote-unclosed = A quotation mark that opens here is never closed: the rest of the file could not be read.
finding-library-name-missing = The name of the library is missing: the row is not imported.
finding-library-insee-missing = The INSEE code of the commune is missing: the row is not imported.
finding-library-insee-invalid = “{ $text }” is not the INSEE code of a commune (five characters): the row is not imported.
finding-library-insee-repaired = INSEE code “{ $text }” read as { $insee }. A spreadsheet may have changed how it is written.
finding-library-duplicate = “{ $name }” is already in row { $other }: this row is not imported.
finding-library-same-name = “{ $name }” has the same name as row { $other }, in the same commune, under another code: both are kept.
finding-weekly-hours-invalid = “{ $text }” is not a number of hours a week: it is ignored.
