//! `cargo xtask check`: the fast lane. No system package, no WebKit, no browser.

use super::{rust, web, wire};
use crate::machine::process;
use crate::machine::repo::Repo;
use crate::machine::steps::Steps;
use crate::{i18n, licences, tidy};

pub fn check(repo: &Repo) -> Result<(), String> {
    let scope = rust::Scope::NoWebKit;
    let mut steps = Steps::default();
    steps.step("fmt", &[], || rust::fmt(repo));
    steps.step("rules", &[], || rust::xtask_tests(repo));
    steps.step("tidy", &[], || tidy::all::rules(repo));
    steps.step("i18n", &[], || i18n::report::i18n(repo));
    steps.step("npm ci", &[], || web::install(repo));
    steps.step("licences", &["npm ci"], || licences::report::licences(repo));
    steps.step("svelte-check", &["npm ci"], || {
        process::run(&mut web::npm(repo, &["run", "check"]))
    });
    steps.step("vitest", &["npm ci"], || {
        process::run(&mut web::npm(repo, &["run", "test"]))
    });
    steps.step("clippy", &[], || rust::clippy(repo, scope));
    steps.step("build", &[], || rust::build(repo, scope));
    steps.step("wire", &["build"], || {
        wire::check(repo, wire::Generator::Built)
    });
    steps.step("tests", &["build"], || rust::tests(repo, scope));
    steps.finish()
}
