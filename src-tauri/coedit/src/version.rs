//! Versions of a document as bytes: a version handed out is a base that a later call can name.

use loro::{Frontiers, LoroDoc};

use crate::error::Error;

/// The bytes of the version that the document shows now.
pub(crate) fn current(doc: &LoroDoc) -> Vec<u8> {
    doc.oplog_frontiers().encode()
}

/// Reads a version, and checks that the document has reached it.
pub(crate) fn find(doc: &LoroDoc, bytes: &[u8]) -> Result<Frontiers, Error> {
    let frontiers = Frontiers::decode(bytes).map_err(|_| Error::UnknownVersion)?;
    let reached = doc.oplog_vv();
    let known = frontiers
        .iter()
        .all(|id| id.counter >= 0 && reached.includes_id(id));
    // Loro wants the shortest list of ids and reads past trailing bytes; only what `current` wrote is a version.
    let written_here = known
        && doc
            .try_minimize_frontiers(&frontiers)
            .is_ok_and(|shortest| shortest == frontiers)
        && frontiers.encode() == bytes;
    written_here
        .then_some(frontiers)
        .ok_or(Error::UnknownVersion)
}
