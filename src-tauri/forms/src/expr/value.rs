//! The values of an expression and how they turn into each other. A date is the text that writes it.

use super::number::{number_text, parse_number};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Boolean(bool),
    /// What a question holds. It differs from a text in one thing: as a condition it is true even when it is empty,
    /// because XPath asks whether the question exists.
    Question(String),
}

impl Value {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Question(text) => text.clone(),
            Self::Number(number) => number_text(*number),
            Self::Boolean(true) => "true".to_owned(),
            Self::Boolean(false) => "false".to_owned(),
        }
    }

    pub(super) fn number(&self) -> f64 {
        match self {
            Self::Text(text) | Self::Question(text) => parse_number(text),
            Self::Number(number) => *number,
            Self::Boolean(true) => 1.0,
            Self::Boolean(false) => 0.0,
        }
    }

    pub(super) fn boolean(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => !number.is_nan() && *number != 0.0,
            Self::Boolean(boolean) => *boolean,
            Self::Question(_) => true,
        }
    }

    /// XPath's `=`: as booleans if one is a boolean, else as numbers if one is a number, else as texts.
    pub(super) fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Boolean(_), _) | (_, Self::Boolean(_)) => self.boolean() == other.boolean(),
            (Self::Number(_), _) | (_, Self::Number(_)) => self.number() == other.number(),
            _ => self.text() == other.text(),
        }
    }
}
