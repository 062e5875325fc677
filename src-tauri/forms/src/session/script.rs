//! A session driven by references, as ODK's engine is: what `rythme form run` does.

use serde::ser::SerializeTuple;
use serde::{Deserialize, Serialize, Serializer};

use super::keys::Found;
use super::nodes::Touch;
use super::{Session, values};
use crate::kind::Kind;

/// One step of a script.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Step {
    /// A reference and a value as the instance holds it.
    Set(String, String),
    /// A row behind the last one of a repeat.
    Add(String),
    Remove(String),
}

/// Why a step cannot be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    #[error("unknown: {0}")]
    Unknown(String),
    #[error("no question that is asked: {0}")]
    NotAsked(String),
    #[error("read-only: {0}")]
    ReadOnly(String),
    #[error("no repeat: {0}")]
    NotRepeat(String),
    #[error("the form counts its rows itself: {0}")]
    Counted(String),
}

impl StepError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "step_unknown_reference",
            Self::NotAsked(_) => "step_not_asked",
            Self::ReadOnly(_) => "step_read_only",
            Self::NotRepeat(_) => "step_not_repeat",
            Self::Counted(_) => "step_counted",
        }
    }

    pub fn reference(&self) -> &str {
        match self {
            Self::Unknown(reference)
            | Self::NotAsked(reference)
            | Self::ReadOnly(reference)
            | Self::NotRepeat(reference)
            | Self::Counted(reference) => reference,
        }
    }
}

/// What is known of a node: reference, relevant, required, read-only, value, valid, names of the choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeState {
    pub reference: String,
    pub relevant: bool,
    pub required: bool,
    pub read_only: bool,
    /// None for a group or a row.
    pub value: Option<String>,
    pub valid: Option<bool>,
    /// None for what is no select.
    pub options: Option<Vec<String>>,
}

impl Serialize for NodeState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_tuple(7)?;
        row.serialize_element(&self.reference)?;
        row.serialize_element(&self.relevant)?;
        row.serialize_element(&self.required)?;
        row.serialize_element(&self.read_only)?;
        row.serialize_element(&self.value)?;
        row.serialize_element(&self.valid)?;
        row.serialize_element(&self.options)?;
        row.end()
    }
}

impl Session<'_> {
    /// Does one step.
    ///
    /// # Errors
    /// The step cannot be done; nothing changed then.
    pub fn step(&mut self, step: &Step) -> Result<(), StepError> {
        match step {
            Step::Set(reference, value) => self.set(reference, value),
            Step::Add(reference) => {
                let (repeat, parent) = match self.referenced(reference) {
                    Some(Found::Rows(repeat, parent)) => (repeat, parent),
                    Some(Found::Node(_)) => return Err(StepError::NotRepeat(reference.clone())),
                    None => return Err(StepError::Unknown(reference.clone())),
                };
                if self.plan.places[repeat].count.is_some() {
                    return Err(StepError::Counted(reference.clone()));
                }
                let end = self.nodes.rows(&self.plan, repeat, parent).len();
                self.insert_row(repeat, parent, end);
                self.touch_rows(repeat, parent);
                self.settle();
                self.before.clear();
                Ok(())
            }
            Step::Remove(reference) => self.remove(reference),
        }
    }

    fn set(&mut self, reference: &str, value: &str) -> Result<(), StepError> {
        let at = match self.referenced(reference) {
            Some(Found::Node(at)) => at,
            Some(Found::Rows(..)) => return Err(StepError::NotAsked(reference.to_owned())),
            None => return Err(StepError::Unknown(reference.to_owned())),
        };
        let plan = std::sync::Arc::clone(&self.plan);
        let place = &plan.places[self.nodes.spots[at].place];
        if !place.kind.is_question() {
            return Err(StepError::NotAsked(reference.to_owned()));
        }
        if self.nodes.spots[at].state.read_only {
            return Err(StepError::ReadOnly(reference.to_owned()));
        }
        let text = match place.kind {
            // Chosen names come in the order in which they are offered, as in ODK.
            Kind::SelectOne | Kind::SelectMultiple => {
                let wanted: Vec<&str> = value.split_whitespace().collect();
                let offered = self.offered_at(at).into_iter();
                let names = offered
                    .map(|choice| choice.name.as_str())
                    .filter(|name| wanted.contains(name));
                match place.kind {
                    Kind::SelectOne => names.take(1).collect::<Vec<_>>().join(" "),
                    _ => names.collect::<Vec<_>>().join(" "),
                }
            }
            _ => values::coerced(place, value),
        };
        let spot = &mut self.nodes.spots[at];
        spot.base = text;
        spot.touch = Touch::Given;
        self.touch_value(at);
        self.settle();
        self.before.clear();
        Ok(())
    }

    fn remove(&mut self, reference: &str) -> Result<(), StepError> {
        let Some(Found::Node(at)) = self.referenced(reference) else {
            return Err(StepError::Unknown(reference.to_owned()));
        };
        let Some(row) = self.nodes.row(&self.plan, at) else {
            return Err(StepError::NotRepeat(reference.to_owned()));
        };
        let (repeat, parent) = (self.nodes.spots[at].place, self.nodes.spots[at].parent);
        self.remove_at(repeat, parent, row - 1)
            .map(|_| ())
            .ok_or_else(|| StepError::Counted(reference.to_owned()))
    }

    /// What is known of every node, in document order; the root itself is left out.
    pub fn node_states(&self) -> Vec<NodeState> {
        let nodes = self.nodes.in_order().into_iter().skip(1);
        nodes.map(|at| self.node_state(at)).collect()
    }

    fn node_state(&self, at: usize) -> NodeState {
        let spot = &self.nodes.spots[at];
        let kind = self.plan.places[spot.place].kind;
        let holds = super::view::has_value(kind);
        let names = || {
            let offered = self.offered_at(at).into_iter();
            offered.map(|choice| choice.name.clone()).collect()
        };
        NodeState {
            reference: self.reference(at),
            relevant: spot.state.relevant,
            required: spot.state.required,
            read_only: spot.state.read_only,
            value: holds.then(|| spot.state.value.clone()),
            valid: holds.then_some(spot.state.constraint_ok),
            options: kind.is_select().then(names),
        }
    }
}
