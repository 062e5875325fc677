//! Reading aloud through the system's own voice, where it has one.

mod port;
mod speak;
mod system;
pub mod types;

pub use port::Voice;
pub(crate) use speak::can_speak;
pub use speak::{say, state, stop};
pub use system::SystemVoice;
