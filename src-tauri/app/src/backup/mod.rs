//! Backups that prove themselves: made daily and before what changes much, opened and compared in a drill, restored by putting a proven
//! copy in the place of the database, which is set aside and never deleted.

mod drill;
mod erased;
mod held;
mod job;
mod keep;
mod keys;
mod list;
mod make;
mod place;
mod rescue;
mod restore;
mod swap;
pub mod types;
mod watch;

pub use drill::drill;
pub(crate) use erased::forget_erased;
pub(crate) use job::Jobs;
pub use job::{cancel, start_backup, start_drill};
pub use list::{list, state};
pub use make::{before, daily, make};
pub use rescue::{is_rescued, offer, rebuild, rescue, rescue_rebuild};
pub use restore::{preview, preview_closed, restore, restore_closed};
pub use types::Reason;
pub use watch::keep_watch;
