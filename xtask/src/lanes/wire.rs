//! The generated TypeScript: written from the Rust types, committed, and checked to be what the types give today.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::machine::process;
use crate::machine::repo::Repo;
use crate::tidy;

/// How the generator is started.
pub enum Generator {
    /// Built first, with the features of `app` alone.
    Cargo,
    /// As `rust::build` left it.
    Built,
}

/// Generates beside the checkout first: a build that fails, or is stopped, leaves the files as they were.
pub fn write(repo: &Repo) -> Result<(), String> {
    let fresh = repo.target.join("xtask").join("wire");
    generate(repo, &Generator::Cargo, &fresh)?;
    let folder = repo.ui().join("src/wire");
    let fail = |e: std::io::Error| format!("{}: {e}", folder.display());
    for name in files(&folder)?.into_keys() {
        std::fs::remove_file(folder.join(name)).map_err(fail)?;
    }
    for (name, content) in files(&fresh)? {
        std::fs::write(folder.join(name), content).map_err(fail)?;
    }
    Ok(())
}

/// Generates beside the checkout and compares; the checkout is never touched.
pub fn check(repo: &Repo, generator: Generator) -> Result<(), String> {
    let fresh = repo.target.join("xtask").join("wire");
    generate(repo, &generator, &fresh)?;
    let offences = differences(&files(&repo.ui().join("src/wire"))?, &files(&fresh)?);
    tidy::all::report("ui/src/wire is stale, run cargo xtask wire", &offences)
}

/// Empties the folder first: a type that is gone leaves no file.
fn generate(repo: &Repo, generator: &Generator, folder: &Path) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(fail)?;
    }
    std::fs::create_dir_all(folder).map_err(fail)?;
    let mut command = match generator {
        Generator::Cargo => repo.cargo(&[
            "run",
            "--quiet",
            "--package",
            "app",
            "--example",
            "wire",
            "--",
        ]),
        Generator::Built => {
            let mut command = Command::new(repo.target.join("debug/examples/wire"));
            command.current_dir(&repo.root);
            command
        }
    };
    process::run(command.arg(folder))
}

type Files = BTreeMap<String, String>;

fn files(folder: &Path) -> Result<Files, String> {
    let fail = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut found = Files::new();
    for entry in folder.read_dir().map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let text = std::fs::read_to_string(entry.path()).map_err(fail)?;
        found.insert(entry.file_name().to_string_lossy().into_owned(), text);
    }
    Ok(found)
}

fn differences(committed: &Files, fresh: &Files) -> Vec<String> {
    let mut names: Vec<&String> = committed.keys().chain(fresh.keys()).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter_map(|name| match (committed.get(name), fresh.get(name)) {
            (Some(a), Some(b)) if a == b => None,
            (Some(_), Some(_)) => Some(format!("{name} differs")),
            (None, _) => Some(format!("{name} is missing")),
            (_, None) => Some(format!("{name} is no longer generated")),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_difference_is_told() {
        let of = |pairs: &[(&str, &str)]| -> Files {
            let owned = |(a, b): &(&str, &str)| ((*a).to_owned(), (*b).to_owned());
            pairs.iter().map(owned).collect()
        };
        let committed = of(&[("a.ts", "1"), ("b.ts", "1"), ("old.ts", "1")]);
        let fresh = of(&[("a.ts", "1"), ("b.ts", "2"), ("new.ts", "1")]);
        assert_eq!(
            differences(&committed, &fresh),
            [
                "b.ts differs",
                "new.ts is missing",
                "old.ts is no longer generated"
            ]
        );
        assert!(differences(&fresh, &fresh).is_empty());
    }
}
