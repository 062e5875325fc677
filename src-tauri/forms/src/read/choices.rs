//! The choices sheet: lists in the order of their first row.

use domain::finding::Finding;

use super::header::Field;
use super::languages::{Columns, cell, header_of, texts};
use super::table::{Cell, Row, Table, collapsed};
use crate::expr::{Template, placeholders};
use crate::form::{Choice, ChoiceList};

/// The lists and where their choices stand.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub lists: Vec<ChoiceList>,
    /// The choices whose name holds a space, by list: a select_multiple could not tell them apart.
    pub spaced: Vec<(String, Finding)>,
    /// `${name}` in a label: list, name, and the finding if no question has that name.
    pub references: Vec<(String, Finding)>,
}

pub(super) fn read(table: Option<&Table>, columns: &Columns, findings: &mut Vec<Finding>) -> Lists {
    let mut lists = Lists::default();
    for (table, row) in table
        .into_iter()
        .flat_map(|table| table.rows.iter().map(move |row| (table, row)))
    {
        lists.add(table, row, columns, findings);
    }
    lists
}

impl Lists {
    pub fn find(&self, name: &str) -> Option<&ChoiceList> {
        self.lists.iter().find(|list| list.name == name)
    }

    fn add(&mut self, table: &Table, row: &Row, columns: &Columns, findings: &mut Vec<Finding>) {
        let list_cell = cell(table, &columns.choices, row, Field::List);
        let name_cell = cell(table, &columns.choices, row, Field::Name);
        let (label, label_cells) = texts(table, &columns.choices, row, Field::Label);
        let place = |finding: Finding| finding.sheet(&table.sheet).row(row.number);
        let Some(list_cell) = list_cell else {
            findings.push(place(Finding::warning("row_ignored")));
            return;
        };
        let Some(name_cell) = name_cell else {
            findings.push(
                place(Finding::error("choice_name_missing").column("name"))
                    .arg("value", list_cell.text),
            );
            return;
        };
        let (list, name) = (collapsed(list_cell.text), collapsed(name_cell.text));
        if self
            .find(&list)
            .is_some_and(|known| known.choices.iter().any(|choice| choice.name == name))
        {
            findings.push(name_cell.error("choice_name_duplicate").arg("list", &list));
            return;
        }
        if name.contains(' ') {
            self.spaced
                .push((list.clone(), name_cell.error("choice_name_space")));
        }
        for cell in &label_cells {
            self.note_references(cell, findings);
        }
        missing_labels(table, row, columns, &label, &name, findings);
        let choice = Choice {
            name,
            label,
            ..Choice::default()
        };
        match self.lists.iter_mut().find(|known| known.name == list) {
            Some(known) => known.choices.push(choice),
            None => self.lists.push(ChoiceList {
                name: list,
                choices: vec![choice],
                ..ChoiceList::default()
            }),
        }
    }

    fn note_references(&mut self, cell: &Cell<'_>, findings: &mut Vec<Finding>) {
        for piece in placeholders(cell.text) {
            match piece {
                Template::Plain(_) => {}
                Template::Value(name) => self.references.push((
                    name.to_owned(),
                    cell.error("reference_unknown").arg("value", name),
                )),
                Template::Malformed(text) => {
                    findings.push(cell.error("reference_malformed").arg("value", text))
                }
            }
        }
    }
}

fn missing_labels(
    table: &Table,
    row: &Row,
    columns: &Columns,
    label: &crate::language::Texts,
    name: &str,
    findings: &mut Vec<Finding>,
) {
    let warn = |code: &str, column: &str| {
        Finding::warning(code)
            .sheet(&table.sheet)
            .row(row.number)
            .column(column)
            .arg("value", name)
    };
    if label.is_empty() {
        findings.push(warn("label_missing", "label"));
        return;
    }
    for language in columns
        .languages
        .iter()
        .filter(|language| label.get(&language.name).is_none())
    {
        let header = header_of(&columns.choices, Field::Label, "label", &language.name);
        findings.push(warn("translation_missing", &header).arg("language", &language.name));
    }
}
