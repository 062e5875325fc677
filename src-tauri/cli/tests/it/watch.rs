//! `sync --watch` as a process: a line a sync, patience with a folder that is away, a clean end.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::support::{Desk, keys, text};

struct Watch {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watch {
    fn of(desk: &Desk, folder: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rythme"))
            .args(["--json", "--db"])
            .arg(desk.path("a.db"))
            .arg("--passphrase-file")
            .arg(desk.path("phrase"))
            .args(["sync", folder, "--watch", "--every", "1"])
            .env("RYTHME_NO_KEYRING", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    fn next(&mut self) -> Value {
        let line = self.lines.next().expect("the watch goes on").unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// The first line that fits; the others are of syncs before.
    fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let line = self.next();
            if fits(&line) {
                return line;
            }
        }
    }

    fn signal(&mut self, name: &str) -> (i32, Vec<String>) {
        let sent = Command::new("kill")
            .args([name, &self.child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
        let status = self.child.wait().unwrap();
        let rest = self.lines.by_ref().map(Result::unwrap).collect();
        (status.code().expect("it ends by itself"), rest)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_watch_waits_for_its_folder_shares_and_ends_when_it_is_told() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("partage");
    let at = folder.to_str().unwrap();
    claire.library("Canal");
    let mut watch = Watch::of(&claire, at);
    let first = watch.next();
    keys(&first, &["error"]);
    assert_eq!(first["error"]["code"], "folder_gone");
    assert!(text(&first["error"]["message"]).len() > 10);

    std::fs::create_dir(&folder).unwrap();
    let sent = watch.until(|line| line["sent"] == 1);
    assert_eq!(sent["pending"], 0);
    hugo.library("Gare");
    assert_eq!(hugo.json(&["sync", at])["received"], 1);
    let received = watch.until(|line| line["received"] == 1);
    assert_eq!(
        received["received_by"],
        json!([{ "by": "Portable de Hugo", "kind": "library", "count": 1 }])
    );
    let (code, rest) = watch.signal("-TERM");
    assert_eq!(code, 0);
    for line in rest {
        assert!(serde_json::from_str::<Value>(&line).is_ok(), "{line}");
    }
    assert_eq!(
        claire.json(&["library", "list"]).as_array().unwrap().len(),
        2
    );

    let mut again = Watch::of(&claire, at);
    again.until(|line| line["sent"] == 0);
    assert_eq!(again.signal("-INT").0, 0);
}

#[test]
fn a_folder_that_will_never_do_ends_the_watch() {
    let claire = Desk::new("Portable de Claire");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notes.txt"), "x").unwrap();
    let at = folder.path().to_str().unwrap();
    assert_eq!(claire.error(&["sync", at, "--watch"]), "folder_not_empty");
    assert_eq!(
        claire.run(&["sync", at, "--watch", "--dry-run"]).code,
        2,
        "a dry run is no watch"
    );
}
