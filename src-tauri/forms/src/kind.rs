//! What the rows of a questionnaire are, and what follows from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a row of the survey sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Text,
    Integer,
    Decimal,
    Date,
    Time,
    #[serde(rename = "datetime")]
    DateTime,
    SelectOne,
    SelectMultiple,
    /// All the choices of a list, put in order.
    Rank,
    /// A number between two ends, in steps.
    Range,
    /// One box to tick; its answer is `OK`.
    Acknowledge,
    /// A photo; its answer is the photo's id.
    Image,
    Note,
    Calculate,
    /// A value that nobody sees, from its default or from a trigger.
    Hidden,
    Group,
    /// A group that is answered several times.
    Repeat,
    /// The moment at which the interview began.
    Start,
    /// The moment at which it was last saved.
    End,
    /// The day of the interview, filled in without being asked.
    Today,
    #[serde(rename = "deviceid")]
    DeviceId,
    Username,
    /// That a log of the interview is kept.
    Audit,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 23] = [
        Self::Text,
        Self::Integer,
        Self::Decimal,
        Self::Date,
        Self::Time,
        Self::DateTime,
        Self::SelectOne,
        Self::SelectMultiple,
        Self::Rank,
        Self::Range,
        Self::Acknowledge,
        Self::Image,
        Self::Note,
        Self::Calculate,
        Self::Hidden,
        Self::Group,
        Self::Repeat,
        Self::Start,
        Self::End,
        Self::Today,
        Self::DeviceId,
        Self::Username,
        Self::Audit,
    ];

    /// The XLSForm type; for a group or a repeat what follows `begin`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime",
            Self::SelectOne => "select_one",
            Self::SelectMultiple => "select_multiple",
            Self::Rank => "rank",
            Self::Range => "range",
            Self::Acknowledge => "acknowledge",
            Self::Image => "image",
            Self::Note => "note",
            Self::Calculate => "calculate",
            Self::Hidden => "hidden",
            Self::Group => "group",
            Self::Repeat => "repeat",
            Self::Start => "start",
            Self::End => "end",
            Self::Today => "today",
            Self::DeviceId => "deviceid",
            Self::Username => "username",
            Self::Audit => "audit",
        }
    }

    /// Asked of the respondent.
    pub fn is_question(self) -> bool {
        !matches!(self, Self::Note | Self::Calculate | Self::Hidden)
            && !self.is_container()
            && !self.is_metadata()
    }

    /// Has a page of its own: a question or a note.
    pub fn is_shown(self) -> bool {
        self.is_question() || self == Self::Note
    }

    /// Takes its answer from a list of choices.
    pub fn is_select(self) -> bool {
        matches!(self, Self::SelectOne | Self::SelectMultiple | Self::Rank)
    }

    /// Its answer is a list of names.
    pub fn is_several(self) -> bool {
        matches!(self, Self::SelectMultiple | Self::Rank)
    }

    /// Holds other items.
    pub fn is_container(self) -> bool {
        matches!(self, Self::Group | Self::Repeat)
    }

    /// Filled in by the application.
    pub fn is_metadata(self) -> bool {
        matches!(
            self,
            Self::Start | Self::End | Self::Today | Self::DeviceId | Self::Username | Self::Audit
        )
    }
}
