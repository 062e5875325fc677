//! Floors: which of our crates may name which. Crates of one floor never see each other; the shells see only `app`.

use crate::machine::repo::{Metadata, Package};

/// Each crate with those of ours that it may name. A new crate gets its line here, or fails.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("forms", &["domain"]),
    ("coedit", &["domain"]),
    ("store", &["domain"]),
    ("sync", &["domain"]),
    ("documents", &["domain"]),
    ("tables", &[]),
    (
        "app",
        &[
            "domain",
            "forms",
            "coedit",
            "store",
            "sync",
            "documents",
            "tables",
        ],
    ),
    ("cli", &["app"]),
    ("rythme-desktop", &["app"]),
    (
        "tests",
        &[
            "domain",
            "forms",
            "coedit",
            "store",
            "sync",
            "documents",
            "tables",
            "app",
            "cli",
        ],
    ),
    ("xtask", &[]),
];

pub fn offences(metadata: &Metadata) -> Vec<String> {
    let ours: Vec<&Package> = metadata
        .packages
        .iter()
        .filter(|p| metadata.workspace_members.contains(&p.id))
        .collect();
    let names: Vec<&str> = ours.iter().map(|p| p.name.as_str()).collect();
    ours.iter().flat_map(|p| of_package(p, &names)).collect()
}

fn of_package(package: &Package, ours: &[&str]) -> Vec<String> {
    let name = &package.name;
    let Some((_, allowed)) = MAY_NAME.iter().find(|(n, _)| n == name) else {
        return vec![format!(
            "{name}: has no floor yet (xtask/src/tidy/edges.rs)"
        )];
    };
    package
        .dependencies
        .iter()
        .map(|d| d.name.as_str())
        .filter(|d| ours.contains(d) && !allowed.contains(d))
        .map(|d| format!("{name}: must not depend on {d}"))
        .collect()
}

#[cfg(test)]
pub mod fixture {
    use crate::machine::repo::Metadata;

    /// A workspace of crates, each with what it depends on.
    pub fn workspace(crates: &[(&str, &[&str])]) -> Metadata {
        let packages: Vec<_> = crates
            .iter()
            .map(|(name, deps)| {
                let deps: Vec<_> = deps
                    .iter()
                    .map(|d| serde_json::json!({"name": d}))
                    .collect();
                serde_json::json!({"id": name, "name": name, "version": "0.1.0", "license": "MIT",
                    "dependencies": deps})
            })
            .collect();
        let members: Vec<_> = crates.iter().map(|(name, _)| name).collect();
        serde_json::from_value(serde_json::json!({
            "packages": packages, "workspace_members": members, "target_directory": "target"
        }))
        .expect("the fixture has the shape of cargo metadata")
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::workspace;
    use super::*;

    #[test]
    fn downwards_is_fine() {
        let ok = workspace(&[
            ("domain", &["serde"]),
            ("store", &["domain"]),
            ("app", &["domain", "store"]),
            ("cli", &["app"]),
        ]);
        assert!(offences(&ok).is_empty());
    }

    #[test]
    fn sideways_upwards_and_past_app_are_not() {
        let bad = workspace(&[
            ("domain", &["store"]),
            ("store", &["domain", "sync"]),
            ("sync", &["domain"]),
            ("rythme-desktop", &["app", "store"]),
            ("app", &[]),
        ]);
        assert_eq!(
            offences(&bad),
            [
                "domain: must not depend on store",
                "store: must not depend on sync",
                "rythme-desktop: must not depend on store",
            ]
        );
    }

    #[test]
    fn an_unknown_crate_needs_a_floor() {
        let bad = workspace(&[("helpers", &[])]);
        assert!(offences(&bad)[0].starts_with("helpers: has no floor"));
    }
}
