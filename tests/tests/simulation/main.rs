//! Named cases of the simulator: what a seed once found, as a small script that keeps its meaning when the table of acts changes;
//! and that one seed is one history.
#![allow(clippy::unwrap_used)]

mod carried;
mod cases;
mod doors;
mod replay;
mod scripts;
