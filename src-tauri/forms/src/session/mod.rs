//! A form being answered: what is relevant, required, valid and calculated now, kept up to date at each answer, over an instance
//! with the rows of its repeats. Answers to questions that are no longer relevant are kept, count as empty meanwhile, and are
//! left out of the submission.

mod answer;
mod check;
mod interview;
mod keys;
mod navigate;
mod nodes;
mod react;
mod rows;
mod script;
mod stored;
mod text;
mod values;
mod view;

#[cfg(test)]
mod incremental_tests;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use answer::AnswerValue;
pub(crate) use answer::read_one as read_answer;
pub use interview::{Changes, Session, Start};
pub use navigate::{Page, Progress};
pub use script::{NodeState, Step, StepError};
