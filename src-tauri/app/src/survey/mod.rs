//! Surveys: a form put to a public at a library, its responses, and the interviews on this laptop.

mod bundled;
mod collected;
mod forms_read;
mod interview;
mod keep;
mod list;
mod notice;
mod open;
mod page;
mod respond;
mod script;
pub mod types;

pub use bundled::{bundled_forms, read as read_bundled};
pub use collected::{answer, note, unknown};
pub use forms::expr::Wanted;
pub use forms_read::{add, check_form, delete};
pub use interview::{
    accept_privacy, back, discard, get as get_interview, language as set_interview_language,
    remove_row as remove_interview_row, start as start_interview, submit,
};
pub(crate) use interview::{keep_partial, language_of};
pub(crate) use keep::default_end as default_keep_until;
pub use keep::{keep, rule as keep_rule};
pub(crate) use list::{form_of, languages};
pub use list::{get, list};
pub use notice::notices;
pub(crate) use respond::fields as response_fields;
pub use respond::{add_response, responses};
pub use script::{NoValue, Ran, Stage, evaluate, run_script};
