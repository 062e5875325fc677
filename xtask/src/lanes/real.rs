//! Journeys through real programs on the loopback. A program that cannot be installed leaves its journeys out, and says so.

use std::process::Command;

use crate::machine::repo::Repo;
use crate::machine::{apt, process};

use super::rust;

/// A Debian package, which is also its program, and the tests that need it.
const PARTS: &[(&str, &str)] = &[("syncthing", "syncthing::"), ("rclone", "webdav::")];

pub fn parts(repo: &Repo) -> Result<(), String> {
    let mut filters = Vec::new();
    for (program, filter) in PARTS {
        match ready(program) {
            Ok(()) => filters.push(*filter),
            Err(why) => println!("Left out, the journeys through {program}: {why}"),
        }
    }
    if filters.is_empty() {
        return Ok(());
    }
    rust::ignored_tests(repo, rust::Scope::Everything, "real", &filters)
}

fn ready(program: &str) -> Result<(), String> {
    let is_there = || process::succeeds(Command::new(program).arg("--version"));
    if is_there() {
        return Ok(());
    }
    apt::ensure(&[program])?;
    is_there()
        .then_some(())
        .ok_or_else(|| format!("{program} does not start."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The filters name modules of the test: a renamed one would run nothing and pass.
    #[test]
    fn every_part_has_its_journeys() {
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/cli/tests/real");
        for (_, filter) in PARTS {
            let module = filter.trim_end_matches("::");
            let text = std::fs::read_to_string(format!("{here}/{module}.rs")).unwrap();
            assert!(text.contains("#[ignore"), "{module}");
        }
    }
}
