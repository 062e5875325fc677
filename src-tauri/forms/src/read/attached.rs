//! The csv files beside the workbook: choices of a `select_*_from_file`, and what `pulldata` looks up.

use std::collections::BTreeMap;

use domain::finding::Finding;

use super::table::Cell;
use crate::form::{Choice, ChoiceList};
use crate::language::Texts;

/// Gives the bytes of a file beside the workbook, by its name.
pub type Files<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

const MAX_FILE: usize = 32 << 20;
const MAX_ROWS: usize = 100_000;

/// Which columns of a file are the name and the label of a choice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Naming<'a> {
    pub value: &'a str,
    pub label: &'a str,
}

impl Default for Naming<'_> {
    fn default() -> Self {
        Self {
            value: "name",
            label: "label",
        }
    }
}

/// The name of the list of a file: that of the file without its ending; with the columns when they are not the usual ones.
pub(super) fn list_name(file: &str, naming: Naming<'_>) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let usual = Naming::default();
    if (naming.value, naming.label) == (usual.value, usual.label) {
        return stem.to_owned();
    }
    format!("{stem}:{}:{}", naming.value, naming.label)
}

/// Reads a file as a list. A file that is not there is told as a warning and is a list without choices, as in ODK, where it
/// may be attached later; one that is no csv is an error.
pub(super) fn read(
    file: &str,
    naming: Naming<'_>,
    language: &str,
    cell: &Cell<'_>,
    files: Files<'_>,
    findings: &mut Vec<Finding>,
) -> ChoiceList {
    let mut list = ChoiceList {
        name: list_name(file, naming),
        file: Some(file.to_owned()),
        choices: Vec::new(),
    };
    match files(file) {
        None => findings.push(cell.warning("file_missing").arg("value", file)),
        Some(bytes) => match choices(&bytes, naming, language) {
            Some(choices) => list.choices = choices,
            None => findings.push(cell.error("file_unreadable").arg("value", file)),
        },
    }
    list
}

fn choices(bytes: &[u8], naming: Naming<'_>, language: &str) -> Option<Vec<Choice>> {
    if bytes.len() > MAX_FILE {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    // French spreadsheets write semicolons.
    let delimiter = if first.contains(';') && !first.contains(',') {
        b';'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader.headers().ok()?.clone();
    let mut choices = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        if choices.len() == MAX_ROWS {
            return None;
        }
        let mut choice = Choice::default();
        for (header, value) in headers.iter().zip(record.iter()) {
            if header == naming.value {
                value.clone_into(&mut choice.name);
            }
            if header == naming.label && !value.is_empty() {
                choice.label = Texts(BTreeMap::from([(language.to_owned(), value.to_owned())]));
            }
            choice.columns.insert(header.to_owned(), value.to_owned());
        }
        choices.push(choice);
    }
    Some(choices)
}

/// The files that `pulldata('file', …)` names literally.
pub(super) fn pulled(source: &str) -> Vec<String> {
    source
        .split("pulldata(")
        .skip(1)
        .filter_map(|rest| {
            let rest = rest.trim_start();
            let quote = rest
                .chars()
                .next()
                .filter(|letter| matches!(letter, '\'' | '"'))?;
            let (name, _) = rest[1..].split_once(quote)?;
            Some(format!("{}.csv", name.trim()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_csv_is_a_list_with_all_its_columns() {
        let found = choices(
            "\u{feff}name;label;ville\nlil;Lille;59\nrbx;Roubaix;59\n".as_bytes(),
            Naming::default(),
            "fr",
        )
        .unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].name, "lil");
        assert_eq!(found[1].label.get("fr"), Some("Roubaix"));
        assert_eq!(found[1].columns["ville"], "59");
        assert!(choices(&[0xff, 0xfe], Naming::default(), "fr").is_none());
    }

    #[test]
    fn the_files_of_pulldata_are_found() {
        assert_eq!(
            pulled("if(pulldata('a', 'x', 'y', ${z}) = pulldata( \"b\",'x'), 1, 2)"),
            ["a.csv", "b.csv"]
        );
        assert!(pulled("pulldata(é").is_empty());
    }
}
