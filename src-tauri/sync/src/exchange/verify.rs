//! An audit of a whole folder that changes nothing: it is read as a laptop would read it that joins now and has only this folder.
//! What such a laptop could not use, or would miss, is a flaw; what is only worth knowing is one of less weight.

use std::collections::{BTreeMap, BTreeSet};

use domain::finding::Severity;
use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;

use super::progress::Progress;
use super::scan::Ready;
use crate::error::Error;
use crate::folder::Folder;
use crate::sealed::head::Head;
use crate::sealed::reject::Reject;
use crate::space::SpaceFile;
use crate::space::keys::Keys;

mod judge;
mod newcomer;
mod root;

/// What a folder holds, by the sort of file. Files of the system and of mirrors are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileCounts {
    pub total: u32,
    /// `espace.json` and its copies.
    pub markers: u32,
    pub keys: u32,
    pub batches: u32,
    pub heads: u32,
    /// Parts of snapshots.
    pub snapshots: u32,
    /// Parts of photos.
    pub photos: u32,
    pub temps: u32,
    pub foreign: u32,
    /// What looks like ours and cannot be used.
    pub unusable: u32,
}

/// One device incarnation, or a branch of one, as the folder shows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AuditedDevice {
    /// The device whose files these are, when this is a branch of it.
    pub branch_of: Option<DeviceId>,
    /// Distinct batches in the folder.
    pub batches: u32,
    /// How far the folder brings a laptop that joins now: last batch, last record.
    pub last_batch: u64,
    pub last_record: u64,
    pub head: Option<Head>,
    /// Which other laptops have applied that last record.
    pub acknowledged_by: BTreeSet<DeviceId>,
    /// Batches that are nowhere, and that no snapshot replaces.
    pub missing: Vec<u64>,
}

/// A snapshot of which at least one part is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditedSnapshot {
    pub device: DeviceId,
    pub number: u64,
    pub parts: u64,
    /// All parts are there, continue each other, and hold every record that they announce.
    pub complete: bool,
    pub covers: Vector,
}

/// What is wrong, or worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// A file that a reader leaves aside.
    Rejected(Reject),
    /// Its bytes are intact, and its records are not what they should be.
    Unreadable,
    /// Batches `first` to `last` of a device are nowhere.
    Missing {
        device: DeviceId,
        first: u64,
        last: u64,
    },
    /// A batch waits for a record that nothing in the folder brings.
    Unmet {
        device: DeviceId,
        seq: u64,
    },
    /// A batch does not continue the one before it.
    Chain,
    /// A laptop has applied a record that nothing in the folder brings.
    Ahead {
        laptop: DeviceId,
        device: DeviceId,
        seq: u64,
    },
    /// Two laptops have applied the same records and do not hold the same.
    DigestsDiffer {
        one: DeviceId,
        other: DeviceId,
    },
    /// A device existed twice: both contents of this sequence are used.
    Fork {
        device: DeviceId,
        seq: u64,
    },
    /// The same content as another file: a mirror's conflict copy.
    Duplicate,
    /// Usable, under a name that we do not give.
    Renamed,
    Foreign,
    /// No key file is left: nobody can join.
    KeyMissing,
    /// A key file that this laptop knows holds something else now.
    KeyChanged,
    /// A photo lacks parts.
    PartialPhoto,
    /// A snapshot lacks parts.
    Incomplete,
    /// A snapshot whose parts do not hold what they announce.
    Hollow,
}

impl Flaw {
    /// The stable code: that of the reject for a file that a reader leaves aside, else one of the catalogue (`verify-<code>`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rejected(reject) => reject.code(),
            Self::Unreadable => "malformed",
            Self::Missing { .. } => "missing",
            Self::Unmet { .. } => "unmet",
            Self::Chain => "chain",
            Self::Ahead { .. } => "ahead",
            Self::DigestsDiffer { .. } => "digests_differ",
            Self::Fork { .. } => "fork",
            Self::Duplicate => "duplicate",
            Self::Renamed => "renamed",
            Self::Foreign => "foreign",
            Self::KeyMissing => "key_missing",
            Self::KeyChanged => "key_changed",
            Self::PartialPhoto => "partial_photo",
            Self::Incomplete => "incomplete",
            Self::Hollow => "hollow",
        }
    }
}

/// A flaw with the file that shows it, if one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditFinding {
    pub severity: Severity,
    pub file: Option<String>,
    pub flaw: Flaw,
}

/// What an audit found.
#[derive(Debug, Clone, PartialEq)]
pub struct FolderAudit {
    pub space: SpaceId,
    pub files: FileCounts,
    pub devices: BTreeMap<DeviceId, AuditedDevice>,
    pub snapshots: Vec<AuditedSnapshot>,
    /// The heaviest first, then by file.
    pub findings: Vec<AuditFinding>,
}

impl FolderAudit {
    /// Whether whoever joins through this folder gets everything that it ever carried.
    pub fn is_sound(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity < Severity::Error)
    }
}

/// Reads every file of a folder that is a space. `own` are the files of the space that the caller keeps, if it does; `readable` says
/// whether the records of a batch are what its file announces, which only the caller can know.
pub fn verify(
    folder: &dyn Folder,
    keys: &Keys,
    own: &[SpaceFile],
    readable: &dyn Fn(&Ready) -> bool,
    progress: &dyn Progress,
) -> Result<FolderAudit, Error> {
    let root = root::look(folder, keys, own)?;
    let newcomer = newcomer::join(folder, keys, readable, progress)?;
    Ok(judge::judge(keys.space(), root, newcomer))
}
