//! `cargo xtask run`: from a bare machine to the open window.

use std::process::Command;

use super::{web, window};
use crate::machine::repo::Repo;
use crate::machine::{apt, process};

/// What the command line asks for.
#[derive(Debug, PartialEq)]
struct Wishes<'a> {
    release: bool,
    args: Vec<&'a str>,
}

pub fn run(repo: &Repo, words: &[&str]) -> Result<(), String> {
    let wishes = wishes(words)?;
    let display = window::has_display(&|name| std::env::var_os(name));
    let headless = if display { &[] } else { apt::HEADLESS };
    apt::ensure(&[apt::BUILD, headless].concat())?;
    web::install(repo)?;
    web::build_if_stale(repo)?;
    let mut build = repo.cargo(&["build", "--package", "rythme-desktop"]);
    if wishes.release {
        build.arg("--release");
    }
    process::run(&mut build)?;
    let profile = if wishes.release { "release" } else { "debug" };
    let binary = repo.target.join(profile).join("rythme-desktop");
    open(&binary.to_string_lossy(), display, &wishes.args)
}

fn wishes<'a>(words: &[&'a str]) -> Result<Wishes<'a>, String> {
    let (ours, args) = match words.iter().position(|word| *word == "--") {
        Some(at) => (&words[..at], words[at + 1..].to_vec()),
        None => (words, Vec::new()),
    };
    match ours {
        [] => Ok(Wishes {
            release: false,
            args,
        }),
        ["--release"] => Ok(Wishes {
            release: true,
            args,
        }),
        other => Err(format!(
            "cargo xtask run does not know {}; after -- everything goes to Rythme.",
            other.join(" ")
        )),
    }
}

fn open(binary: &str, display: bool, args: &[&str]) -> Result<(), String> {
    let mut command = if display {
        Command::new(binary)
    } else {
        println!(
            "There is no display here: Rythme opens in a virtual one (Xvfb), so nothing shows; Ctrl+C ends it."
        );
        window::virtual_display(binary)
    };
    println!("Opening {binary}");
    process::run(command.args(args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_after_the_dashes_are_the_programs() {
        assert_eq!(
            wishes(&["--release", "--", "--db", "x"]),
            Ok(Wishes {
                release: true,
                args: vec!["--db", "x"]
            })
        );
        assert_eq!(
            wishes(&[]),
            Ok(Wishes {
                release: false,
                args: vec![]
            })
        );
        assert!(wishes(&["--fast"]).is_err());
    }
}
