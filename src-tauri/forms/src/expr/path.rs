//! Location paths: where they start, their steps, and how they are parsed.

use super::ast::Node;
use super::lex::Token;
use super::parse::{Deep, ExprError, Parser, bounded};

/// Where a path starts.
#[derive(Debug, Clone)]
pub(crate) enum Start {
    /// `/`.
    Root,
    /// The node that the expression, or the predicate, is about.
    Context,
    /// `${name}`.
    Reference(String),
    /// What another expression gives: `current()/..`, `(a | b)[1]`.
    Of(Box<Node>),
}

#[derive(Debug, Clone)]
pub(crate) struct Path {
    pub start: Start,
    pub steps: Vec<Step>,
}

impl Path {
    /// `.` and nothing else.
    pub(crate) fn is_self(&self) -> bool {
        matches!(self.start, Start::Context)
            && self
                .steps
                .first()
                .is_some_and(|step| step.axis == Axis::Own)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub axis: Axis,
    pub test: Test,
    pub predicates: Vec<Node>,
}

impl Step {
    pub(crate) fn new(axis: Axis, test: Test) -> Self {
        Self {
            axis,
            test,
            predicates: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    Ancestor,
    AncestorOrSelf,
    Attribute,
    Child,
    Descendant,
    DescendantOrSelf,
    Following,
    FollowingSibling,
    /// `self`.
    Own,
    Parent,
    Preceding,
    PrecedingSibling,
}

const AXES: [(&str, Axis); 12] = [
    ("ancestor", Axis::Ancestor),
    ("ancestor-or-self", Axis::AncestorOrSelf),
    ("attribute", Axis::Attribute),
    ("child", Axis::Child),
    ("descendant", Axis::Descendant),
    ("descendant-or-self", Axis::DescendantOrSelf),
    ("following", Axis::Following),
    ("following-sibling", Axis::FollowingSibling),
    ("self", Axis::Own),
    ("parent", Axis::Parent),
    ("preceding", Axis::Preceding),
    ("preceding-sibling", Axis::PrecedingSibling),
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// `name`, or `prefix:name`.
    Name(String),
    /// `*`, or `prefix:*`.
    Element(Option<String>),
    /// `node()`.
    Anything,
    /// `text()`.
    Text,
    /// `comment()`.
    Comment,
    /// `processing-instruction()`, with its target if it is given.
    Instruction(Option<String>),
}

/// The functions that are no functions but tests of a node's sort.
pub(super) const SORTS: [&str; 4] = ["comment", "node", "processing-instruction", "text"];

impl Parser {
    /// True when what comes next opens a path.
    pub(super) fn path_ahead(&self) -> bool {
        match self.peek().map(|placed| &placed.token) {
            Some(Token::Function(name)) => SORTS.contains(&name.as_str()),
            Some(
                Token::Slash
                | Token::Slashes
                | Token::Dot
                | Token::Dots
                | Token::At
                | Token::Star
                | Token::Name(_)
                | Token::Axis(_)
                | Token::Reference(_),
            ) => true,
            _ => false,
        }
    }

    /// A path from its first sign on.
    pub(super) fn path(&mut self, level: usize) -> Result<Deep, ExprError> {
        let mut path = Path {
            start: Start::Context,
            steps: Vec::new(),
        };
        let mut depth = 1;
        let first = self.peek().map(|placed| placed.token.clone());
        match first {
            Some(Token::Reference(name)) => {
                self.skip();
                path.start = Start::Reference(name);
                self.predicates_on(&mut path, level, &mut depth)?;
            }
            Some(Token::Slash) => {
                self.skip();
                path.start = Start::Root;
                if !self.step_ahead() {
                    return Ok((Node::Path(path), depth));
                }
                self.step(&mut path, level, &mut depth)?;
            }
            Some(Token::Slashes) => {
                path.start = Start::Root;
            }
            _ => self.step(&mut path, level, &mut depth)?,
        }
        self.steps(&mut path, level, &mut depth)?;
        Ok((Node::Path(path), depth))
    }

    /// What may follow an expression that gives nodes: predicates and further steps.
    pub(super) fn filtered(
        &mut self,
        inner: Node,
        mut depth: usize,
        level: usize,
    ) -> Result<Deep, ExprError> {
        let opened = matches!(
            self.peek().map(|placed| &placed.token),
            Some(Token::OpenBracket | Token::Slash | Token::Slashes)
        );
        if !opened || !inner.gives_nodes() {
            return Ok((inner, depth));
        }
        let mut path = Path {
            start: Start::Of(Box::new(inner)),
            steps: Vec::new(),
        };
        depth += 1;
        self.predicates_on(&mut path, level, &mut depth)?;
        self.steps(&mut path, level, &mut depth)?;
        Ok((Node::Path(path), depth))
    }

    /// Predicates that follow the start itself: they filter all of its nodes at once.
    fn predicates_on(
        &mut self,
        path: &mut Path,
        level: usize,
        depth: &mut usize,
    ) -> Result<(), ExprError> {
        if self.peek().map(|placed| &placed.token) == Some(&Token::OpenBracket) {
            let mut own = Step::new(Axis::Own, Test::Anything);
            own.predicates = self.predicates(level, depth)?;
            path.steps.push(own);
        }
        Ok(())
    }

    fn steps(&mut self, path: &mut Path, level: usize, depth: &mut usize) -> Result<(), ExprError> {
        loop {
            if self.take(&Token::Slashes) {
                path.steps
                    .push(Step::new(Axis::DescendantOrSelf, Test::Anything));
            } else if !self.take(&Token::Slash) {
                return Ok(());
            }
            self.step(path, level, depth)?;
        }
    }

    fn step_ahead(&self) -> bool {
        self.path_ahead()
            && !matches!(
                self.peek().map(|placed| &placed.token),
                Some(Token::Slash | Token::Slashes | Token::Reference(_))
            )
    }

    fn step(&mut self, path: &mut Path, level: usize, depth: &mut usize) -> Result<(), ExprError> {
        if !self.step_ahead() {
            let placed = self.next()?;
            return Err(super::parse::unexpected(&placed));
        }
        let placed = self.next()?;
        let mut step = match placed.token {
            Token::Dot => Step::new(Axis::Own, Test::Anything),
            Token::Dots => Step::new(Axis::Parent, Test::Anything),
            Token::At => Step::new(Axis::Attribute, self.test()?),
            Token::Axis(name) => {
                let found = AXES.iter().find(|(known, _)| *known == name);
                let (_, axis) = found.ok_or_else(|| ExprError::Unsupported {
                    offset: placed.offset,
                    value: format!("{name}::"),
                })?;
                Step::new(*axis, self.test()?)
            }
            _ => {
                self.back();
                Step::new(Axis::Child, self.test()?)
            }
        };
        step.predicates = self.predicates(level, depth)?;
        path.steps.push(step);
        Ok(())
    }

    fn test(&mut self) -> Result<Test, ExprError> {
        let placed = self.next()?;
        Ok(match placed.token {
            Token::Star => Test::Element(None),
            Token::Name(name) => match name.strip_suffix(":*") {
                Some(prefix) => Test::Element(Some(prefix.to_owned())),
                None => Test::Name(name),
            },
            Token::Function(name) if SORTS.contains(&name.as_str()) => {
                let target = match self.peek().map(|placed| placed.token.clone()) {
                    Some(Token::Text(target)) if name == "processing-instruction" => {
                        self.skip();
                        Some(target)
                    }
                    _ => None,
                };
                self.expect(&Token::Close)?;
                match name.as_str() {
                    "comment" => Test::Comment,
                    "text" => Test::Text,
                    "node" => Test::Anything,
                    _ => Test::Instruction(target),
                }
            }
            token => {
                return Err(super::parse::unexpected(&super::lex::Placed {
                    token,
                    offset: placed.offset,
                }));
            }
        })
    }

    fn predicates(&mut self, level: usize, depth: &mut usize) -> Result<Vec<Node>, ExprError> {
        let mut predicates = Vec::new();
        while let Some(offset) = self.peek().map(|placed| placed.offset)
            && self.take(&Token::OpenBracket)
        {
            let (predicate, inner) = self.binary(0, level + 1)?;
            self.expect(&Token::CloseBracket)?;
            *depth = (*depth).max(inner + 1);
            bounded(*depth, offset)?;
            predicates.push(predicate);
        }
        Ok(predicates)
    }
}
