//! The expressions of a form (`relevant`, `constraint`, `calculation`…): a documented subset of OpenRosa XPath, evaluated over any
//! tree. An expression is parsed once into our own tree; what the subset lacks is an error with its place, never a default.

mod ast;
mod call;
mod call_nodes;
mod call_text;
mod date;
mod eval;
mod function;
mod lex;
mod name;
mod number;
mod parse;
mod path;
mod pattern;
mod random;
mod tree;
mod value;
mod walk;
mod xml;

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod parse_tests;

pub use ast::Expression;
pub use date::{At, Clock, Zone};
pub use function::{FUNCTIONS, Signature};
pub use lex::OPERATORS;
pub use name::{Template, is_name, placeholders};
pub use parse::ExprError;
pub use pattern::is_anchored;
pub use random::{Dice, shuffled};
pub use value::EvalError;
pub use xml::{Evaluated, Wanted, XmlError, evaluate};

pub(crate) use ast::{Node, Operator};
pub(crate) use date::{DATE_CODES, is_date_time, is_time, moment_text, parse_date};
pub(crate) use eval::{Cx, Held};
pub(crate) use function::Function;
pub(crate) use number::{number_text, plain_number};
pub(crate) use path::{Axis, Path, Start, Step, Test};
pub(crate) use tree::{Sort, Tree};
pub(crate) use value::Value;
