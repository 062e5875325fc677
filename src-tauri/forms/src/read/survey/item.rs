//! What the columns of one row give to its item, and what a type cannot use.

use domain::finding::Finding;
use serde_json::Value;

use super::{Reader, Trace};
use crate::expr::{Expression, Template, placeholders};
use crate::form::{Item, WEEK};
use crate::kind::Kind;
use crate::language::Texts;
use crate::read::default::is_computed;
use crate::read::header::{Field, name_of};
use crate::read::languages::texts;
use crate::read::table::{Row, collapsed};
use crate::read::{expressions, parameters, range};
use crate::session::read_answer;

impl<'a> Reader<'a> {
    pub(super) fn fill(&mut self, row: &'a Row, item: &mut Item, from_file: bool) -> Trace {
        let mut trace = Trace {
            row: row.number,
            column: name_of(Field::Name).to_owned(),
        };
        item.label = self.texts(row, item, Field::Label);
        item.hint = self.texts(row, item, Field::Hint);
        item.guidance_hint = self.texts(row, item, Field::GuidanceHint);
        item.image = self.texts(row, item, Field::Image);
        item.required_message = self.texts(row, item, Field::RequiredMessage);
        item.constraint_message = self.texts(row, item, Field::ConstraintMessage);
        item.relevant = self.expression(row, Field::Relevant, &mut trace);
        item.required = without_no(self.expression(row, Field::Required, &mut trace));
        item.constraint = self.expression(row, Field::Constraint, &mut trace);
        item.calculation = self.expression(row, Field::Calculation, &mut trace);
        item.read_only = without_no(self.expression(row, Field::ReadOnly, &mut trace));
        if item.kind.is_select() {
            item.choice_filter = self.expression(row, Field::ChoiceFilter, &mut trace);
        }
        if item.kind == Kind::Repeat {
            item.repeat_count = self.expression(row, Field::RepeatCount, &mut trace);
        }
        item.appearance = self.appearance(row);
        self.parameters(row, item, from_file);
        self.trigger(row, item);
        self.default(row, item);
        self.check_use(row, item);
        trace
    }

    fn texts(&mut self, row: &'a Row, item: &Item, field: Field) -> Texts {
        let columns = &self.columns.survey;
        let texts = texts(self.table, columns, row, field, &self.columns.unnamed);
        let place = (self.table, &columns[..], row.number);
        self.columns
            .untranslated(place, field, &item.name, &texts, self.findings);
        texts
    }

    fn expression(&mut self, row: &'a Row, field: Field, trace: &mut Trace) -> Option<Expression> {
        let cell = self.cell(row, field)?;
        let expression = expressions::read(&cell, self.findings)?;
        let condition = matches!(
            field,
            Field::Relevant | Field::Required | Field::Constraint | Field::ReadOnly
        );
        if condition && expression.is_bare_reference() {
            self.findings.push(cell.warning("condition_always_true"));
        }
        if matches!(field, Field::Relevant | Field::Calculation) {
            cell.header.clone_into(&mut trace.column);
        }
        Some(expression)
    }

    /// Appearances are words for the renderers; those that bring choices or values from elsewhere are refused.
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

    fn parameters(&mut self, row: &'a Row, item: &mut Item, from_file: bool) {
        let cell = self.cell(row, Field::Parameters);
        if let Some(cell) = &cell {
            item.parameters = parameters::read(cell, item, from_file, self.findings);
            if item.kind == Kind::Range {
                let labels = item.parameters.get("tick_labelset");
                let labels = labels.and_then(|list| self.lists.find(list));
                range::check(cell, item, labels, self.findings);
            }
        }
        week_step(item);
    }

    fn trigger(&mut self, row: &'a Row, item: &mut Item) {
        let Some(cell) = self.cell(row, Field::Trigger) else {
            return;
        };
        for part in cell.text.split(',') {
            let pieces = placeholders(part);
            let mut names = pieces.iter().filter_map(|piece| match piece {
                Template::Value(name) => Some((*name).to_owned()),
                _ => None,
            });
            let plain = pieces
                .iter()
                .all(|piece| !matches!(piece, Template::Malformed(_)));
            match (names.next(), names.next()) {
                (Some(name), None) if plain => item.trigger.push(name),
                _ => {
                    self.findings
                        .push(cell.error("trigger_malformed").arg("value", part));
                }
            }
        }
        self.survey
            .triggers
            .push((row.number, item.trigger.clone()));
    }

    fn default(&mut self, row: &'a Row, item: &mut Item) {
        let Some(cell) = self.cell(row, Field::Default) else {
            return;
        };
        if is_computed(cell.text, item.kind) {
            item.computed_default = expressions::read(&cell, self.findings);
            return;
        }
        if item.kind.is_container() || item.kind == Kind::Note {
            self.findings.push(
                cell.warning("column_no_effect")
                    .arg("type", item.kind.as_str()),
            );
            return;
        }
        item.default = Some(cell.text.to_owned());
        let value = Value::String(cell.text.to_owned());
        // A choice is looked at when its list is known.
        let readable = item.kind.is_select() || read_answer(item, &[], &value).is_ok();
        if !readable {
            self.findings.push(
                cell.warning("default_invalid")
                    .arg("type", item.kind.as_str()),
            );
        }
    }

    /// Columns that mean something, but not for this type.
    fn check_use(&mut self, row: &'a Row, item: &Item) {
        let computed = item.calculation.is_some() || item.computed_default.is_some();
        let default = self.cell(row, Field::Default);
        let unread = self.cell(row, Field::Calculation).is_some()
            || default.is_some_and(|cell| is_computed(cell.text, item.kind));
        if item.kind == Kind::Calculate && !computed && !unread {
            let finding = self.finding(Finding::error("calculation_missing"), row, "calculation");
            self.findings.push(finding.arg("value", &item.name));
        }
        let mut fields = Vec::new();
        if !item.kind.is_question() {
            fields.extend([Field::Required, Field::Constraint]);
        }
        if !item.kind.is_select() {
            fields.push(Field::ChoiceFilter);
        }
        if item.kind != Kind::Repeat {
            fields.push(Field::RepeatCount);
        }
        for field in fields {
            let told = self
                .cell(row, field)
                .filter(|_| field != Field::Required || item.required.is_some());
            if let Some(cell) = told {
                self.findings.push(
                    cell.warning("column_no_effect")
                        .arg("type", item.kind.as_str()),
                );
            }
        }
    }
}

fn without_no(expression: Option<Expression>) -> Option<Expression> {
    expression.filter(|expression| expression.source() != "false()")
}

/// The step of a week is a parameter here. pyxform refuses it as one, so it is written as a word of the appearance.
fn week_step(item: &mut Item) {
    if !item.is_week() {
        return;
    }
    let words = item.appearance.take().unwrap_or_default();
    let mut kept = Vec::new();
    for word in words.split_whitespace() {
        match word
            .strip_prefix(WEEK)
            .and_then(|rest| rest.strip_prefix("-step-"))
        {
            Some(minutes) => {
                item.parameters
                    .insert("step".to_owned(), minutes.to_owned());
            }
            None => kept.push(word),
        }
    }
    item.appearance = Some(kept.join(" "));
}
