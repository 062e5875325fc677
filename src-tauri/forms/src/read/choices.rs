//! The choices sheet, and external_choices beside it: lists in the order of their first row.

use std::collections::{HashMap, HashSet};

use domain::finding::Finding;

use super::header::{self, Column, Field};
use super::languages::{Columns, cell, texts};
use super::table::{Row, Table, collapsed};
use crate::form::{Choice, ChoiceList};

/// The lists and where their choices stand.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub lists: Vec<ChoiceList>,
    /// The choices whose name holds a space, by list: a select_multiple could not tell them apart.
    pub spaced: Vec<(String, Finding)>,
    seen: HashMap<String, HashSet<String>>,
}

/// Reads a sheet. With `duplicates`, a list may hold a name several times.
pub(super) fn read(
    table: Option<&Table>,
    sheet_columns: &[Column],
    columns: &Columns,
    duplicates: bool,
    findings: &mut Vec<Finding>,
) -> Lists {
    let mut lists = Lists::default();
    let Some(table) = table else {
        return lists;
    };
    let mut reading = Reading {
        table,
        sheet_columns,
        columns,
        duplicates,
        lists: &mut lists,
        findings,
    };
    reading.headers();
    for row in &table.rows {
        reading.row(row);
    }
    lists
}

struct Reading<'a> {
    table: &'a Table,
    sheet_columns: &'a [Column],
    columns: &'a Columns,
    duplicates: bool,
    lists: &'a mut Lists,
    findings: &'a mut Vec<Finding>,
}

impl Reading<'_> {
    /// A column that a filter could not name is not read.
    fn headers(&mut self) {
        let lost = self
            .sheet_columns
            .iter()
            .filter(|column| column.field == Field::Unknown && !is_extra(column));
        self.findings.extend(lost.map(|column| {
            Finding::warning("column_ignored")
                .sheet(&self.table.sheet)
                .row(1)
                .column(&column.header)
        }));
    }

    fn row(&mut self, row: &Row) {
        let table = self.table;
        let place = |finding: Finding| finding.sheet(&table.sheet).row(row.number);
        let Some(list_cell) = cell(table, self.sheet_columns, row, Field::List) else {
            self.findings.push(place(Finding::warning("row_ignored")));
            return;
        };
        let Some(name_cell) = cell(table, self.sheet_columns, row, Field::Name) else {
            let finding = Finding::error("choice_name_missing").column("name");
            self.findings
                .push(place(finding).arg("value", list_cell.text));
            return;
        };
        let (list, name) = (collapsed(list_cell.text), collapsed(name_cell.text));
        let first = self.lists.see(&list, &name);
        if !first && !self.duplicates {
            self.findings
                .push(name_cell.error("choice_name_duplicate").arg("list", &list));
            return;
        }
        if name.contains(' ') {
            self.lists
                .spaced
                .push((list.clone(), name_cell.error("choice_name_space")));
        }
        let choice = self.choice(row, name);
        self.lists.add(list, choice);
    }

    fn choice(&mut self, row: &Row, name: String) -> Choice {
        let of = |field| {
            texts(
                self.table,
                self.sheet_columns,
                row,
                field,
                &self.columns.unnamed,
            )
        };
        let (label, image) = (of(Field::Label), of(Field::Image));
        let mut choice = Choice {
            name,
            label,
            image,
            ..Choice::default()
        };
        for column in self.sheet_columns.iter().filter(|column| is_extra(column)) {
            if let Some(cell) = self.table.cell(row, column.at, &column.header) {
                choice
                    .columns
                    .insert(column.header.clone(), cell.text.to_owned());
            }
        }
        if choice.label.is_empty() && choice.image.is_empty() {
            self.findings.push(
                Finding::warning("choice_label_missing")
                    .sheet(&self.table.sheet)
                    .row(row.number)
                    .column(header::name_of(Field::Label))
                    .arg("value", &choice.name),
            );
        }
        for (field, texts) in [(Field::Label, &choice.label), (Field::Image, &choice.image)] {
            let place = (self.table, self.sheet_columns, row.number);
            self.columns
                .untranslated(place, field, &choice.name, texts, self.findings);
        }
        choice
    }
}

/// A column that a choice filter may read: one of ours it is not, and its name is one word.
fn is_extra(column: &Column) -> bool {
    column.field == Field::Unknown && !column.header.contains([' ', ':'])
}

impl Lists {
    pub fn find(&self, name: &str) -> Option<&ChoiceList> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// True when the list does not have the name yet.
    fn see(&mut self, list: &str, name: &str) -> bool {
        self.seen
            .entry(list.to_owned())
            .or_default()
            .insert(name.to_owned())
    }

    fn add(&mut self, list: String, choice: Choice) {
        match self.lists.iter_mut().find(|known| known.name == list) {
            Some(known) => known.choices.push(choice),
            None => self.lists.push(ChoiceList {
                name: list,
                file: None,
                choices: vec![choice],
            }),
        }
    }
}
