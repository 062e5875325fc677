//! The values of an expression. How they turn into each other is in `eval`, because nodes have their texts from the tree.

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<N> {
    Text(String),
    Number(f64),
    Boolean(bool),
    /// In the order in which they were found, each once.
    Nodes(Vec<N>),
    /// A date or a time: a number for every comparison, with a text of its own.
    Stamp(Stamp),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stamp {
    /// Days since 1 January 1970.
    pub days: f64,
    pub text: String,
    pub truth: bool,
}

impl<N> Value<N> {
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Stamp(_))
    }
}

/// Why an expression has no value here although it could be parsed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvalError {
    #[error("nodes are needed: {0}")]
    NotNodes(String),
    #[error("one node is needed: {0}")]
    SeveralNodes(String),
    #[error("this cannot become a date: {0}")]
    NotDate(String),
    #[error("pattern cannot be used: {0}")]
    Pattern(String),
    #[error("not a length: {0}")]
    Length(String),
    #[error("no choice is named there: {0}")]
    NoChoices(String),
}

impl EvalError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotNodes(_) => "expression_not_reference",
            Self::SeveralNodes(_) => "expression_several_nodes",
            Self::NotDate(_) => "expression_not_date",
            Self::Pattern(_) => "regex_unsupported",
            Self::Length(_) => "expression_not_length",
            Self::NoChoices(_) => "expression_no_choices",
        }
    }
}
