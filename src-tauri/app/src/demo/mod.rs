//! The fictive data of the door "discover": a commune of three libraries, two visits, two surveys with 120 responses, two drafts;
//! and as much of the same sort as a load test wants. Everything is marked `demo`; one act removes it all.

mod add;
mod data;
mod generate;
mod phrases;
mod respondent;

pub use add::add;
pub use generate::{Ask, Made, generate};
