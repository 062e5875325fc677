//! Where the database of this window lies.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager, Runtime};

/// In the folder of the laptop's own data: never in one that a profile or a cloud copies about.
const FILE: &str = "rythme.db";

/// The database that was asked for, or the officer's own. Its folder is made, the file is not.
///
/// # Errors
/// When this system has no folder for an application's data.
pub fn place<R: Runtime>(tauri: &AppHandle<R>, asked: Option<PathBuf>) -> tauri::Result<PathBuf> {
    let path = match asked {
        Some(path) => path,
        None => tauri.path().app_local_data_dir()?.join(FILE),
    };
    if let Some(folder) = path.parent() {
        // A folder that cannot be made is said by the use case that needs it, on a screen.
        let _ = std::fs::create_dir_all(folder);
    }
    Ok(one_name(&path))
}

/// The same file under one name, however it was reached: two windows must see that they mean the same database.
fn one_name(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute
        .parent()
        .and_then(|folder| folder.canonicalize().ok());
    match (folder, absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => absolute,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_detour_leads_to_the_same_name() {
        let folder = std::env::temp_dir().join(format!("rythme-shell-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("sub")).unwrap();
        let straight = one_name(&folder.join("a.db"));
        let detour = one_name(&folder.join("sub/../a.db"));
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(straight, detour);
    }

    #[test]
    fn a_folder_that_is_not_there_leaves_the_path_absolute() {
        let path = one_name(Path::new("nowhere-at-all/a.db"));
        assert!(path.is_absolute() && path.ends_with("nowhere-at-all/a.db"));
    }
}
