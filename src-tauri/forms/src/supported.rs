//! What this version reads, as tables for `docs/forms.md`. A test holds the page to them, so that it cannot promise anything else.

use std::fmt::Write as _;

use crate::expr::{DATE_CODES, FUNCTIONS, OPERATORS};
use crate::read::header::{CHOICES, CHOICES_REFUSED, Field, SURVEY, SURVEY_REFUSED};
use crate::read::kind::{PLAIN, SELECTS};
use crate::read::{SHEETS, SHEETS_REFUSED, settings};

/// Every table by the name of its block in the page.
pub fn tables() -> Vec<(&'static str, String)> {
    vec![
        ("sheets", sheets()),
        ("types", types()),
        ("survey columns", columns(&SURVEY, &SURVEY_REFUSED)),
        ("choices columns", columns(&CHOICES, &CHOICES_REFUSED)),
        ("settings", settings_table()),
        ("operators", format!("{}.\n", codes(&OPERATORS))),
        ("functions", functions()),
        ("date codes", format!("{}.\n", codes(&DATE_CODES))),
    ]
}

fn codes<W: std::fmt::Display>(words: &[W]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

fn sheets() -> String {
    format!(
        "Read: {}. Refused when they hold rows: {}.\n",
        codes(&SHEETS),
        codes(&SHEETS_REFUSED)
    )
}

fn types() -> String {
    let mut table = "| Type | Spellings |\n| --- | --- |\n".to_owned();
    for (kind, spellings) in PLAIN.iter().chain(&SELECTS) {
        let list = if kind.is_select() { " LIST" } else { "" };
        let spellings: Vec<String> = spellings
            .iter()
            .map(|word| format!("{word}{list}"))
            .collect();
        let _ = writeln!(table, "| {} | {} |", kind.as_str(), codes(&spellings));
    }
    table.push_str("| group | `begin group`, `begin_group`, `end group`, `end_group` |\n");
    table
}

fn columns(known: &[(Field, &str, &[&str])], refused: &[&str]) -> String {
    let mut table = "| Column | Other spellings | Languages |\n| --- | --- | --- |\n".to_owned();
    for (field, name, aliases) in known {
        let languages = if field.is_translated() { "yes" } else { "" };
        let _ = writeln!(table, "| `{name}` | {} | {languages} |", codes(aliases));
    }
    let _ = write!(
        table,
        "\nRefused in any row that fills them: {}.\n",
        codes(refused)
    );
    table
}

fn settings_table() -> String {
    let mut table = "| Setting | Other spellings |\n| --- | --- |\n".to_owned();
    for (name, aliases) in settings::READ {
        let _ = writeln!(table, "| `{name}` | {} |", codes(aliases));
    }
    let _ = write!(
        table,
        "\nWithout effect here: {}. Refused: {}.\n",
        codes(&settings::HARMLESS),
        codes(&settings::REFUSED)
    );
    table
}

fn functions() -> String {
    let mut table = "| Function | Arguments |\n| --- | --- |\n".to_owned();
    for signature in FUNCTIONS {
        let _ = writeln!(table, "| `{}` | {} |", signature.name, signature.arity());
    }
    table
}
