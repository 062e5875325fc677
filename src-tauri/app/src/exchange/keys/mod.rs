//! Who can open the shared folder: its keys at the door, another passphrase, the recovery key, a new key when a laptop leaves, and
//! the data keys of erasure units.

mod change;
pub(super) mod door;
pub(super) mod shown;
mod state;
pub mod types;
pub(super) mod units;
mod valise;

pub use change::{change_passphrase, passphrase, recovery, renew, renew_with};
pub use shown::{recovery_noted, recovery_show};
pub use state::{find_laptop, state};
pub use units::destroy_unit;
pub(super) use valise::{pack, show, unpack};
