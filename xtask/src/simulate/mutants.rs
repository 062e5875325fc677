//! Shows that the simulator can fail: a copy of the sources with all mistakes in it, each made only when the environment names it;
//! one build, and one run a mistake, which has to end with a violation of the right invariant.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::list::{MUTANTS, Mutant};
use crate::machine::process;
use crate::machine::repo::Repo;

/// Which mistake is made: read by the copy alone.
const VARIABLE: &str = "RYTHME_MUTANT";
/// More seeds than this are not tried.
const SEEDS: &str = "600";

/// Makes every mistake, or those that are named (with commas between).
pub fn mutants(repo: &Repo, only: Option<&str>) -> Result<(), String> {
    let copy = repo.target.join("xtask").join("mutants");
    copy_sources(repo, &copy)?;
    for mutant in MUTANTS {
        make(&copy, mutant)?;
    }
    let mut build = repo.cargo(&["build", "--package", "tests", "--bin", "rythme-simulate"]);
    // The dependencies are those of the checkout; only what is ours is built once more.
    build
        .current_dir(&copy)
        .arg("--target-dir")
        .arg(&repo.target);
    process::run(&mut build)?;
    let program = copy.join("rythme-simulate");
    let built = repo.target.join("debug/rythme-simulate");
    std::fs::copy(&built, &program).map_err(|e| format!("{}: {e}", built.display()))?;
    let mut missed = Vec::new();
    println!("without a mistake: {}", verdict(&program, "none", "20")?);
    for mutant in MUTANTS
        .iter()
        .filter(|mutant| only.is_none_or(|names| names.split(',').any(|name| name == mutant.name)))
    {
        let said = verdict(&program, mutant.name, SEEDS)?;
        let found = mutant
            .found_by
            .iter()
            .any(|law| said.contains(&format!("violates {law}:")));
        let mark = if found { "found" } else { "MISSED" };
        println!("{mark}  {}: {}\n       {said}", mutant.name, mutant.says);
        if !found {
            missed.push(mutant.name);
        }
    }
    if missed.is_empty() {
        return Ok(());
    }
    Err(format!("the simulator misses {}", missed.join(", ")))
}

/// The first line about a violation, or that there is none.
fn verdict(program: &Path, mutant: &str, seeds: &str) -> Result<String, String> {
    let mut command = Command::new(program);
    command
        .args(["--jobs", "1", "--seeds", seeds])
        .env(VARIABLE, mutant);
    let output = command
        .output()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find(|line| line.contains("violates"));
    let short = |line: &str| line.chars().take(160).collect();
    Ok(line.map_or_else(|| format!("nothing in {seeds} seeds"), short))
}

/// Every file that git knows, and what is new, as it is now. What did not change is not written: cargo builds by time.
fn copy_sources(repo: &Repo, copy: &Path) -> Result<(), String> {
    let mut list = Command::new("git");
    list.current_dir(&repo.root)
        .args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    for name in process::read(&mut list)?.lines() {
        let wanted = ["src-tauri/", "tests/", "assets/", "xtask/"]
            .iter()
            .any(|dir| name.starts_with(dir));
        let root_file =
            !name.contains('/') && (name.starts_with("Cargo") || name.ends_with(".toml"));
        let (from, to) = (repo.root.join(name), copy.join(name));
        if !(wanted || root_file) || !from.is_file() {
            continue;
        }
        let bytes = std::fs::read(&from).map_err(|e| format!("{name}: {e}"))?;
        write(&to, &bytes)?;
    }
    rename(copy)
}

/// Cargo takes the crates of the copy for those of the checkout, whose place in their workspace is the same, unless their version differs:
/// the next build of the checkout would be one with mistakes.
fn rename(copy: &Path) -> Result<(), String> {
    let path = copy.join("Cargo.toml");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("Cargo.toml: {e}"))?;
    let own = "[workspace.package]\nversion = \"";
    let (before, after) = text
        .split_once(own)
        .ok_or("Cargo.toml has no version of the workspace")?;
    let (version, after) = after.split_once('"').ok_or("Cargo.toml is cut short")?;
    let new = format!("{before}{own}{version}-mistakes\"{after}");
    write(&path, new.as_bytes())
}

/// Puts one mistake into the copy. A text that is not there exactly once has moved on, and its line in the list has to follow.
fn make(copy: &Path, mutant: &Mutant) -> Result<(), String> {
    let on = format!(
        "std::env::var_os(\"{VARIABLE}\").is_some_and(|name| name == \"{}\")",
        mutant.name
    );
    for edit in mutant.edits {
        let path: PathBuf = copy.join(edit.file);
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", edit.file))?;
        if text.matches(edit.find).count() != 1 {
            return Err(format!(
                "mistake {}: {} does not hold its text once: {}",
                mutant.name, edit.file, edit.find
            ));
        }
        let put = edit.put.replace("ON", &on);
        write(&path, text.replace(edit.find, &put).as_bytes())?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(fail)?;
    std::fs::write(path, bytes).map_err(fail)
}
