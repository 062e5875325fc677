//! Floor 0: the words and rules of Rythme. No IO, no clock, no randomness: what needs one takes it as an argument.

pub mod clock;
pub mod commune;
pub mod draft;
pub mod entity;
pub mod finding;
pub mod hours;
pub mod id;
pub mod journal;
pub mod library_csv;
pub mod merge;
pub mod op;
pub mod week;
pub mod words;
