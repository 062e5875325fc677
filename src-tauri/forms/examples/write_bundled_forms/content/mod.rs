//! The two questionnaires as data, and their writing as XLSForm. Users and non-users are asked alike where they can be
//! compared (same names, same choices), and are never merged.

mod arabic;
mod falc;
mod lists;
mod non_users;
mod profile_lists;
mod questionnaire;
mod shared;
mod users;

pub use questionnaire::{List, Questionnaire, Row, all};
