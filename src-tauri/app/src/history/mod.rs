//! History: who did what to which object and when, its state at any moment, versions with a name, and the way back to one.
//! Everything is read from the journal; going back is a new act like any other.

mod acts;
mod changes;
mod excerpt;
mod find;
mod moment;
mod restore;
mod state;
pub mod types;
mod versions;

pub use acts::{list, people};
pub use find::find;
pub use moment::moment;
pub use restore::restore;
pub use versions::{add_version, delete_version, rename_version, versions};
