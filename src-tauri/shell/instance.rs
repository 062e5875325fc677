//! One window a database: a second start shows the window that is there. Another database opens another window.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use tauri::{AppHandle, Manager, Runtime};

use crate::{arguments, window};

/// Ends this process when a window is already open on this database. `asked`: it was named on the command line.
///
/// # Errors
/// When the plug-in cannot be set up. Without a session bus there is no way to find other windows: this one opens.
pub fn only_one<R: Runtime>(
    tauri: &AppHandle<R>,
    database: &Path,
    asked: bool,
) -> tauri::Result<()> {
    // Elsewhere the plug-in knows one name a program: it would take a second database for the first.
    if asked && !cfg!(target_os = "linux") {
        return Ok(());
    }
    // A test kills a window and opens the next at once, while the bus may still think that the first one is there.
    if window::is_automated() {
        return Ok(());
    }
    let single = tauri_plugin_single_instance::Builder::new()
        .dbus_id(bus_name(&tauri.config().identifier, database))
        .callback(|tauri, arguments, folder| {
            window::show(tauri);
            if let Some(valise) = arguments::handed_over(&arguments, &folder) {
                offer(tauri, &valise);
            }
        })
        .build();
    tauri.plugin(single)
}

/// Hands a .valise to the window that is there: it shows a preview, after the unlock if need be.
pub fn offer<R: Runtime>(tauri: &AppHandle<R>, valise: &Path) {
    if let Some(app) = tauri.try_state::<app::App>() {
        let absolute = std::path::absolute(valise).unwrap_or_else(|_| valise.to_owned());
        app::exchange::valise::offer(&app, absolute.display().to_string());
    }
}

/// A bus name that tells databases apart without telling where they lie.
fn bus_name(identifier: &str, database: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    database.hash(&mut hasher);
    // An element of a bus name must not begin with a digit.
    format!("{identifier}.db{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_database_has_its_own_name() {
        let name = |path: &str| bus_name("app.rythme.desktop", Path::new(path));
        assert_ne!(name("/data/one.db"), name("/data/two.db"));
        assert_eq!(name("/data/one.db"), name("/data/one.db"));
        assert!(name("/data/one.db").starts_with("app.rythme.desktop.db"));
        assert!(!name("/data/one.db").contains("one"));
    }
}
