//! Backups, restores and rebuilds from scripts: the documented shapes, and what they refuse.

use serde_json::{Value, json};

use super::support::{Desk, keys, text};

const MADE: &[&str] = &["file", "bytes", "at", "reason", "counts", "digest"];
const DRILL: &[&str] = &["file", "ok", "at", "counts", "digest", "findings"];
const PREVIEW: &[&str] = &[
    "file",
    "at",
    "counts_then",
    "counts_now",
    "records_lost",
    "unshared_lost",
];

#[test]
fn a_backup_is_made_proven_and_restored() {
    let desk = Desk::new("Portable de Claire");
    desk.library("Canal");
    let made = desk.json(&["backup"]);
    keys(&made, MADE);
    assert_eq!(
        (&made["reason"], &made["digest"]),
        (&json!("asked"), &json!(desk.digest()))
    );
    assert_eq!(made["counts"]["libraries"], 1);
    let file = text(&made["file"]);

    let drill = desk.json(&["backup", "drill"]);
    keys(&drill, DRILL);
    assert_eq!(
        (&drill["ok"], &drill["findings"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(
        (&drill["file"], &drill["digest"]),
        (&json!(file), &made["digest"])
    );
    let row = desk.json(&["backup", "list"])[0].clone();
    keys(
        &row,
        &["file", "name", "at", "reason", "bytes", "counts", "drill"],
    );
    keys(&row["drill"], &["at", "ok", "findings"]);

    let library = desk.library("Quai");
    let before = desk.digest();
    let preview = desk.json(&["restore", &file, "--dry-run"]);
    keys(&preview, PREVIEW);
    assert_eq!(
        (&preview["records_lost"], &preview["unshared_lost"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(desk.digest(), before, "nothing has changed");
    let status = desk.json(&["status"]);
    let restored = desk.json(&["restore", &text(&row["name"])]);
    keys(&restored, &["file", "set_aside", "device"]);
    assert_ne!(restored["device"], status["id"]);
    assert_eq!(text(&made["digest"]), desk.digest());
    let names = desk.json(&["library", "list"]);
    assert!(!names.to_string().contains(&library));
    // What was set aside is there to come back.
    desk.json(&["restore", &text(&restored["set_aside"])]);
    assert_eq!(desk.digest(), before);
    let rebuilt = desk.json(&["rebuild"]);
    keys(&rebuilt, &["records", "set_aside", "device", "lost"]);
    assert_eq!(
        (&rebuilt["records"], &rebuilt["set_aside"]),
        (&json!(2), &Value::Null)
    );
}

#[test]
fn another_file_is_written_where_it_was_asked_and_never_over_one() {
    let desk = Desk::new("Portable de Claire");
    desk.library("Canal");
    let to = desk.path("clé.db").display().to_string();
    assert_eq!(desk.json(&["backup", "--to", &to])["file"], json!(to));
    assert_eq!(desk.json(&["backup", "list"]), json!([]));
    assert_eq!(desk.error(&["backup", "--to", &to]), "database_exists");
    let mirrored = desk.path("Dropbox/a.db").display().to_string();
    assert_eq!(
        desk.error(&["backup", "--to", &mirrored]),
        "database_mirrored"
    );
    assert_eq!(
        desk.json(&["backup", "drill", "--file", &to])["ok"],
        json!(true)
    );
}

#[test]
fn what_is_damaged_is_refused_and_a_lost_database_comes_back() {
    let desk = Desk::new("Portable de Claire");
    assert_eq!(desk.error(&["backup", "drill"]), "backup_none");
    assert_eq!(desk.error(&["restore", "nulle-part.db"]), "backup_unknown");
    desk.library("Canal");
    let good = text(&desk.json(&["backup"])["file"]);
    let digest = desk.digest();
    let bad = text(&desk.json(&["backup"])["file"]);
    let mut bytes = std::fs::read(&bad).unwrap();
    bytes[5000] ^= 1;
    std::fs::write(&bad, bytes).unwrap();
    let drill = desk.refused(&["backup", "drill", "--file", &bad]);
    keys(&drill, DRILL);
    assert_eq!(
        (&drill["ok"], &drill["findings"]),
        (&json!(false), &json!(["damaged"]))
    );
    assert_eq!(desk.error(&["restore", &bad]), "backup_unsound");
    std::fs::remove_file(desk.path("a.db")).unwrap();
    assert_eq!(desk.error(&["status"]), "database_missing");
    assert_eq!(desk.json(&["restore", &good])["set_aside"], Value::Null);
    assert_eq!(desk.digest(), digest);
    desk.file("phrase", "une autre\n");
    assert_eq!(desk.error(&["restore", &good]), "backup_not_opened");
    assert_eq!(desk.error(&["rebuild"]), "passphrase_wrong");
}
