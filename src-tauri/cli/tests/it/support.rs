//! A desk with a database, and what a run of the program came to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with a database and its passphrase.
pub struct Desk {
    pub dir: TempDir,
}

/// What one run printed, and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// A desk without a database.
    pub fn bare() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("phrase"), "une phrase de passe\n").unwrap();
        Self { dir }
    }

    pub fn new(device: &str) -> Self {
        let desk = Self::bare();
        desk.json(&["init", "--device", device]);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file beside the database, and gives its path back.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        ended(self.command(words).output().unwrap())
    }

    /// The program on this desk's database, to be started.
    pub fn command(&self, words: &[&str]) -> Command {
        let (db, phrase) = (self.path("a.db"), self.path("phrase"));
        let mut all = vec!["--db", db.to_str().unwrap()];
        all.extend(["--passphrase-file", phrase.to_str().unwrap()]);
        all.extend(words);
        command(&all)
    }

    /// A run that succeeds: one JSON document, and silence on standard error.
    pub fn json(&self, words: &[&str]) -> Value {
        let ran = self.run(&[&["--json"], words].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}: {ran:?}");
        ran.json()
    }

    /// A run that is refused: exit 2, one sentence, and one JSON document all the same.
    pub fn refused(&self, words: &[&str]) -> Value {
        let ran = self.run(&[&["--json"], words].concat());
        ran.sentence();
        ran.json()
    }

    /// As `refused`; gives the code of the error.
    pub fn error(&self, words: &[&str]) -> String {
        let said = self.refused(words);
        keys(&said, &["error"]);
        keys(&said["error"], &["code", "args", "message"]);
        assert_eq!(said["error"]["message"], self.run(words).sentence());
        text(&said["error"]["code"])
    }

    pub fn library(&self, name: &str) -> String {
        let add = ["library", "add", "--name", name, "--insee", "59350"];
        text(&self.json(&[&add[..], &["--hours", "Tu 14:00-18:00"]].concat())["id"])
    }

    pub fn digest(&self) -> String {
        text(&self.json(&["digest"]))
    }
}

impl Ran {
    /// The one JSON document on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The one line on standard error of a refused run.
    pub fn sentence(&self) -> String {
        assert_eq!(self.code, 2, "{self:?}");
        let lines: Vec<&str> = self.err.lines().collect();
        assert!(lines.len() == 1 && lines[0].len() > 10, "{self:?}");
        lines[0].to_owned()
    }
}

pub fn run(words: &[&str]) -> Ran {
    ended(command(words).output().unwrap())
}

/// The program with these words, to be started.
pub fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rythme"));
    command
        .args(words)
        .env("RYTHME_NO_KEYRING", "1")
        .env_remove("RYTHME_DB")
        .env_remove("RYTHME_LANG")
        .stdin(Stdio::null());
    command
}

/// What a run that ended by itself printed.
pub fn ended(output: std::process::Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value}"))
        .to_owned()
}

/// Exactly these members, in whatever order.
pub fn keys(value: &Value, expected: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("{value}"));
    let found: BTreeSet<&str> = object.keys().map(String::as_str).collect();
    assert_eq!(found, expected.iter().copied().collect(), "{value}");
}

/// The findings, each of the documented shape, as code, place and severity.
pub fn findings(value: &Value) -> Vec<(String, Value, Value, Value)> {
    let listed = value["findings"]
        .as_array()
        .unwrap_or_else(|| panic!("{value}"));
    let read = |finding: &Value| {
        keys(
            finding,
            &[
                "sheet", "row", "column", "offset", "code", "severity", "message",
            ],
        );
        let message = text(&finding["message"]);
        assert!(
            message.len() > 10 && !message.contains("finding-"),
            "{message}"
        );
        let place = finding.clone();
        (
            text(&finding["code"]),
            place["sheet"].clone(),
            place["row"].clone(),
            place["column"].clone(),
        )
    };
    listed.iter().map(read).collect()
}

/// Every file below a folder with its bytes.
pub fn tree(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        for item in std::fs::read_dir(&dir).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}
