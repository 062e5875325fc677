//! What a database holds, in numbers and a digest: written into a backup when it is made, compared when it is drilled.

use std::collections::BTreeMap;

use domain::entity::KINDS;
use domain::journal::Vector;
use serde::{Deserialize, Serialize};
use store::Db;

use crate::{Error, Result};

/// Tables that move only with the journal or with an interview.
const COUNTED: [&str; 9] = [
    "journal",
    "registers",
    "questions",
    "documents",
    "slots",
    "notes",
    "erased",
    "interviews",
    "interview_answers",
];

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    /// Raised when the digest of one state becomes another: an older one is not compared.
    pub reads: u32,
    /// What an officer counts.
    pub counts: BTreeMap<String, u32>,
    /// Rows of every table that makes it up.
    pub rows: BTreeMap<String, u64>,
    pub digest: String,
    pub applied: Vector,
    pub interviews: String,
}

impl Held {
    pub fn of(db: &Db<'_>) -> Result<Self> {
        let mut digest = sync::Digest::default();
        db.state_lines(|line| digest.add(line))?;
        let tables = KINDS.iter().map(|kind| kind.table).chain(COUNTED);
        let rows: store::Result<BTreeMap<String, u64>> = tables
            .map(|table| Ok((table.to_owned(), db.rows_of(table)?)))
            .collect();
        Ok(Self {
            reads: domain::journal::READS,
            counts: counts(db)?,
            rows: rows?,
            digest: digest.finish(),
            applied: db.applied()?,
            interviews: db.interviews_mark()?,
        })
    }

    pub fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(unreadable)
    }

    pub fn written(&self) -> Result<String> {
        serde_json::to_string(self).map_err(unreadable)
    }

    /// Whether nothing was written since: neither a record nor an answer of an interview.
    pub fn is_still(&self, db: &Db<'_>) -> Result<bool> {
        Ok(self.applied == db.applied()? && self.interviews == db.interviews_mark()?)
    }
}

fn unreadable(error: serde_json::Error) -> Error {
    Error::new("stored_unreadable").arg("detail", error)
}

/// What an officer counts, and the changes that make it up.
pub(super) fn counts(db: &Db<'_>) -> Result<BTreeMap<String, u32>> {
    let mut counts = BTreeMap::new();
    for kind in KINDS
        .iter()
        .filter(|kind| !matches!(kind.name, "laptop" | "version" | "photo"))
    {
        counts.insert(kind.table.to_owned(), db.count(kind)?);
    }
    for (name, table) in [("interviews", "interviews"), ("changes", "journal")] {
        let rows = u32::try_from(db.rows_of(table)?).unwrap_or(u32::MAX);
        counts.insert(name.to_owned(), rows);
    }
    Ok(counts)
}
