//! The tree of an expression. In JSON an expression is its source text, so that a stored form survives a change of this tree.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::function::Function;
use super::parse::{ExprError, parse};
use super::path::{Axis, Path, Start, Step, Test};
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
            Node::Path(path) => match &path.start {
                Start::Reference(name) => {
                    references.insert(name.clone());
                }
                Start::Context => uses_current |= path.is_self(),
                Start::Root | Start::Of(_) => {}
            },
            Node::Call(Function::Once, _) => uses_current = true,
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

    /// The names in `${…}` that mean one thing for one row: those inside `indexed-repeat` mean any row.
    pub fn names_of_one_row(&self) -> Vec<&str> {
        let mut elsewhere: Vec<*const Node> = Vec::new();
        let mut found = Vec::new();
        self.root.visit(&mut |node| {
            let outside = elsewhere.contains(&std::ptr::from_ref(node));
            match node {
                Node::Call(Function::IndexedRepeat, arguments) => {
                    elsewhere.extend(arguments.iter().map(std::ptr::from_ref));
                }
                Node::Path(path) if !outside => {
                    if let Start::Reference(name) = &path.start {
                        found.push(name.as_str());
                    }
                }
                _ => {}
            }
        });
        found
    }

    /// True when the expression reads the question that carries it (`.`).
    pub fn uses_current(&self) -> bool {
        self.uses_current
    }

    /// True when the expression is one `${name}` and nothing else.
    pub fn is_bare_reference(&self) -> bool {
        matches!(&self.root, Node::Path(path) if matches!(path.start, Start::Reference(_)) && path.steps.is_empty())
    }

    /// The patterns of every `regex(…)` that is written out.
    pub fn patterns(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.root.visit(&mut |node| {
            if let Node::Matches(_, pattern) = node {
                found.push(pattern.source());
            }
        });
        found
    }

    pub(crate) fn root(&self) -> &Node {
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
pub(crate) enum Operator {
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
    /// `|`: the nodes of both sides.
    Union,
}

#[derive(Debug, Clone)]
pub(crate) enum Node {
    Text(String),
    Number(f64),
    Path(Path),
    Negated(Box<Node>),
    Binary(Operator, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
    /// `regex(text, 'pattern')`: a pattern that is written out is compiled when the expression is parsed.
    Matches(Box<Node>, Pattern),
}

impl Node {
    /// True for what gives nodes of the form, as opposed to a computed value.
    pub(super) fn gives_nodes(&self) -> bool {
        match self {
            Self::Path(_) => true,
            Self::Binary(operator, ..) => *operator == Operator::Union,
            Self::Call(function, _) => function.gives_nodes(),
            _ => false,
        }
    }

    /// Each node of the tree, those inside predicates included.
    pub(crate) fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        match self {
            Self::Negated(inner) | Self::Matches(inner, _) => inner.visit(see),
            Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.visit(see)),
            Self::Path(path) => {
                if let Start::Of(inner) = &path.start {
                    inner.visit(see);
                }
                for predicate in path.steps.iter().flat_map(|step| &step.predicates) {
                    predicate.visit(see);
                }
            }
            Self::Text(_) | Self::Number(_) => {}
        }
    }

    /// The same tree with every `${name}` replaced by the path that `paths` gives; one that it does not know stays.
    /// The second argument of `paths` tells whether the name stands inside `indexed-repeat`.
    pub(crate) fn resolved(
        &self,
        paths: &dyn Fn(&str, bool) -> Option<Path>,
        indexed: bool,
    ) -> Self {
        match self {
            Self::Text(text) => Self::Text(text.clone()),
            Self::Number(number) => Self::Number(*number),
            Self::Negated(inner) => Self::Negated(Box::new(inner.resolved(paths, indexed))),
            Self::Matches(inner, pattern) => {
                Self::Matches(Box::new(inner.resolved(paths, indexed)), pattern.clone())
            }
            Self::Binary(operator, left, right) => Self::Binary(
                *operator,
                Box::new(left.resolved(paths, indexed)),
                Box::new(right.resolved(paths, indexed)),
            ),
            Self::Call(function, arguments) => {
                // The target and the repeats of indexed-repeat are looked for in the whole form.
                let whole = |place: usize| {
                    *function == Function::IndexedRepeat && (place == 0 || place % 2 == 1)
                };
                let arguments = arguments.iter().enumerate().map(|(place, argument)| {
                    let inside = *function != Function::IndexedRepeat && indexed;
                    argument.resolved(paths, inside || whole(place))
                });
                Self::Call(*function, arguments.collect())
            }
            Self::Path(path) => Self::Path(resolved_path(path, paths, indexed)),
        }
    }
}

fn resolved_path(path: &Path, paths: &dyn Fn(&str, bool) -> Option<Path>, indexed: bool) -> Path {
    let steps = path.steps.iter().map(|step| Step {
        axis: step.axis,
        test: step.test.clone(),
        predicates: step
            .predicates
            .iter()
            .map(|predicate| predicate.resolved(paths, indexed))
            .collect(),
    });
    match &path.start {
        Start::Reference(name) => match paths(name, indexed) {
            Some(mut found) => {
                for step in steps {
                    found.append(step);
                }
                found
            }
            None => Path {
                start: Start::Reference(name.clone()),
                steps: steps.collect(),
            },
        },
        Start::Of(inner) => Path {
            start: Start::Of(Box::new(inner.resolved(paths, indexed))),
            steps: steps.collect(),
        },
        Start::Root => Path {
            start: Start::Root,
            steps: steps.collect(),
        },
        Start::Context => Path {
            start: Start::Context,
            steps: steps.collect(),
        },
    }
}

impl Path {
    /// A predicate that follows `${name}` belongs to the last step of its path, as when the text is replaced.
    fn append(&mut self, mut step: Step) {
        let bare = step.axis == Axis::Own && step.test == Test::Anything;
        match self.steps.last_mut() {
            Some(last) if bare => last.predicates.append(&mut step.predicates),
            _ => self.steps.push(step),
        }
    }
}
