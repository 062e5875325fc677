//! Where the passphrase comes from: a file, the keyring, or a person at a terminal. Never an argument, which other users could read.

use std::io::IsTerminal;
use std::path::Path;

use app::{App, Error, Result, session};

/// The first line of a file.
pub fn from_file(path: &Path) -> Result<String> {
    let unreadable = |detail: String| {
        Error::new("file_unreadable")
            .arg("path", path.display())
            .arg("detail", detail)
    };
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// The passphrase of a new database.
pub fn for_new(file: Option<&Path>) -> Result<String> {
    match file {
        Some(file) => from_file(file),
        None => ask("Passphrase: "),
    }
}

/// Unlocks the database.
pub fn unlock(app: &App, file: Option<&Path>) -> Result<()> {
    let passphrase = match file {
        Some(file) => from_file(file)?,
        None => {
            // A database that does not exist is its own error; a remembered passphrase opens without asking.
            session::state(app)?;
            if app.is_open() {
                return Ok(());
            }
            if app.path().exists() {
                ask("Passphrase: ")?
            } else {
                String::new()
            }
        }
    };
    session::open_database(app, &passphrase)
}

/// The passphrase for a database that may not open: of a file, of the keyring (which may open it), or asked for.
pub fn known(app: &App, file: Option<&Path>) -> Result<String> {
    if let Some(file) = file {
        return from_file(file);
    }
    // What it says of the database is said again by whoever opens it.
    let _ = session::state(app);
    match app.passphrase() {
        Some(passphrase) => Ok(passphrase),
        None => ask("Passphrase: "),
    }
}

fn ask(prompt: &str) -> Result<String> {
    let missing = || Error::new("passphrase_missing");
    if !std::io::stdin().is_terminal() {
        return Err(missing());
    }
    rpassword::prompt_password(prompt).map_err(|_| missing())
}
