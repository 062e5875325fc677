//! Every table is STRICT and says above it whether it is shared, local or derived: the journal must be able to rebuild the first and the last.

use crate::machine::files::Source;

const KINDS: &[&str] = &["-- shared:", "-- local:", "-- derived:"];

pub fn offences(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|s| s.is(&["sql"]) && s.under("src-tauri") && !s.is_test())
        .flat_map(of_file)
        .collect()
}

fn of_file(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let tables = (0..lines.len()).filter_map(|at| table(lines[at]).map(|t| (at, t)));
    tables
        .flat_map(|(at, table)| of_table(&lines, at, &table))
        .map(|offence| format!("{}:{offence}", source.path))
        .collect()
}

struct Table {
    name: String,
    is_virtual: bool,
}

/// The table that a line begins to create.
fn table(line: &str) -> Option<Table> {
    let lower = line.trim_start().to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == '(')
        .filter(|w| !w.is_empty() && !["if", "not", "exists"].contains(w))
        .collect();
    let (is_virtual, name) = match words.as_slice() {
        ["create", "table", name, ..] => (false, name),
        ["create", "virtual", "table", name, ..] => (true, name),
        _ => return None,
    };
    Some(Table {
        name: (*name).to_owned(),
        is_virtual,
    })
}

fn of_table(lines: &[&str], at: usize, table: &Table) -> Vec<String> {
    let mut found = Vec::new();
    let kind = kind(lines, at);
    let place = format!("{}: table {}", at + 1, table.name);
    match kind {
        None => found.push(format!("{place} says neither shared, local nor derived")),
        Some(kind) if table.is_virtual && kind != "-- derived:" => {
            found.push(format!("{place} is virtual: it can only be derived"));
        }
        Some(_) => {}
    }
    if !table.is_virtual && !is_strict(&lines[at..]) {
        found.push(format!("{place} is not STRICT"));
    }
    found
}

/// What the comment lines right above say.
fn kind(lines: &[&str], at: usize) -> Option<&'static str> {
    let above = lines[..at].iter().rev().map(|line| line.trim());
    above
        .take_while(|line| line.starts_with("--"))
        .find_map(|line| KINDS.iter().find(|kind| line.starts_with(**kind)))
        .copied()
}

/// Whether what follows the last parenthesis of the statement says STRICT.
fn is_strict(lines: &[&str]) -> bool {
    let code: Vec<&str> = lines
        .iter()
        .map(|line| line.split("--").next().unwrap_or_default())
        .collect();
    let text = code.join("\n").to_lowercase();
    let statement = text.split(';').next().unwrap_or_default();
    let options = statement.rsplit(')').next().unwrap_or_default();
    options
        .split([',', ' ', '\n'])
        .any(|option| option == "strict")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    fn of(text: &str) -> Vec<String> {
        offences(&[source("src-tauri/store/migrations/1.sql", text)])
    }

    #[test]
    fn declared_strict_tables_pass() {
        let text = "-- Tables; all of them.\n\n-- shared: what the field saw\n-- (see docs)\n\
            CREATE TABLE IF NOT EXISTS visits (id TEXT, -- a; b\n  n INT CHECK (n > 0)\n) WITHOUT ROWID, STRICT;\n\
            -- derived: words of notes\ncreate virtual table words using fts5(text);\n";
        assert_eq!(of(text), Vec::<String>::new());
    }

    #[test]
    fn each_half_is_missed() {
        let text = "-- Tables here.\n\ncreate table a(x int) strict;\n-- local: b\ncreate table b(strict int);\n";
        assert_eq!(
            of(text),
            [
                "src-tauri/store/migrations/1.sql:3: table a says neither shared, local nor derived",
                "src-tauri/store/migrations/1.sql:5: table b is not STRICT",
            ]
        );
    }

    #[test]
    fn a_virtual_table_is_derived() {
        let text = "-- shared: words\ncreate virtual table words using fts5(text);\n";
        assert!(of(text)[0].ends_with("it can only be derived"));
    }
}
