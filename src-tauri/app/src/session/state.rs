//! Where the laptop stands: no database yet, locked, or open. A remembered passphrase opens without asking.

use super::keyring;
use super::types::{Language, SessionState, Stage, Theme};
use crate::{App, Result};

/// Where the laptop stands.
///
/// # Errors
/// What the database says; a remembered passphrase that no longer fits is forgotten and asked for instead.
pub fn state(app: &App) -> Result<SessionState> {
    let remembered = if app.is_open() || !app.path().exists() {
        None
    } else {
        keyring::recall(app.path())
    };
    if let Some(passphrase) = remembered {
        match super::open_database(app, &passphrase) {
            Ok(()) => {}
            Err(error) if error.code == "passphrase_wrong" => keyring::forget(app.path()),
            Err(error) => return Err(error),
        }
    }
    if app.is_open() {
        opened(app)
    } else {
        Ok(closed(app))
    }
}

fn closed(app: &App) -> SessionState {
    SessionState {
        stage: if app.path().exists() {
            Stage::Locked
        } else {
            Stage::New
        },
        database: app.path().display().to_string(),
        person: String::new(),
        device: String::new(),
        language: Language::Fr,
        theme: Theme::System,
        demo: false,
        kiosk: false,
        keyring: keyring::exists(),
    }
}

fn opened(app: &App) -> Result<SessionState> {
    app.read(|db| {
        let name = db.laptop()?;
        Ok(SessionState {
            stage: Stage::Open,
            person: name.person,
            device: name.label,
            language: chosen(db.setting("language")?),
            theme: chosen(db.setting("theme")?),
            demo: db.has_demo()?,
            kiosk: db.kiosk()?.is_some(),
            ..closed(app)
        })
    })
}

/// A stored choice, or the default when it is absent or of a newer version.
fn chosen<T: serde::de::DeserializeOwned + Default>(stored: Option<String>) -> T {
    stored
        .and_then(|text| serde_json::from_value(serde_json::Value::String(text)).ok())
        .unwrap_or_default()
}
