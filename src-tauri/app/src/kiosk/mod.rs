//! The kiosk: a window of its own where people answer alone. What it may call is decided here, not in its page.

mod door;
mod leave;
mod respond;
pub mod types;

pub use door::{Door, KIOSK_CALLS, MAIN_MEANWHILE, call};
pub use leave::{is_out, leave, start};
pub use respond::{accept, answer, back, begin, language, reset, show, submit};
