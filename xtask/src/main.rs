//! `cargo xtask`: everything one does to this repository, as commands that install what they need.

mod i18n;
mod lanes;
mod licences;
mod machine;
mod simulate;
mod tidy;

use std::process::ExitCode;

use machine::repo::Repo;

const USAGE: &str = "\
cargo xtask run [--release] [-- ARGS]  set up this machine, build, open Rythme
cargo xtask test                       set up this machine, run every check and every test
cargo xtask check                      the fast lane: everything that needs no WebKit
cargo xtask simulate [--seeds N] [--from S] [--jobs J] [--keep-going] [--tell]
                                       many laptops in a storm, from a seed: docs/simulation.md
cargo xtask simulate --mutations [I6]  mistakes that the simulator has to find
cargo xtask bench sync [WHAT]           what sharing costs, beside other ways: docs/performance.md
cargo xtask wire [--check]             write ui/src/wire from the Rust types (or: fail when it is stale)
cargo xtask tidy                       the rules of the house: floors, sizes, headers, catalogue
cargo xtask i18n                       the catalogue alone
cargo xtask licences                   licences of every dependency against the allow list";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<(), String> {
    let repo = Repo::here()?;
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run", rest @ ..] => lanes::run::run(&repo, rest),
        ["test"] => lanes::test::test(&repo),
        ["check"] => lanes::check::check(&repo),
        ["simulate", "--mutations"] => simulate::mutants(&repo, None),
        ["simulate", "--mutations", name] => simulate::mutants(&repo, Some(name)),
        ["simulate", rest @ ..] => simulate::seeds::run(&repo, rest),
        ["bench", "sync", rest @ ..] => lanes::bench::sync(&repo, rest),
        ["wire"] => lanes::wire::write(&repo),
        ["wire", "--check"] => lanes::wire::check(&repo, lanes::wire::Generator::Cargo),
        ["tidy"] => tidy::all::tidy(&repo),
        ["i18n"] => i18n::report::i18n(&repo),
        ["licences"] => licences::report::licences(&repo),
        _ => Err(USAGE.to_owned()),
    }
}
