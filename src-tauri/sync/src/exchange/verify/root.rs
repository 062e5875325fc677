//! What lies at the root and below `k`: the marker, the keys, and other people's files.

use domain::finding::Severity;

use super::{AuditFinding, FileCounts, Flaw};
use crate::error::Error;
use crate::folder::{Entry, EntryKind, Folder, FolderError, names};
use crate::sealed::envelope::{self, Kind};
use crate::sealed::reject::Reject;
use crate::space::SpaceFile;
use crate::space::keys::Keys;
use crate::space::marker::{self, MARKER, MAX_MARKER, Reading};

/// A key file is some 250 bytes, their list 120 for each.
const MAX_KEY: u64 = 1 << 20;
/// How a file of age begins, whatever is in it.
const AGE: &[u8] = b"age-encryption.org/v1\n";

#[derive(Default)]
pub struct Root {
    pub files: FileCounts,
    pub findings: Vec<AuditFinding>,
}

/// The folder is a space already: somebody found its marker.
pub fn look(folder: &dyn Folder, keys: &Keys, own: &[SpaceFile]) -> Result<Root, Error> {
    let mut root = Root::default();
    for entry in folder.list("")? {
        let ours = ["d", "k"].contains(&entry.name().to_lowercase().as_str());
        if names::is_system(entry.name()) || (entry.kind == EntryKind::Dir && ours) {
            continue;
        }
        root.take(folder, &entry)?;
    }
    root.keys(folder, keys, own)?;
    Ok(root)
}

impl Root {
    fn say(&mut self, severity: Severity, entry: &Entry, flaw: Flaw) {
        self.findings.push(AuditFinding {
            severity,
            file: Some(entry.path.clone()),
            flaw,
        });
    }

    fn foreign(&mut self, entry: &Entry) {
        self.files.foreign += 1;
        self.say(Severity::Warning, entry, Flaw::Foreign);
    }

    fn take(&mut self, folder: &dyn Folder, entry: &Entry) -> Result<(), Error> {
        self.files.total += 1;
        if names::is_temp(entry.name()) {
            self.files.temps += 1;
            self.say(Severity::Warning, entry, Flaw::Rejected(Reject::Temp));
            return Ok(());
        }
        let may_be = marker::may_be(entry.name()) && entry.kind != EntryKind::Dir;
        match may_be.then(|| folder.read(&entry.path, MAX_MARKER)) {
            Some(Err(FolderError::Gone)) => return Err(FolderError::Gone.into()),
            Some(Ok(bytes)) if matches!(marker::read(&bytes), Reading::Space(_)) => {
                self.files.markers += 1;
                if entry.name() != MARKER {
                    self.say(Severity::Warning, entry, Flaw::Duplicate);
                }
            }
            _ => self.foreign(entry),
        }
        Ok(())
    }

    /// The key of a unit, or the list of key files.
    fn sealed(&mut self, keys: &Keys, entry: &Entry, bytes: &[u8]) {
        match envelope::unseal(keys, keys.space(), bytes) {
            Ok((meta, _)) if matches!(meta.kind, Kind::Ring | Kind::Unit) => self.files.keys += 1,
            Ok(_) | Err(Reject::NotOurs | Reject::OtherSpace { .. }) => self.foreign(entry),
            // A list under a key that this reader does not have: the folder was renewed.
            Err(reject) => {
                self.files.unusable += 1;
                self.say(Severity::Error, entry, Flaw::Rejected(reject));
            }
        }
    }

    fn units(&mut self, folder: &dyn Folder, keys: &Keys, dir: &Entry) -> Result<(), Error> {
        for entry in folder.list(&dir.path)? {
            if names::is_system(entry.name()) {
                continue;
            }
            self.files.total += 1;
            match folder.read(&entry.path, MAX_KEY) {
                Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
                Ok(bytes) if !names::is_temp(entry.name()) => self.sealed(keys, &entry, &bytes),
                Ok(_) => {
                    self.files.temps += 1;
                    self.say(Severity::Warning, &entry, Flaw::Rejected(Reject::Temp));
                }
                Err(_) => self.foreign(&entry),
            }
        }
        Ok(())
    }

    fn keys(&mut self, folder: &dyn Folder, keys: &Keys, own: &[SpaceFile]) -> Result<(), Error> {
        let entries = match folder.list("k") {
            Err(FolderError::Missing(_)) => Vec::new(),
            outcome => outcome?,
        };
        let mut contents: Vec<Vec<u8>> = Vec::new();
        for entry in entries.iter().filter(|e| !names::is_system(e.name())) {
            if entry.kind == EntryKind::Dir && entry.name().eq_ignore_ascii_case("u") {
                self.units(folder, keys, entry)?;
                continue;
            }
            self.files.total += 1;
            if names::is_temp(entry.name()) {
                self.files.temps += 1;
                self.say(Severity::Warning, entry, Flaw::Rejected(Reject::Temp));
                continue;
            }
            match folder.read(&entry.path, MAX_KEY) {
                Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
                Ok(bytes) if entry.name().ends_with(".k") => self.sealed(keys, entry, &bytes),
                Ok(bytes) if bytes.starts_with(AGE) => {
                    self.files.keys += 1;
                    if contents.contains(&bytes) {
                        self.say(Severity::Warning, entry, Flaw::Duplicate);
                    } else if own.iter().any(|o| o.path == entry.path && o.bytes != bytes) {
                        self.say(Severity::Error, entry, Flaw::KeyChanged);
                    }
                    contents.push(bytes);
                }
                _ if own.iter().any(|file| file.path == entry.path) => {
                    self.files.unusable += 1;
                    self.say(Severity::Error, entry, Flaw::KeyChanged);
                }
                _ => self.foreign(entry),
            }
        }
        if contents.is_empty() {
            self.findings.push(AuditFinding {
                severity: Severity::Error,
                file: None,
                flaw: Flaw::KeyMissing,
            });
        }
        Ok(())
    }
}
