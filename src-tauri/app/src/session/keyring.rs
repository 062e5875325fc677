//! The system's keyring: remembers the passphrase if the officer wishes. Where there is none, the passphrase is asked for.

use std::path::Path;
use std::sync::OnceLock;

use keyring::Entry;
use zeroize::Zeroizing;

/// The name under which the system shows what we keep.
const SERVICE: &str = "Rythme";

fn entry(database: &Path) -> Option<Entry> {
    // Unit tests and headless machines may lack a session bus: not having a keyring is a state, not an error.
    if std::env::var_os("RYTHME_NO_KEYRING").is_some() {
        return None;
    }
    let full = std::path::absolute(database).ok()?;
    Entry::new(SERVICE, &full.display().to_string()).ok()
}

/// Whether this system has a keyring that answers. Asked once: it costs a conversation with another process.
pub(super) fn exists() -> bool {
    static ANSWERS: OnceLock<bool> = OnceLock::new();
    *ANSWERS.get_or_init(answers)
}

fn answers() -> bool {
    let Some(entry) = entry(Path::new("probe")) else {
        return false;
    };
    matches!(entry.get_password(), Ok(_) | Err(keyring::Error::NoEntry))
}

pub(super) fn recall(database: &Path) -> Option<Zeroizing<String>> {
    entry(database)?.get_password().ok().map(Zeroizing::new)
}

/// True when it is kept.
pub(super) fn remember(database: &Path, passphrase: &str) -> bool {
    entry(database).is_some_and(|entry| entry.set_password(passphrase).is_ok())
}

pub(super) fn forget(database: &Path) {
    if let Some(entry) = entry(database) {
        // Absent already is as good as deleted.
        let _ = entry.delete_credential();
    }
}
