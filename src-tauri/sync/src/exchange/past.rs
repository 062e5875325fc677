//! What a laptop knows before it looks into the folder.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use domain::journal::Vector;

use super::branch::Branch;
use super::order::Cursor;
use crate::digest::Hash;
use crate::folder::Entry;

/// What is applied and known here: a scan tells what comes on top of it.
pub struct Past<'a> {
    /// True for a file that need not be read again.
    pub file: &'a dyn Fn(&Entry) -> bool,
    /// The hash of a batch that is applied, or is our own; `None` where it is not remembered.
    pub batch: &'a dyn Fn(DeviceId, u64) -> Option<Hash>,
    /// Every batch remembered of a device, by sequence.
    pub batches: &'a dyn Fn(DeviceId) -> Vec<(u64, Hash)>,
    /// The last applied batch of each device, our own included.
    pub cursors: &'a BTreeMap<DeviceId, Cursor>,
    /// The last applied record of each.
    pub vector: &'a Vector,
    pub branches: &'a [Branch],
}
