//! The real program, killed at random moments of a sync and of an erasure: run again it goes on, and nothing acknowledged is missing.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;

use super::support::{Desk, text};

/// Kills the program after a part of the time that it usually takes; false when it had ended before.
fn kill_in(desk: &Desk, words: &[&str], usual: Duration, part: f64) -> bool {
    let mut command = desk.command(words);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    // A moment of its run, not a wait for anything.
    std::thread::sleep(usual.mul_f64(part));
    child.kill().unwrap();
    child.wait().unwrap().code().is_none()
}

fn names(desk: &Desk) -> BTreeSet<String> {
    let listed = desk.json(&["library", "list"]);
    let rows = listed.as_array().unwrap();
    rows.iter().map(|row| text(&row["name"])).collect()
}

#[test]
fn the_real_program_killed_at_random_moments_goes_on() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    let mut kept = BTreeSet::from(["Canal 0".to_owned(), "Gare 0".to_owned()]);
    let mut doomed = claire.library("Canal 0");
    let mut doomed_name = "Canal 0".to_owned();
    hugo.library("Gare 0");
    for desk in [&claire, &hugo, &claire] {
        desk.json(&["sync", at]);
    }
    let start = Instant::now();
    claire.json(&["sync", at]);
    let usual = start.elapsed();
    let mut killed = 0;
    for round in 1..=6 {
        let name = format!("Canal {round}");
        let next = claire.library(&name);
        kept.insert(name.clone());
        let other = format!("Gare {round}");
        hugo.library(&other);
        kept.insert(other);
        // From the middle of the key's derivation to the end.
        let part = 0.3 + 0.7 * f64::from(round) / 6.0;
        killed += u32::from(kill_in(&claire, &["sync", at], usual, part));
        killed += u32::from(kill_in(&hugo, &["sync", at], usual, part));
        let entity = format!("library/{doomed}");
        let words = ["erase", "--reason", "demande", "--entity", &entity];
        killed += u32::from(kill_in(&claire, &words, usual, part));
        if names(&claire).contains(&doomed_name) {
            claire.json(&words);
        }
        kept.remove(&doomed_name);
        (doomed, doomed_name) = (next, name);
    }
    for desk in [&claire, &hugo, &claire, &hugo] {
        desk.json(&["sync", at]);
    }
    println!("killed {killed} of 18 runs before their end");
    assert!(killed >= 6, "{killed}");
    assert_eq!((names(&claire), names(&hugo)), (kept.clone(), kept));
    assert_eq!(claire.digest(), hugo.digest());
    assert_eq!(claire.json(&["verify", at])["findings"], json!([]));
}
