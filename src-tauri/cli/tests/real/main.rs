//! Sharing through real programs on the loopback: two Syncthing instances, a WebDAV server. `cargo xtask test` installs them if it can
//! and asks for these tests; a plain `cargo test` leaves them out, since a machine need not have the programs.
#![allow(clippy::unwrap_used)]

mod running;
// Of the desk and its program, these journeys use a part.
#[allow(dead_code)]
#[path = "../it/support.rs"]
mod support;
mod syncthing;
mod webdav;
