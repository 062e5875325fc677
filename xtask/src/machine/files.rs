//! The text files of the checkout, without what is built, downloaded or generated beside them.

use std::path::Path;

/// One file: its path from the root with `/`, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

const SKIPPED: &[&str] = &[".git", "target", "node_modules", "dist", "gen"];

impl Source {
    pub fn is(&self, extensions: &[&str]) -> bool {
        extension(&self.path).is_some_and(|e| extensions.contains(&e))
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    pub fn under(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    /// Tests, wherever they lie.
    pub fn is_test(&self) -> bool {
        let name = self.name();
        self.under("tests")
            || self.path.contains("/tests/")
            || self.under("ui/e2e")
            || self.under("ui/window")
            || name.ends_with("tests.rs")
            || [".test.", ".spec."].iter().any(|mark| name.contains(mark))
    }

    /// Written by `cargo xtask wire`.
    pub fn is_generated(&self) -> bool {
        self.under("ui/src/wire")
    }
}

fn extension(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    name.rsplit_once('.').map(|(_, e)| e)
}

/// Every UTF-8 file under the root, sorted by path.
pub fn sources(root: &Path) -> Result<Vec<Source>, String> {
    let mut found = Vec::new();
    walk(root, root, &mut found).map_err(|e| format!("{}: {e}", root.display()))?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let kind = entry.file_type()?;
        if kind.is_dir() {
            let skipped = SKIPPED.iter().any(|name| entry.file_name() == *name);
            if !skipped {
                walk(root, &path, found)?;
            }
        } else if kind.is_file()
            && let Ok(text) = std::fs::read_to_string(&path)
            && let Ok(relative) = path.strip_prefix(root)
        {
            let path = relative.to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
    Ok(())
}

#[cfg(test)]
pub fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_recognised() {
        let test = |path| source(path, "").is_test();
        assert!(test("tests/src/main.rs"));
        assert!(test("src-tauri/store/tests/schema.rs"));
        assert!(test("src-tauri/store/src/draft/tests.rs"));
        assert!(test("src-tauri/domain/src/week_tests.rs"));
        assert!(test("ui/src/parts/Grid.test.ts"));
        assert!(test("ui/e2e/axe.mjs"));
        assert!(!test("ui/src/parts/Grid.ts"));
        assert!(!test("src-tauri/store/src/latest.rs"));
    }

    #[test]
    fn the_walk_leaves_out_what_is_built() {
        let found = sources(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(found.iter().any(|s| s.path == "src/main.rs"));
        assert!(found.iter().all(|s| !s.path.starts_with("target/")));
    }
}
