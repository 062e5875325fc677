//! The Fluent catalogue that Rust and the UI share: well formed, the same in both languages, wholly used and nowhere missing.

mod catalogue;
mod codes;
mod compare;
mod entry;
mod literals;
pub mod report;
mod typography;
mod used;
mod variants;
mod wanted;
