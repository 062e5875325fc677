//! npm's steps, in ui/.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use crate::machine::process;
use crate::machine::repo::Repo;

const NODE: u32 = 20;

/// What the bundle is made from, from the root: a change in one of them makes a new bundle.
const INPUTS: &[&str] = &[
    "assets",
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package.json",
    "ui/package-lock.json",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
];

/// A command of npm in ui/, e.g. `run build`.
pub fn npm(repo: &Repo, args: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(repo.ui()).args(args);
    command
}

/// node_modules as the lock file says; nothing to do when the last installation was of this very lock file.
pub fn install(repo: &Repo) -> Result<(), String> {
    check_node(&process::peek(Command::new("node").arg("--version")))?;
    let lock_path = repo.ui().join("package-lock.json");
    let lock = std::fs::read(&lock_path).map_err(|e| format!("{}: {e}", lock_path.display()))?;
    // `npm ci` empties the folder first: a broken installation leaves no stamp.
    let stamp = repo.ui().join("node_modules").join(".installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        println!("node_modules: as the lock file says.");
        return Ok(());
    }
    let quiet = [
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--fetch-retries=5",
    ];
    process::run(npm(repo, &["ci"]).args(quiet))?;
    std::fs::write(&stamp, lock).map_err(|e| format!("{}: {e}", stamp.display()))
}

pub fn build(repo: &Repo) -> Result<(), String> {
    let inputs = state_of_inputs(&repo.root);
    process::run(&mut npm(repo, &["run", "build"]))?;
    let stamp = stamp(repo);
    let write = |path: &Path| {
        std::fs::create_dir_all(path.parent().unwrap_or(path))?;
        std::fs::write(path, inputs)
    };
    write(&stamp).map_err(|e| format!("{}: {e}", stamp.display()))
}

/// Builds unless ui/dist was made from exactly what is there now.
pub fn build_if_stale(repo: &Repo) -> Result<(), String> {
    let fresh = repo.ui().join("dist/index.html").is_file()
        && std::fs::read_to_string(stamp(repo)).is_ok_and(|s| s == state_of_inputs(&repo.root));
    if fresh {
        println!("ui/dist: up to date.");
        return Ok(());
    }
    build(repo)
}

fn stamp(repo: &Repo) -> PathBuf {
    repo.target.join("xtask").join("front-end.stamp")
}

/// Path, size and time of every input: it also sees what was removed, which the newest time alone does not.
fn state_of_inputs(root: &Path) -> String {
    let mut lines = Vec::new();
    for input in INPUTS {
        list(&root.join(input), &mut lines);
    }
    lines.sort();
    lines.join("\n")
}

fn list(path: &Path, lines: &mut Vec<String>) {
    let Ok(metadata) = path.metadata() else {
        return;
    };
    if metadata.is_dir() {
        let entries = path.read_dir().into_iter().flatten().flatten();
        entries.for_each(|entry| list(&entry.path(), lines));
        return;
    }
    let mut line = format!("{} {}", path.display(), metadata.len());
    if let Some(age) = metadata
        .modified()
        .ok()
        .and_then(|t| t.duration_since(UNIX_EPOCH).ok())
    {
        // Writing to a String cannot fail.
        let _ = write!(line, " {}", age.as_nanos());
    }
    lines.push(line);
}

fn check_node(version: &str) -> Result<(), String> {
    let version = version.trim();
    let major = version.strip_prefix('v').and_then(|v| v.split('.').next());
    match major.and_then(|m| m.parse::<u32>().ok()) {
        Some(major) if major >= NODE => Ok(()),
        Some(_) => Err(format!(
            "Node {version} is too old: {NODE} or newer, with npm."
        )),
        None => Err(format!(
            "Node is missing: install Node {NODE} or newer, with npm."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_is_the_floor() {
        assert_eq!(check_node("v20.20.2\n"), Ok(()));
        assert_eq!(check_node("v24.0.0"), Ok(()));
        assert!(check_node("v18.19.0").unwrap_err().contains("too old"));
        assert!(check_node("").unwrap_err().contains("missing"));
    }

    #[test]
    fn a_change_and_a_removal_are_seen() {
        let root = std::env::temp_dir().join(format!("rythme-xtask-{}", std::process::id()));
        let file = root.join("ui/src/a.ts");
        std::fs::create_dir_all(root.join("ui/src")).unwrap();
        let empty = state_of_inputs(&root);
        std::fs::write(&file, "a").unwrap();
        let one = state_of_inputs(&root);
        std::fs::write(&file, "ab").unwrap();
        let other = state_of_inputs(&root);
        std::fs::remove_file(&file).unwrap();
        let gone = state_of_inputs(&root);
        std::fs::remove_dir_all(&root).unwrap();
        assert_eq!(empty, gone);
        assert!(one != other && one != empty);
    }
}
