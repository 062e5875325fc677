//! The simulator: up to six laptops on real databases, a shared folder that everything happens to, clocks that lie, power that
//! fails, and the invariants I1 to I17 of the design after each step. One thread, one seed, one history (docs/simulation.md).
#![allow(clippy::unwrap_used)]

pub mod acts;
pub mod cloud;
pub mod laptop;
pub mod laws;
pub mod ledger;
pub mod power;
pub mod reference;
pub mod run;
pub mod secrets;
pub mod stranger;
pub mod words;
pub mod world;
pub mod world_acts;

pub use run::{Ended, Outcome, run};
pub use world::{Violation, World};
