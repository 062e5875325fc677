//! What may happen, as a table: a line is all that another act needs.

mod backups;
mod copies;
mod desk;
mod drafts;
mod folder;
mod keys;
mod libraries;
mod machines;
mod photos;
mod surveys;
mod table;
mod valises;
mod visits;

pub use backups::{make as make_backup, restore as restore_backup};
pub use copies::{Way, back_up, copy, restore};
pub use folder::{damage, lose};
pub use keys::{passphrase as change_passphrase, recovery as make_recovery, renew, take_out};
pub use libraries::add as write_something;
pub use photos::{Photo, add_to as add_photo, whole as whole_photos};
pub use table::{ACTS, Act, step};
pub use valises::{Stick, pack, tear, unpack};
