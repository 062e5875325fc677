//! Builds `rythme-simulate` and hands it the words of the command line.

use std::process::Command;

use crate::machine::process;
use crate::machine::repo::Repo;

/// What `cargo xtask test` runs: enough to meet every act and every harm some hundred times.
pub const SEEDS: &str = "1000";

/// `--seeds N --from S --jobs J --keep-going --tell`, as docs/simulation.md says.
pub fn run(repo: &Repo, words: &[&str]) -> Result<(), String> {
    process::run(&mut repo.cargo(&[
        "build",
        "--quiet",
        "--package",
        "tests",
        "--bin",
        "rythme-simulate",
    ]))?;
    built(repo, words)
}

/// The same with what `cargo build` left; two processes unless somebody says how many.
pub fn built(repo: &Repo, words: &[&str]) -> Result<(), String> {
    let mut command = Command::new(repo.target.join("debug/rythme-simulate"));
    if !words.contains(&"--jobs") && !words.contains(&"--tell") {
        command.args(["--jobs", "2"]);
    }
    process::run(command.args(words))
}
