//! The settings sheet: one row of settings under their names.

use domain::finding::Finding;

use super::table::{Cell, Table, collapsed};

/// The settings that are read, each with its other spellings.
pub(crate) const READ: [(&str, &[&str]); 4] = [
    ("form_title", &["title", "set_form_title"]),
    ("form_id", &["id_string", "set_form_id"]),
    ("version", &[]),
    ("default_language", &[]),
];
/// The settings that change nothing here: left aside without a word.
pub(crate) const HARMLESS: [&str; 3] = ["style", "name", "instance_name"];
/// The settings that would change what is asked, sent or kept.
pub(crate) const REFUSED: [&str; 10] = [
    "public_key",
    "allow_choice_duplicates",
    "add_none_option",
    "clean_text_values",
    "flat",
    "prefix",
    "sms_keyword",
    "sms_separator",
    "sms_date_format",
    "sms_response",
];

#[derive(Debug, Default)]
pub(super) struct Settings {
    pub title: String,
    pub id: String,
    pub version: String,
    /// Empty when the sheet gives none.
    pub default_language: String,
}

pub(super) fn read(table: Option<&Table>, findings: &mut Vec<Finding>) -> Settings {
    let mut settings = Settings::default();
    if let Some(table) = table {
        let mut rows = table.rows.iter();
        if let Some(row) = rows.next() {
            let cells = table
                .headers
                .iter()
                .filter_map(|(column, header)| table.cell(row, *column, header));
            cells.for_each(|cell| settings.take(&cell, findings));
        }
        for row in rows {
            findings.push(
                Finding::warning("row_ignored")
                    .sheet(&table.sheet)
                    .row(row.number),
            );
        }
    }
    if settings.id.is_empty() {
        settings.id = "data".to_owned();
    }
    if settings.title.is_empty() {
        settings.title = settings.id.clone();
    }
    settings
}

impl Settings {
    fn take(&mut self, cell: &Cell<'_>, findings: &mut Vec<Finding>) {
        let key = collapsed(cell.header).to_lowercase().replace(' ', "_");
        let text = cell.text.to_owned();
        let known = READ
            .iter()
            .find(|(name, aliases)| *name == key || aliases.contains(&key.as_str()));
        match known.map(|(name, _)| *name) {
            Some("form_title") => self.title = text,
            Some("form_id") => self.id = text,
            Some("version") => self.version = text,
            Some(_) => self.default_language = collapsed(&text),
            None if HARMLESS.contains(&key.as_str()) => {}
            None if REFUSED.contains(&key.as_str()) && !is_neutral(&key, cell.text) => {
                findings.push(cell.error("setting_unsupported"));
            }
            None if REFUSED.contains(&key.as_str()) => {}
            None => findings.push(cell.warning("column_ignored")),
        }
    }
}

/// A setting that says what is done anyway.
fn is_neutral(key: &str, text: &str) -> bool {
    let yes = matches!(
        text.to_ascii_lowercase().as_str(),
        "yes" | "true" | "true()"
    );
    let no = matches!(
        text.to_ascii_lowercase().as_str(),
        "no" | "false" | "false()"
    );
    match key {
        "clean_text_values" => yes,
        "allow_choice_duplicates" | "add_none_option" | "flat" => no,
        _ => false,
    }
}
