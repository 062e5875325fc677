//! Who opens the folder, from the command line: the recovery key once, another passphrase, a new key.

use super::support::{Desk, keys, text};

#[test]
fn the_recovery_key_is_printed_once_and_opens_the_folder() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    let made = claire.json(&["sync", at]);
    let key = text(&made["recovery_key"]);
    assert_eq!(key.len(), 35, "{key}");
    assert!(claire.json(&["sync", at]).get("recovery_key").is_none());
    let state = claire.json(&["keys", "show"]);
    keys(
        &state,
        &[
            "epoch",
            "recovery",
            "recovery_unnoted",
            "disputed",
            "passphrase_missing",
            "laptops",
        ],
    );
    assert_eq!(state["recovery_unnoted"], false, "printed is shown");

    let new = claire.file("new.txt", "une toute nouvelle phrase\n");
    let changed = claire.json(&["keys", "passphrase", "--new-passphrase-file", &new]);
    keys(&changed, &["published"]);
    assert_eq!(hugo.error(&["sync", at]), "wrong_folder_passphrase");
    let wrong = if key.starts_with('7') { "8" } else { "7" };
    let mistyped = hugo.file("mistyped.txt", format!("{wrong}{}", &key[1..]));
    assert_eq!(
        hugo.error(&["sync", at, "--folder-passphrase-file", &mistyped]),
        "recovery_key_mistyped"
    );
    let typed = hugo.file("key.txt", key.to_lowercase().replace('-', " "));
    hugo.json(&["sync", at, "--folder-passphrase-file", &typed]);
    assert_eq!(hugo.digest(), claire.digest());

    let replaced = claire.json(&["keys", "recovery"]);
    keys(&replaced, &["recovery_key", "published"]);
    assert_ne!(text(&replaced["recovery_key"]), key);
    let lea = Desk::new("Portable de Léa");
    let old = lea.file("old.txt", &key);
    assert_eq!(
        lea.error(&["sync", at, "--folder-passphrase-file", &old]),
        "wrong_folder_passphrase"
    );
}

#[test]
fn a_laptop_that_a_renewal_leaves_out_is_told_so() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    assert_eq!(claire.error(&["keys", "show"]), "folder_missing");
    for desk in [&claire, &hugo, &claire] {
        desk.json(&["sync", at]);
    }
    let new = claire.file("new.txt", "une toute nouvelle phrase");
    let renew = |except: &'static str| {
        [
            "keys",
            "renew",
            "--except",
            except,
            "--new-passphrase-file",
            &new,
        ]
        .map(str::to_owned)
    };
    let words = renew("Portable de Marc");
    let words = words.each_ref().map(String::as_str);
    assert_eq!(claire.error(&words), "device_unknown");
    let words = renew("Portable de Claire");
    let words = words.each_ref().map(String::as_str);
    assert_eq!(claire.error(&words), "renew_without_self");
    let words = renew("Portable de Hugo");
    let words = words.each_ref().map(String::as_str);
    let renewed = claire.json(&words);
    keys(&renewed, &["epoch", "reached", "unreached", "published"]);
    assert_eq!(renewed["epoch"], 2);
    claire.library("Canal");
    claire.json(&["sync", at]);
    assert_eq!(hugo.error(&["sync", at]), "space_key_renewed");
    assert!(
        hugo.json(&["library", "list"])
            .as_array()
            .unwrap()
            .is_empty()
    );
}
