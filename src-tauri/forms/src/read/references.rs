//! `${name}` wherever it may stand: the name is that of one row, and of one only.

use std::collections::{BTreeMap, BTreeSet};

use domain::finding::Finding;

use super::header::{Column, Field};
use super::table::{Cell, Table};
use crate::expr::{Template, placeholders};

/// The names that a reference may use, and those that it may not but that are not unknown.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How many rows have each name.
    pub uses: BTreeMap<String, usize>,
    /// The names of rows that could not become items: refused already.
    pub refused: BTreeSet<String>,
}

impl Names {
    pub fn add(&mut self, name: &str) {
        *self.uses.entry(name.to_owned()).or_default() += 1;
    }

    /// Looks at every cell of a table under those columns.
    pub fn check(
        &self,
        table: &Table,
        columns: &[Column],
        looked_at: impl Fn(&Column) -> bool,
        findings: &mut Vec<Finding>,
    ) {
        for row in &table.rows {
            for column in columns.iter().filter(|column| looked_at(column)) {
                if let Some(cell) = table.cell(row, column.at, &column.header) {
                    self.check_cell(&cell, findings);
                }
            }
        }
    }

    pub fn check_cell(&self, cell: &Cell<'_>, findings: &mut Vec<Finding>) {
        for piece in placeholders(cell.text) {
            match piece {
                Template::Plain(_) => {}
                Template::Value(name) => findings.extend(self.problem(name, cell)),
                Template::Malformed(text) => {
                    let last = text
                        .strip_prefix("${last-saved#")
                        .is_some_and(|rest| rest.ends_with('}'));
                    let code = if last {
                        "reference_last_saved"
                    } else {
                        "reference_malformed"
                    };
                    findings.push(cell.error(code).arg("value", text));
                }
            }
        }
    }

    /// What is wrong with one name, if anything is.
    pub fn problem(&self, name: &str, cell: &Cell<'_>) -> Option<Finding> {
        let code = match self.uses.get(name) {
            Some(1) => return None,
            Some(_) => "reference_ambiguous",
            None if self.refused.contains(name) || name == "instanceID" => return None,
            None => "reference_unknown",
        };
        Some(cell.error(code).arg("value", name))
    }
}

/// Names and types are checked as such, and triggers with them.
pub(super) fn in_survey(column: &Column) -> bool {
    !matches!(column.field, Field::Type | Field::Name | Field::Trigger)
}

/// The other columns of a choice are looked up as they are.
pub(super) fn in_choices(column: &Column) -> bool {
    column.field.is_translated()
}
