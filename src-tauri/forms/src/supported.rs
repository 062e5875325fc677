//! What this version reads, as tables for `docs/forms.md`. A test holds the page to them, so that it cannot promise anything else.

use std::fmt::Write as _;

use crate::expr::{DATE_CODES, FUNCTIONS, OPERATORS};
use crate::read::header::{CHOICES, CHOICES_REFUSED, Field, SURVEY, SURVEY_REFUSED};
use crate::read::kind::{CONTAINERS, FROM_FILE, OR_OTHER, PLAIN, SELECTS};
use crate::read::parameters;
use crate::read::{SHEETS, SHEETS_REFUSED, settings};

/// Every table by the name of its block in the page.
pub fn tables() -> Vec<(&'static str, String)> {
    vec![
        ("sheets", sheets()),
        ("types", types()),
        ("survey columns", columns(&SURVEY, &SURVEY_REFUSED)),
        ("choices columns", columns(&CHOICES, &CHOICES_REFUSED)),
        ("parameters", parameters_table()),
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
    let mut line = |kind: &str, spellings: Vec<String>| {
        let _ = writeln!(table, "| {kind} | {} |", codes(&spellings));
    };
    for (kind, spellings) in PLAIN {
        line(
            kind.as_str(),
            spellings.iter().map(ToString::to_string).collect(),
        );
    }
    for (kind, spellings) in SELECTS {
        line(kind.as_str(), followed(spellings, "LIST"));
    }
    for (kind, spellings) in FROM_FILE {
        line(
            &format!("{}_from_file", kind.as_str()),
            followed(spellings, "FILE.csv"),
        );
    }
    line(
        "select_one_external",
        followed(&["select_one_external"], "LIST"),
    );
    for (kind, spellings) in CONTAINERS {
        let words = ["begin", "end"].iter().flat_map(|word| {
            spellings
                .iter()
                .flat_map(move |name| [format!("{word} {name}"), format!("{word}_{name}")])
        });
        line(kind.as_str(), words.collect());
    }
    let _ = write!(
        table,
        "\nA select from the choices sheet may end with {}.\n",
        codes(&OR_OTHER)
    );
    table
}

fn followed(spellings: &[&str], word: &str) -> Vec<String> {
    spellings
        .iter()
        .map(|spelling| format!("{spelling} {word}"))
        .collect()
}

fn parameters_table() -> String {
    let mut table = "| Type | Parameters |\n| --- | --- |\n".to_owned();
    for (kind, known) in parameters::KNOWN {
        let _ = writeln!(table, "| {} | {} |", kind.as_str(), codes(known));
    }
    let _ = writeln!(
        table,
        "| from a file, besides | {} |",
        codes(&parameters::FROM_FILE)
    );
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
