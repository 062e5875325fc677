//! The codebook: what each column asks, and what each code means.

use tables::Cell;

use super::columns::{Column, Fill, label, worded};
use super::shape::Shape;

/// The header of the codebook, in the words of the catalogue.
pub(super) const HEADERS: [&str; 7] = [
    "responses-book-table",
    "responses-book-column",
    "responses-book-type",
    "responses-book-question",
    "responses-book-group",
    "responses-book-code",
    "responses-book-label",
];

/// A row for each question, then one for each of its choices.
pub(super) fn rows(
    shape: &Shape<'_>,
    table: &str,
    columns: &[Column],
    language: &str,
) -> Vec<Vec<Cell>> {
    let form = shape.form;
    let mut rows = Vec::new();
    for column in columns {
        let Fill::Answer(at) = column.fill else {
            continue;
        };
        let item = &form.items[at];
        let groups: Vec<&str> = shape
            .groups(at)
            .into_iter()
            .map(|group| label(form, group, language))
            .collect();
        let begin = [
            Cell::text(table),
            Cell::text(column.header.as_str()),
            Cell::text(item.kind.as_str()),
            Cell::text(label(form, item, language)),
            Cell::text(groups.join(" / ")),
        ];
        let choices = form.choices(item);
        if choices.is_empty() {
            rows.push(begin.to_vec());
        }
        for choice in choices {
            let mut row = begin.to_vec();
            row.push(Cell::text(choice.name.as_str()));
            row.push(Cell::text(worded(
                form,
                &choice.label,
                language,
                &choice.name,
            )));
            rows.push(row);
        }
    }
    rows
}
