//! Cargo's steps. The root package needs WebKit; everything else does not.

use std::process::Command;

use crate::machine::process;
use crate::machine::repo::Repo;

/// Which packages a step covers.
#[derive(Clone, Copy)]
pub enum Scope {
    Everything,
    /// Without the window.
    NoWebKit,
}

impl Scope {
    fn args(self) -> &'static [&'static str] {
        match self {
            Scope::Everything => &["--workspace"],
            Scope::NoWebKit => &["--workspace", "--exclude", "rythme-desktop"],
        }
    }
}

pub fn fmt(repo: &Repo) -> Result<(), String> {
    tool(repo, "fmt")?;
    process::run(&mut repo.cargo(&["fmt", "--all", "--check"]))
}

/// The rules must be right before they judge.
pub fn xtask_tests(repo: &Repo) -> Result<(), String> {
    process::run(&mut repo.cargo(&["test", "--quiet", "--package", "xtask"]))
}

pub fn clippy(repo: &Repo, scope: Scope) -> Result<(), String> {
    tool(repo, "clippy")?;
    let mut command = repo.cargo(&["clippy", "--all-targets"]);
    process::run(command.args(scope.args()).args(["--", "-D", "warnings"]))
}

/// Binaries, examples and tests in one go: the same features everywhere, so that nothing is compiled twice.
/// xtask is left out because it is running.
pub fn build(repo: &Repo, scope: Scope) -> Result<(), String> {
    let mut command = repo.cargo(&["build", "--all-targets", "--exclude", "xtask"]);
    process::run(command.args(scope.args()))
}

pub fn tests(repo: &Repo, scope: Scope) -> Result<(), String> {
    let mut command = repo.cargo(&["test", "--no-fail-fast", "--exclude", "xtask"]);
    process::run_tests(command.args(scope.args()))
}

/// The ignored tests of one target, those that one of the filters names.
pub fn ignored_tests(
    repo: &Repo,
    scope: Scope,
    target: &str,
    filters: &[&str],
) -> Result<(), String> {
    let mut command = repo.cargo(&["test", "--no-fail-fast", "--exclude", "xtask"]);
    command.args(scope.args()).args(["--test", target, "--"]);
    // Their versions and times are worth a line.
    process::run(command.args(["--ignored", "--nocapture"]).args(filters))
}

fn tool(repo: &Repo, name: &str) -> Result<(), String> {
    let mut ask: Command = repo.cargo(&[name, "--version"]);
    if process::succeeds(&mut ask) {
        return Ok(());
    }
    Err(format!(
        "cargo {name} is missing: rustup component add clippy rustfmt"
    ))
}
