//! `cargo xtask test`: the set-up and every check and test there is, cheap failures first.

use std::process::Command;

use super::{real, rust, web, window, wire};
use crate::machine::repo::Repo;
use crate::machine::steps::Steps;
use crate::machine::{apt, chromium, process};
use crate::simulate::seeds;
use crate::{i18n, licences, tidy};

pub fn test(repo: &Repo) -> Result<(), String> {
    let mut steps = Steps::default();
    cheap(repo, &mut steps);
    front(repo, &mut steps);
    back(repo, &mut steps);
    journeys(repo, &mut steps);
    steps.finish()
}

fn cheap(repo: &Repo, steps: &mut Steps) {
    steps.step("fmt", &[], || rust::fmt(repo));
    steps.step("rules", &[], || rust::xtask_tests(repo));
    steps.step("tidy", &[], || tidy::all::rules(repo));
    steps.step("i18n", &[], || i18n::report::i18n(repo));
}

fn front(repo: &Repo, steps: &mut Steps) {
    steps.step("npm ci", &[], || web::install(repo));
    steps.step("licences", &["npm ci"], || licences::report::licences(repo));
    steps.step("svelte-check", &["npm ci"], || {
        process::run(&mut web::npm(repo, &["run", "check"]))
    });
    steps.step("vitest", &["npm ci"], || {
        process::run(&mut web::npm(repo, &["run", "test"]))
    });
    steps.step("front end", &["npm ci"], || web::build(repo));
}

/// The front end comes first: the window embeds ui/dist when it is compiled.
fn back(repo: &Repo, steps: &mut Steps) {
    let scope = rust::Scope::Everything;
    let packages = [apt::BUILD, apt::HEADLESS, apt::TESTS].concat();
    steps.step("packages", &[], || apt::ensure(&packages));
    let needs = ["packages", "front end"];
    steps.step("clippy", &needs, || rust::clippy(repo, scope));
    steps.step("build", &needs, || rust::build(repo, scope));
    steps.step("wire", &["build"], || {
        wire::check(repo, wire::Generator::Built)
    });
    steps.step("tests", &["build"], || rust::tests(repo, scope));
    steps.step("simulation", &["build"], || {
        seeds::built(repo, &["--seeds", seeds::SEEDS])
    });
    steps.step("real parts", &["build"], || real::parts(repo));
}

fn journeys(repo: &Repo, steps: &mut Steps) {
    let needs = ["npm ci", "front end", "build"];
    steps.step("browser", &needs, || {
        let chromium = chromium::ensure(&repo.target)?;
        let mut npm = web::npm(repo, &["run", "e2e"]);
        npm.env(chromium::VARIABLE, chromium)
            .env("RYTHME_TESTHOST", repo.target.join("debug/rythme-testhost"));
        finish(repo, npm, "browser")
    });
    steps.step("window", &needs, || {
        let mut npm = window::virtual_display("npm");
        npm.current_dir(repo.ui()).args(["run", "window"]);
        finish(repo, npm, "window")
    });
}

/// Journeys know where the binaries lie and see no home but their own.
fn finish(repo: &Repo, mut command: Command, name: &str) -> Result<(), String> {
    let home = repo.target.join("xtask").join("home").join(name);
    window::own_home(&mut command, &home)?;
    command.env("RYTHME_BIN", repo.target.join("debug"));
    process::run_tests(&mut command)
}
