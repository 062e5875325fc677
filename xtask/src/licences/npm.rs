//! Packages of the npm lock file; where the lock is silent, the installed package speaks.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::report::Licensed;

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    version: String,
    license: Option<License>,
}

/// A string today; an object or a list of objects in packages from before SPDX.
#[derive(Deserialize)]
#[serde(untagged)]
enum License {
    Expression(String),
    Typed {
        #[serde(rename = "type")]
        kind: String,
    },
}

impl License {
    fn text(self) -> String {
        match self {
            License::Expression(text) | License::Typed { kind: text } => text,
        }
    }
}

pub fn read(ui: &Path) -> Result<Vec<Licensed>, String> {
    let path = ui.join("package-lock.json");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    licensed(&text, &|place| installed(&ui.join(place)))
}

fn licensed(
    lock: &str,
    installed: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<Licensed>, String> {
    let lock: Lock =
        serde_json::from_str(lock).map_err(|e| format!("package-lock.json cannot be read: {e}"))?;
    let entries = lock.packages.into_iter().map(|(place, package)| Licensed {
        origin: "npm",
        name: name(&place),
        version: package.version,
        licence: package
            .license
            .map(License::text)
            .or_else(|| installed(&place)),
    });
    Ok(entries.collect())
}

/// `node_modules/a/node_modules/@b/c` is `@b/c`; the empty place is our own package.
fn name(place: &str) -> String {
    let name = place.rsplit("node_modules/").next().unwrap_or(place);
    if name.is_empty() { "ui" } else { name }.to_owned()
}

fn installed(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("package.json")).ok()?;
    let package: Package = serde_json::from_str(&text).ok()?;
    package.license.map(License::text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"{"lockfileVersion": 3, "packages": {
        "": {"license": "MIT"},
        "node_modules/a": {"version": "1.0.0", "license": "ISC"},
        "node_modules/a/node_modules/@b/c": {"version": "2.0.0"},
        "node_modules/d": {"version": "3.0.0", "license": {"type": "BSD"}}
    }}"#;

    #[test]
    fn lock_first_then_the_installed_package() {
        let found = licensed(LOCK, &|place| {
            (place == "node_modules/a/node_modules/@b/c").then(|| "0BSD".to_owned())
        })
        .unwrap();
        let told: Vec<_> = found
            .iter()
            .map(|p| (p.name.as_str(), p.licence.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("ui", Some("MIT")),
                ("a", Some("ISC")),
                ("@b/c", Some("0BSD")),
                ("d", Some("BSD")),
            ]
        );
    }

    #[test]
    fn silence_stays_silence() {
        let found = licensed(LOCK, &|_| None).unwrap();
        assert_eq!(found[2].licence, None);
        assert!(licensed("{}", &|_| None).is_err());
    }
}
