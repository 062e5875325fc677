//! Refuses a database inside a folder that a tool mirrors: such a tool copies a live database torn, or over a newer one.

use std::path::Path;

/// The tool that mirrors the folder of `path`, by what its clients leave in the folder or by the folder's usual name.
pub(super) fn tool(path: &Path) -> Option<String> {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = full
        .parent()
        .and_then(|folder| folder.canonicalize().ok())
        .unwrap_or_else(|| full.parent().map(Path::to_owned).unwrap_or_default());
    real.ancestors()
        .find_map(|folder| by_marker(folder).or_else(|| by_name(folder)))
        .map(str::to_owned)
}

fn by_marker(folder: &Path) -> Option<&'static str> {
    const MARKERS: [(&str, &str); 6] = [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".owncloudsync.log", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        ("espace.json", "Rythme"),
    ];
    if let Some((_, tool)) = MARKERS.iter().find(|(name, _)| folder.join(name).exists()) {
        return Some(tool);
    }
    // Nextcloud's client keeps its own journal as `.sync_<hash>.db` at the root of the mirrored folder.
    let entries = std::fs::read_dir(folder).ok()?;
    entries.flatten().find_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let journal =
            (name.starts_with(".sync_") || name.starts_with("._sync_")) && name.ends_with(".db");
        journal.then_some("Nextcloud")
    })
}

fn by_name(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_string_lossy().to_lowercase();
    let starts = |prefix: &str| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
    };
    [
        ("onedrive", "OneDrive"),
        ("dropbox", "Dropbox"),
        ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"),
        ("google drive", "Google Drive"),
        ("mobile documents", "iCloud"),
    ]
    .into_iter()
    .find_map(|(prefix, tool)| starts(prefix).then_some(tool))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_mirroring_tools_are_recognised() {
        let home = tempfile::tempdir().unwrap();
        let at = |parts: &str| {
            let folder = home.path().join(parts);
            std::fs::create_dir_all(&folder).unwrap();
            tool(&folder.join("rythme.db"))
        };
        assert_eq!(at("Documents/rythme"), None);
        assert_eq!(at("OneDrive - MEL/Rythme").as_deref(), Some("OneDrive"));
        assert_eq!(at("Dropbox/a/b").as_deref(), Some("Dropbox"));
        assert_eq!(at("dropboxes/a"), None);
        std::fs::create_dir_all(home.path().join("partage/.stfolder")).unwrap();
        assert_eq!(at("partage/deep/er").as_deref(), Some("Syncthing"));
        std::fs::create_dir_all(home.path().join("nuage")).unwrap();
        std::fs::write(home.path().join("nuage/.sync_0123abcd.db"), b"").unwrap();
        assert_eq!(at("nuage/x").as_deref(), Some("Nextcloud"));
    }
}
