//! Which window may call what. The kiosk's window has the kiosk's few calls and no other; while a kiosk is out, every other window
//! has what it needs to unlock and nothing else.

use serde_json::Value;

use super::leave;
use crate::wire::{self, Reply};
use crate::{App, Error, Result};

/// From where a call comes. The window says it by its label, the test host by its address; the page never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    Main,
    Kiosk,
}

/// All that a respondent's page can ask for. None of them takes the id of anything.
pub const KIOSK_CALLS: [&str; 11] = [
    "kiosk_show",
    "kiosk_begin",
    "kiosk_language",
    "kiosk_accept",
    "kiosk_answer",
    "kiosk_back",
    "kiosk_submit",
    "kiosk_reset",
    "kiosk_leave",
    "voice_say",
    "voice_stop",
];

/// What the officer's window still gets while a kiosk is out: whether it is, the unlock after a crash, and the way out by the same code,
/// for when the kiosk's own window does not open.
pub const MAIN_MEANWHILE: [&str; 3] = ["session_state", "session_unlock", LEAVE];

/// The one call that both windows have.
const LEAVE: &str = "kiosk_leave";

/// Runs a call if its door is open for it.
///
/// # Errors
/// `call_refused` for what the door never lets through, `kiosk_out` for the officer's window meanwhile; else as `wire::call`.
pub fn call(app: &App, door: Door, name: &str, args: Value) -> Reply {
    admit(app, door, name)?;
    wire::call(app, name, args)
}

fn admit(app: &App, door: Door, name: &str) -> Result<()> {
    let refused = || Err(Error::new("call_refused").arg("name", name));
    match door {
        Door::Kiosk if KIOSK_CALLS.contains(&name) => Ok(()),
        Door::Kiosk => refused(),
        Door::Main
            if name != LEAVE && name.starts_with("kiosk_") && KIOSK_CALLS.contains(&name) =>
        {
            refused()
        }
        Door::Main if MAIN_MEANWHILE.contains(&name) || !leave::is_out(app) => Ok(()),
        Door::Main => Err(Error::new("kiosk_out")),
    }
}
