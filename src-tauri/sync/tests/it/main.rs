//! The crate from outside: what `app` and a simulator will do with it, on real directories.
#![allow(clippy::unwrap_used)]

mod audit;
mod catalogue;
mod folder;
mod heads;
mod keys;
mod photos;
mod scan;
mod seal;
mod space;
mod support;
mod valise;
mod vectors;
mod verify;
