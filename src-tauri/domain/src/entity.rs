//! The shared things of Rythme and their fields: one list that the store's tables, the journal and the merge all follow.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which thing: its kind (a table of the store) and its id. The kind is text so that a newer kind is kept and forwarded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityRef {
    pub kind: String,
    pub id: Uuid,
}

impl EntityRef {
    pub fn new(kind: &Kind, id: Uuid) -> Self {
        Self {
            kind: kind.name.to_owned(),
            id,
        }
    }
}

impl fmt::Display for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

/// A kind of entity: its name in records, its table, and the fields that are columns of that table.
/// A field that is not listed stays in the journal and in the registers, and reaches a column after an upgrade.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    pub name: &'static str,
    pub table: &'static str,
    pub fields: &'static [&'static str],
    /// The topic that a screen listens to.
    pub topic: &'static str,
}

/// The field that hides an entity: a tombstone, since absence is never deletion.
pub const DELETED: &str = "deleted";

/// The prefix of a draft's slot fields: `slot/<uuid>`, whose value is one register `[start, end, day, period, kind]` or null.
pub const SLOT_PREFIX: &str = "slot/";

pub const DEVICE: Kind = Kind {
    name: "device",
    table: "devices",
    fields: &["label", "person"],
    topic: "devices",
};
pub const LIBRARY: Kind = Kind {
    name: "library",
    table: "libraries",
    fields: &["name", "insee", "address", "opening_hours", "ministry_code", "demo", DELETED],
    topic: "libraries",
};
pub const VISIT: Kind = Kind {
    name: "visit",
    table: "visits",
    fields: &["library", "date", "people", "demo", DELETED],
    topic: "visits",
};
pub const SURVEY: Kind = Kind {
    name: "survey",
    table: "surveys",
    fields: &["library", "title", "audience", "form", "form_hash", "demo", DELETED],
    topic: "surveys",
};
pub const RESPONSE: Kind = Kind {
    name: "response",
    table: "responses",
    fields: &["survey", "answers", "language", "mode", "started_at", "submitted_at", "valid", "demo", DELETED],
    topic: "responses",
};
pub const DRAFT: Kind = Kind {
    name: "draft",
    table: "drafts",
    fields: &["library", "title", "demo", DELETED],
    topic: "drafts",
};

/// Every kind of this version.
pub const KINDS: [&Kind; 6] = [&DEVICE, &LIBRARY, &VISIT, &SURVEY, &RESPONSE, &DRAFT];

/// The kind of that name, if this version knows it.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.into_iter().find(|kind| kind.name == name)
}
