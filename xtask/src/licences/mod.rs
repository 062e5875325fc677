//! Licences of everything that is linked, bundled or run in tests, against one allow list.

mod allowed;
mod cargo;
mod npm;
pub mod report;
mod spdx;
