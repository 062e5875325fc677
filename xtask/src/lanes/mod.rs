//! The commands: each lane is a list of steps over the machine, Rust and the front end.

pub mod bench;
pub mod check;
mod real;
pub mod run;
mod rust;
pub mod test;
mod web;
mod window;
pub mod wire;
