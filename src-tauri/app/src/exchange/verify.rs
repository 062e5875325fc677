//! `rythme verify`: the audit of a shared folder, with the keys of a database or with the folder's passphrase alone. Nothing changes.

use std::collections::BTreeMap;

use domain::finding::Severity;
use serde::Serialize;
use sync::{
    AuditFinding, AuditedDevice, Flaw, FolderAudit, Found, Keys, NoProgress, Space, SpaceFile,
};

use super::keys::units;
use super::merge;
use crate::{App, Error, Result};

/// Which folder, and its passphrase if the database does not know it.
#[derive(Debug, Clone, Default)]
pub struct VerifyStart {
    pub folder: String,
    pub folder_passphrase: String,
}

/// What the audit came to.
#[derive(Debug, Clone, Serialize)]
pub struct Verified {
    /// No finding is an error.
    pub ok: bool,
    pub space: String,
    pub files: BTreeMap<&'static str, u32>,
    pub devices: Vec<VerifiedDevice>,
    pub snapshots: Vec<VerifiedSnapshot>,
    pub findings: Vec<VerifyFinding>,
}

#[derive(Debug, Clone, Serialize)]
pub struct VerifiedDevice {
    pub device: String,
    pub label: String,
    pub person: String,
    /// The device whose files a branch names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch_of: Option<String>,
    pub batches: u32,
    pub last_batch: u64,
    pub last_record: u64,
    pub head: Option<VerifiedHead>,
    /// The laptops that have applied the last record.
    pub acknowledged_by: Vec<String>,
    pub missing: Vec<u64>,
}

#[derive(Debug, Clone, Serialize)]
pub struct VerifiedHead {
    pub number: u64,
    pub applied: BTreeMap<String, u64>,
    pub digest: String,
    pub app: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct VerifiedSnapshot {
    pub device: String,
    pub number: u64,
    pub parts: u64,
    pub complete: bool,
    pub covers: BTreeMap<String, u64>,
}

/// A finding, with the key of its sentence in the catalogue.
#[derive(Debug, Clone, Serialize)]
pub struct VerifyFinding {
    pub severity: Severity,
    pub file: Option<String>,
    pub code: &'static str,
    pub args: BTreeMap<String, String>,
    #[serde(skip)]
    pub sentence: String,
}

/// Reads the whole folder. Without an open database, or one that shares nothing, the folder's passphrase opens it.
///
/// # Errors
/// `not_a_space`, `other_space`, `wrong_folder_passphrase`, `folder_passphrase_missing`, and what the folder says.
pub fn verify(app: &App, start: &VerifyStart) -> Result<Verified> {
    let path = app.ports().folders.absolute(&start.folder);
    let folder = app.ports().folders.open(&path);
    folder.list("")?;
    let info = match Space::find(&*folder)? {
        Found::Space(info) => info,
        Found::Empty | Found::NotASpace => return Err(sync::Error::NotASpace.into()),
        Found::NewerFormat { format } => return Err(sync::Error::NewerFormat(format).into()),
    };
    let bound = match app.is_open() {
        true => app.read(|db| Ok(db.space()?))?,
        false => None,
    };
    let (keys, own) = match bound {
        Some(bound) if bound.id == info.space => (Keys::from_bytes(&bound.keys)?, own_files(app)?),
        Some(_) if start.folder_passphrase.is_empty() => {
            return Err(Error::new("other_space").arg("folder", path));
        }
        _ => {
            let new = Space::open(&*folder, &info, &passphrase(app, start)?)?;
            (new.keys, Vec::new())
        }
    };
    let found = units::read(&*folder, &keys)?;
    let lookup = |unit| Ok(units::in_folder(&found, unit));
    let readable =
        |ready: &sync::Ready| merge::records_with(&lookup, ready).is_ok_and(|read| read.is_ok());
    let audit = sync::verify(&*folder, &keys, &own, &readable, &NoProgress)?;
    Ok(told(&audit))
}

fn own_files(app: &App) -> Result<Vec<SpaceFile>> {
    let files = app.read(|db| Ok(db.space_files()?))?;
    Ok(files
        .into_iter()
        .map(|(path, bytes)| SpaceFile { path, bytes })
        .collect())
}

fn passphrase(app: &App, start: &VerifyStart) -> Result<String> {
    match (start.folder_passphrase.as_str(), app.opened()) {
        ("", Ok(open)) => Ok(open.passphrase.to_string()),
        ("", Err(_)) => Err(Error::new("folder_passphrase_missing")),
        (given, _) => Ok(given.to_owned()),
    }
}

fn told(audit: &FolderAudit) -> Verified {
    let files = &audit.files;
    Verified {
        ok: audit.is_sound(),
        space: audit.space.to_string(),
        files: BTreeMap::from([
            ("total", files.total),
            ("markers", files.markers),
            ("keys", files.keys),
            ("batches", files.batches),
            ("heads", files.heads),
            ("snapshots", files.snapshots),
            ("photos", files.photos),
            ("temps", files.temps),
            ("foreign", files.foreign),
            ("unusable", files.unusable),
        ]),
        devices: (audit.devices.iter())
            .map(|(id, audited)| device(&id.to_string(), audited))
            .collect(),
        snapshots: (audit.snapshots.iter())
            .map(|snapshot| VerifiedSnapshot {
                device: snapshot.device.to_string(),
                number: snapshot.number,
                parts: snapshot.parts,
                complete: snapshot.complete,
                covers: vector(&snapshot.covers),
            })
            .collect(),
        findings: (audit.findings.iter())
            .map(|found| finding(audit, found))
            .collect(),
    }
}

fn vector(vector: &domain::journal::Vector) -> BTreeMap<String, u64> {
    (vector.0.iter())
        .map(|(device, seq)| (device.to_string(), *seq))
        .collect()
}

fn device(id: &str, audited: &AuditedDevice) -> VerifiedDevice {
    let named = |name: fn(&sync::Head) -> &String| audited.head.as_ref().map(name).cloned();
    VerifiedDevice {
        device: id.to_owned(),
        label: named(|head| &head.label).unwrap_or_default(),
        person: named(|head| &head.person).unwrap_or_default(),
        branch_of: audited.branch_of.map(|device| device.to_string()),
        batches: audited.batches,
        last_batch: audited.last_batch,
        last_record: audited.last_record,
        head: audited.head.as_ref().map(|head| VerifiedHead {
            number: head.number,
            applied: vector(&head.applied),
            digest: head.digest.clone(),
            app: head.app.clone(),
        }),
        acknowledged_by: (audited.acknowledged_by.iter())
            .map(ToString::to_string)
            .collect(),
        missing: audited.missing.clone(),
    }
}

fn finding(audit: &FolderAudit, found: &AuditFinding) -> VerifyFinding {
    let code = found.flaw.code();
    let kebab = code.replace('_', "-");
    let sentence = match found.flaw {
        Flaw::Rejected(_) => format!("skipped-{kebab}"),
        _ => format!("verify-{kebab}"),
    };
    let name = |device: &domain::id::DeviceId| {
        let head = audit.devices.get(device).and_then(|d| d.head.as_ref());
        head.map_or_else(|| device.to_string(), |head| head.label.clone())
    };
    let mut args = BTreeMap::new();
    let mut put = |key: &str, value: String| args.insert(key.to_owned(), value);
    put("file", found.file.clone().unwrap_or_default());
    match &found.flaw {
        Flaw::Missing {
            device,
            first,
            last,
        } => {
            put("device", name(device));
            put("first", first.to_string());
            put("last", last.to_string());
        }
        Flaw::Unmet { device, seq } | Flaw::Fork { device, seq } => {
            put("device", name(device));
            put("seq", seq.to_string());
        }
        Flaw::Ahead {
            laptop,
            device,
            seq,
        } => {
            put("laptop", name(laptop));
            put("device", name(device));
            put("seq", seq.to_string());
        }
        Flaw::DigestsDiffer { one, other } => {
            put("one", name(one));
            put("other", name(other));
        }
        _ => {}
    }
    VerifyFinding {
        severity: found.severity,
        file: found.file.clone(),
        code,
        args,
        sentence,
    }
}
