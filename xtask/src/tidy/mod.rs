//! The rules of the house that no compiler holds. Each file is one rule, pure over sources or metadata, with a test that breaks it.

pub mod all;
mod edges;
mod front;
mod headers;
mod mentions;
mod modules;
mod names;
mod purity;
mod rust_text;
mod sizes;
mod sql;

pub use rust_text::without_tests;
