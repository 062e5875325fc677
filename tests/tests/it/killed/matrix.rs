//! The crash matrix: SIGKILL at every step of an operation, one after the other along one history, and at random moments between the
//! steps. After each, the operation is taken up again, the folder is sound, the laptops hold the same, and nothing acknowledged is
//! missing. A new operation is a row: what comes before it, and the words that run it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use app::erasure::types::EraseAsk;
use app::exchange::verify::{VerifyStart, verify};
use app::ports::Ports;
use app::{App, backup, erasure, library, session};
use fastrand::Rng;
use tempfile::TempDir;

use crate::support::{Laptop, PASSPHRASE, files, settle};

/// At most so many points of one operation, spread evenly over all of its steps.
const POINTS: u64 = 50;

/// Moments at random, besides: in the middle of a transaction, of a file, of a renaming.
const MOMENTS: u32 = 6;

/// Two laptops with one folder; Claire's process is the one that dies.
struct Scene {
    home: TempDir,
    hugo: Laptop,
    folder: TempDir,
    /// So many files are gathered by Claire's operation; nobody gathers before it.
    gather_at: usize,
    round: u32,
    /// Everything that was acknowledged, and what is to be erased next.
    names: BTreeSet<String>,
    doomed: Option<(String, String)>,
    /// The backup to go back to.
    backup: String,
}

/// What an operation of the matrix is: what comes before, and the words that run it.
struct Operation {
    name: &'static str,
    word: &'static str,
    gather_at: usize,
    /// `yes` or `no`: looking at the folder counts as a step. Each restore leaves a name more to look for, so that no number would
    /// stand for the same place twice.
    reads: &'static str,
    prepare: fn(&mut Scene, &Laptop),
}

const PUBLISH: Operation = Operation {
    name: "publish",
    word: "sync",
    gather_at: 64,
    reads: "yes",
    prepare: |scene, claire| {
        scene.write(claire);
        scene.write(claire);
    },
};

const PULL: Operation = Operation {
    name: "pull",
    word: "sync",
    gather_at: 64,
    reads: "yes",
    prepare: |scene, _| {
        for _ in 0..3 {
            let name = scene.name();
            let library = scene.hugo.library(&name);
            let visit = scene.hugo.visit(library, "2026-09-15");
            scene.hugo.set_note(visit, |_| format!("vu à {name}"));
            scene.hugo.sync(scene.folder.path());
        }
    },
};

const COMPACTION: Operation = Operation {
    name: "compaction",
    word: "sync",
    gather_at: 3,
    reads: "yes",
    prepare: |scene, claire| {
        for _ in 0..3 {
            scene.write(claire);
            claire.sync(scene.folder.path());
        }
        scene.hugo.sync(scene.folder.path());
    },
};

const ERASURE: Operation = Operation {
    name: "erasure",
    word: "erase",
    gather_at: 64,
    reads: "yes",
    prepare: |scene, claire| {
        let name = format!("À effacer {}", scene.round);
        let id = claire.library(&name);
        scene.doomed = Some((name, format!("library/{id}")));
        settle(&[claire, &scene.hugo], scene.folder.path());
    },
};

/// What was written after the backup is in the folder, and comes back from there.
const RESTORE: Operation = Operation {
    name: "restore",
    word: "restore",
    gather_at: 64,
    reads: "no",
    prepare: |scene, claire| {
        scene.write(claire);
        let made = backup::make(&claire.app, backup::types::Reason::Asked, None).unwrap();
        scene.backup = made.file;
        scene.write(claire);
        claire.sync(scene.folder.path());
    },
};

impl Scene {
    fn new(operation: &Operation) -> Self {
        let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
        let folder = tempfile::tempdir().unwrap();
        settle(&[&claire, &hugo], folder.path());
        let Laptop { home, app } = claire;
        drop(app);
        Self {
            home,
            hugo,
            folder,
            gather_at: operation.gather_at,
            round: 0,
            names: BTreeSet::new(),
            doomed: None,
            backup: String::new(),
        }
    }

    fn name(&mut self) -> String {
        self.round += 1;
        let name = format!("Bibliothèque {:04}", self.round);
        self.names.insert(name.clone());
        name
    }

    fn write(&mut self, laptop: &Laptop) {
        let name = self.name();
        laptop.library(&name);
    }

    /// Claire's laptop in this process, for a while: its database stays with the scene.
    fn with_claire(&mut self, act: impl FnOnce(&mut Self, &Laptop)) {
        let ports = Ports {
            gather_at: self.gather_at,
            backups: false,
            ..Ports::system()
        };
        let app = App::with(self.home.path().join("rythme.db"), ports);
        session::open_database(&app, PASSPHRASE).unwrap();
        let home = tempfile::tempdir().unwrap();
        let claire = Laptop { home, app };
        act(self, &claire);
    }

    fn command(&self, operation: &Operation, kill_at: u64) -> Command {
        let entity = self.doomed.as_ref().map_or("", |(_, entity)| entity);
        let mut command = Command::new(env!("CARGO_BIN_EXE_rythme-crash"));
        command
            .args(["--operation", operation.word, "--entity", entity])
            .args(["--file", &self.backup, "--passphrase", PASSPHRASE])
            .args(["--gather-at", &self.gather_at.to_string()])
            .args(["--reads", operation.reads])
            .args(["--kill-at", &kill_at.to_string()])
            .arg("--db")
            .arg(self.home.path().join("rythme.db"))
            .arg("--folder")
            .arg(self.folder.path());
        command
    }

    /// Runs the operation in a process of its own: where it died, or how many steps it took.
    fn run(&self, operation: &Operation, kill_at: u64) -> Result<u64, String> {
        let output = self.command(operation, kill_at).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        match output.status.code() {
            Some(0) => Ok(String::from_utf8(output.stdout)
                .unwrap()
                .trim()
                .parse()
                .unwrap()),
            Some(code) => panic!("{} ended with {code}: {said}", operation.name),
            None => Err(said),
        }
    }

    /// Runs it and kills it after that time; false when it had ended before.
    fn run_for(&self, operation: &Operation, time: Duration) -> bool {
        let mut command = self.command(operation, 0);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // A random moment, not a wait for anything.
        std::thread::sleep(time);
        child.kill().unwrap();
        child.wait().unwrap().code().is_none()
    }

    /// Takes the operation up again and looks at everything.
    fn recover(&mut self, claire: &Laptop, place: &str) {
        if let Some((name, entity)) = self.doomed.take()
            && names(claire).contains(&name)
        {
            // Erased, or not at all: then it is asked for again.
            let ask = EraseAsk {
                entities: vec![entity],
                reason: "demande de la personne".to_owned(),
            };
            erasure::erase(&claire.app, ask).unwrap();
        }
        settle(&[claire, &self.hugo], self.folder.path());
        self.check(claire, place);
    }

    /// From one crash to the next.
    fn go_on(&mut self, operation: &Operation, place: &str) {
        self.with_claire(|scene, claire| {
            scene.recover(claire, place);
            (operation.prepare)(scene, claire);
        });
    }

    fn check(&self, claire: &Laptop, place: &str) {
        for laptop in [claire, &self.hugo] {
            assert_eq!(names(laptop), self.names, "{place}");
            assert_eq!(
                (laptop.pending(), laptop.questions().len()),
                (0, 0),
                "{place}"
            );
        }
        assert_eq!(claire.digest(), self.hugo.digest(), "{place}");
        let start = VerifyStart {
            folder: self.folder.path().display().to_string(),
            folder_passphrase: String::new(),
        };
        let verified = verify(&self.hugo.app, &start).unwrap();
        let findings: Vec<_> = verified
            .findings
            .iter()
            .map(|found| (found.code, &found.file))
            .collect();
        assert!(verified.ok && findings.is_empty(), "{place}: {findings:?}");
    }
}

fn names(laptop: &Laptop) -> BTreeSet<String> {
    let rows = library::list(&laptop.app).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

/// The steps to die at, of so many.
fn points(steps: u64) -> Vec<u64> {
    let count = steps.min(POINTS);
    (0..count).map(|nth| 1 + nth * steps / count).collect()
}

/// The whole row of the matrix; returns where the process died.
fn row(operation: &Operation) -> Vec<String> {
    let mut scene = Scene::new(operation);
    scene.with_claire(|scene, claire| (operation.prepare)(scene, claire));
    let start = Instant::now();
    let steps = scene.run(operation, 0).unwrap();
    let whole = start.elapsed();
    let mut places = Vec::new();
    let mut place = "nowhere".to_owned();
    for point in points(steps) {
        scene.go_on(operation, &place);
        // Steps vary by one or two from round to round: a last point may lie beyond the end.
        let outcome = scene.run(operation, point);
        place = format!("{}, step {point}: {outcome:?}", operation.name);
        places.extend(outcome.err());
    }
    let (mut random, mut moments) = (Rng::with_seed(7), 0);
    for _ in 0..MOMENTS {
        scene.go_on(operation, &place);
        let moment = whole.mul_f64(random.f64());
        moments += u32::from(scene.run_for(operation, moment));
        place = format!("{} after {moment:?}", operation.name);
    }
    scene.with_claire(|scene, claire| scene.recover(claire, &place));
    let kinds: BTreeSet<&str> = (places.iter())
        .filter_map(|place| place.rsplit_once(' '))
        .map(|(kind, _)| kind)
        .collect();
    println!(
        "crash matrix: {} killed at {} points of {steps} steps and {moments} random moments: {kinds:?}",
        operation.name,
        places.len(),
    );
    places
}

fn died(places: &[String], what: &str, part: &str) -> bool {
    let at = |place: &&String| place.starts_with(what) && place.contains(part);
    places.iter().any(|place| at(&place))
}

#[test]
fn a_publish_killed_at_any_step_is_taken_up_again() {
    let places = row(&PUBLISH);
    assert!(places.len() >= 25, "{places:?}");
    for what in [
        "publish, before",
        "publish, half",
        "publish, unnamed",
        "publish, after",
    ] {
        assert!(
            died(&places, what, "/b/") || died(&places, what, "/h/"),
            "{what}: {places:?}"
        );
    }
    assert!(died(&places, "commit", ""), "{places:?}");
}

#[test]
fn a_pull_killed_at_any_step_is_taken_up_again() {
    let places = row(&PULL);
    assert!(places.len() >= 25, "{places:?}");
    assert!(
        died(&places, "read", "/b/") && died(&places, "commit", ""),
        "{places:?}"
    );
}

#[test]
fn a_compaction_killed_at_any_step_is_taken_up_again() {
    let places = row(&COMPACTION);
    assert!(places.len() >= 25, "{places:?}");
    assert!(died(&places, "publish, half", "/s/") || died(&places, "publish, unnamed", "/s/"));
    assert!(died(&places, "remove", "/b/"), "{places:?}");
}

#[test]
fn an_erasure_killed_at_any_step_is_taken_up_again() {
    let places = row(&ERASURE);
    assert!(places.len() >= 25, "{places:?}");
    assert!(died(&places, "commit", ""), "{places:?}");
}

/// What the matrix looks at is there: the operation that gathers leaves a snapshot and no batch of Claire's.
#[test]
fn the_compaction_of_the_matrix_gathers() {
    let mut scene = Scene::new(&COMPACTION);
    scene.with_claire(|scene, claire| (COMPACTION.prepare)(scene, claire));
    scene.run(&COMPACTION, 0).unwrap();
    let count = |folder: &Path, ending: &str| files(folder, ending).len();
    assert_eq!(count(scene.folder.path(), ".s"), 1);
    assert_eq!(count(scene.folder.path(), ".b"), 0);
}

#[test]
fn a_restore_killed_at_any_step_is_taken_up_again() {
    let places = row(&RESTORE);
    assert!(places.len() >= 15, "{places:?}");
    assert!(died(&places, "publish, half", "/h/"), "{places:?}");
    assert!(died(&places, "commit", ""), "{places:?}");
}
