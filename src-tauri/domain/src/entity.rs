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

impl std::str::FromStr for EntityRef {
    type Err = uuid::Error;
    /// Reads `kind/id`, as `Display` writes it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, id) = text.split_once('/').unwrap_or(("", text));
        Ok(Self {
            kind: kind.to_owned(),
            id: id.parse()?,
        })
    }
}

/// A kind of entity: its name in records, its table, and the fields that are columns of that table.
/// A field that is not listed stays in the journal and in the registers, and reaches a column after an upgrade.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    pub name: &'static str,
    pub table: &'static str,
    pub fields: &'static [Column],
    /// The topic that a screen listens to.
    pub topic: &'static str,
}

/// A field that is a column of the kind's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub holds: Holds,
}

/// What a column holds. A record of another shape never blocks a merge: its value reaches the column as null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Text,
    /// An integer, or true and false as 1 and 0.
    Integer,
    /// Any JSON, as text.
    Json,
}

const fn text(name: &'static str) -> Column {
    Column {
        name,
        holds: Holds::Text,
    }
}

const fn integer(name: &'static str) -> Column {
    Column {
        name,
        holds: Holds::Integer,
    }
}

const fn json(name: &'static str) -> Column {
    Column {
        name,
        holds: Holds::Json,
    }
}

/// The field that hides an entity: a tombstone, since absence is never deletion.
pub const DELETED: &str = "deleted";

/// The field that says that a visit's note was edited, always true: the text itself is in the record's update.
pub const NOTE: &str = "note";

/// The prefix of a draft's slot fields: `slot/<uuid>`, whose value is one register `[start, end, day, period, kind]` or null.
pub const SLOT_PREFIX: &str = "slot/";

pub const LIBRARY: Kind = Kind {
    name: "library",
    table: "libraries",
    fields: &[
        text("name"),
        text("insee"),
        text("address"),
        text("opening_hours"),
        text("ministry_code"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "libraries",
};
pub const VISIT: Kind = Kind {
    name: "visit",
    table: "visits",
    fields: &[
        text("library"),
        text("date"),
        text("people"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "visits",
};
pub const SURVEY: Kind = Kind {
    name: "survey",
    table: "surveys",
    fields: &[
        text("library"),
        text("title"),
        text("audience"),
        json("form"),
        text("form_hash"),
        integer("demo"),
        integer(DELETED),
        text("keep_until"),
    ],
    topic: "surveys",
};
pub const RESPONSE: Kind = Kind {
    name: "response",
    table: "responses",
    fields: &[
        text("survey"),
        json("answers"),
        text("language"),
        text("mode"),
        integer("started_at"),
        integer("submitted_at"),
        integer("valid"),
        integer("demo"),
        integer(DELETED),
        integer("sheet"),
        json("notes"),
        text("source"),
        json("marks"),
        json("consent"),
    ],
    topic: "responses",
};
pub const DRAFT: Kind = Kind {
    name: "draft",
    table: "drafts",
    fields: &[
        text("library"),
        text("title"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "drafts",
};

pub const PHOTO: Kind = Kind {
    name: "photo",
    table: "photos",
    fields: &[
        text("visit"),
        text("name"),
        text("caption"),
        text("mime"),
        integer("width"),
        integer("height"),
        integer("length"),
        integer("parts"),
        text("hash"),
        text("thumbnail"),
        integer("taken_at"),
        integer("position_kept"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "photos",
};
/// What the space says of a laptop; its names are in its head.
pub const LAPTOP: Kind = Kind {
    name: "laptop",
    table: "laptops",
    fields: &[
        integer("retired"),
        text("label"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "devices",
};
pub const VERSION: Kind = Kind {
    name: "version",
    table: "versions",
    fields: &[
        text("of_kind"),
        text("of_entity"),
        text("name"),
        json("vector"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "versions",
};

/// A questionnaire that an author is writing.
pub const QUESTIONNAIRE: Kind = Kind {
    name: "questionnaire",
    table: "questionnaires",
    fields: &[
        text("title"),
        text("audience"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "questionnaires",
};
/// The prefix of the fields that are cells of a row: `cell/label::Français (fr)`, a register each, so that two laptops may write in
/// one row. They are no columns of the table.
pub const CELL_PREFIX: &str = "cell/";
/// The prefix of a questionnaire's languages: `language/Français (fr)`, whose value is its place among them, or null.
pub const LANGUAGE_PREFIX: &str = "language/";
/// The prefix of a questionnaire's settings: `setting/form_id`.
pub const SETTING_PREFIX: &str = "setting/";
/// A row of a questionnaire: a question, a group, a note, or a choice of a list.
pub const FORM_ROW: Kind = Kind {
    name: "form_row",
    table: "form_rows",
    fields: &[
        text("questionnaire"),
        text("sheet"),
        text("parent"),
        text("list"),
        text("place"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "questionnaires",
};
/// A published version of a questionnaire: written once.
pub const PUBLISHED_FORM: Kind = Kind {
    name: "published_form",
    table: "published_forms",
    fields: &[
        text("questionnaire"),
        integer("number"),
        text("title"),
        text("audience"),
        json("form"),
        text("form_hash"),
        json("workbook"),
        integer("published_at"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "questionnaires",
};
/// Numbered paper sheets of a survey.
pub const PAPER_BATCH: Kind = Kind {
    name: "paper_batch",
    table: "paper_batches",
    fields: &[
        text("survey"),
        text("language"),
        integer("large"),
        integer("first_number"),
        integer("last_number"),
        text("place"),
        text("printed_on"),
        integer("handed_out"),
        integer("returned"),
        text("destroy_on"),
        text("destroyed_on"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "paper",
};
/// The second key-in of a sheet.
pub const PAPER_CHECK: Kind = Kind {
    name: "paper_check",
    table: "paper_checks",
    fields: &[
        text("survey"),
        integer("number"),
        json("answers"),
        json("outcome"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "paper",
};
/// Somebody who refused or went by.
pub const CONTACT: Kind = Kind {
    name: "contact",
    table: "contacts",
    fields: &[
        text("survey"),
        text("outcome"),
        integer("at"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "quotas",
};
pub const QUOTA: Kind = Kind {
    name: "quota",
    table: "quotas",
    fields: &[
        text("survey"),
        json("criteria"),
        integer("target"),
        integer("demo"),
        integer(DELETED),
    ],
    topic: "quotas",
};

/// What is a part of what, for good: a kind, its field that names the whole, and the kinds that the whole may be of. Whoever erases
/// the whole erases its parts, those included that they never heard of. What only happens at a library is no part of it.
pub const PARTS: [(&Kind, &str, &[&Kind]); 9] = [
    (&RESPONSE, "survey", &[&SURVEY]),
    (&PAPER_BATCH, "survey", &[&SURVEY]),
    (&PAPER_CHECK, "survey", &[&SURVEY]),
    (&CONTACT, "survey", &[&SURVEY]),
    (&QUOTA, "survey", &[&SURVEY]),
    (&FORM_ROW, "questionnaire", &[&QUESTIONNAIRE]),
    (&PUBLISHED_FORM, "questionnaire", &[&QUESTIONNAIRE]),
    (&PHOTO, "visit", &[&VISIT]),
    (&VERSION, "of_entity", &[&LIBRARY, &VISIT, &SURVEY, &DRAFT]),
];

/// Every kind of this version.
pub const KINDS: [&Kind; 15] = [
    &LIBRARY,
    &VISIT,
    &SURVEY,
    &RESPONSE,
    &DRAFT,
    &PHOTO,
    &LAPTOP,
    &VERSION,
    &QUESTIONNAIRE,
    &PAPER_BATCH,
    &PAPER_CHECK,
    &CONTACT,
    &QUOTA,
    &FORM_ROW,
    &PUBLISHED_FORM,
];

/// The kind of that name, if this version knows it.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.into_iter().find(|kind| kind.name == name)
}
