//! Journeys through the use cases with real SQLite, real folders and real processes. One binary: it links once.
#![allow(clippy::unwrap_used)]

mod backup;
mod beside;
mod calm;
mod converge;
mod damage;
mod erased_parts;
mod erasure;
mod frozen;
mod history;
mod keys;
mod killed;
mod kiosk;
mod meet;
mod office;
mod paper;
mod photos;
mod questionnaires;
mod quota;
mod rebuild;
mod refusals;
mod seen;
mod strangers;
mod support;
mod thread;
mod trust;
mod undo;
mod valise;
mod valise_draft;
