//! The session itself: how it begins, what it takes, what it says. Evaluation, rows, pages, texts and checks are in the files
//! beside.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::finding::Finding;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::answer::{self, AnswerValue};
use super::nodes::{Nodes, State, Touch};
use super::react::Queue;
use crate::expr::{Clock, Dice};
use crate::form::{Form, Item};
use crate::kind::Kind;
use crate::plan::Plan;

/// A form and what has been answered to it.
#[derive(Debug)]
pub struct Session<'a> {
    pub(super) form: &'a Form,
    pub(super) plan: Arc<Plan>,
    pub(super) nodes: Nodes,
    pub(super) start: Start,
    pub(super) dice: Dice,
    pub(super) queue: Queue,
    /// What was known of the nodes that the present answer touched, before it; none for a node that it made.
    pub(super) before: HashMap<usize, Option<State>>,
    pub(super) unread: Vec<Finding>,
}

/// What a session takes from outside.
#[derive(Debug, Clone)]
pub struct Start {
    pub clock: Clock,
    /// Of the randomness that expressions draw.
    pub seed: u64,
    /// The language of what expressions say, by name or code; empty for the form's own.
    pub language: String,
    /// What `deviceid` and `username` hold.
    pub device: String,
    pub user: String,
}

impl Start {
    pub fn at(clock: Clock) -> Self {
        Self {
            clock,
            seed: clock.now.unsigned_abs(),
            language: String::new(),
            device: String::new(),
            user: String::new(),
        }
    }
}

/// The keys of what an answer changed, in the order of the form.
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
        Self::started(form, Start::at(Clock::of_day(today)))
    }

    /// A new interview, with all that it takes from outside.
    pub fn started(form: &'a Form, start: Start) -> Self {
        Self::build(form, start, std::iter::empty(), true)
    }

    /// An interview taken up again. A question that the map lacks has its default; one that it gives as null was left blank.
    /// What cannot be read is left out and listed by [`Session::unread`].
    pub fn from_answers(
        form: &'a Form,
        today: NaiveDate,
        answers: &BTreeMap<String, Value>,
    ) -> Self {
        Self::resumed(form, Start::at(Clock::of_day(today)), answers)
    }

    /// An interview taken up again, with all that it takes from outside.
    pub fn resumed(form: &'a Form, start: Start, answers: &BTreeMap<String, Value>) -> Self {
        let given = answers.iter().map(|(name, value)| (name.as_str(), value));
        Self::build(form, start, given, true)
    }

    pub(crate) fn build<'v>(
        form: &'a Form,
        start: Start,
        given: impl Iterator<Item = (&'v str, &'v Value)>,
        with_defaults: bool,
    ) -> Self {
        let plan = Arc::new(Plan::new(form));
        let mut session = Self {
            nodes: Nodes::new(&plan),
            dice: Dice::new(start.seed),
            form,
            plan,
            start,
            queue: Queue::default(),
            before: HashMap::new(),
            unread: Vec::new(),
        };
        session.fill(0, with_defaults);
        session.load(given);
        session.mark_all(0);
        session.settle();
        session.before.clear();
        session
    }

    pub fn form(&self) -> &'a Form {
        self.form
    }

    /// What [`Session::from_answers`] could not read.
    pub fn unread(&self) -> &[Finding] {
        &self.unread
    }

    pub(super) fn item_at(&self, at: usize) -> Option<&'a Item> {
        let item = self.plan.places[self.nodes.spots[at].place].item?;
        self.form.items.get(item)
    }

    /// Reads an answer as the screen or a file gives it: text, number, ISO date, choice name, list of names, null for
    /// blank, `{"refused": true}`.
    ///
    /// # Errors
    /// Every reason why the question cannot hold it; its constraint is not looked at.
    pub fn read(&self, key: &str, value: &Value) -> Result<AnswerValue, Vec<Finding>> {
        let at = self.find(key).map_err(|finding| vec![finding])?;
        self.read_at(at, key, value)
    }

    pub(super) fn read_at(
        &self,
        at: usize,
        key: &str,
        value: &Value,
    ) -> Result<AnswerValue, Vec<Finding>> {
        let asked = self
            .item_at(at)
            .filter(|item| item.kind.is_question() || item.kind.is_metadata());
        let Some(item) = asked else {
            return Err(vec![
                Finding::warning("answer_not_asked")
                    .column(key)
                    .arg("value", answer::json_text(value)),
            ]);
        };
        answer::read(item, key, self.form.choices(item), value)
    }

    /// Takes an answer, whether or not the constraint holds (see [`Session::problems`]), and says what it changed.
    ///
    /// # Errors
    /// The question does not exist, is not asked, or cannot hold such an answer; nothing changed then.
    pub fn answer(&mut self, key: &str, answer: AnswerValue) -> Result<Changes, Vec<Finding>> {
        let at = self.find(key).map_err(|finding| vec![finding])?;
        let answer = self.read_at(at, key, &answer.to_json())?;
        let today = self
            .item_at(at)
            .is_some_and(|item| item.kind == Kind::Today);
        if today && answer.is_blank() {
            return Ok(Changes::default());
        }
        self.put(at, &answer);
        self.settle();
        Ok(self.told())
    }

    /// Writes an answer into the instance, without evaluating yet.
    pub(super) fn put(&mut self, at: usize, answer: &AnswerValue) {
        let spot = &mut self.nodes.spots[at];
        spot.touch = if *answer == AnswerValue::Refused {
            Touch::Refused
        } else {
            Touch::Given
        };
        spot.base = answer.text();
        self.touch_value(at);
    }

    /// What was given to a question, kept even when it is not relevant now; none when it was never answered.
    pub fn given(&self, key: &str) -> Option<AnswerValue> {
        self.given_at(self.find(key).ok()?)
    }

    pub(super) fn given_at(&self, at: usize) -> Option<AnswerValue> {
        let spot = &self.nodes.spots[at];
        match (spot.touch, spot.base.as_str()) {
            (Touch::Refused, _) => Some(AnswerValue::Refused),
            (Touch::Given, "") => Some(AnswerValue::Blank),
            (Touch::Never, "") => None,
            (_, text) => Some(self.typed(at, text)),
        }
    }

    pub fn is_refused(&self, key: &str) -> bool {
        self.given(key) == Some(AnswerValue::Refused)
    }

    fn state(&self, key: &str) -> Option<&State> {
        Some(&self.nodes.spots[self.find(key).ok()?].state)
    }

    /// False also for a key that the form lacks.
    pub fn is_relevant(&self, key: &str) -> bool {
        self.state(key).is_some_and(|state| state.relevant)
    }

    /// True for what may be seen and not changed.
    pub fn is_read_only(&self, key: &str) -> bool {
        self.state(key).is_some_and(|state| state.read_only)
    }

    /// True for a blank or refused answer, as in ODK.
    pub fn constraint_ok(&self, key: &str) -> bool {
        self.state(key).is_none_or(|state| state.constraint_ok)
    }

    /// True for a question that is asked and must be answered.
    pub fn required(&self, key: &str) -> bool {
        self.find(key).is_ok_and(|at| self.is_required(at))
    }

    pub(super) fn is_required(&self, at: usize) -> bool {
        let state = &self.nodes.spots[at].state;
        let asked = self.item_at(at).is_some_and(|item| item.kind.is_question());
        asked && state.relevant && state.required
    }

    /// What expressions and labels see: the answer as text, empty when it is blank, refused or not relevant.
    pub fn value(&self, key: &str) -> &str {
        self.state(key).map_or("", |state| &state.value)
    }

    /// What the present answer changed, by comparing with what was before.
    pub(super) fn told(&mut self) -> Changes {
        let before = std::mem::take(&mut self.before);
        let mut changes = Changes::default();
        let mut touched: Vec<usize> = before.keys().copied().collect();
        // Nodes are made in the order of the form; what was made later comes where its row is.
        touched.sort_by_cached_key(|at| self.line(*at));
        for at in touched {
            let now = &self.nodes.spots[at].state;
            let old = before[&at].clone().unwrap_or_else(|| State {
                constraint_ok: true,
                ..State::default()
            });
            let required = |state: &State| state.relevant && state.required;
            if self.item_at(at).is_none() {
                continue;
            }
            if old.value != now.value {
                changes.values.push(self.key(at));
            }
            if old.relevant != now.relevant {
                changes.relevance.push(self.key(at));
            }
            if (old.constraint_ok, required(&old)) != (now.constraint_ok, required(now)) {
                changes.checks.push(self.key(at));
            }
        }
        changes
    }
}
