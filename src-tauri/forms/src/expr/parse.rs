//! From tokens to the tree: operator precedence, arity of the functions, and a bound on the depth so that no text can
//! exhaust the stack.

use thiserror::Error;

use super::ast::{Node, Operator};
use super::function::{self, Argument, Function};
use super::lex::{Placed, Token, tokens};
use super::pattern::Pattern;

/// Deeper trees are refused. Real forms stay far below; a cell of 32 767 characters could otherwise nest 16 000 levels.
const MAX_DEPTH: usize = 200;

/// Why a text is not an expression of the subset. Offsets are 0-based and in characters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExprError {
    #[error("syntax error at {offset}: {value}")]
    Syntax { offset: usize, value: String },
    #[error("the expression ends too early, at {offset}")]
    End { offset: usize },
    #[error("not in the subset at {offset}: {value}")]
    Unsupported { offset: usize, value: String },
    #[error("malformed reference at {offset}: {value}")]
    Reference { offset: usize, value: String },
    #[error("unknown function at {offset}: {value}")]
    UnknownFunction { offset: usize, value: String },
    #[error("{value} at {offset} takes {expected} arguments, not {found}")]
    ArgumentCount {
        offset: usize,
        value: String,
        expected: String,
        found: usize,
    },
    #[error("{value} at {offset} takes a reference such as ${{name}}")]
    NotReference { offset: usize, value: String },
    #[error("pattern at {offset} cannot be used: {value}")]
    Pattern { offset: usize, value: String },
    #[error("the expression is nested too deeply at {offset}")]
    TooDeep { offset: usize },
}

pub(super) fn parse(source: &str) -> Result<Node, ExprError> {
    let mut parser = Parser {
        tokens: tokens(source)?,
        at: 0,
        end: source.chars().count(),
    };
    let (root, _) = parser.binary(0, 0)?;
    match parser.tokens.get(parser.at) {
        None => Ok(root),
        Some(extra) => Err(unexpected(extra)),
    }
}

struct Parser {
    tokens: Vec<Placed>,
    at: usize,
    end: usize,
}

/// A tree and its depth.
type Deep = (Node, usize);

impl Parser {
    fn peek(&self) -> Option<&Placed> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Result<Placed, ExprError> {
        let placed = self
            .peek()
            .cloned()
            .ok_or(ExprError::End { offset: self.end })?;
        self.at += 1;
        Ok(placed)
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek().is_some_and(|placed| placed.token == *token);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), ExprError> {
        let placed = self.next()?;
        if placed.token == *token {
            Ok(())
        } else {
            Err(unexpected(&placed))
        }
    }

    /// Operators that bind at least as tightly as `floor`; all of them associate to the left.
    fn binary(&mut self, floor: u8, level: usize) -> Result<Deep, ExprError> {
        let (mut left, mut depth) = self.operand(level)?;
        while let Some(Placed {
            token: Token::Operator(operator),
            offset,
        }) = self.peek()
        {
            let (operator, offset) = (*operator, *offset);
            let binding = precedence(operator);
            if binding < floor {
                break;
            }
            self.at += 1;
            let (right, right_depth) = self.binary(binding + 1, level + 1)?;
            depth = depth.max(right_depth) + 1;
            bounded(depth, offset)?;
            left = Node::Binary(operator, Box::new(left), Box::new(right));
        }
        Ok((left, depth))
    }

    fn operand(&mut self, level: usize) -> Result<Deep, ExprError> {
        let placed = self.next()?;
        bounded(level, placed.offset)?;
        let leaf = match placed.token {
            Token::Text(text) => Node::Text(text),
            Token::Number(number) => Node::Number(number),
            Token::Current => Node::Current,
            Token::Reference(name) => Node::Reference(name),
            Token::Operator(Operator::Minus) => return self.negated(placed.offset, level),
            Token::Open => {
                let inner = self.binary(0, level + 1)?;
                self.expect(&Token::Close)?;
                return Ok(inner);
            }
            Token::Function(name) => return self.call(&name, placed.offset, level),
            token => {
                return Err(unexpected(&Placed {
                    token,
                    offset: placed.offset,
                }));
            }
        };
        Ok((leaf, 1))
    }

    /// The sign binds tighter than any operator; ODK refuses two signs in a row, and so do we.
    fn negated(&mut self, offset: usize, level: usize) -> Result<Deep, ExprError> {
        if let Some(second) = self.peek()
            && second.token == Token::Operator(Operator::Minus)
        {
            return Err(unexpected(second));
        }
        let (inner, depth) = self.operand(level + 1)?;
        bounded(depth + 1, offset)?;
        Ok((Node::Negated(Box::new(inner)), depth + 1))
    }

    fn call(&mut self, name: &str, offset: usize, level: usize) -> Result<Deep, ExprError> {
        let signature = function::find(name).ok_or_else(|| ExprError::UnknownFunction {
            offset,
            value: name.to_owned(),
        })?;
        let mut arguments = Vec::new();
        let mut places = Vec::new();
        let mut depth = 0;
        if !self.take(&Token::Close) {
            loop {
                places.push(self.peek().map_or(self.end, |placed| placed.offset));
                let (argument, argument_depth) = self.binary(0, level + 1)?;
                depth = depth.max(argument_depth);
                arguments.push(argument);
                if !self.take(&Token::Comma) {
                    break;
                }
            }
            self.expect(&Token::Close)?;
        }
        bounded(depth + 1, offset)?;
        if !signature.accepts(arguments.len()) {
            return Err(ExprError::ArgumentCount {
                offset,
                value: name.to_owned(),
                expected: signature.arity(),
                found: arguments.len(),
            });
        }
        if signature.takes == Argument::Reference && !arguments.iter().all(Node::is_reference) {
            return Err(ExprError::NotReference {
                offset,
                value: name.to_owned(),
            });
        }
        Ok((build(signature.function, arguments, &places)?, depth + 1))
    }
}

/// `regex` takes its pattern as a literal, so that a pattern that cannot be compiled is found when the form is read.
fn build(
    function: Function,
    mut arguments: Vec<Node>,
    places: &[usize],
) -> Result<Node, ExprError> {
    if function != Function::Regex {
        return Ok(Node::Call(function, arguments));
    }
    let offset = places.get(1).copied().unwrap_or_default();
    let unusable = |value: &str| ExprError::Pattern {
        offset,
        value: value.to_owned(),
    };
    let (Some(Node::Text(source)), Some(subject)) = (arguments.pop(), arguments.pop()) else {
        return Err(unusable("regex"));
    };
    let pattern = Pattern::new(&source).ok_or_else(|| unusable(&source))?;
    Ok(Node::Matches(Box::new(subject), pattern))
}

fn bounded(depth: usize, offset: usize) -> Result<(), ExprError> {
    if depth > MAX_DEPTH {
        return Err(ExprError::TooDeep { offset });
    }
    Ok(())
}

fn precedence(operator: Operator) -> u8 {
    match operator {
        Operator::Or => 1,
        Operator::And => 2,
        Operator::Equal | Operator::Different => 3,
        Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual => 4,
        Operator::Plus | Operator::Minus => 5,
        Operator::Times | Operator::Div | Operator::Mod => 6,
    }
}

fn unexpected(placed: &Placed) -> ExprError {
    let value = match &placed.token {
        Token::Text(text) => format!("'{text}'"),
        Token::Number(number) => number.to_string(),
        Token::Current => ".".to_owned(),
        Token::Reference(name) => format!("${{{name}}}"),
        Token::Operator(operator) => operator_text(*operator).to_owned(),
        Token::Function(name) => format!("{name}("),
        Token::Open => "(".to_owned(),
        Token::Close => ")".to_owned(),
        Token::Comma => ",".to_owned(),
    };
    ExprError::Syntax {
        offset: placed.offset,
        value,
    }
}

fn operator_text(operator: Operator) -> &'static str {
    match operator {
        Operator::Or => "or",
        Operator::And => "and",
        Operator::Equal => "=",
        Operator::Different => "!=",
        Operator::Less => "<",
        Operator::LessOrEqual => "<=",
        Operator::Greater => ">",
        Operator::GreaterOrEqual => ">=",
        Operator::Plus => "+",
        Operator::Minus => "-",
        Operator::Times => "*",
        Operator::Div => "div",
        Operator::Mod => "mod",
    }
}
