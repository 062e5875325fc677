//! What the columns of one row give to its item, and what a type cannot use.

use domain::finding::Finding;
use serde_json::Value;

use super::{Reader, Trace};
use crate::expr::{Expression, Template, placeholders};
use crate::form::Item;
use crate::kind::Kind;
use crate::language::Texts;
use crate::read::expressions;
use crate::read::header::Field;
use crate::read::languages::{header_of, texts};
use crate::read::table::{Cell, Row, collapsed};
use crate::session::read_answer;

impl<'a> Reader<'a> {
    pub(super) fn fill(&mut self, row: &'a Row, item: &mut Item) -> Trace {
        let mut trace = Trace {
            sheet: self.table.sheet.clone(),
            row: row.number,
            column: "name".to_owned(),
            ..Trace::default()
        };
        item.label = self.texts(row, item, Field::Label, "label", &mut trace);
        item.hint = self.texts(row, item, Field::Hint, "hint", &mut trace);
        item.required_message = self.texts(
            row,
            item,
            Field::RequiredMessage,
            "required_message",
            &mut trace,
        );
        item.constraint_message = self.texts(
            row,
            item,
            Field::ConstraintMessage,
            "constraint_message",
            &mut trace,
        );
        item.relevant = self.expression(row, Field::Relevant, &mut trace);
        item.required = self
            .expression(row, Field::Required, &mut trace)
            .filter(|required| required.source() != "false()");
        item.constraint = self.expression(row, Field::Constraint, &mut trace);
        item.calculation = self.expression(row, Field::Calculation, &mut trace);
        item.appearance = self.appearance(row);
        self.check_use(row, item);
        item.default = self.default(row, item);
        trace
    }

    fn texts(
        &mut self,
        row: &'a Row,
        item: &Item,
        field: Field,
        name: &str,
        trace: &mut Trace,
    ) -> Texts {
        let (texts, cells) = texts(self.table, &self.columns.survey, row, field);
        for cell in cells {
            for piece in placeholders(cell.text) {
                match piece {
                    Template::Plain(_) => {}
                    Template::Value(name) => trace.refer(name, &cell),
                    Template::Malformed(text) => self
                        .findings
                        .push(cell.error("reference_malformed").arg("value", text)),
                }
            }
        }
        self.missing(row, item, field, name, &texts);
        texts
    }

    /// A text that one language has and another lacks; a page without any label.
    fn missing(&mut self, row: &Row, item: &Item, field: Field, name: &str, texts: &Texts) {
        let warn = |code: &str, column: &str| {
            Finding::warning(code)
                .sheet(&self.table.sheet)
                .row(row.number)
                .column(column)
                .arg("value", &item.name)
        };
        if texts.is_empty() {
            if field == Field::Label && item.kind.is_shown() {
                self.findings.push(warn("label_missing", name));
            }
            return;
        }
        for language in self
            .columns
            .languages
            .iter()
            .filter(|language| texts.get(&language.name).is_none())
        {
            let header = header_of(&self.columns.survey, field, name, &language.name);
            self.findings
                .push(warn("translation_missing", &header).arg("language", &language.name));
        }
    }

    fn expression(&mut self, row: &'a Row, field: Field, trace: &mut Trace) -> Option<Expression> {
        let cell = self.cell(row, field)?;
        let expression = expressions::read(&cell, self.findings)?;
        for name in expression.references() {
            trace.refer(name, &cell);
        }
        if field != Field::Calculation && expression.is_bare_reference() {
            self.findings.push(cell.warning("condition_always_true"));
        }
        if matches!(field, Field::Relevant | Field::Calculation) {
            trace.column = cell.header.to_owned();
        }
        Some(expression)
    }

    /// Appearances are kept and have no effect, but for those that bring choices or values from elsewhere.
    fn appearance(&mut self, row: &'a Row) -> Option<String> {
        let cell = self.cell(row, Field::Appearance)?;
        let words = collapsed(cell.text).to_lowercase();
        if ["search(", "search (", "ex:", "printer:"]
            .iter()
            .any(|foreign| words.contains(foreign))
        {
            self.findings.push(cell.error("appearance_unsupported"));
        }
        Some(cell.text.to_owned())
    }

    /// Columns that mean something, but not for this type.
    fn check_use(&mut self, row: &'a Row, item: &Item) {
        let calculation = self.cell(row, Field::Calculation);
        let constraint = self.cell(row, Field::Constraint);
        let required = self
            .cell(row, Field::Required)
            .filter(|_| item.required.is_some());
        match (item.kind, calculation) {
            (Kind::Calculate, None) => {
                let finding = Finding::error("calculation_missing")
                    .sheet(&self.table.sheet)
                    .row(row.number);
                self.findings
                    .push(finding.column("calculation").arg("value", &item.name));
            }
            (Kind::Calculate, Some(_)) | (_, None) => {}
            (kind, Some(cell)) => self
                .findings
                .push(cell.error("column_not_for_type").arg("type", kind.as_str())),
        }
        if item.kind.is_question() {
            return;
        }
        // ODK stops at a required note for ever; elsewhere neither column does anything.
        if let Some(cell) = &required {
            let finding = if item.kind == Kind::Note {
                cell.error("column_not_for_type")
            } else {
                cell.warning("column_no_effect")
            };
            self.findings.push(finding.arg("type", item.kind.as_str()));
        }
        if let Some(cell) = constraint {
            self.findings.push(
                cell.warning("column_no_effect")
                    .arg("type", item.kind.as_str()),
            );
        }
    }

    /// A default is an answer, known when the form is read; one that is computed is refused.
    fn default(&mut self, row: &'a Row, item: &Item) -> Option<String> {
        let cell = self.cell(row, Field::Default)?;
        if !item.kind.is_question() {
            self.findings.push(
                cell.error("column_not_for_type")
                    .arg("type", item.kind.as_str()),
            );
            return None;
        }
        let choices = item.list.as_ref().and_then(|list| self.lists.find(list));
        let readable = choices.is_some() || !item.kind.is_select();
        let choices = choices.map_or(&[][..], |list| &list.choices);
        let value = Value::String(cell.text.to_owned());
        if is_computed(cell.text, item.kind) {
            self.findings.push(cell.error("default_computed"));
        } else if readable && read_answer(item, choices, &value).is_err() {
            self.findings.push(
                cell.error("default_invalid")
                    .arg("type", item.kind.as_str()),
            );
        }
        Some(cell.text.to_owned())
    }
}

/// pyxform takes a default for an expression when it holds a reference, a function call or an operator; a date or a signed
/// number holds `-` without being one.
fn is_computed(text: &str, kind: Kind) -> bool {
    let called = text.match_indices('(').any(|(at, _)| {
        text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
    });
    let operator = kind == Kind::Text
        && (text.contains(['*', '+', '|'])
            || text.contains(" - ")
            || text.contains(" div ")
            || text.contains(" mod "));
    text.contains("${") || called || operator
}

impl Trace {
    /// Prepares what will be said if no item has that name.
    fn refer(&mut self, name: &str, cell: &Cell<'_>) {
        self.references.push((
            name.to_owned(),
            cell.error("reference_unknown").arg("value", name),
        ));
    }
}
