//! What columns say of a response besides its answers.

use chrono::{DateTime, SecondsFormat};
use store::responses::WholeResponse;
use tables::Cell;

use super::columns::Fact;

pub(super) struct Facts<'r> {
    pub response: &'r WholeResponse,
    pub uuid: &'r str,
    pub survey: String,
    pub version: String,
}

/// Where a row stands: its number in its table, and what it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub index: u32,
    pub parent_index: u32,
    key: String,
    parent_key: String,
}

impl Place {
    pub fn root(uuid: &str) -> Self {
        Self {
            index: 0,
            parent_index: 0,
            key: format!("uuid:{uuid}"),
            parent_key: String::new(),
        }
    }

    /// The same, as that row of its table.
    pub fn at(&self, index: u32) -> Self {
        Self {
            index,
            ..self.clone()
        }
    }

    /// The place of an instance of a repeat in this row.
    pub fn below(&self, path: &str, n: usize) -> Self {
        Self {
            index: 0,
            parent_index: self.index,
            key: format!("{}/{path}[{n}]", self.key),
            parent_key: self.key.clone(),
        }
    }
}

impl Facts<'_> {
    pub fn cell(&self, fact: Fact, place: &Place, parent_table: &str) -> Cell {
        let response = self.response;
        match fact {
            Fact::Id => Cell::text(response.id.to_string()),
            Fact::Uuid => Cell::text(self.uuid),
            Fact::InstanceId => Cell::text(format!("uuid:{}", self.uuid)),
            Fact::Source => response.source.as_deref().map_or(Cell::Blank, Cell::text),
            Fact::Survey => Cell::text(self.survey.as_str()),
            Fact::SubmittedIso => moment(response.submitted_at, true),
            Fact::SubmittedKobo => moment(response.submitted_at, false),
            Fact::StartedIso => moment(response.started_at, true),
            Fact::Language => Cell::text(response.language.as_str()),
            Fact::Mode => Cell::text(response.mode.as_str()),
            Fact::By => Cell::text(response.by.as_str()),
            Fact::Valid => Cell::flag(response.valid),
            Fact::Sheet => response.sheet.map_or(Cell::Blank, Cell::Integer),
            Fact::Notes => response.notes.as_deref().map_or(Cell::Blank, Cell::text),
            Fact::FormVersion => Cell::text(self.version.as_str()),
            Fact::Index => Cell::Integer(place.index.into()),
            Fact::ParentTable => Cell::text(parent_table),
            Fact::ParentIndex => Cell::Integer(place.parent_index.into()),
            Fact::Key => Cell::text(place.key.as_str()),
            Fact::ParentKey => Cell::text(place.parent_key.as_str()),
            Fact::Zero => Cell::Integer(0),
        }
    }
}

/// `2026-09-15T14:30:00.000Z`; as Kobo writes it, `2026-09-15T14:30:00`. Both in UTC.
fn moment(at: i64, whole: bool) -> Cell {
    match DateTime::from_timestamp_millis(at) {
        None => Cell::Blank,
        Some(utc) if whole => Cell::text(utc.to_rfc3339_opts(SecondsFormat::Millis, true)),
        Some(utc) => Cell::text(utc.format("%Y-%m-%dT%H:%M:%S").to_string()),
    }
}
