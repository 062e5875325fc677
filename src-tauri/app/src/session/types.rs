//! What the first run, the lock and the settings exchange with a screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the laptop stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No database yet: the three doors.
    New,
    /// A database, but no key: ask for the passphrase.
    Locked,
    Open,
}

/// The language of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Fr,
    En,
}

/// Light, dark, or what the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SessionState {
    pub stage: Stage,
    /// Where the database is or will be: shown in the settings and in sentences of refusal.
    pub database: String,
    /// The officer's name and the laptop's, empty until open.
    pub person: String,
    pub device: String,
    pub language: Language,
    pub theme: Theme,
    /// Fictive data are present: every page says so.
    pub demo: bool,
    /// A kiosk is out: this window waits until it is taken in.
    pub kiosk: bool,
    /// Whether this system has a keyring that can remember the passphrase.
    pub keyring: bool,
}

/// Creates the database: doors "discover" (`demo`) and "start".
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SessionCreate {
    pub person: String,
    pub device: String,
    pub passphrase: String,
    pub remember: bool,
    pub demo: bool,
}

/// Creates the database and joins the space of a shared folder: the door "join".
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SessionJoin {
    pub person: String,
    pub device: String,
    pub passphrase: String,
    pub remember: bool,
    pub folder: String,
    pub folder_passphrase: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SessionUnlock {
    pub passphrase: String,
    pub remember: bool,
}

/// What is absent stays as it is.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct SettingsSave {
    #[ts(optional)]
    pub language: Option<Language>,
    #[ts(optional)]
    pub theme: Option<Theme>,
    #[ts(optional)]
    pub person: Option<String>,
    #[ts(optional)]
    pub device: Option<String>,
}
