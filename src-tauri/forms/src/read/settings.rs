//! The settings sheet: one row of settings under their names.

use domain::finding::Finding;

use super::expressions;
use super::table::{Cell, Table, collapsed, yes_or_no};
use crate::expr::{Expression, is_name};
use crate::form::ROOT;

/// The settings that are read, each with its other spellings. In this order they are written.
pub(crate) const READ: [(&str, &[&str]); 9] = [
    ("form_title", &["title", "set_form_title"]),
    ("form_id", &["id_string", "set_form_id"]),
    ("version", &[]),
    ("name", &[]),
    ("default_language", &[]),
    ("style", &[]),
    ("instance_name", &[]),
    ("allow_choice_duplicates", &[]),
    ("clean_text_values", &[]),
];
/// The settings that change nothing here: left aside without a word.
pub(crate) const HARMLESS: [&str; 8] = [
    "submission_url",
    "auto_send",
    "auto_delete",
    "client_editable",
    "instance_xmlns",
    "namespaces",
    "omit_instanceid",
    "delimiter",
];
/// The settings that would change what is asked, sent or kept.
pub(crate) const REFUSED: [&str; 9] = [
    "public_key",
    "add_none_option",
    "flat",
    "prefix",
    "sms_keyword",
    "sms_separator",
    "sms_allow_media",
    "sms_date_format",
    "sms_response",
];

#[derive(Debug)]
pub(super) struct Settings {
    pub title: String,
    pub id: String,
    pub version: String,
    pub root: String,
    /// Empty when the sheet gives none.
    pub default_language: String,
    pub style: String,
    pub instance_name: Option<Expression>,
    pub allow_choice_duplicates: bool,
    /// Several spaces of the survey sheet are one.
    pub clean: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: String::new(),
            id: String::new(),
            version: String::new(),
            root: ROOT.to_owned(),
            default_language: String::new(),
            style: String::new(),
            instance_name: None,
            allow_choice_duplicates: false,
            clean: true,
        }
    }
}

pub(super) fn read(table: Option<&Table>, findings: &mut Vec<Finding>) -> Settings {
    let mut settings = Settings::default();
    let Some(table) = table else {
        return settings;
    };
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
    settings
}

impl Settings {
    fn take(&mut self, cell: &Cell<'_>, findings: &mut Vec<Finding>) {
        let key = collapsed(cell.header).to_lowercase().replace(' ', "_");
        let known = READ
            .iter()
            .find(|(name, aliases)| *name == key || aliases.contains(&key.as_str()));
        match known {
            Some((name, _)) => self.set(name, cell, findings),
            None if HARMLESS.contains(&key.as_str()) => {}
            None if REFUSED.contains(&key.as_str()) => {
                let neutral = key == "add_none_option" && yes_or_no(cell.text) == Some(false);
                if !neutral {
                    findings.push(cell.error("setting_unsupported"));
                }
            }
            None => findings.push(cell.warning("column_ignored")),
        }
    }

    fn set(&mut self, name: &str, cell: &Cell<'_>, findings: &mut Vec<Finding>) {
        let text = cell.text.to_owned();
        match name {
            "form_title" => self.title = text,
            "form_id" => self.id = text,
            "version" => self.version = text,
            "default_language" => self.default_language = collapsed(&text),
            "style" => self.style = text,
            "instance_name" => self.instance_name = expressions::read(cell, findings),
            "allow_choice_duplicates" => {
                self.allow_choice_duplicates = yes_or_no(cell.text).unwrap_or(false);
            }
            "clean_text_values" => self.clean = yes_or_no(cell.text).unwrap_or(true),
            _ if is_name(cell.text) => self.root = text,
            _ => findings.push(cell.error("name_invalid")),
        }
    }
}
