//! A recovery key between its making and the moment when somebody says "noted": in memory only, and gone with the program.

use std::sync::{Mutex, PoisonError};

use super::types::{RecoveryShown, Secret};
use crate::{App, Result};

/// The setting that says that a key made here was not said to be written down.
const UNNOTED: &str = "recovery_unnoted";

/// The one that may be waiting.
#[derive(Default)]
pub(crate) struct Shown(Mutex<Option<Secret>>);

impl Shown {
    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Secret>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn is_waiting(&self) -> bool {
        self.lock().is_some()
    }
}

/// Keeps a key until it is noted.
pub(in crate::exchange) fn wait(app: &App, key: Secret) {
    *app.jobs().shown.lock() = Some(key);
}

/// Remembers whether one was made here.
pub(in crate::exchange) fn made(tx: &mut store::Tx<'_>, here: bool) -> Result<()> {
    Ok(tx.set_setting(UNNOTED, if here { "1" } else { "0" })?)
}

/// Whether one was made here that nobody has said to have written down.
pub fn is_unnoted(db: &store::Db<'_>) -> Result<bool> {
    Ok(db.setting(UNNOTED)?.as_deref() == Some("1"))
}

/// The recovery key that was just made, until `recovery_noted`.
///
/// # Errors
/// `locked`.
pub fn recovery_show(app: &App) -> Result<RecoveryShown> {
    app.opened()?;
    Ok(RecoveryShown {
        recovery_key: app.jobs().shown.lock().clone(),
    })
}

/// Somebody has written it down: it is shown no more.
///
/// # Errors
/// What the database says.
pub fn recovery_noted(app: &App) -> Result<()> {
    app.settle(|tx| Ok(tx.set_setting(UNNOTED, "0")?))?;
    *app.jobs().shown.lock() = None;
    app.tell(["sync"]);
    Ok(())
}
