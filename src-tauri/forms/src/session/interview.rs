//! The session itself: how it begins, what it takes, what it says. Evaluation, pages, texts and checks are in the files beside.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::finding::Finding;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::answer::{self, AnswerValue, json_text};
use super::evaluate::State;
use crate::form::{Form, Item};
use crate::graph::Graph;
use crate::kind::Kind;

/// A form and what has been answered to it.
#[derive(Debug)]
pub struct Session<'a> {
    pub(super) form: &'a Form,
    pub(super) graph: Graph,
    pub(super) today: NaiveDate,
    /// What was given to each item, a blank included; none for what was never answered.
    pub(super) answers: Vec<Option<AnswerValue>>,
    pub(super) states: Vec<State>,
    pub(super) unread: Vec<Finding>,
}

/// The names of what an answer changed, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changes {
    /// Whose value is another one now.
    pub values: Vec<String>,
    /// What appeared or disappeared.
    pub relevance: Vec<String>,
    /// Whose constraint or requirement turned.
    pub checks: Vec<String>,
}

impl<'a> Session<'a> {
    /// A new interview: the defaults of the form are its first answers.
    pub fn new(form: &'a Form, today: NaiveDate) -> Self {
        Self::from_answers(form, today, &BTreeMap::new())
    }

    /// An interview taken up again. A question that the map lacks has its default; one that it gives as null was left blank.
    /// What cannot be read is left out and listed by [`Session::unread`].
    pub fn from_answers(
        form: &'a Form,
        today: NaiveDate,
        answers: &BTreeMap<String, Value>,
    ) -> Self {
        let given = answers.iter().map(|(name, value)| (name.as_str(), value));
        Self::build(form, today, given, true)
    }

    pub(crate) fn build<'v>(
        form: &'a Form,
        today: NaiveDate,
        given: impl Iterator<Item = (&'v str, &'v Value)>,
        with_defaults: bool,
    ) -> Self {
        let mut session = Self {
            graph: Graph::new(form),
            form,
            today,
            answers: vec![None; form.items.len()],
            states: vec![State::default(); form.items.len()],
            unread: Vec::new(),
        };
        session.load_defaults(with_defaults);
        for (name, value) in given {
            match session.read_stored(name, value) {
                Ok(Some((at, answer))) => session.answers[at] = Some(answer),
                Ok(None) => {}
                Err(findings) => session.unread.extend(findings),
            }
        }
        session.evaluate_all();
        session
    }

    fn load_defaults(&mut self, of_questions: bool) {
        for (at, item) in self.form.items.iter().enumerate() {
            self.answers[at] = match (item.kind, &item.default) {
                (Kind::Today, _) => Some(AnswerValue::Date(self.today)),
                (_, Some(default)) if of_questions => {
                    let value = Value::String(default.clone());
                    answer::read(item, self.form.choices(item), &value)
                        .ok()
                        .filter(|answer| !answer.is_blank())
                }
                _ => None,
            };
        }
    }

    /// A value from a file or a store: the place of its question, or nothing when the form computes it.
    fn read_stored(
        &self,
        name: &str,
        value: &Value,
    ) -> Result<Option<(usize, AnswerValue)>, Vec<Finding>> {
        let (at, item) = self.find(name).map_err(|finding| vec![finding])?;
        if !item.kind.is_question() && item.kind != Kind::Today {
            return Err(vec![
                Finding::warning("answer_not_asked")
                    .column(name)
                    .arg("value", json_text(value)),
            ]);
        }
        let answer = answer::read(item, self.form.choices(item), value)?;
        let absent_today = item.kind == Kind::Today && answer.is_blank();
        Ok((!absent_today).then_some((at, answer)))
    }

    fn find(&self, name: &str) -> Result<(usize, &'a Item), Finding> {
        let found = self
            .graph
            .index(name)
            .and_then(|at| self.form.items.get(at).map(|item| (at, item)));
        found.ok_or_else(|| Finding::error("answer_unknown_question").column(name))
    }

    pub fn form(&self) -> &'a Form {
        self.form
    }

    /// What [`Session::from_answers`] could not read.
    pub fn unread(&self) -> &[Finding] {
        &self.unread
    }

    /// Reads an answer as the screen or a file gives it: text, number, ISO date, choice name, list of names, null for
    /// blank, `{"refused": true}`.
    ///
    /// # Errors
    /// Every reason why the question cannot hold it; its constraint is not looked at.
    pub fn read(&self, name: &str, value: &Value) -> Result<AnswerValue, Vec<Finding>> {
        match self.read_stored(name, value)? {
            Some((_, answer)) => Ok(answer),
            None => Ok(AnswerValue::Blank),
        }
    }

    /// Takes an answer, whether or not the constraint holds (see [`Session::problems`]), and says what it changed.
    ///
    /// # Errors
    /// The question does not exist, is not asked, or cannot hold such an answer; nothing changed then.
    pub fn answer(&mut self, name: &str, answer: AnswerValue) -> Result<Changes, Vec<Finding>> {
        let Some((at, answer)) = self.read_stored(name, &answer.to_json())? else {
            return Ok(Changes::default());
        };
        self.answers[at] = Some(answer);
        Ok(self.evaluate_from(at))
    }

    /// What was given to a question, kept even when it is not relevant now; none when it was never answered.
    pub fn given(&self, name: &str) -> Option<&AnswerValue> {
        self.answers.get(self.graph.index(name)?)?.as_ref()
    }

    pub fn is_refused(&self, name: &str) -> bool {
        self.given(name) == Some(&AnswerValue::Refused)
    }

    fn state(&self, name: &str) -> Option<&State> {
        self.states.get(self.graph.index(name)?)
    }

    /// False also for a name that the form lacks.
    pub fn is_relevant(&self, name: &str) -> bool {
        self.state(name).is_some_and(|state| state.relevant)
    }

    /// True for a blank or refused answer, as in ODK.
    pub fn constraint_ok(&self, name: &str) -> bool {
        self.state(name).is_none_or(|state| state.constraint_ok)
    }

    pub fn required(&self, name: &str) -> bool {
        self.state(name).is_some_and(|state| state.required)
    }

    /// What expressions and labels see: the answer as text, empty when it is blank, refused or not relevant.
    pub fn value(&self, name: &str) -> &str {
        self.state(name).map_or("", |state| &state.value)
    }

    /// Every answer given so far, relevant or not, blanks as null: what [`Session::from_answers`] takes up again.
    pub fn stored(&self) -> BTreeMap<String, Value> {
        let items = self.form.items.iter().zip(&self.answers);
        items
            .filter_map(|(item, answer)| Some((item.name.clone(), answer.as_ref()?.to_json())))
            .collect()
    }

    /// What is submitted: the relevant answers that are not blank, and the calculations as text.
    pub fn submission(&self) -> Map<String, Value> {
        let mut submitted = Map::new();
        for ((item, answer), state) in self.form.items.iter().zip(&self.answers).zip(&self.states) {
            if !state.relevant {
                continue;
            }
            match (item.kind, answer) {
                (Kind::Calculate, _) if !state.value.is_empty() => {
                    submitted.insert(item.name.clone(), Value::String(state.value.clone()));
                }
                (_, Some(answer)) if !answer.is_blank() => {
                    submitted.insert(item.name.clone(), answer.to_json());
                }
                _ => {}
            }
        }
        submitted
    }
}
