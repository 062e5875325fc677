//! Other ways of moving the same notes: what Rythme is measured beside.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use store::{Change, Now, Store};

use crate::laptop::{PASSPHRASE, timed};
use crate::notes::{files, total};

/// What cannot be had for less: the same bytes in one durable file, and the rows of the notes in one transaction of an encrypted
/// database (journal, registers, row, document, text and search, as every note has them).
pub fn one_file_and_inserts(root: &Path, texts: &[String]) -> Duration {
    use app::domain::entity::{EntityRef, VISIT};
    use app::domain::id::{DeviceId, VisitId, uuid_v7};
    let device = DeviceId(uuid_v7(1, [1; 10]));
    let store = Store::create(&root.join("base.db"), PASSPHRASE, device).unwrap();
    let (_, time) = timed(|| {
        let mut file = File::create(root.join("base.bin")).unwrap();
        texts
            .iter()
            .for_each(|text| file.write_all(text.as_bytes()).unwrap());
        file.sync_all().unwrap();
        let op = app::domain::op::Op::AddDemo;
        store
            .transact::<_, store::Error>(op, Now(1), |tx| {
                for (number, text) in texts.iter().enumerate() {
                    let mut random = [0; 10];
                    random[..8].copy_from_slice(&(number as u64).to_le_bytes());
                    let id = uuid_v7(1, random);
                    let visit = EntityRef::new(&VISIT, id);
                    tx.write(Change::fields(
                        visit.clone(),
                        [("people".to_owned(), text.as_str().into())],
                    ))?;
                    tx.set_document(&visit, text.as_bytes())?;
                    tx.set_note(VisitId(id), text)?;
                }
                Ok(())
            })
            .unwrap();
    });
    println!("base: {} bytes of text", total(texts));
    time
}

pub fn copy_and_sync(root: &Path, texts: &[String]) -> Duration {
    let from = root.join("copie-de");
    files(&from, texts, |path, text| {
        std::fs::write(path, text).unwrap()
    });
    let (_, time) = timed(|| {
        run(root, "cp", &["-r", "copie-de", "copie-vers"]);
        run(root, "sync", &["-f", "copie-vers"]);
    });
    time
}

pub fn one_fsynced_file_each(root: &Path, texts: &[String]) -> Duration {
    let (_, time) = timed(|| {
        files(&root.join("chacun"), texts, |path, text| {
            let mut file = File::create(path).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.sync_all().unwrap();
        });
    });
    time
}

/// `git add`, `commit`, `push` to a bare repository, then `clone`; nothing where there is no git.
pub fn git(root: &Path, texts: &[String]) -> Option<(Duration, Duration)> {
    Command::new("git")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .ok()?;
    run(root, "git", &["init", "-q", "--bare", "nu.git"]);
    run(root, "git", &["clone", "-q", "nu.git", "depot"]);
    let work = root.join("depot");
    files(&work, texts, |path, text| {
        std::fs::write(path, text).unwrap()
    });
    let who = [
        "-c",
        "user.name=n",
        "-c",
        "user.email=n@localhost",
        "-c",
        "commit.gpgsign=false",
    ];
    let (_, push) = timed(|| {
        run(&work, "git", &["add", "-A"]);
        run(
            &work,
            "git",
            &[&who[..], &["commit", "-q", "-m", "notes"]].concat(),
        );
        run(&work, "git", &["push", "-q", "origin", "HEAD"]);
        run(&work, "sync", &["-f", "."]);
    });
    let (_, clone) = timed(|| {
        run(root, "git", &["clone", "-q", "nu.git", "autre"]);
        run(root, "sync", &["-f", "autre"]);
    });
    Some((push, clone))
}

fn run(dir: &Path, program: &str, args: &[&str]) {
    let status = Command::new(program)
        .current_dir(dir)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{program} {args:?}");
}
