//! Killed in the middle of syncs, while founding, publishing and reading: the next one takes it up, and nothing is missing.

use std::time::Duration;

use app::library;
use fastrand::Rng;
use serde_json::json;

use super::host::Host;
use crate::seen::everything;
use crate::support::{Laptop, settle, tree};

/// Writes a few things through a host, each acknowledged, then kills it somewhere in a sync.
fn write_and_die(
    laptop: &Laptop,
    folder: &std::path::Path,
    random: &mut Rng,
    names: &mut Vec<String>,
    at_most: u64,
) {
    let host = Host::start(&laptop.database());
    for _ in 0..random.u8(1..4) {
        let name = format!("Canal {:03}", names.len());
        host.call(
            "library_save",
            json!({ "name": name, "insee": "59350", "address": "", "opening_hours": "" }),
        );
        names.push(name);
    }
    let args = json!({ "folder": folder, "folder_passphrase": "" });
    let at_most = Duration::from_millis(random.u64(0..=at_most));
    host.kill_during(random, at_most, "sync_start", args);
}

#[test]
fn a_sync_killed_anywhere_is_taken_up_again() {
    let mut random = Rng::with_seed(5);
    for very_early in [true, false] {
        let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
        let folder = tempfile::tempdir().unwrap();
        let mut names = Vec::new();
        // Founding takes a key derivation: the first kills fall before, in and after it.
        for round in 0..7 {
            let at_most = if very_early { 400 } else { 150 + 100 * round };
            write_and_die(&claire, folder.path(), &mut random, &mut names, at_most);
            // Hugo joins only once there is something to join: else he would found a space of his own.
            if folder.path().join("espace.json").exists() {
                write_and_die(&hugo, folder.path(), &mut random, &mut names, at_most);
            }
        }
        let (claire, hugo) = (claire.restarted(), hugo.restarted());
        settle(&[&claire, &hugo], folder.path());
        assert_eq!(everything(&claire.app), everything(&hugo.app));
        assert_eq!(claire.digest(), hugo.digest());
        let mut shown: Vec<String> = library::list(&claire.app)
            .unwrap()
            .into_iter()
            .map(|row| row.name)
            .collect();
        shown.sort();
        assert_eq!(
            shown, names,
            "nothing acknowledged is missing, nothing is there twice"
        );
        let temps: Vec<String> = tree(folder.path())
            .into_keys()
            .filter(|name| name.contains(".tmp"))
            .collect();
        assert_eq!(temps, Vec::<String>::new(), "each sweeps its own");
    }
}
