//! Responses in files: out as Kobo, ODK Central or Rythme lay them out, in from the same (docs/formats/responses.md).

mod anonymous;
mod cells;
mod codebook;
mod columns;
mod export;
mod facts;
mod import;
mod job;
#[cfg(test)]
mod repeat_tests;
mod shape;
mod sink;
mod source;
mod stored;
pub mod types;

pub use anonymous::{rule as small_rule, small_cells};
pub use export::export;
pub use import::{import, preview};
pub(crate) use job::Jobs;
pub use job::{cancel, start_export, start_import, start_preview, state};
