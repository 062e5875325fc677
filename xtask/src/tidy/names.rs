//! Heavy or dangerous crates have one user each: the rest of the house cannot come to depend on them.

use crate::machine::repo::Metadata;

/// A crate (a final `*` stands for any ending) and the only one of ours that may name it; on two lines, the only two.
const ONLY: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("libsqlite3-sys", "store"),
    ("loro*", "coedit"),
    ("tauri*", "rythme-desktop"),
    ("wry", "rythme-desktop"),
    ("age", "sync"),
    ("chacha20poly1305", "sync"),
    ("blake3", "sync"),
    ("scrypt", "sync"),
    ("zstd", "sync"),
    ("calamine", "forms"),
    ("calamine", "tables"),
    ("keyring", "app"),
    ("image", "documents"),
    ("kamadak-exif", "documents"),
    ("typst*", "documents"),
    ("qrcode", "documents"),
];

pub fn offences(metadata: &Metadata) -> Vec<String> {
    let ours = |id: &String| metadata.workspace_members.contains(id);
    let mut found = Vec::new();
    for package in metadata.packages.iter().filter(|p| ours(&p.id)) {
        for dependency in &package.dependencies {
            let users: Vec<&str> = ONLY
                .iter()
                .filter(|(n, _)| matches(n, &dependency.name))
                .map(|(_, user)| *user)
                .collect();
            if !users.is_empty() && !users.contains(&package.name.as_str()) {
                let (name, taken) = (&package.name, &dependency.name);
                let users = users.join(" and ");
                found.push(format!("{name}: {taken} belongs to {users} alone"));
            }
        }
    }
    found
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(head) => name.starts_with(head),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::super::edges::fixture::workspace;
    use super::*;

    #[test]
    fn the_user_may() {
        let ok = workspace(&[
            ("store", &["rusqlite"]),
            ("coedit", &["loro"]),
            ("rythme-desktop", &["tauri", "tauri-build"]),
        ]);
        assert!(offences(&ok).is_empty());
    }

    #[test]
    fn others_may_not() {
        let bad = workspace(&[
            ("app", &["rusqlite", "keyring"]),
            ("cli", &["tauri-plugin-dialog", "loro-internal"]),
        ]);
        assert_eq!(
            offences(&bad),
            [
                "app: rusqlite belongs to store alone",
                "cli: tauri-plugin-dialog belongs to rythme-desktop alone",
                "cli: loro-internal belongs to coedit alone",
            ]
        );
    }
}
