//! Evaluates a tree. What values mean when they meet is ODK's: `and` and `or` give one of their operands, nodes are
//! compared one by one, a text that writes a date is a number of days.

use std::borrow::Cow;

use super::ast::{Expression, Node, Operator};
use super::date::{Clock, days_of, instant_of_text};
use super::number::{number_text, plain_number};
use super::random::Dice;
use super::tree::Tree;
use super::value::{EvalError, Value};

/// The node that an expression is about, and its place among those that a predicate goes through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<N> {
    pub node: N,
    pub position: usize,
    pub size: usize,
}

/// The surroundings of one evaluation.
#[derive(Clone, Copy)]
pub(crate) struct Cx<'a, T: Tree> {
    pub tree: &'a T,
    /// What `current()` means: the node that carries the expression.
    pub current: T::Node,
    pub clock: Clock,
    pub dice: &'a Dice,
}

impl<T: Tree> Cx<'_, T> {
    /// The value of a tree for the node that carries it.
    pub(crate) fn evaluate(&self, node: &Node) -> Result<Value<T::Node>, EvalError> {
        let at = Held {
            node: self.current,
            position: 1,
            size: 1,
        };
        self.value(node, at)
    }

    /// True when a predicate keeps a node that is one of so many.
    pub(crate) fn keeps(&self, predicate: &Node, at: Held<T::Node>) -> Result<bool, EvalError> {
        let value = self.value(predicate, at)?;
        Ok(if value.is_number() {
            self.number(&value) == at.position as f64
        } else {
            self.truth(&value)
        })
    }

    pub(super) fn value(
        &self,
        node: &Node,
        at: Held<T::Node>,
    ) -> Result<Value<T::Node>, EvalError> {
        Ok(match node {
            Node::Text(text) => Value::Text(text.clone()),
            Node::Number(number) => Value::Number(*number),
            Node::Path(path) => Value::Nodes(self.walk(path, at)?),
            Node::Negated(inner) => Value::Number(-self.number(&self.value(inner, at)?)),
            Node::Binary(operator, left, right) => self.binary(*operator, left, right, at)?,
            Node::Call(function, arguments) => self.call(*function, arguments, at)?,
            Node::Matches(subject, pattern) => {
                Value::Boolean(pattern.matches(&self.text(&self.value(subject, at)?)))
            }
        })
    }

    fn binary(
        &self,
        operator: Operator,
        left: &Node,
        right: &Node,
        at: Held<T::Node>,
    ) -> Result<Value<T::Node>, EvalError> {
        let left = self.value(left, at)?;
        match operator {
            Operator::Or if self.truth(&left) => return Ok(left),
            Operator::And if !self.truth(&left) => return Ok(left),
            Operator::Or | Operator::And => return self.value(right, at),
            _ => {}
        }
        let right = self.value(right, at)?;
        let (a, b) = match operator {
            Operator::Equal
            | Operator::Different
            | Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => {
                return Ok(Value::Boolean(self.compare(operator, &left, &right)));
            }
            Operator::Union => return self.union(left, right),
            _ => (self.number(&left), self.number(&right)),
        };
        Ok(Value::Number(match operator {
            Operator::Plus => a + b,
            Operator::Minus => a - b,
            Operator::Times => a * b,
            Operator::Div => a / b,
            // Rust's remainder has the sign of the dividend, as XPath's.
            _ => a % b,
        }))
    }

    fn union(
        &self,
        left: Value<T::Node>,
        right: Value<T::Node>,
    ) -> Result<Value<T::Node>, EvalError> {
        match (left, right) {
            (Value::Nodes(mut nodes), Value::Nodes(others)) => {
                nodes.extend(others);
                nodes.sort_by(|left, right| self.tree.compare(*left, *right));
                nodes.dedup();
                Ok(Value::Nodes(nodes))
            }
            (Value::Nodes(_), other) | (other, _) => {
                Err(EvalError::NotNodes(self.text(&other).into_owned()))
            }
        }
    }

    /// Nodes are compared one by one, and one pair that fits is enough.
    fn compare(&self, operator: Operator, left: &Value<T::Node>, right: &Value<T::Node>) -> bool {
        let order = !matches!(operator, Operator::Equal | Operator::Different);
        let boolean = matches!(left, Value::Boolean(_)) || matches!(right, Value::Boolean(_));
        if boolean && !order {
            return (self.truth(left) == self.truth(right)) == (operator == Operator::Equal);
        }
        match (left, right) {
            (Value::Nodes(nodes), Value::Nodes(others)) => nodes.iter().any(|node| {
                let text = self.tree.text(*node);
                others.iter().any(|other| {
                    fits(
                        operator,
                        &One::Node(&text),
                        &One::Node(&self.tree.text(*other)),
                        self.clock,
                    )
                })
            }),
            (Value::Nodes(nodes), other) => {
                let other = self.one(other);
                nodes.iter().any(|node| {
                    fits(
                        operator,
                        &One::Node(&self.tree.text(*node)),
                        &other,
                        self.clock,
                    )
                })
            }
            (other, Value::Nodes(nodes)) => {
                let other = self.one(other);
                nodes.iter().any(|node| {
                    fits(
                        operator,
                        &other,
                        &One::Node(&self.tree.text(*node)),
                        self.clock,
                    )
                })
            }
            _ => fits(operator, &self.one(left), &self.one(right), self.clock),
        }
    }

    /// A value that is no set of nodes, as one side of a comparison.
    fn one<'v>(&self, value: &'v Value<T::Node>) -> One<'v> {
        match value {
            Value::Text(text) => One::Text(text),
            other => One::Number(self.number(other)),
        }
    }

    pub(crate) fn text<'v>(&'v self, value: &'v Value<T::Node>) -> Cow<'v, str> {
        match value {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number_text(*number)),
            Value::Boolean(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            Value::Stamp(stamp) => Cow::Borrowed(&stamp.text),
            Value::Nodes(nodes) => nodes
                .first()
                .map_or(Cow::Borrowed(""), |node| self.tree.text(*node)),
        }
    }

    pub(crate) fn number(&self, value: &Value<T::Node>) -> f64 {
        match value {
            Value::Text(text) => text_number(text, self.clock),
            Value::Number(number) => *number,
            Value::Boolean(truth) => f64::from(u8::from(*truth)),
            Value::Stamp(stamp) => stamp.days,
            Value::Nodes(nodes) => nodes.first().map_or(f64::NAN, |node| {
                node_number(&self.tree.text(*node), self.clock)
            }),
        }
    }

    pub(crate) fn truth(&self, value: &Value<T::Node>) -> bool {
        match value {
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => !number.is_nan() && *number != 0.0,
            Value::Boolean(truth) => *truth,
            Value::Stamp(stamp) => stamp.truth,
            // XPath asks whether there is a node, not whether it holds something.
            Value::Nodes(nodes) => !nodes.is_empty(),
        }
    }
}

/// One side of a comparison.
enum One<'a> {
    Text(&'a str),
    Number(f64),
    Node(&'a str),
}

fn fits(operator: Operator, left: &One<'_>, right: &One<'_>, clock: Clock) -> bool {
    let number = |one: &One<'_>| match one {
        One::Text(text) => text_number(text, clock),
        One::Number(number) => *number,
        One::Node(text) => node_number(text, clock),
    };
    let equal = || match (left, right) {
        (One::Text(a) | One::Node(a), One::Text(b) | One::Node(b)) => a == b,
        _ => number(left) == number(right),
    };
    match operator {
        Operator::Equal => equal(),
        Operator::Different => !equal(),
        Operator::Less => number(left) < number(right),
        Operator::LessOrEqual => number(left) <= number(right),
        Operator::Greater => number(left) > number(right),
        _ => number(left) >= number(right),
    }
}

/// A text as a number: a date counts as its days, an empty text is no number.
pub(super) fn text_number(text: &str, clock: Clock) -> f64 {
    if text.is_empty() {
        return f64::NAN;
    }
    match instant_of_text(text, clock.zone) {
        Some(instant) => days_of(instant),
        None => plain_number(text),
    }
}

/// What a node holds as a number: spaces alone are no number.
pub(super) fn node_number(text: &str, clock: Clock) -> f64 {
    if text.trim_matches([' ', '\t', '\r', '\n']).is_empty() {
        return f64::NAN;
    }
    text_number(text, clock)
}

impl Expression {
    /// The value over a tree, for the node that carries the expression.
    pub(crate) fn over<T: Tree>(&self, cx: &Cx<'_, T>) -> Result<Value<T::Node>, EvalError> {
        cx.evaluate(self.root())
    }
}
