//! `rythme verify` on a real folder with real damage: exit codes, shape, and that nothing changes.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::support::{Desk, Ran, keys, run, text, tree};

/// Two laptops that have shared everything, and their folder.
struct Scene {
    claire: Desk,
    hugo: Desk,
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let scene = Self {
            claire: Desk::new("Portable de Claire"),
            hugo: Desk::new("Portable de Hugo"),
            folder: tempfile::tempdir().unwrap(),
        };
        for name in ["Canal", "Quai", "Gare"] {
            scene.claire.library(name);
            scene.claire.json(&["sync", scene.at()]);
        }
        scene.hugo.library("Port");
        scene.hugo.json(&["sync", scene.at()]);
        scene.claire.json(&["sync", scene.at()]);
        scene.hugo.json(&["sync", scene.at()]);
        scene
    }

    fn at(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    /// Claire's batches by age: the order in which they were written.
    fn batches(&self) -> Vec<PathBuf> {
        let id = text(&self.claire.json(&["status"])["id"]).replace('-', "");
        let dir = self.folder.path().join("d").join(id).join("b");
        let mut found: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|item| item.unwrap().path())
            .collect();
        found.sort_by_key(|path| fs::metadata(path).unwrap().modified().unwrap());
        found
    }

    /// Verifies with Claire's database; the folder stays as it is.
    fn verify(&self) -> Ran {
        let before = tree(self.folder.path());
        let ran = self.claire.run(&["--json", "verify", self.at()]);
        assert_eq!(tree(self.folder.path()), before, "an audit changes nothing");
        ran
    }

    fn sound(&self) -> Value {
        let ran = self.verify();
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        let value = ran.json();
        assert_eq!(value["ok"], true);
        value
    }

    fn unsound(&self) -> Value {
        let ran = self.verify();
        assert!(ran.sentence().contains("défauts"), "{ran:?}");
        let value = ran.json();
        assert_eq!(value["ok"], false);
        value
    }

    fn name(&self, path: &Path) -> String {
        path.strip_prefix(self.folder.path())
            .unwrap()
            .display()
            .to_string()
    }
}

/// `(severity, file, code)`; each finding has its documented shape and a sentence.
fn findings(value: &Value) -> Vec<(String, Value, String)> {
    let listed = value["findings"].as_array().unwrap();
    let read = |finding: &Value| {
        keys(finding, &["severity", "file", "code", "args", "message"]);
        let message = text(&finding["message"]);
        assert!(
            message.len() > 20 && !message.starts_with("verify-"),
            "{message}"
        );
        assert!(
            !message.contains('{') && !message.contains("skipped-"),
            "{message}"
        );
        let file = finding["file"].clone();
        (text(&finding["severity"]), file, text(&finding["code"]))
    };
    listed.iter().map(read).collect()
}

#[test]
fn a_sound_folder_says_who_acknowledges_what() {
    let scene = Scene::new();
    let value = scene.sound();
    keys(
        &value,
        &["ok", "space", "files", "devices", "snapshots", "findings"],
    );
    let files = [
        "total",
        "markers",
        "keys",
        "batches",
        "heads",
        "snapshots",
        "photos",
    ];
    keys(
        &value["files"],
        &[&files[..], &["temps", "foreign", "unusable"]].concat(),
    );
    assert_eq!(value["findings"], json!([]));
    assert_eq!(
        (&value["files"]["batches"], &value["files"]["keys"]),
        (&json!(4), &json!(3))
    );
    let total = tree(scene.folder.path()).len();
    assert_eq!(value["files"]["total"], total);
    let devices = value["devices"].as_array().unwrap();
    assert_eq!(devices.len(), 2);
    for device in devices {
        let members = [
            "device",
            "label",
            "person",
            "batches",
            "last_batch",
            "last_record",
            "head",
        ];
        keys(
            device,
            &[&members[..], &["acknowledged_by", "missing"]].concat(),
        );
        keys(&device["head"], &["number", "applied", "digest", "app"]);
        assert_eq!(device["head"]["digest"], scene.claire.digest());
        let other = devices
            .iter()
            .find(|d| d["device"] != device["device"])
            .unwrap();
        assert_eq!(device["acknowledged_by"], json!([other["device"]]));
        assert_eq!(device["missing"], json!([]));
    }
    let claire = devices
        .iter()
        .find(|d| d["label"] == "Portable de Claire")
        .unwrap();
    assert_eq!(
        (&claire["last_batch"], &claire["last_record"]),
        (&json!(3), &json!(3))
    );
    // For people: the space and its files, then a line a laptop.
    let lines = scene.claire.run(&["verify", scene.at()]).out;
    assert_eq!(lines.lines().count(), 3);
    assert!(lines.contains("Portable de Claire\t3\t3\t1/1"), "{lines}");
}

#[test]
fn the_folders_passphrase_alone_is_enough() {
    let scene = Scene::new();
    let bare = |words: &[&str]| run(&[&["--json", "verify", scene.at()], words].concat());
    let phrase = scene.claire.path("phrase").display().to_string();
    let ran = bare(&["--folder-passphrase-file", &phrase]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(ran.json(), scene.sound());
    let code = |ran: &Ran| {
        ran.sentence();
        text(&ran.json()["error"]["code"])
    };
    assert_eq!(code(&bare(&[])), "folder_passphrase_missing");
    let wrong = scene.hugo.file("wrong", "pas la bonne\n");
    let ran = bare(&["--folder-passphrase-file", &wrong]);
    assert_eq!(code(&ran), "wrong_folder_passphrase");
    // A database that shares nothing yet lends its passphrase; one of another space has no say.
    let nadia = Desk::new("Portable de Nadia");
    nadia.json(&["verify", scene.at()]);
    let elsewhere = tempfile::tempdir().unwrap();
    nadia.json(&["sync", elsewhere.path().to_str().unwrap()]);
    assert_eq!(nadia.error(&["verify", scene.at()]), "other_space");
    nadia.json(&["verify", scene.at(), "--folder-passphrase-file", &phrase]);
}

#[test]
fn what_is_no_space_is_refused() {
    let claire = Desk::new("Portable de Claire");
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name).display().to_string();
    fs::create_dir(at("empty")).unwrap();
    fs::create_dir(at("full")).unwrap();
    fs::write(at("full/notes.txt"), "x").unwrap();
    fs::create_dir(at("torn")).unwrap();
    fs::write(at("torn/espace.json"), "{\"form").unwrap();
    for (name, code) in [
        ("empty", "not_a_space"),
        ("full", "not_a_space"),
        ("torn", "space_torn"),
        ("missing", "folder_gone"),
    ] {
        assert_eq!(claire.error(&["verify", &at(name)]), code);
    }
}

#[test]
fn each_damage_is_found_and_the_next_sync_repairs_it() {
    let scene = Scene::new();
    let second = scene.batches()[1].clone();
    let name = scene.name(&second);
    let good = fs::read(&second).unwrap();
    let mut flipped = good.clone();
    flipped[good.len() - 40] ^= 16;
    let damages: [(Option<&[u8]>, &str); 4] = [
        (Some(&flipped), "damaged"),
        (Some(&good[..good.len() / 2]), "truncated"),
        (Some(&[]), "empty"),
        (None, "missing"),
    ];
    for (bytes, code) in damages {
        match bytes {
            Some(bytes) => fs::write(&second, bytes).unwrap(),
            None => fs::remove_file(&second).unwrap(),
        }
        let value = scene.unsound();
        let found = findings(&value);
        let missing = ("error".to_owned(), Value::Null, "missing".to_owned());
        assert!(found.contains(&missing), "{code}: {found:?}");
        if bytes.is_some() {
            let wanted = ("error".to_owned(), json!(name), code.to_owned());
            assert!(found.contains(&wanted), "{code}: {found:?}");
        }
        let devices = value["devices"].as_array().unwrap();
        let claire = devices
            .iter()
            .find(|d| d["label"] == "Portable de Claire")
            .unwrap();
        assert_eq!(claire["missing"], json!([2]), "{code}");
        scene.claire.json(&["sync", scene.at()]);
        assert_eq!(findings(&scene.sound()), [], "{code} is repaired");
    }
}

#[test]
fn what_mirrors_and_people_leave_is_worth_a_word_only() {
    let scene = Scene::new();
    let batches = scene.batches();
    let copy = batches[0].with_file_name("a.sync-conflict-20261124-190000-ABCDEFG.b");
    fs::copy(&batches[0], &copy).unwrap();
    let moved = scene.folder.path().join("d/Copie de Claire");
    fs::rename(&batches[1], &moved).unwrap();
    let foreign = scene.folder.path().join("Horaires.docx");
    fs::write(&foreign, "PK").unwrap();
    let temp = batches[0].with_file_name(".tmp-0123456789abcdef-1");
    fs::write(&temp, "half").unwrap();
    let value = scene.sound();
    let mut expected = [
        (&foreign, "foreign"),
        (&copy, "duplicate"),
        (&moved, "renamed"),
        (&temp, "temp"),
    ]
    .map(|(path, code)| {
        (
            "warning".to_owned(),
            json!(scene.name(path)),
            code.to_owned(),
        )
    });
    expected.sort_by_key(|found| found.1.to_string());
    let mut found = findings(&value);
    found.sort_by_key(|found| found.1.to_string());
    assert_eq!(found, expected);
    assert_eq!(value["files"]["total"], tree(scene.folder.path()).len());
}

#[test]
fn a_folder_without_its_key_is_unsound() {
    let scene = Scene::new();
    fs::remove_dir_all(scene.folder.path().join("k")).unwrap();
    let missing = ("error".to_owned(), Value::Null, "key_missing".to_owned());
    assert_eq!(findings(&scene.unsound()), [missing]);
    scene.hugo.json(&["sync", scene.at()]);
    scene.sound();
}

/// The content lives on in a copy; the name that somebody wrote over comes back all the same.
#[test]
fn a_file_that_somebody_wrote_over_comes_back_beside_its_copy() {
    let scene = Scene::new();
    let first = scene.batches()[0].clone();
    let good = fs::read(&first).unwrap();
    fs::rename(&first, first.with_file_name("copie.b")).unwrap();
    fs::write(&first, "écrit par-dessus").unwrap();
    let name = json!(scene.name(&first));
    let over = ("error".to_owned(), name, "not_ours".to_owned());
    assert!(findings(&scene.unsound()).contains(&over));
    scene.claire.json(&["sync", scene.at()]);
    assert_eq!(fs::read(&first).unwrap(), good);
    let found = findings(&scene.sound());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2, "duplicate");
}
