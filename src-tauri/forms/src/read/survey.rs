//! The survey sheet: its rows become items in their groups.

mod item;

use domain::finding::Finding;

use super::choices::Lists;
use super::header::Field;
use super::kind::{RowType, row_type};
use super::languages::{Columns, cell, texts};
use super::table::{Cell, Row, Table, collapsed};
use crate::expr::is_name;
use crate::form::Item;
use crate::kind::Kind;

/// Where an item comes from, for what is found about it later.
#[derive(Debug, Default)]
pub(super) struct Trace {
    /// The finding of an unknown `${name}`, ready but for the check that the name exists.
    pub references: Vec<(String, Finding)>,
    /// Sheet, row, and the header of the first column that can close a circle.
    pub sheet: String,
    pub row: u32,
    pub column: String,
}

/// What the items leave for the checks of the whole form.
#[derive(Debug, Default)]
pub(super) struct Traces {
    /// One for each item.
    pub items: Vec<Trace>,
    /// The names of rows that could not become items: refused already, so a reference to one is not unknown.
    pub refused: Vec<String>,
    /// `${name}` in the labels of choices.
    pub choices: Vec<(String, Finding)>,
}

#[derive(Debug, Default)]
pub(super) struct Survey {
    pub items: Vec<Item>,
    pub traces: Traces,
}

/// An open group or repeat.
struct Frame {
    name: String,
    row: u32,
    header: String,
    /// False for a repeat: its rows are read as if it were not there.
    kept: bool,
}

pub(super) fn read(
    table: &Table,
    columns: &Columns,
    lists: &Lists,
    findings: &mut Vec<Finding>,
) -> Survey {
    let mut reader = Reader {
        table,
        columns,
        lists,
        findings,
        survey: Survey::default(),
        frames: Vec::new(),
    };
    for row in &table.rows {
        reader.row(row);
    }
    for frame in std::mem::take(&mut reader.frames) {
        let finding = Finding::error("group_not_closed")
            .sheet(&table.sheet)
            .row(frame.row)
            .column(&frame.header);
        reader.findings.push(finding.arg("value", frame.name));
    }
    reader.survey.traces.choices = lists.references.clone();
    reader.survey
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    lists: &'a Lists,
    findings: &'a mut Vec<Finding>,
    survey: Survey,
    frames: Vec<Frame>,
}

impl<'a> Reader<'a> {
    fn cell(&self, row: &'a Row, field: Field) -> Option<Cell<'a>> {
        cell(self.table, &self.columns.survey, row, field)
    }

    fn row(&mut self, row: &'a Row) {
        let Some(type_cell) = self.cell(row, Field::Type) else {
            self.without_type(row);
            return;
        };
        match row_type(&collapsed(type_cell.text)) {
            RowType::Plain(kind) => self.item(row, kind, None),
            RowType::Select(kind, list) => {
                self.check_list(&type_cell, kind, &list);
                self.item(row, kind, Some(list));
            }
            RowType::Begin => self.begin(row, &type_cell, true),
            RowType::BeginRefused => {
                self.findings.push(type_cell.error("type_unsupported"));
                self.begin(row, &type_cell, false);
            }
            RowType::End => self.end(&type_cell, true),
            RowType::EndRefused => self.end(&type_cell, false),
            RowType::Refused => {
                self.findings.push(type_cell.error("type_unsupported"));
                self.refuse(row);
            }
        }
    }

    /// A row with a name or a label lost its type; a row with neither is a remark.
    fn without_type(&mut self, row: &Row) {
        let named = cell(self.table, &self.columns.survey, row, Field::Name).is_some();
        let labelled = !texts(self.table, &self.columns.survey, row, Field::Label)
            .0
            .is_empty();
        let finding = if named || labelled {
            Finding::error("type_missing").column("type")
        } else {
            Finding::warning("row_ignored")
        };
        self.findings
            .push(finding.sheet(&self.table.sheet).row(row.number));
    }

    fn check_list(&mut self, type_cell: &Cell<'_>, kind: Kind, list: &str) {
        if self.lists.find(list).is_none() {
            self.findings
                .push(type_cell.error("list_unknown").arg("value", list));
        }
        if kind == Kind::SelectMultiple {
            for (_, finding) in self
                .lists
                .spaced
                .iter()
                .filter(|(spaced, _)| spaced == list)
            {
                if !self.findings.contains(finding) {
                    self.findings.push(finding.clone());
                }
            }
        }
    }

    /// A refused row is still read, so that its expressions are not found wrong one reading later.
    fn refuse(&mut self, row: &'a Row) {
        if let Some(name) = self.cell(row, Field::Name) {
            self.survey.traces.refused.push(collapsed(name.text));
        }
        for field in [
            Field::Relevant,
            Field::Required,
            Field::Constraint,
            Field::Calculation,
        ] {
            if let Some(cell) = self.cell(row, field) {
                super::expressions::read(&cell, self.findings);
            }
        }
    }

    fn begin(&mut self, row: &'a Row, type_cell: &Cell<'_>, kept: bool) {
        let name = self
            .cell(row, Field::Name)
            .map(|cell| collapsed(cell.text))
            .unwrap_or_default();
        if kept {
            self.item(row, Kind::Group, None);
        } else {
            self.refuse(row);
        }
        self.frames.push(Frame {
            name,
            row: type_cell.row,
            header: type_cell.header.to_owned(),
            kept,
        });
    }

    fn end(&mut self, type_cell: &Cell<'_>, kept: bool) {
        match self.frames.last() {
            Some(frame) if frame.kept == kept => {
                self.frames.pop();
            }
            _ => self.findings.push(type_cell.error("group_end_unexpected")),
        }
    }

    fn item(&mut self, row: &'a Row, kind: Kind, list: Option<String>) {
        let Some(name) = self.name(row, kind) else {
            return;
        };
        let frames = self.frames.iter().filter(|frame| frame.kept);
        let names: Vec<&str> = frames.map(|frame| frame.name.as_str()).collect();
        let mut item = Item::new(&name, kind);
        item.path = names
            .iter()
            .copied()
            .chain([name.as_str()])
            .collect::<Vec<_>>()
            .join("/");
        item.list = list;
        let trace = self.fill(row, &mut item);
        self.survey.items.push(item);
        self.survey.traces.items.push(trace);
    }

    fn name(&mut self, row: &'a Row, kind: Kind) -> Option<String> {
        let Some(cell) = self.cell(row, Field::Name) else {
            if kind == Kind::Note {
                return Some(format!("generated_note_name_{}", row.number));
            }
            let finding = Finding::error("name_missing")
                .sheet(&self.table.sheet)
                .row(row.number);
            self.findings.push(finding.column("name"));
            return None;
        };
        let name = collapsed(cell.text);
        let first = self.survey.items.iter().position(|item| item.name == name);
        if !is_name(&name) {
            self.findings.push(cell.error("name_invalid"));
            self.survey.traces.refused.push(name);
            return None;
        }
        if name == "meta" {
            self.findings.push(cell.error("name_reserved"));
        } else if let Some(first) = first {
            self.findings.push(
                cell.error("name_duplicate")
                    .arg("first", self.survey.traces.items[first].row),
            );
        } else if self
            .survey
            .items
            .iter()
            .any(|item| item.name.eq_ignore_ascii_case(&name))
        {
            self.findings.push(cell.warning("name_case"));
        }
        Some(name)
    }
}
