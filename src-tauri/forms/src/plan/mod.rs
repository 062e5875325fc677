//! A form made ready to be answered: what holds what, expressions with every `${name}` turned into a path, and who must be
//! evaluated again when something changes. Made once for a session.

mod compile;
mod order;
mod places;
mod reads;

pub(crate) use places::{Aspect, Place, Plan, ROOT, Range, Reader, Unit};
