//! The store from outside: its refusals, what is in force on the disk, the door, and what a merge may and may not do.
#![allow(clippy::unwrap_used)]

mod backup;
mod door;
mod erasure;
mod history;
mod merge;
mod photos;
mod refusals;
mod secrecy;
mod skew;
mod support;
mod unknown;
