//! Where a row stands: the groups and repeats that are open, and the names that are taken in each.

use std::collections::HashMap;

use domain::finding::Finding;

use super::{Reader, TableList, Trace};
use crate::expr::{Expression, is_name};
use crate::form::Item;
use crate::kind::Kind;
use crate::read::header::Field;
use crate::read::table::{Cell, Row, collapsed};

/// An open group or repeat, or the form itself.
#[derive(Debug)]
pub(super) struct Frame {
    pub name: String,
    pub row: u32,
    pub header: String,
    /// None for the form and for what is refused, whose rows are read as if it were not there.
    kind: Option<Kind>,
    /// The path of what is in it begins with this.
    prefix: String,
    /// The names that are taken, with their rows, as written and without capitals.
    taken: HashMap<String, u32>,
    lower: HashMap<String, u32>,
}

impl Frame {
    pub fn root() -> Self {
        Self {
            name: String::new(),
            row: 0,
            header: String::new(),
            kind: None,
            prefix: String::new(),
            taken: HashMap::new(),
            lower: HashMap::new(),
        }
    }
}

/// The word of a group's appearance that makes a table of its selects.
const TABLE_LIST: &str = "table-list";

impl<'a> Reader<'a> {
    fn frame(&mut self) -> &mut Frame {
        // The form itself is never closed.
        self.frames.last_mut().expect("the form is open")
    }

    /// An item in its place, under a name of the form's author.
    pub(super) fn named(&mut self, row: &'a Row, kind: Kind) -> Option<Item> {
        let name = self.name(row, kind)?;
        self.survey.names.add(&name);
        self.take(row, &name);
        Some(self.placed(&name, kind))
    }

    /// An item in its place.
    pub(super) fn placed(&mut self, name: &str, kind: Kind) -> Item {
        let mut item = Item::new(name, kind);
        item.path = format!("{}{name}", self.frame().prefix);
        item
    }

    /// An item that the row makes besides its own, such as the count of a repeat.
    pub(super) fn generated(&mut self, row: &Row, name: &str, kind: Kind) -> Item {
        self.take(row, name);
        self.placed(name, kind)
    }

    /// Takes a name in the group that is open; a second one is an error there.
    fn take(&mut self, row: &Row, name: &str) {
        let number = row.number;
        let frame = self.frame();
        let first = frame.taken.insert(name.to_owned(), number);
        let alike = frame.lower.insert(name.to_lowercase(), number);
        let finding = match (first, alike) {
            (Some(first), _) => Finding::error("name_duplicate").arg("first", first),
            (None, Some(_)) => Finding::warning("name_case"),
            (None, None) => return,
        };
        let finding = self.finding(finding, row, "name").arg("value", name);
        self.findings.push(finding);
    }

    fn name(&mut self, row: &'a Row, kind: Kind) -> Option<String> {
        let given = self.cell(row, Field::Name);
        if kind == Kind::Audit {
            return self.audit_name(given);
        }
        let Some(cell) = given else {
            if kind == Kind::Note {
                return Some(format!("generated_note_name_{}", row.number));
            }
            let finding = self.finding(Finding::error("name_missing"), row, "name");
            self.findings.push(finding);
            return None;
        };
        let name = collapsed(cell.text);
        if !is_name(&name) {
            self.findings.push(cell.error("name_invalid"));
            self.survey.names.refused.insert(name);
            return None;
        }
        if name == "meta" {
            self.findings.push(cell.error("name_reserved"));
        }
        Some(name)
    }

    fn audit_name(&mut self, given: Option<Cell<'_>>) -> Option<String> {
        if let Some(cell) = given.filter(|cell| cell.text != "audit") {
            self.findings.push(cell.error("name_audit"));
        }
        Some("audit".to_owned())
    }

    /// Opens a group or a repeat; without a kind one that is refused.
    pub(super) fn begin(&mut self, row: &'a Row, type_cell: &Cell<'_>, kind: Option<Kind>) {
        let item = kind.and_then(|kind| self.named(row, kind));
        let mut frame = Frame {
            row: type_cell.row,
            header: type_cell.header.to_owned(),
            prefix: self.frame().prefix.clone(),
            kind,
            ..Frame::root()
        };
        let Some(mut item) = item else {
            if kind.is_none() {
                self.refuse(row);
            }
            self.frames.push(frame);
            return;
        };
        frame.name.clone_from(&item.name);
        frame.prefix = format!("{}/", item.path);
        let trace = self.fill(row, &mut item, false);
        if item.kind == Kind::Repeat {
            self.repeat(row, &mut item, &trace);
        }
        let title = self.table_list(row, &mut item);
        self.finish(row, item, trace.clone());
        self.frames.push(frame);
        if let Some((label, hint)) = title {
            let name = format!("generated_table_list_label_{}", row.number);
            let mut note = self.generated(row, &name, Kind::Note);
            (note.label, note.hint) = (label, hint);
            self.finish(row, note, trace);
        }
    }

    /// The name of a repeat is its own in the whole form. A count that is more than a reference gets a row that computes it.
    fn repeat(&mut self, row: &'a Row, item: &mut Item, trace: &Trace) {
        let code = if item.name == self.settings.root {
            Some("repeat_name_root")
        } else if self.repeats.contains(&item.name) {
            Some("repeat_name_duplicate")
        } else {
            None
        };
        if let Some(code) = code {
            let finding = self.finding(Finding::error(code), row, "name");
            self.findings.push(finding.arg("value", &item.name));
        }
        self.repeats.push(item.name.clone());
        let Some(count) = item
            .repeat_count
            .take_if(|count| !count.is_bare_reference())
        else {
            return;
        };
        let name = format!("{}_count", item.name);
        let mut counted = self.generated(row, &name, Kind::Calculate);
        counted.calculation = Some(count);
        counted.read_only = Expression::parse("true()").ok();
        self.finish(row, counted, trace.clone());
        item.repeat_count = Expression::parse(&format!("${{{name}}}")).ok();
    }

    /// A table of selects: a field list whose label and hint become a note in it, so that they can stand beside the table.
    fn table_list(&mut self, row: &Row, item: &mut Item) -> Option<(crate::Texts, crate::Texts)> {
        let words = item.appearance.clone().unwrap_or_default();
        if !words.split_whitespace().any(|word| word == TABLE_LIST) {
            return None;
        }
        self.table_list = TableList::Begun;
        let others = words.split_whitespace().filter(|word| *word != TABLE_LIST);
        let kept: Vec<&str> = std::iter::once("field-list").chain(others).collect();
        item.appearance = Some(kept.join(" "));
        let title = self.has_text(row, Field::Label) || self.has_text(row, Field::Hint);
        title.then(|| {
            (
                std::mem::take(&mut item.label),
                std::mem::take(&mut item.hint),
            )
        })
    }

    pub(super) fn end(&mut self, type_cell: &Cell<'_>, kind: Option<Kind>) {
        let open = self.frames.len() > 1;
        if open && self.frame().kind == kind {
            self.frames.pop();
            self.table_list = TableList::No;
        } else {
            self.findings.push(type_cell.error("group_end_unexpected"));
        }
    }
}
