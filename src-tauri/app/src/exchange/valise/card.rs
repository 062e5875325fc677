//! The card in a .valise: who made it, when, for whom, of what. Sealed; a member that a reader does not know is passed over.

use domain::id::{DeviceId, DraftId};
use serde::{Deserialize, Serialize};

use crate::{App, Error, Result};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Card {
    /// Wall milliseconds of its maker.
    pub made_at: i64,
    pub label: String,
    #[serde(default)]
    pub person: String,
    /// Version of the program.
    pub app: String,
    /// Changes that the receiver lacks.
    #[serde(default)]
    pub records: u32,
    #[serde(default)]
    pub photos: u32,
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub receiver: Option<Receiver>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftCard>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Receiver {
    pub device: DeviceId,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct DraftCard {
    pub id: DraftId,
    pub title: String,
    #[serde(default)]
    pub library: String,
}

impl Card {
    /// A card of this laptop, now.
    pub fn new(app: &App) -> Result<Self> {
        let name = app.read(|db| Ok(db.laptop()?))?;
        Ok(Self {
            made_at: app.now().0,
            label: name.label,
            person: name.person,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            records: 0,
            photos: 0,
            receiver: None,
            draft: None,
        })
    }

    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(self).map_err(|error| Error::new("internal").arg("detail", error))
    }
}
