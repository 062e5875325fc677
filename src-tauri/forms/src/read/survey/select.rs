//! A select and where its choices come from: the choices sheet, external_choices, a csv; an answer of one's own; a table of
//! selects.

use super::{Reader, TableList};
use crate::expr::Expression;
use crate::form::{Choice, ChoiceList, Item};
use crate::kind::Kind;
use crate::language::Texts;
use crate::read::attached::{self, Naming};
use crate::read::header::Field;
use crate::read::kind::Source;
use crate::read::table::{Cell, Row};

/// The choice that an answer of one's own adds to its list, and its label.
const OTHER: (&str, &str) = ("other", "Other");
const SPECIFY: &str = "Specify other.";

impl<'a> Reader<'a> {
    pub(super) fn select(
        &mut self,
        row: &'a Row,
        type_cell: &Cell<'_>,
        kind: Kind,
        list: &str,
        source: Source,
        other: bool,
    ) {
        let Some(mut item) = self.named(row, kind) else {
            return;
        };
        // As in pyxform, which takes the columns of the file under these spellings only.
        let named = type_cell.text.contains("_from_file ");
        let trace = self.fill(row, &mut item, named);
        let found = match source {
            Source::Choices => self.from_choices(type_cell, kind, list),
            Source::External => self.from_external(type_cell, list),
            Source::File => self.from_file(type_cell, &item, list),
        };
        let Some(found) = found else {
            return;
        };
        item.list = Some(found);
        self.check_default(row, &item);
        if other {
            self.offer_other(row, type_cell, list, source);
        }
        if let Some(header) = self.table_of(row, type_cell, &mut item, list) {
            self.finish(row, header, trace.clone());
        }
        let name = item.name.clone();
        self.finish(row, item, trace.clone());
        if other {
            let mut specify = self.generated(row, &format!("{name}_other"), Kind::Text);
            specify.label = self.in_default_language(SPECIFY);
            specify.relevant =
                Expression::parse(&format!("selected(../{name}, '{}')", OTHER.0)).ok();
            self.finish(row, specify, trace);
        }
    }

    fn from_choices(&mut self, type_cell: &Cell<'_>, kind: Kind, list: &str) -> Option<String> {
        if list.contains("${") {
            self.findings.push(type_cell.error("type_unsupported"));
            return None;
        }
        if self.lists.find(list).is_none() {
            self.findings
                .push(type_cell.error("list_unknown").arg("value", list));
            return None;
        }
        if kind == Kind::SelectMultiple {
            let spaced = self.lists.spaced.iter().filter(|(of, _)| of == list);
            for (_, finding) in spaced {
                if !self.findings.contains(finding) {
                    self.findings.push(finding.clone());
                }
            }
        }
        Some(list.to_owned())
    }

    /// The choices of another sheet join those of the choices sheet.
    fn from_external(&mut self, type_cell: &Cell<'_>, list: &str) -> Option<String> {
        let Some(found) = self.external.find(list) else {
            self.findings
                .push(type_cell.error("list_unknown").arg("value", list));
            return None;
        };
        match self.lists.find(list) {
            None => self.lists.lists.push(found.clone()),
            Some(known) if known.choices == found.choices => {}
            Some(_) => {
                self.findings
                    .push(type_cell.error("list_twice").arg("value", list));
                return None;
            }
        }
        Some(list.to_owned())
    }

    fn from_file(&mut self, type_cell: &Cell<'_>, item: &Item, file: &str) -> Option<String> {
        let stem = file.strip_suffix(".csv").filter(|stem| !stem.contains('.'));
        let Some(stem) = stem.filter(|stem| !stem.is_empty()) else {
            self.findings
                .push(type_cell.error("list_not_csv").arg("value", file));
            return None;
        };
        if self
            .lists
            .find(stem)
            .is_some_and(|list| list.file.is_none())
        {
            self.findings
                .push(type_cell.error("list_twice").arg("value", stem));
            return None;
        }
        let parameter = |key: &str| item.parameters.get(key).map(String::as_str);
        let usual = Naming::default();
        let naming = Naming {
            value: parameter("value").unwrap_or(usual.value),
            label: parameter("label").unwrap_or(usual.label),
        };
        let name = attached::list_name(file, naming);
        if self.lists.find(&name).is_none() {
            let language = &self.columns.default_language;
            let list = attached::read(file, naming, language, type_cell, self.files, self.findings);
            self.lists.lists.push(list);
        }
        Some(name)
    }

    fn in_default_language(&self, text: &str) -> Texts {
        let language = self.columns.unnamed.clone();
        Texts([(language, text.to_owned())].into())
    }

    fn offer_other(&mut self, row: &'a Row, type_cell: &Cell<'_>, list: &str, source: Source) {
        if let Some(cell) = self.cell(row, Field::ChoiceFilter) {
            self.findings.push(cell.error("filter_with_other"));
        }
        let plain = self.in_default_language(OTHER.1);
        let unnamed = &self.columns.unnamed;
        let list = self.lists.lists.iter_mut().find(|known| known.name == list);
        let Some(list) = list.filter(|_| source == Source::Choices) else {
            self.findings.push(type_cell.error("type_unsupported"));
            return;
        };
        if list.choices.iter().all(|choice| choice.name != OTHER.0) {
            let label = other_label(list, unnamed).unwrap_or(plain);
            list.choices.push(Choice {
                name: OTHER.0.to_owned(),
                label,
                ..Choice::default()
            });
        }
    }

    /// In a table of selects: the row of labels before the first one, and no labels in the others.
    fn table_of(
        &mut self,
        row: &'a Row,
        type_cell: &Cell<'_>,
        item: &mut Item,
        list: &str,
    ) -> Option<Item> {
        if self.table_list == TableList::No {
            return None;
        }
        let first = self.table_list == TableList::Begun;
        if first {
            if let Some(cell) = self.cell(row, Field::ChoiceFilter) {
                self.findings.push(cell.error("filter_in_table"));
            }
            self.table_list = TableList::Of(list.to_owned());
        } else if self.table_list != TableList::Of(list.to_owned()) {
            self.findings.push(type_cell.error("table_list_differs"));
        }
        item.appearance = Some("list-nolabel".to_owned());
        first.then(|| {
            let name = format!("reserved_name_for_field_list_labels_{}", row.number);
            let mut header = self.generated(row, &name, item.kind);
            header.appearance = Some("label".to_owned());
            header.list = Some(list.to_owned());
            header
        })
    }

    /// A default that is none of the choices is kept, as in ODK, where it is an answer that nobody sees.
    fn check_default(&mut self, row: &'a Row, item: &Item) {
        let (Some(cell), Some(default)) = (self.cell(row, Field::Default), &item.default) else {
            return;
        };
        let list = item.list.as_ref().and_then(|list| self.lists.find(list));
        let Some(list) = list.filter(|list| list.file.is_none()) else {
            return;
        };
        let known = |name: &str| list.choices.iter().any(|choice| choice.name == name);
        let readable = if item.kind.is_several() {
            default.split_whitespace().all(known)
        } else {
            known(default)
        };
        if !readable {
            self.findings.push(
                cell.warning("default_invalid")
                    .arg("type", item.kind.as_str()),
            );
        }
    }
}

/// The label of the other choice in every language of a translated list; none for a list in one language.
fn other_label(list: &ChoiceList, unnamed: &str) -> Option<Texts> {
    let mut label = Texts::default();
    for language in list.choices.iter().flat_map(|choice| choice.label.0.keys()) {
        label.0.insert(language.clone(), OTHER.1.to_owned());
    }
    let translated = label.0.keys().any(|language| language != unnamed);
    translated.then_some(label)
}
