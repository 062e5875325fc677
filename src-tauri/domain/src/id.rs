//! Identifiers: UUIDv7 newtypes, so that ids sort by birth and no two concepts are confused.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Makes a UUIDv7 from a wall clock in milliseconds and ten random bytes, both given by the caller.
pub fn uuid_v7(unix_ms: i64, random: [u8; 10]) -> Uuid {
    let ms = u64::try_from(unix_ms).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(as = "String")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text.trim()).map(Self)
            }
        }
    )*};
}

ids! {
    /// A library (one building, or one service point).
    LibraryId,
    /// A visit of the officer at a library.
    VisitId,
    /// A survey: a form put to a public, at a library.
    SurveyId,
    /// One submitted answer sheet.
    ResponseId,
    /// An interview in progress on this laptop.
    InterviewId,
    /// A draft of a weekly timetable.
    DraftId,
    /// A slot of a draft.
    SlotId,
    /// One incarnation of a laptop: a restored or cloned database gets a new one.
    DeviceId,
    /// A photo, or another file that is attached to a visit.
    PhotoId,
    /// A shared space: what one folder carries.
    SpaceId,
    /// A named version of an object.
    VersionId,
    /// A target of a survey.
    QuotaId,
    /// Somebody who refused or went by.
    ContactId,
    /// A questionnaire that an author is writing.
    QuestionnaireId,
    /// A row of a questionnaire: a question, a group, a note, or a choice of a list.
    FormRowId,
    /// A published version of a questionnaire.
    PublishedId,
    /// Numbered paper sheets of a survey.
    PaperBatchId,
    /// The second key-in of a sheet.
    PaperCheckId,
}
