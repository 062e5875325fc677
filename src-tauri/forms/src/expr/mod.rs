//! The expressions of a form (`relevant`, `constraint`, `required`, `calculation`): a documented subset of OpenRosa XPath.
//! An expression is parsed once into our own tree; what the subset lacks is an error with its place, never a default.

mod ast;
mod call;
mod date;
mod eval;
mod function;
mod lex;
mod name;
mod number;
mod parse;
mod pattern;
mod value;

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod parse_tests;

pub use ast::Expression;
pub use eval::{Context, Scope};
pub use function::{FUNCTIONS, Signature};
pub use lex::OPERATORS;
pub use name::{Template, is_name, placeholders};
pub use parse::ExprError;
pub use pattern::is_anchored;

pub(crate) use date::{DATE_CODES, parse_date};
pub(crate) use number::{number_text, parse_number};
