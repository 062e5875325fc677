//! Evaluates a tree against the values of the questions. Total: every expression has a value for every state of a form.

use chrono::NaiveDate;

use super::ast::{Expression, Node, Operator};
use super::call;
use super::value::Value;

/// What an expression can see of the form.
pub trait Scope {
    /// What a question holds now, as text: empty when it is blank, refused, not relevant or unknown.
    fn value(&self, name: &str) -> &str;
}

/// The surroundings of one evaluation.
pub struct Context<'a> {
    pub scope: &'a dyn Scope,
    /// The value of the question that carries the expression.
    pub current: &'a str,
    pub today: NaiveDate,
}

impl Expression {
    /// The value as a calculation stores it.
    pub fn text(&self, context: &Context<'_>) -> String {
        evaluate(self.root(), context).text()
    }

    /// The value as a condition.
    pub fn holds(&self, context: &Context<'_>) -> bool {
        evaluate(self.root(), context).boolean()
    }
}

pub(super) fn evaluate(node: &Node, context: &Context<'_>) -> Value {
    match node {
        Node::Text(text) => Value::Text(text.clone()),
        Node::Number(number) => Value::Number(*number),
        Node::Current => Value::Question(context.current.to_owned()),
        Node::Reference(name) => Value::Question(context.scope.value(name).to_owned()),
        Node::Negated(inner) => Value::Number(-evaluate(inner, context).number()),
        Node::Binary(operator, left, right) => binary(*operator, left, right, context),
        Node::Call(function, arguments) => call::call(*function, arguments, context),
        Node::Matches(subject, pattern) => {
            Value::Boolean(pattern.matches(&evaluate(subject, context).text()))
        }
    }
}

fn binary(operator: Operator, left: &Node, right: &Node, context: &Context<'_>) -> Value {
    let left = evaluate(left, context);
    match operator {
        Operator::Or => {
            return Value::Boolean(left.boolean() || evaluate(right, context).boolean());
        }
        Operator::And => {
            return Value::Boolean(left.boolean() && evaluate(right, context).boolean());
        }
        _ => {}
    }
    let right = evaluate(right, context);
    let (a, b) = (left.number(), right.number());
    match operator {
        Operator::Equal => Value::Boolean(left.equals(&right)),
        Operator::Different => Value::Boolean(!left.equals(&right)),
        Operator::Less => Value::Boolean(a < b),
        Operator::LessOrEqual => Value::Boolean(a <= b),
        Operator::Greater => Value::Boolean(a > b),
        Operator::GreaterOrEqual => Value::Boolean(a >= b),
        Operator::Plus => Value::Number(a + b),
        Operator::Minus => Value::Number(a - b),
        Operator::Times => Value::Number(a * b),
        Operator::Div => Value::Number(a / b),
        // Rust's remainder has the sign of the dividend, as XPath's.
        Operator::Mod => Value::Number(a % b),
        Operator::Or | Operator::And => unreachable!("handled above"),
    }
}
