//! What an author calls a kind of row, and what the type column of XLSForm makes of it.

use store::questionnaire::FormRow;

pub(super) const SURVEY: &str = "survey";
pub(super) const CHOICES: &str = "choices";
/// The word of the appearance column that makes a text question a week to paint.
const WEEK: &str = "rythme-week";

/// The kinds that the editor offers, in its order. A row of another type keeps it, and shows it as written.
pub(super) const OFFERED: [&str; 18] = [
    "select_one",
    "select_multiple",
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "week",
    "rank",
    "range",
    "acknowledge",
    "note",
    "group",
    "repeat",
    "calculate",
    "hidden",
    "image",
    "today",
];

/// The type cell: without the list, which is a field of its own.
pub(super) fn type_of(row: &FormRow) -> &str {
    row.cells.get("type").map_or("", String::as_str)
}

/// What the author calls it: the type, or `week`.
pub(super) fn kind_of(row: &FormRow) -> &str {
    let week = row
        .cells
        .get("appearance")
        .is_some_and(|words| words.split_whitespace().any(|word| word == WEEK));
    match type_of(row) {
        "text" if week => "week",
        other => other,
    }
}

pub(super) fn is_group(row: &FormRow) -> bool {
    row.sheet != CHOICES && matches!(type_of(row), "group" | "repeat")
}

/// Takes its answers from a list.
pub(super) fn has_list(kind: &str) -> bool {
    matches!(kind, "select_one" | "select_multiple" | "rank")
}

/// Typed freely, so that somebody could be asked for who they are.
pub(super) fn is_free(kind: &str) -> bool {
    matches!(kind, "text" | "integer" | "date" | "decimal")
}

/// Asked of the respondent.
pub(super) fn is_question(kind: &str) -> bool {
    !matches!(
        kind,
        "note"
            | "group"
            | "repeat"
            | "calculate"
            | "hidden"
            | "today"
            | "start"
            | "end"
            | "deviceid"
            | "username"
            | "audit"
            | ""
    )
}

/// The cells that make a row that kind: type and appearance. An appearance of the author's own words stays.
pub(super) fn cells_for(
    kind: &str,
    appearance: Option<&str>,
) -> [(&'static str, Option<String>); 2] {
    let mut words: Vec<&str> = appearance
        .unwrap_or_default()
        .split_whitespace()
        .filter(|word| *word != WEEK)
        .collect();
    if kind == "week" {
        words.push(WEEK);
    }
    let written = if kind == "week" { "text" } else { kind };
    let appearance = Some(words.join(" ")).filter(|words| !words.is_empty());
    [
        ("type", Some(written.to_owned())),
        ("appearance", appearance),
    ]
}

/// The type column of a sheet, from a row.
pub(super) fn written(row: &FormRow) -> String {
    let kind = type_of(row);
    match &row.list {
        Some(list) if has_list(kind) => format!("{kind} {list}"),
        _ => kind.to_owned(),
    }
}

/// What a cell of the type column means: the type, and the list of a select.
pub(super) fn read(text: &str) -> (String, Option<String>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [kind, list] if has_list(kind) => ((*kind).to_owned(), Some((*list).to_owned())),
        _ => (words.join(" "), None),
    }
}
