### What is told when an XLSForm questionnaire is read and when answers are checked.
### The codes come from the crate forms. Sheet, row and column are told beside the sentence.

## The workbook

finding-workbook-not-xlsx = This file is no Excel workbook “.xlsx” or “.xls”. Save it in one of these formats from Excel or LibreOffice.
finding-workbook-unreadable = The workbook is damaged and cannot be read. Open it in a spreadsheet and save it again.
finding-workbook-too-large = The workbook is too large for a questionnaire.
finding-sheet-missing = The sheet “survey” is missing: this workbook is no XLSForm questionnaire.
finding-sheet-unsupported = This sheet is not supported: the questionnaire cannot use it.
finding-cell-error = The cell holds the error { $value }: correct its formula.
finding-cell-without-header = The cell “{ $value }” is under a column without a header: it is not read.
finding-row-ignored = This row is not read: what would say its purpose is missing.
finding-form-empty = The questionnaire asks no question.

## Columns and settings

finding-header-missing = This column is missing in the sheet.
finding-header-duplicate = This column is given twice: the other one is called “{ $value }”.
finding-column-unsupported = This column is not supported, and the row uses it: “{ $value }”.
finding-column-ignored = This column has no use here: it is not read.
finding-column-no-effect = This column has no effect on a row of type { $type }.
finding-setting-unsupported = This setting is not supported: “{ $value }”.
finding-language-unknown = No column is written in the default language “{ $value }”: the first language takes its place.
finding-appearance-unsupported = This appearance takes its values from elsewhere, which is not supported: “{ $value }”.
finding-parameters-malformed = Parameters are written “name=value”, with spaces between them: “{ $value }” cannot be read.
finding-parameter-unknown = This type of question does not know the parameter “{ $value }”.
finding-parameter-invalid = “{ $value }” does not suit the parameter “{ $parameter }”.
finding-row-disabled = This row is disabled: it is not read.

## Questions

finding-type-missing = The type of the question is missing.
finding-type-unsupported = The type “{ $value }” is not supported.
finding-name-missing = The name of the question is missing.
finding-name-invalid = “{ $value }” cannot be a name: first a letter or an underscore, then letters, digits, hyphens or periods, without spaces.
finding-name-duplicate = The name “{ $value }” is already taken in row { $first }.
finding-name-case = The name “{ $value }” differs from another one by its capitals only: analysis tools will confuse them.
finding-name-reserved = The name “{ $value }” is reserved.
finding-label-missing = “{ $value }” has neither label nor hint: nothing would show.
finding-translation-missing = “{ $value }” is not translated into { $language }.
finding-list-unknown = The sheet “choices” has no list “{ $value }”.
finding-choice-name-missing = A choice of the list “{ $value }” has no name.
finding-choice-name-duplicate = The choice “{ $value }” is given twice in the list “{ $list }”.
finding-choice-name-space = The choice name “{ $value }” holds a space: a multiple-choice question cannot use it.
finding-group-not-closed = The group “{ $value }” is never closed.
finding-group-end-unexpected = This end of a group closes nothing: “{ $value }”.
finding-calculation-missing = The calculation “{ $value }” has no expression.
finding-default-invalid = “{ $value }” cannot be the default answer of a question of type { $type }.
finding-name-audit = The log of the interview is always called “audit”: leave the name empty instead of “{ $value }”.
finding-repeat-name-root = A repeat cannot be called “{ $value }” like the questionnaire.
finding-repeat-name-duplicate = Two repeats are called “{ $value }”: their names are unique in the whole questionnaire.
finding-repeat-label-missing = The repeat “{ $value }” has no label.
finding-choice-label-missing = The choice “{ $value }” has no label: its name will show instead.
finding-list-twice = Two different lists are called “{ $value }”.
finding-file-missing = The file “{ $value }” is not beside the workbook: the list is empty.
finding-file-unreadable = The file “{ $value }” cannot be read as a csv in UTF-8.
finding-list-not-csv = A list from a file is one “.csv” and one only: “{ $value }”.
finding-filter-with-other = A choice filter does not go with an answer of one’s own: “{ $value }”.
finding-filter-in-table = A choice filter does not go into a table of questions: “{ $value }”.
finding-table-list-differs = The questions of a table all have the same list: “{ $value }”.
finding-trigger-malformed = A trigger is one question, or several with commas between them: “{ $value }”.
finding-trigger-hidden = “{ $value }” does not show: this row cannot be a trigger.
finding-form-without-question = The questionnaire asks no question.

## Expressions

finding-expression-syntax = The expression cannot be read from “{ $value }” on.
finding-expression-incomplete = The expression ends too early: “{ $value }”.
finding-expression-unsupported = The expression holds “{ $value }”, which is not supported.
finding-expression-unknown-function = The function “{ $value }” is not supported.
finding-expression-argument-count = The function “{ $value }” is given { $found } values instead of { $expected }.
finding-expression-not-reference = The function “{ $value }” expects a question, written with a dollar sign and braces.
finding-expression-too-deep = The expression is nested too deeply.
finding-regex-unsupported = This pattern cannot be used: “{ $value }”.
finding-regex-not-anchored = The pattern “{ $value }” does not go from ^ to $: it is enough that a part of the answer matches, while other tools want the whole answer.
finding-condition-always-true = This condition is always true: to know whether the question has an answer, compare it, for example to an empty text.
finding-reference-unknown = No row of the questionnaire is called “{ $value }”.
finding-reference-malformed = The reference “{ $value }” cannot be read.
finding-dependency-circle = These questions depend on each other in a circle: { $value }.
finding-reference-ambiguous = Several rows are called “{ $value }”: it is not known which one is meant.
finding-reference-last-saved = The reference to the answer before is not supported: “{ $value }”.

## Answers

finding-answer-unknown-question = The questionnaire has no question of that name.
finding-answer-not-asked = This row of the questionnaire awaits no answer: “{ $value }” is not kept.
finding-answer-not-integer = “{ $value }” is not a whole number.
finding-answer-not-number = “{ $value }” is not a number.
finding-answer-not-date = “{ $value }” is not a date such as 2026-09-15.
finding-answer-not-time = “{ $value }” is no time of the form 14:30.
finding-answer-not-datetime = “{ $value }” is no moment of the form 2026-09-15T14:30:00.
finding-answer-not-rows = The answers of a repeat are no list.
finding-step-unknown-reference = “{ $value }” does not exist at that moment.
finding-step-not-asked = “{ $value }” takes no answer.
finding-step-read-only = “{ $value }” cannot be changed.
finding-step-not-repeat = “{ $value }” is no repeat.
finding-step-counted = The form itself sets the number of “{ $value }”.
finding-answer-not-text = “{ $value }” is not a text.
finding-answer-unknown-choice = “{ $value }” is not one of the choices.
finding-answer-constraint = { $told ->
    [yes] { $message }
   *[no] The answer “{ $value }” is not accepted.
}
finding-answer-required = { $told ->
    [yes] { $message }
   *[no] An answer is needed; a refusal is one.
}
finding-answer-not-relevant = This question was not asked: the answer is not kept.
