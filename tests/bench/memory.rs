//! The peak memory of a process that publishes or pulls many responses.

use std::path::Path;
use std::process::Command;

use app::domain::entity::{EntityRef, RESPONSE};
use app::domain::id::uuid_v7;
use app::{App, session};
use store::{Change, Now, Store};

use crate::laptop::{PASSPHRASE, make, seconds, sync, timed};

pub fn run(count: usize) {
    println!("\n## Memory: {count} responses");
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("partage");
    std::fs::create_dir(&folder).unwrap();
    for name in ["claire", "hugo"] {
        let app = make(dir.path(), name);
        sync(&app, &folder);
    }
    fill(&dir.path().join("claire.db"), count);
    for (what, name) in [("publish", "claire"), ("pull", "hugo")] {
        let status = Command::new(std::env::current_exe().unwrap())
            .arg("child")
            .arg(what)
            .arg(dir.path().join(format!("{name}.db")))
            .arg(&folder)
            .status()
            .unwrap();
        assert!(status.success());
    }
}

fn fill(database: &Path, count: usize) {
    let store = Store::open(database, PASSPHRASE).unwrap();
    let survey = uuid_v7(1, [9; 10]).to_string();
    let mut random = fastrand::Rng::with_seed(1);
    for from in (0..count).step_by(1_000) {
        store
            .transact::<_, store::Error>(
                app::domain::op::Op::AddDemo,
                Now(1_790_000_000_000),
                |tx| {
                    for number in from..(from + 1_000).min(count) {
                        let mut bytes = [0; 10];
                        bytes[..8].copy_from_slice(&(number as u64).to_le_bytes());
                        let entity = EntityRef::new(&RESPONSE, uuid_v7(2, bytes));
                        let answers: serde_json::Map<String, serde_json::Value> = (0..20)
                            .map(|question| {
                                (
                                    format!("question_{question}"),
                                    format!("choix_{}", random.u8(..9)).into(),
                                )
                            })
                            .collect();
                        tx.write(Change::fields(
                            entity,
                            [
                                ("survey".to_owned(), survey.clone().into()),
                                ("answers".to_owned(), answers.into()),
                                ("submitted_at".to_owned(), 1_790_000_000_000_i64.into()),
                            ],
                        ))?;
                    }
                    Ok(())
                },
            )
            .unwrap();
    }
}

pub fn child(what: &str, database: &str, folder: &str) {
    let app = App::new(database);
    session::open_database(&app, PASSPHRASE).unwrap();
    let (outcome, time) = timed(|| sync(&app, Path::new(folder)));
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default();
    println!(
        "{what}: {} sent, {} received in {}; peak {}",
        outcome.sent,
        outcome.received,
        seconds(time),
        peak.trim_start_matches("VmHWM:").trim()
    );
}
