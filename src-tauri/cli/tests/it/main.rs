//! The command line as a script meets it: the real program, its exit codes, its standard output and its standard error.
#![allow(clippy::unwrap_used)]

mod backups;
mod devices;
mod forms;
mod history;
mod imports;
mod keys;
mod killed;
mod output;
mod photos;
mod refusals;
mod shapes;
mod sharing;
mod support;
mod surveys;
mod together;
mod valise;
mod verify;
mod watch;
