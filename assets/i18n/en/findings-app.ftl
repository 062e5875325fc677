# Findings of the use cases.

finding-library-outside-metropolis = The code { $insee } is not one of the metropolis: the library is imported all the same.
finding-slots-overlap = Two slots overlap on { $day } from { $start } to { $end }.
finding-slot-past-midnight = A slot cannot run past midnight.
finding-slot-end-before-start = The end of the slot must come after its start.
finding-export-refusals-blank = This layout cannot say a refusal: { $count } are written as blanks.
finding-export-unknowns-blank = This layout cannot say “does not know”: { $count } are written as blanks.
finding-export-notes-left = This layout has no place for the interviewer’s notes: those of { $count } responses are not written.
finding-export-sheets-left = This layout has no place for the number of the paper sheet: those of { $count } responses are not written.
finding-export-not-asked-blank = This layout does not tell a question that did not come up from one that was left blank.
finding-export-text-cut = A spreadsheet’s cell holds 32,767 characters at most: { $count } texts are cut. The CSV export keeps them whole.
finding-anonymous-no-identifiers = No question was chosen to look for small cells: they were not looked for.
finding-anonymous-hidden = { $count } responses have answers that fewer than { $least } people share: these answers are hidden.
finding-anonymous-left-out = { $count } responses are not exported: fewer than { $least } people share them, and they would stand out even when hidden.
finding-anonymous-column = This question is not in the anonymous export.
finding-anonymous-repeats = Repeats are not in the anonymous export: the members of a household make it recognisable.
finding-import-no-moment = The row does not say when the response was submitted: the day on which the survey was made takes its place.
finding-import-not-a-flag = “{ $value }” does not say whether this choice was taken: 1 or 0 was expected.
finding-import-column-unknown = No question has this name or label: the column is not read.
finding-import-column-ambiguous = Two questions or two columns have this name: the column is not read.
finding-import-question-missing = No column answers “{ $question }”.
finding-identifier-field =
    { $what ->
        [email] This question asks for an e-mail address: the responses would no longer be anonymous. Remove it, or ask for something else.
        [phone] This question asks for a telephone number: the responses would no longer be anonymous. Remove it, or ask for something else.
        [address] This question asks for an address: the responses would no longer be anonymous. The town or the district is enough.
        [birth] This question asks for a date of birth: the responses would no longer be anonymous. An age band is enough.
       *[name] This question asks for a name: the responses would no longer be anonymous. Remove it, or ask for something else.
    }
