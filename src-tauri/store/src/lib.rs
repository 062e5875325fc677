//! The encrypted database: the only user of rusqlite. Every shared write goes through one door (`Store::transact`),
//! which writes the row, the journal record and the inverse for undo in one transaction.
//!
//! Each table says in the migrations whether it is shared (merged between laptops), local (stays on this one) or derived
//! (rebuilt from the journal).

mod apply;
pub mod backup;
pub mod batches;
pub mod beside;
mod db;
mod door;
pub mod draft;
pub mod erase;
mod error;
pub mod exchange;
pub mod files;
pub mod heads;
pub mod history;
pub mod incarnation;
mod journal;
pub mod keys;
pub mod kiosk;
pub mod library;
mod loose;
mod open;
pub mod paper;
pub mod photo;
pub mod questionnaire;
pub mod quota;
mod rebuild;
mod registers;
pub mod replace;
pub mod responses;
pub mod salvage;
pub mod search;
mod settings;
mod state;
pub mod survey;
mod sync_log;
pub mod undo;
pub mod version;
pub mod visit;
mod witness;
pub mod written;

pub use apply::Received;
pub use db::{Db, Store, Tx};
pub use door::{Change, Now, Outcome};
pub use error::{Error, Result};
pub use journal::Event;
pub use registers::Registers;
pub use settings::DeviceName;
