//! Answers as JSON: what is kept of an interview that goes on, and what is submitted. A repeat is a list of objects.

use std::collections::BTreeMap;

use domain::finding::Finding;
use serde_json::{Map, Value};

use super::nodes::{Rows, Touch};
use super::{AnswerValue, Session};
use crate::kind::Kind;
use crate::plan::ROOT;

impl Session<'_> {
    /// Every answer given so far, relevant or not, blanks as null: what [`Session::from_answers`] takes up again.
    pub fn stored(&self) -> BTreeMap<String, Value> {
        let mut stored = Map::new();
        self.store(0, &mut stored);
        stored.into_iter().collect()
    }

    /// What is stored of a repeat or of one question.
    pub fn stored_under(&self, key: &str) -> Value {
        // Only the questions of the top are wanted, so that the whole is as cheap as the part.
        self.stored().remove(key).unwrap_or(Value::Null)
    }

    fn store(&self, top: usize, into: &mut Map<String, Value>) {
        let place = self.nodes.spots[top].place;
        for (child, rows) in self.plan.places[place]
            .children
            .iter()
            .zip(&self.nodes.spots[top].children)
        {
            let child = &self.plan.places[*child];
            let Some(item) = child.item else { continue };
            match (child.kind, rows) {
                (Kind::Repeat, rows) => {
                    let rows = rows.all().iter().map(|row| {
                        let mut answers = Map::new();
                        self.store(*row, &mut answers);
                        Value::Object(answers)
                    });
                    into.insert(self.plan.keys[item].clone(), rows.collect());
                }
                (Kind::Group, Rows::One(at)) => self.store(*at, into),
                (kind, Rows::One(at)) if is_kept(kind, self.lasts(*at)) => {
                    if let Some(answer) = self.given_at(*at) {
                        into.insert(self.plan.keys[item].clone(), answer.to_json());
                    }
                }
                _ => {}
            }
        }
    }

    /// True for a computed value that another evaluation would not give again.
    fn lasts(&self, at: usize) -> bool {
        let place = &self.plan.places[self.nodes.spots[at].place];
        let item = self.item_at(at);
        let looks_at_itself = item
            .and_then(|item| item.calculation.as_ref())
            .is_some_and(|calculation| calculation.uses_current());
        !place.triggers.is_empty() || looks_at_itself
    }

    /// What is submitted: the relevant answers that are not blank, and the calculations as text.
    pub fn submission(&self) -> Map<String, Value> {
        let mut submitted = Map::new();
        self.submit(0, &mut submitted);
        submitted
    }

    fn submit(&self, top: usize, into: &mut Map<String, Value>) {
        let place = self.nodes.spots[top].place;
        for (child, rows) in self.plan.places[place]
            .children
            .iter()
            .zip(&self.nodes.spots[top].children)
        {
            let child = &self.plan.places[*child];
            let Some(item) = child.item else { continue };
            let key = || self.plan.keys[item].clone();
            match (child.kind, rows) {
                (Kind::Repeat, rows) => {
                    let rows: Vec<Value> = rows
                        .all()
                        .iter()
                        .filter(|row| self.nodes.spots[**row].state.relevant)
                        .map(|row| {
                            let mut answers = Map::new();
                            self.submit(*row, &mut answers);
                            Value::Object(answers)
                        })
                        .collect();
                    if !rows.is_empty() {
                        into.insert(key(), Value::Array(rows));
                    }
                }
                (Kind::Group, Rows::One(at)) => self.submit(*at, into),
                (_, Rows::One(at)) => {
                    let answer = self.present(*at);
                    if self.nodes.spots[*at].state.relevant && !answer.is_blank() {
                        into.insert(key(), answer.to_json());
                    }
                }
                (_, Rows::Many(_)) => {}
            }
        }
    }

    /// Takes answers into the instance before it is evaluated first.
    pub(super) fn load<'v>(&mut self, given: impl Iterator<Item = (&'v str, &'v Value)>) {
        for (key, value) in given {
            self.load_one(0, key, key, value);
        }
    }

    /// One answer of the form, or of a row: `key` is its own, `told` the whole one for findings.
    fn load_one(&mut self, scope: usize, key: &str, told: &str, value: &Value) {
        let scope_place = self.nodes.spots[scope].place;
        let place = self
            .plan
            .by_key
            .get(&(scope_place, key.to_owned()))
            .copied();
        let Some(place) = place else {
            self.unread
                .push(Finding::error("answer_unknown_question").column(told));
            return;
        };
        if self.plan.places[place].kind == Kind::Repeat {
            self.load_rows(scope, place, told, value);
            return;
        }
        let mut found = Vec::new();
        self.nodes.inside(&self.plan, scope, place, &mut found);
        let Some(at) = found.first().copied() else {
            return;
        };
        if self.lasts(at) && !self.plan.places[place].kind.is_question() {
            if let Value::String(text) = value {
                self.nodes.spots[at].base.clone_from(text);
                self.nodes.spots[at].touch = Touch::Given;
            }
            return;
        }
        match self.read_at(at, told, value) {
            Ok(answer) => {
                let absent = self.plan.places[place].kind.is_metadata() && answer.is_blank();
                if !absent {
                    self.take(at, &answer);
                }
            }
            Err(findings) => self.unread.extend(findings),
        }
    }

    fn take(&mut self, at: usize, answer: &AnswerValue) {
        self.put(at, answer);
        self.nodes.spots[at].fresh = false;
    }

    fn load_rows(&mut self, scope: usize, repeat: usize, told: &str, value: &Value) {
        let holder = self.plan.places[repeat].parent;
        let mut found = Vec::new();
        self.nodes.inside(&self.plan, scope, holder, &mut found);
        let (Some(parent), Value::Array(rows)) = (found.first().copied(), value) else {
            if !value.is_null() {
                self.unread
                    .push(Finding::error("answer_not_rows").column(told));
            }
            return;
        };
        self.set_rows(repeat, parent, rows.len());
        for (at, row) in rows.iter().enumerate() {
            let node = self.nodes.rows(&self.plan, repeat, parent)[at];
            let Value::Object(answers) = row else {
                self.unread
                    .push(Finding::error("answer_not_rows").column(told));
                continue;
            };
            for (key, value) in answers {
                self.load_one(node, key, &format!("{told}[{}]/{key}", at + 1), value);
            }
        }
        debug_assert!(repeat != ROOT);
    }
}

fn is_kept(kind: Kind, lasts: bool) -> bool {
    kind.is_question() || kind == Kind::Today || kind == Kind::Start || lasts
}
