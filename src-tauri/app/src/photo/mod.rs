//! Photos and other files that are attached to a visit: taken in without their position, shown, saved, and carried to the other
//! laptops after everything else.

mod add;
mod edit;
pub(crate) mod exchange;
mod list;
pub(crate) mod save;
pub mod types;

pub use add::{add, add_bytes};
pub use edit::{delete, edit};
pub use list::{list, of_visit};
pub use save::{bytes, save, view};
