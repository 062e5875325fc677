//! The tree of an expression. In JSON an expression is its source text, so that a stored form survives a change of this tree.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::function::Function;
use super::parse::{ExprError, parse};
use super::pattern::Pattern;

/// A parsed expression together with the text that it was read from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Expression {
    source: String,
    root: Node,
    references: BTreeSet<String>,
    uses_current: bool,
}

impl Expression {
    /// Parses a text.
    ///
    /// # Errors
    /// The first thing in the text that the subset does not know, with its offset in characters.
    pub fn parse(source: &str) -> Result<Self, ExprError> {
        let root = parse(source)?;
        let mut references = BTreeSet::new();
        let mut uses_current = false;
        root.visit(&mut |node| match node {
            Node::Reference(name) => {
                references.insert(name.clone());
            }
            Node::Current => uses_current = true,
            _ => {}
        });
        Ok(Self {
            source: source.to_owned(),
            root,
            references,
            uses_current,
        })
    }

    pub fn source(&self) -> &str {
        &self.source
    }

    /// The names in `${…}`.
    pub fn references(&self) -> &BTreeSet<String> {
        &self.references
    }

    /// True when the expression reads the question that carries it (`.`).
    pub fn uses_current(&self) -> bool {
        self.uses_current
    }

    /// True when the expression is one `${name}` and nothing else.
    pub fn is_bare_reference(&self) -> bool {
        matches!(self.root, Node::Reference(_))
    }

    /// The patterns of every `regex(…)`, as they are written.
    pub fn patterns(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.root.visit(&mut |node| {
            if let Node::Matches(_, pattern) = node {
                found.push(pattern.source());
            }
        });
        found
    }

    pub(super) fn root(&self) -> &Node {
        &self.root
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl From<Expression> for String {
    fn from(expression: Expression) -> Self {
        expression.source
    }
}

impl TryFrom<String> for Expression {
    type Error = ExprError;

    fn try_from(source: String) -> Result<Self, ExprError> {
        Self::parse(&source)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    Different,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

#[derive(Debug, Clone)]
pub(super) enum Node {
    Text(String),
    Number(f64),
    /// `.`: the value of the question that carries the expression.
    Current,
    /// `${name}`.
    Reference(String),
    Negated(Box<Node>),
    Binary(Operator, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
    /// `regex(text, 'pattern')`: the pattern is compiled when the expression is parsed.
    Matches(Box<Node>, Pattern),
}

impl Node {
    /// True for what is a node of the form in ODK's sense, as opposed to a computed value.
    pub(super) fn is_reference(&self) -> bool {
        matches!(self, Self::Current | Self::Reference(_))
    }

    fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        match self {
            Self::Negated(inner) | Self::Matches(inner, _) => inner.visit(see),
            Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.visit(see)),
            Self::Text(_) | Self::Number(_) | Self::Current | Self::Reference(_) => {}
        }
    }
}
