//! The fictive data of the door "discover": a commune of three libraries, two visits, two surveys with 120 responses, two drafts.
//! Everything is marked `demo`; one act removes it all.

mod add;
mod data;
mod respondent;

pub use add::add;
