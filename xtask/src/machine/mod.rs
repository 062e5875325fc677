//! The machine and the checkout: paths, processes, timed steps, system packages.

pub mod apt;
pub mod chromium;
mod complaints;
pub mod files;
mod headless;
pub mod process;
pub mod repo;
pub mod steps;
