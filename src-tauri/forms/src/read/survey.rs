//! The survey sheet: its rows become items in their groups and repeats.

mod item;
mod place;
mod select;

use domain::finding::Finding;

use super::attached::Files;
use super::choices::Lists;
use super::header::Field;
use super::kind::{RowType, row_type};
use super::languages::{Columns, cell, texts};
use super::references::Names;
use super::settings::Settings;
use super::table::{Cell, Row, Table, collapsed, yes_or_no};
use crate::form::Item;
use crate::kind::Kind;
use place::Frame;

/// Where an item comes from, for what is found about it later: its row and the header of the first column that can close a
/// circle.
#[derive(Debug, Default, Clone)]
pub(super) struct Trace {
    pub row: u32,
    pub column: String,
}

/// The items, and what they leave for the checks of the whole form.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub items: Vec<Item>,
    /// One for each item.
    pub traces: Vec<Trace>,
    pub names: Names,
    /// What stands under `trigger`, row by row.
    pub triggers: Vec<(u32, Vec<String>)>,
}

/// What the rows are read with.
pub(super) struct Surroundings<'a> {
    pub table: &'a Table,
    pub columns: &'a Columns,
    pub files: Files<'a>,
    pub external: &'a Lists,
}

pub(super) fn read(
    around: &Surroundings<'_>,
    lists: &mut Lists,
    settings: &mut Settings,
    findings: &mut Vec<Finding>,
) -> Survey {
    let mut reader = Reader {
        table: around.table,
        columns: around.columns,
        files: around.files,
        external: around.external,
        lists,
        settings,
        findings,
        survey: Survey::default(),
        frames: vec![Frame::root()],
        repeats: Vec::new(),
        table_list: TableList::No,
    };
    for row in &around.table.rows {
        reader.row(row);
    }
    for frame in reader.frames.drain(1..) {
        reader.findings.push(
            Finding::error("group_not_closed")
                .sheet(&around.table.sheet)
                .row(frame.row)
                .column(&frame.header)
                .arg("value", &frame.name),
        );
    }
    reader.survey
}

/// Whether the group being read is a table of selects that share a list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum TableList {
    No,
    /// Its first select is still to come.
    Begun,
    Of(String),
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    files: Files<'a>,
    external: &'a Lists,
    lists: &'a mut Lists,
    settings: &'a mut Settings,
    findings: &'a mut Vec<Finding>,
    survey: Survey,
    /// The form itself, then the groups and repeats that are open.
    frames: Vec<Frame>,
    repeats: Vec<String>,
    table_list: TableList,
}

impl<'a> Reader<'a> {
    fn cell(&self, row: &'a Row, field: Field) -> Option<Cell<'a>> {
        cell(self.table, &self.columns.survey, row, field)
    }

    fn has_text(&self, row: &Row, field: Field) -> bool {
        let columns = &self.columns.survey;
        !texts(self.table, columns, row, field, "").is_empty()
    }

    fn finding(&self, finding: Finding, row: &Row, column: &str) -> Finding {
        finding
            .sheet(&self.table.sheet)
            .row(row.number)
            .column(column)
    }

    fn row(&mut self, row: &'a Row) {
        let disabled = self
            .cell(row, Field::Disabled)
            .and_then(|cell| yes_or_no(cell.text));
        if disabled == Some(true) {
            self.findings
                .push(self.finding(Finding::warning("row_disabled"), row, "disabled"));
            return;
        }
        let Some(type_cell) = self.cell(row, Field::Type) else {
            self.without_type(row);
            return;
        };
        match row_type(&collapsed(type_cell.text)) {
            RowType::Plain(kind) => self.plain(row, kind),
            RowType::Select {
                kind,
                list,
                source,
                other,
            } => self.select(row, &type_cell, kind, &list, source, other),
            RowType::Begin(kind) => self.begin(row, &type_cell, Some(kind)),
            RowType::BeginRefused => {
                self.findings.push(type_cell.error("type_unsupported"));
                self.begin(row, &type_cell, None);
            }
            RowType::End(kind) => self.end(&type_cell, Some(kind)),
            RowType::EndRefused => self.end(&type_cell, None),
            RowType::Setting(setting) => self.setting(row, setting),
            RowType::Refused => {
                self.findings.push(type_cell.error("type_unsupported"));
                self.refuse(row);
            }
        }
    }

    fn plain(&mut self, row: &'a Row, kind: Kind) {
        if let Some(mut item) = self.named(row, kind) {
            let trace = self.fill(row, &mut item, false);
            self.finish(row, item, trace);
        }
    }

    /// A row with a name or a label lost its type; a row with neither is a remark.
    fn without_type(&mut self, row: &'a Row) {
        let named = self.cell(row, Field::Name).is_some();
        let finding = if named || self.has_text(row, Field::Label) {
            self.finding(Finding::error("type_missing"), row, "type")
        } else {
            Finding::warning("row_ignored")
                .sheet(&self.table.sheet)
                .row(row.number)
        };
        self.findings.push(finding);
    }

    fn setting(&mut self, row: &'a Row, setting: &str) {
        if let Some(cell) = self.cell(row, Field::Name) {
            let value = cell.text.to_owned();
            match setting {
                "form_id" => self.settings.id = value,
                _ => self.settings.title = value,
            }
        }
    }

    /// A refused row is still read, so that its expressions are not found wrong one reading later.
    fn refuse(&mut self, row: &'a Row) {
        if let Some(name) = self.cell(row, Field::Name) {
            self.survey.names.refused.insert(collapsed(name.text));
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

    /// The last look at an item whose row is read, and its place in the form.
    fn finish(&mut self, row: &Row, mut item: Item, trace: Trace) {
        self.as_calculation(&mut item);
        self.check_label(row, &item);
        self.survey.items.push(item);
        self.survey.traces.push(trace);
    }

    /// A question that computes its answer and has nothing to show is a calculation, as in pyxform.
    fn as_calculation(&self, item: &mut Item) {
        let set = item.calculation.is_some() || !item.trigger.is_empty();
        let silent = item.label.is_empty() && item.hint.is_empty() && item.image.is_empty();
        if item.kind.is_shown() && set && silent {
            // Without an expression a trigger empties it, which is no calculation.
            item.kind = if item.calculation.is_some() {
                Kind::Calculate
            } else {
                Kind::Hidden
            };
            item.list = None;
            item.choice_filter = None;
        }
    }

    fn check_label(&mut self, row: &Row, item: &Item) {
        let labels_others = item.appearance.as_deref() == Some("label");
        let silent = item.label.is_empty() && item.hint.is_empty() && item.image.is_empty();
        if item.kind.is_shown() && silent && !labels_others {
            let finding = self.finding(Finding::error("label_missing"), row, "label");
            self.findings.push(finding.arg("value", &item.name));
        } else if item.kind == Kind::Repeat && item.label.is_empty() && item.image.is_empty() {
            let finding = self.finding(Finding::warning("repeat_label_missing"), row, "label");
            self.findings.push(finding.arg("value", &item.name));
        }
    }
}
