//! From text to tokens with their offsets. XPath decides by position whether `*`, `-`, `div` or `and` is an operator:
//! after an operand it is one, elsewhere it is not.

use super::ast::Operator;
use super::name::{continues_name, is_name, starts_name};
use super::parse::ExprError;

/// The operators as they are written, for the documentation.
pub const OPERATORS: [&str; 15] = [
    "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "- (sign)", "|",
];

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Text(String),
    Number(f64),
    Reference(String),
    Operator(Operator),
    /// A name directly followed by `(`.
    Function(String),
    /// A name followed by `::`.
    Axis(String),
    /// A name, `prefix:name` or `prefix:*`.
    Name(String),
    Star,
    Dot,
    Dots,
    Slash,
    Slashes,
    At,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Comma,
}

/// A token and the 0-based offset of its first character.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub token: Token,
    pub offset: usize,
}

struct Lexer {
    letters: Vec<char>,
    at: usize,
    placed: Vec<Placed>,
}

pub(super) fn tokens(source: &str) -> Result<Vec<Placed>, ExprError> {
    let mut lexer = Lexer {
        letters: source.chars().map(plain).collect(),
        at: 0,
        placed: Vec::new(),
    };
    while lexer.skip_spaces() {
        let offset = lexer.at;
        let token = lexer.token()?;
        lexer.placed.push(Placed { token, offset });
    }
    Ok(lexer.placed)
}

/// Word processors write curly quotes and no-break spaces; pyxform reads them as their plain forms, and so do we.
fn plain(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{a0}' => ' ',
        other => other,
    }
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    /// False at the end of the text.
    fn skip_spaces(&mut self) -> bool {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.at < self.letters.len()
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek(0).is_some_and(&keep) {
            self.at += 1;
        }
        self.letters[start..self.at].iter().collect()
    }

    fn after_operand(&self) -> bool {
        matches!(
            self.placed.last().map(|placed| &placed.token),
            Some(
                Token::Text(_)
                    | Token::Number(_)
                    | Token::Reference(_)
                    | Token::Name(_)
                    | Token::Star
                    | Token::Dot
                    | Token::Dots
                    | Token::Close
                    | Token::CloseBracket
            )
        )
    }

    fn token(&mut self) -> Result<Token, ExprError> {
        let letter = self.letters[self.at];
        match letter {
            '\'' | '"' => self.text(letter),
            '$' => self.reference(),
            '0'..='9' => self.number(),
            '.' if self.peek(1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
            '.' if self.peek(1) == Some('.') => Ok(self.sign(Token::Dots, 2)),
            '.' => Ok(self.sign(Token::Dot, 1)),
            '/' if self.peek(1) == Some('/') => Ok(self.sign(Token::Slashes, 2)),
            '/' => Ok(self.sign(Token::Slash, 1)),
            '(' => Ok(self.sign(Token::Open, 1)),
            ')' => Ok(self.sign(Token::Close, 1)),
            '[' => Ok(self.sign(Token::OpenBracket, 1)),
            ']' => Ok(self.sign(Token::CloseBracket, 1)),
            ',' => Ok(self.sign(Token::Comma, 1)),
            '@' => Ok(self.sign(Token::At, 1)),
            '*' if !self.after_operand() => Ok(self.sign(Token::Star, 1)),
            _ if starts_name(letter) => Ok(self.word()),
            _ => self.operator(letter),
        }
    }

    fn sign(&mut self, token: Token, length: usize) -> Token {
        self.at += length;
        token
    }

    fn syntax(&self, offset: usize, value: impl ToString) -> ExprError {
        ExprError::Syntax {
            offset,
            value: value.to_string(),
        }
    }

    fn text(&mut self, quote: char) -> Result<Token, ExprError> {
        let start = self.at;
        self.at += 1;
        let text = self.take_while(|letter| letter != quote);
        if self.peek(0).is_none() {
            return Err(self.syntax(start, quote));
        }
        self.at += 1;
        Ok(Token::Text(text))
    }

    fn reference(&mut self) -> Result<Token, ExprError> {
        let start = self.at;
        if self.peek(1) != Some('{') {
            return Err(self.syntax(start, '$'));
        }
        self.at += 2;
        let name = self.take_while(|letter| letter != '}');
        let closed = self.peek(0).is_some();
        if !closed || !is_name(&name) {
            return Err(ExprError::Reference {
                offset: start,
                value: format!("${{{name}{}", if closed { "}" } else { "" }),
            });
        }
        self.at += 1;
        Ok(Token::Reference(name))
    }

    fn number(&mut self) -> Result<Token, ExprError> {
        let start = self.at;
        let mut digits = self.take_while(|letter| letter.is_ascii_digit());
        if self.peek(0) == Some('.') {
            self.at += 1;
            digits.push('.');
            digits.push_str(&self.take_while(|letter| letter.is_ascii_digit()));
        }
        let well_ended = !self.peek(0).is_some_and(starts_name) || self.operator_word_ahead();
        let number = digits.parse::<f64>().ok().filter(|_| well_ended);
        number
            .map(Token::Number)
            .ok_or_else(|| self.syntax(start, digits))
    }

    /// `34div 2` is legal XPath: a number may touch a word operator.
    fn operator_word_ahead(&self) -> bool {
        let rest: String = self.letters[self.at..]
            .iter()
            .copied()
            .take_while(|letter| continues_name(*letter))
            .collect();
        operator_word(&rest).is_some()
    }

    /// A name ends before a point that no name can end with: `a/.` and `b..` do not occur, but `x.` at the end might.
    fn word(&mut self) -> Token {
        let word = self.take_while(continues_name);
        if self.after_operand()
            && let Some(operator) = operator_word(&word)
        {
            return Token::Operator(operator);
        }
        let mut name = word;
        if self.peek(0) == Some(':') && self.peek(1).is_some_and(starts_name) {
            self.at += 1;
            let local = self.take_while(continues_name);
            name = format!("{name}:{local}");
        } else if self.peek(0) == Some(':') && self.peek(1) == Some('*') {
            self.at += 2;
            return Token::Name(format!("{name}:*"));
        }
        let end = self.at;
        self.skip_spaces();
        if self.peek(0) == Some('(') {
            return self.sign(Token::Function(name), 1);
        }
        if self.peek(0) == Some(':') && self.peek(1) == Some(':') {
            return self.sign(Token::Axis(name), 2);
        }
        self.at = end;
        Token::Name(name)
    }

    fn operator(&mut self, letter: char) -> Result<Token, ExprError> {
        let equal_follows = self.peek(1) == Some('=');
        let (operator, length) = match (letter, equal_follows) {
            ('=', false) => (Operator::Equal, 1),
            ('!', true) => (Operator::Different, 2),
            ('<', true) => (Operator::LessOrEqual, 2),
            ('>', true) => (Operator::GreaterOrEqual, 2),
            ('<', false) => (Operator::Less, 1),
            ('>', false) => (Operator::Greater, 1),
            ('+', _) => (Operator::Plus, 1),
            ('-', _) => (Operator::Minus, 1),
            ('*', _) => (Operator::Times, 1),
            ('|', _) => (Operator::Union, 1),
            _ => return Err(self.syntax(self.at, letter)),
        };
        self.at += length;
        Ok(Token::Operator(operator))
    }
}

fn operator_word(word: &str) -> Option<Operator> {
    Some(match word {
        "or" => Operator::Or,
        "and" => Operator::And,
        "div" => Operator::Div,
        "mod" => Operator::Mod,
        _ => return None,
    })
}
