//! A form being answered: what is relevant, required, valid and calculated now, kept up to date at each answer.
//! Answers to questions that are no longer relevant are kept, count as empty meanwhile, and are left out of the submission.

mod answer;
mod check;
mod evaluate;
mod interview;
mod navigate;
mod text;

#[cfg(test)]
mod incremental_tests;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use answer::AnswerValue;
pub(crate) use answer::read as read_answer;
pub use interview::{Changes, Session};
pub use navigate::Progress;
