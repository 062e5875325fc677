//! Crates, for every platform: what is built on another system is under the same list.

use super::report::Licensed;
use crate::machine::repo::Metadata;

pub fn licensed(metadata: &Metadata) -> Vec<Licensed> {
    metadata
        .packages
        .iter()
        .map(|package| Licensed {
            origin: "cargo",
            name: package.name.clone(),
            version: package.version.clone(),
            licence: package.license.clone(),
        })
        .collect()
}
