//! The use cases of Rythme, one file a feature: the only place where the crates of floor 1 meet.
//! The window, the command line and the tests call these functions and nothing below them.

mod app;
pub mod backup;
mod coediting;
pub mod demo;
pub mod desk;
pub mod draft;
pub mod erasure;
mod error;
mod event;
pub mod exchange;
pub mod form;
pub mod history;
pub mod kiosk;
pub mod library;
pub mod paper;
pub mod photo;
pub mod ports;
pub mod questionnaire;
pub mod quota;
pub mod responses;
pub mod session;
pub mod survey;
pub mod visit;
pub mod voice;
pub mod wire;
pub mod words;

pub use app::App;
pub use domain;
pub use error::{Error, Result};
pub use event::Event;
