//! Names and paths: which ones we write, which ones we refuse to follow, and which ones are somebody's leftovers.

use super::FolderError;

/// A name is shorter than this, in bytes.
pub const MAX_NAME: usize = 40;
/// A path below the root is shorter than this: the root may be long, and Windows counts to 260.
pub const MAX_PATH: usize = 110;
/// How our own unfinished files begin.
pub const TEMP_PREFIX: &str = ".tmp-";

/// What the system or a mirror keeps in a folder for itself.
const SYSTEM: [&str; 8] = [
    "desktop.ini",
    "thumbs.db",
    "ehthumbs.db",
    "icon\r",
    "$recycle.bin",
    "system volume information",
    "lost+found",
    "_syncapp",
];

/// Checks a path that we are about to write.
pub fn check_ours(path: &str) -> Result<(), FolderError> {
    let good = path.len() < MAX_PATH && !path.is_empty() && path.split('/').all(is_ours);
    good.then_some(())
        .ok_or_else(|| FolderError::BadName(path.to_owned()))
}

/// `[a-z0-9.-]`, shorter than 40: no meaning in case, nothing that a share or Windows would fold, forbid or trim.
fn is_ours(name: &str) -> bool {
    let bytes = name
        .bytes()
        .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
    bytes
        && !name.is_empty()
        && name.len() < MAX_NAME
        && !name.ends_with('.')
        && !name.starts_with("..")
}

/// Checks a path that we only read: whatever others named, as long as it stays inside the folder.
pub fn check_inside(path: &str) -> Result<(), FolderError> {
    let inside = |name: &str| !matches!(name, "" | "." | "..") && !name.contains(['\\', '\0']);
    let good = path.is_empty() || path.split('/').all(inside);
    good.then_some(())
        .ok_or_else(|| FolderError::BadName(path.to_owned()))
}

/// Files and directories that belong to the system or to a mirror: never ours, never worth a word.
pub fn is_system(name: &str) -> bool {
    let lower = name.to_lowercase();
    (lower.starts_with('.') && !is_temp(&lower)) || SYSTEM.contains(&lower.as_str())
}

/// Files that somebody is still writing, or did not finish.
pub fn is_temp(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.starts_with(TEMP_PREFIX)
        || lower.starts_with('~')
        || lower.starts_with(".~")
        || lower.starts_with(".syncthing.")
        || [".tmp", ".part", ".partial", ".crdownload", ".!sync"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// `d/<32 hex>/<b, h, s or p>/<24 hex>.<the same letter>`: how this program names a sealed file, and nobody else does.
pub fn is_sealed_name(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let hex = |text: &str, len: usize| {
        text.len() == len && (text.bytes()).all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    match parts.as_slice() {
        ["d", device, kind @ ("b" | "h" | "s" | "p"), name] => {
            let stem = name.strip_suffix(kind).and_then(|n| n.strip_suffix('.'));
            hex(device, 32) && stem.is_some_and(|stem| hex(stem, 24))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_short_names_are_written() {
        for good in [
            "espace.json",
            "k/0f.age",
            "d/00000000000070008000000000000001/b/0123456789abcdef01234567.b",
        ] {
            assert_eq!(check_ours(good), Ok(()), "{good}");
        }
        let long = "a".repeat(MAX_NAME);
        let deep = ["abcdefghij"; 12].join("/");
        for bad in [
            "",
            "/a",
            "a/",
            "a//b",
            "../a",
            "A.json",
            "é",
            "a b",
            "a_b",
            "nul.",
            long.as_str(),
            deep.as_str(),
        ] {
            assert!(check_ours(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn reading_never_leaves_the_folder() {
        assert_eq!(check_inside(""), Ok(()));
        assert_eq!(check_inside("d/Copie de Léa (conflicted copy).b"), Ok(()));
        for bad in [
            "..",
            "d/../../etc/passwd",
            "/etc/passwd",
            "d//x",
            "d\\..\\x",
        ] {
            assert!(check_inside(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_temp_is_no_system_file() {
        for name in [
            ".tmp-00ff",
            "~$liste.xlsx",
            ".syncthing.a.b.tmp",
            "a.b.part",
            "x.TMP",
        ] {
            assert!(is_temp(name) && !is_system(name), "{name}");
        }
        for name in [
            "desktop.ini",
            "Thumbs.db",
            ".DS_Store",
            ".stfolder",
            ".stversions",
            "._a.b",
            "$RECYCLE.BIN",
        ] {
            assert!(is_system(name) && !is_temp(name), "{name}");
        }
    }

    #[test]
    fn a_sealed_name_is_ours_alone() {
        let (device, name) = ("0".repeat(32), "a".repeat(24));
        assert!(is_sealed_name(&format!("d/{device}/b/{name}.b")));
        for other in [
            format!("d/{device}/b/{name}.h"),
            format!("d/{device}/b/{name}.sync-conflict-20261124-190000-ABCDEFG.b"),
            format!("d/{device}/b/{}.b", name.to_uppercase()),
            format!("D/{device}/b/{name}.b"),
            format!("d/{device}/{name}.b"),
            "espace.json".to_owned(),
        ] {
            assert!(!is_sealed_name(&other), "{other}");
        }
    }
}
