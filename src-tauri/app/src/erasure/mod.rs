//! Erasure for ever, on every laptop (GDPR): what is asked for, what it reaches, how far it has come, and the register of it.

mod act;
mod purge;
mod reach;
mod register;
mod table;
pub mod types;

pub use act::{erase, scrub_if_wanted};
pub(crate) use act::{say_again, want_scrub};
pub use purge::{due, purge};
pub use reach::preview;
pub use register::register;
pub use table::{register_csv, register_save};
