//! The officer's choices on this laptop, and the way out of the fictive data.

use domain::entity::DELETED;
use domain::op::Op;
use serde::Serialize;
use serde_json::{Value, json};
use store::Change;

use super::types::{SessionState, SettingsSave};
use super::{first_run, state};
use crate::{App, Error, Result};

/// Keeps what is given, and leaves the rest.
///
/// # Errors
/// What the database says.
pub fn save(app: &App, args: SettingsSave) -> Result<SessionState> {
    let current = state(app)?;
    app.settle(|tx| {
        if let Some(language) = args.language {
            tx.set_setting("language", &text(language)?)?;
        }
        if let Some(theme) = args.theme {
            tx.set_setting("theme", &text(theme)?)?;
        }
        Ok(())
    })?;
    if args.person.is_some() || args.device.is_some() {
        let person = args.person.unwrap_or(current.person);
        let device = args.device.unwrap_or(current.device);
        if device.trim().is_empty() {
            return Err(Error::new("device_name_missing"));
        }
        first_run::name_device(app, &person, &device)?;
    }
    state(app)
}

fn text(choice: impl Serialize) -> Result<String> {
    match serde_json::to_value(choice) {
        Ok(Value::String(text)) => Ok(text),
        _ => Err(Error::new("stored_unreadable").arg("detail", "setting")),
    }
}

/// Removes every fictive entity in one act; undo brings them back.
///
/// # Errors
/// What the database says.
pub fn remove_demo(app: &App) -> Result<SessionState> {
    let fictive = app.read(|db| Ok(db.demo()?))?;
    app.act(Op::RemoveDemo, |tx| {
        for entity in fictive {
            tx.write(Change::fields(entity, [(DELETED.to_owned(), json!(true))]))?;
        }
        tx.touch("session");
        Ok(())
    })?;
    state(app)
}
