//! From tokens to the tree: operator precedence, arity of the functions, and a bound on the depth so that no text can
//! exhaust the stack. Paths are in the file beside.

use thiserror::Error;

use super::ast::{Node, Operator};
use super::function::{self, Argument, Function, Signature};
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

impl ExprError {
    /// The word by which a caller tells the errors apart; the same as the code of the finding.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "expression_syntax",
            Self::End { .. } => "expression_incomplete",
            Self::Unsupported { .. } => "expression_unsupported",
            Self::Reference { .. } => "reference_malformed",
            Self::UnknownFunction { .. } => "expression_unknown_function",
            Self::ArgumentCount { .. } => "expression_argument_count",
            Self::NotReference { .. } => "expression_not_reference",
            Self::Pattern { .. } => "regex_unsupported",
            Self::TooDeep { .. } => "expression_too_deep",
        }
    }
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

pub(super) struct Parser {
    tokens: Vec<Placed>,
    at: usize,
    end: usize,
}

/// A tree and its depth.
pub(super) type Deep = (Node, usize);

impl Parser {
    pub(super) fn peek(&self) -> Option<&Placed> {
        self.tokens.get(self.at)
    }

    pub(super) fn skip(&mut self) {
        self.at += 1;
    }

    pub(super) fn back(&mut self) {
        self.at -= 1;
    }

    pub(super) fn next(&mut self) -> Result<Placed, ExprError> {
        let placed = self
            .peek()
            .cloned()
            .ok_or(ExprError::End { offset: self.end })?;
        self.at += 1;
        Ok(placed)
    }

    pub(super) fn take(&mut self, token: &Token) -> bool {
        let found = self.peek().is_some_and(|placed| placed.token == *token);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, token: &Token) -> Result<(), ExprError> {
        let placed = self.next()?;
        if placed.token == *token {
            Ok(())
        } else {
            Err(unexpected(&placed))
        }
    }

    /// Operators that bind at least as tightly as `floor`; all of them associate to the left.
    pub(super) fn binary(&mut self, floor: u8, level: usize) -> Result<Deep, ExprError> {
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
            if operator == Operator::Union && !(left.gives_nodes() && right.gives_nodes()) {
                return Err(ExprError::NotReference {
                    offset,
                    value: "|".to_owned(),
                });
            }
            left = Node::Binary(operator, Box::new(left), Box::new(right));
        }
        Ok((left, depth))
    }

    fn operand(&mut self, level: usize) -> Result<Deep, ExprError> {
        let offset = self.peek().map_or(self.end, |placed| placed.offset);
        bounded(level, offset)?;
        if self.path_ahead() {
            return self.path(level);
        }
        let placed = self.next()?;
        match placed.token {
            Token::Text(text) => Ok((Node::Text(text), 1)),
            Token::Number(number) => Ok((Node::Number(number), 1)),
            Token::Operator(Operator::Minus) => self.negated(offset, level),
            Token::Open => {
                let (inner, depth) = self.binary(0, level + 1)?;
                self.expect(&Token::Close)?;
                self.filtered(inner, depth, level)
            }
            Token::Function(name) => {
                let (call, depth) = self.call(&name, offset, level)?;
                self.filtered(call, depth, level)
            }
            token => Err(unexpected(&Placed { token, offset })),
        }
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
        fits(signature, &arguments, offset)?;
        Ok((build(signature.function, arguments, &places)?, depth + 1))
    }
}

/// The number of the arguments, and nodes where the function counts or places nodes.
fn fits(signature: &Signature, arguments: &[Node], offset: usize) -> Result<(), ExprError> {
    if !signature.accepts(arguments.len()) {
        return Err(ExprError::ArgumentCount {
            offset,
            value: signature.name.to_owned(),
            expected: signature.arity(),
            found: arguments.len(),
        });
    }
    let wanted = |place: usize| match signature.takes {
        Argument::Any => false,
        Argument::Nodes => true,
        // indexed-repeat(target, repeat, index, repeat, index…)
        Argument::Repeats => place == 0 || place % 2 == 1,
    };
    let wrong = arguments
        .iter()
        .enumerate()
        .any(|(place, argument)| wanted(place) && !argument.gives_nodes());
    if wrong {
        return Err(ExprError::NotReference {
            offset,
            value: signature.name.to_owned(),
        });
    }
    Ok(())
}

/// What is known when the form is read is done then: a pattern is compiled, and the path that `jr:choice-name` takes as
/// a text is parsed.
fn build(
    function: Function,
    mut arguments: Vec<Node>,
    places: &[usize],
) -> Result<Node, ExprError> {
    let offset = places.get(1).copied().unwrap_or_default();
    match (function, arguments.as_mut_slice()) {
        (Function::Regex, [_, Node::Text(source)]) => {
            let pattern = Pattern::new(source).ok_or_else(|| ExprError::Pattern {
                offset,
                value: source.clone(),
            })?;
            arguments.truncate(1);
            let subject = Box::new(arguments.remove(0));
            Ok(Node::Matches(subject, pattern))
        }
        (Function::ChoiceName, [_, question]) => {
            if let Node::Text(source) = question
                && let Ok(path) = parse(source.trim())
            {
                *question = path;
            }
            if !question.gives_nodes() {
                return Err(ExprError::NotReference {
                    offset,
                    value: "jr:choice-name".to_owned(),
                });
            }
            Ok(Node::Call(function, arguments))
        }
        _ => Ok(Node::Call(function, arguments)),
    }
}

pub(super) fn bounded(depth: usize, offset: usize) -> Result<(), ExprError> {
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
        Operator::Union => 7,
    }
}

pub(super) fn unexpected(placed: &Placed) -> ExprError {
    let plain = |sign: &str| sign.to_owned();
    let value = match &placed.token {
        Token::Text(text) => format!("'{text}'"),
        Token::Number(number) => number.to_string(),
        Token::Reference(name) => format!("${{{name}}}"),
        Token::Operator(operator) => plain(operator_text(*operator)),
        Token::Function(name) => format!("{name}("),
        Token::Axis(name) => format!("{name}::"),
        Token::Name(name) => name.clone(),
        Token::Star => plain("*"),
        Token::Dot => plain("."),
        Token::Dots => plain(".."),
        Token::Slash => plain("/"),
        Token::Slashes => plain("//"),
        Token::At => plain("@"),
        Token::Open => plain("("),
        Token::Close => plain(")"),
        Token::OpenBracket => plain("["),
        Token::CloseBracket => plain("]"),
        Token::Comma => plain(","),
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
        Operator::Union => "|",
    }
}
