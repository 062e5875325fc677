//! `cargo xtask bench sync`: builds the benchmarks optimised, and runs them. They measure and print; nothing is judged.

use std::process::Command;

use crate::machine::process;
use crate::machine::repo::Repo;
use crate::machine::steps::Steps;

pub fn sync(repo: &Repo, args: &[&str]) -> Result<(), String> {
    let mut steps = Steps::default();
    steps.step("build", &[], || {
        let args = ["build", "--release", "-p", "tests", "--bin", "rythme-bench"];
        process::run(&mut repo.cargo(&args))
    });
    steps.step("bench", &["build"], || {
        let binary = repo.target.join("release/rythme-bench");
        process::run(Command::new(binary).current_dir(&repo.root).args(args))
    });
    steps.finish()
}
