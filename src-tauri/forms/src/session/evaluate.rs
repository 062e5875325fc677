//! Brings the states of the items up to date, all of them or only those that an answer can have touched.

use super::{Changes, Session};
use crate::expr::{Context, Expression, Scope};
use crate::kind::Kind;

/// What is known of an item now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    /// Its own condition and those of the groups around it hold.
    pub relevant: bool,
    /// Empty when it is not relevant.
    pub value: String,
    pub constraint_ok: bool,
    pub required: bool,
}

impl Scope for Session<'_> {
    fn value(&self, name: &str) -> &str {
        Session::value(self, name)
    }
}

impl Session<'_> {
    pub(super) fn evaluate_all(&mut self) {
        for at in self.graph.order.clone() {
            self.renew_value(at);
        }
        for at in 0..self.states.len() {
            self.renew_checks(at);
        }
    }

    /// The item and, in order of dependency, whatever reads what changed.
    pub(super) fn evaluate_from(&mut self, start: usize) -> Changes {
        let before = self.states.clone();
        let mut touched = vec![false; self.states.len()];
        touched[start] = true;
        for at in self.graph.order.clone() {
            if touched[at] && self.renew_value(at) {
                for reader in &self.graph.readers[at] {
                    touched[*reader] = true;
                }
            }
        }
        for at in (0..touched.len()).filter(|at| touched[*at]) {
            self.renew_checks(at);
            for checker in self.graph.checkers[at].clone() {
                self.renew_checks(checker);
            }
        }
        self.compared(&before)
    }

    /// True when the relevance or the value is another one than before.
    fn renew_value(&mut self, at: usize) -> bool {
        let item = &self.form.items[at];
        let around = self.graph.parents[at].is_none_or(|parent| self.states[parent].relevant);
        let relevant = around && self.holds(at, item.relevant.as_ref(), true);
        let value = match item.kind {
            _ if !relevant => String::new(),
            Kind::Calculate => {
                let context = self.context(at);
                item.calculation
                    .as_ref()
                    .map(|calculation| calculation.text(&context))
                    .unwrap_or_default()
            }
            _ => self.answers[at]
                .as_ref()
                .map(super::AnswerValue::text)
                .unwrap_or_default(),
        };
        let state = &mut self.states[at];
        let changed = state.relevant != relevant || state.value != value;
        state.relevant = relevant;
        state.value = value;
        changed
    }

    /// A blank is never against a constraint, and nothing that is not asked can be.
    fn renew_checks(&mut self, at: usize) {
        let item = &self.form.items[at];
        let asked = self.states[at].relevant && item.kind.is_question();
        let required = asked && self.holds(at, item.required.as_ref(), false);
        let constraint_ok = !asked
            || self.states[at].value.is_empty()
            || self.holds(at, item.constraint.as_ref(), true);
        let state = &mut self.states[at];
        state.required = required;
        state.constraint_ok = constraint_ok;
    }

    fn holds(&self, at: usize, expression: Option<&Expression>, without: bool) -> bool {
        expression.map_or(without, |expression| expression.holds(&self.context(at)))
    }

    fn context(&self, at: usize) -> Context<'_> {
        Context {
            scope: self,
            current: &self.states[at].value,
            today: self.today,
        }
    }

    fn compared(&self, before: &[State]) -> Changes {
        let mut changes = Changes::default();
        for ((item, old), new) in self.form.items.iter().zip(before).zip(&self.states) {
            let name = || item.name.clone();
            if old.value != new.value {
                changes.values.push(name());
            }
            if old.relevant != new.relevant {
                changes.relevance.push(name());
            }
            if (old.constraint_ok, old.required) != (new.constraint_ok, new.required) {
                changes.checks.push(name());
            }
        }
        changes
    }
}
