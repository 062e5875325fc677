//! One laptop: a database file, the real application on it, a second pair of eyes that only reads, and what is known of its past.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use app::domain::clock::Hlc;
use app::domain::id::DeviceId;
use app::domain::journal::Vector;
use app::ports::Ports;
use app::visit::types::Note;
use app::{App, session};
use fastrand::Rng;
use store::Store;

use crate::cloud::{Shared, SimFolders, Tree};
use crate::power::{Power, PowerLoss, SimClock, SimRandom, Time};

/// SQLCipher takes this as the key itself: nothing is derived, which would take most of the time.
pub const PASSPHRASE: &str = "x'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'";
/// Of the folder, whose key is wrapped by scrypt with the least work.
pub const FOLDER_PASSPHRASE: &str = "simulation";
const DATABASE: &str = "rythme.db";

/// What came of running the application.
pub enum Attempt<T> {
    Done(T),
    Refused(app::Error),
    /// The power failed half-way.
    Lost,
}

/// What was seen of a laptop when it was last looked at.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub device: Option<DeviceId>,
    pub own: u64,
    pub vector: Vector,
    pub hlc: Hlc,
    /// The latest that its wall clock ever said.
    pub wall: i64,
}

/// The files of a laptop that was switched off, and its mirror then.
#[derive(Clone)]
pub struct Backup {
    pub at: i64,
    pub files: Vec<(String, Vec<u8>)>,
    pub tree: Tree,
    pub seen: Seen,
}

/// What a laptop is made of.
pub struct Made {
    pub n: usize,
    pub view: usize,
    pub seed: u64,
    pub home: PathBuf,
    pub cloud: Shared,
    pub time: Time,
    pub gather_at: usize,
}

pub struct Laptop {
    pub made: Made,
    pub power: Power,
    /// It comes back no more.
    pub gone: bool,
    pub joined: bool,
    pub seen: Seen,
    pub backup: Option<Backup>,
    /// The last backup that the application made, and when.
    pub made_backup: Option<(String, i64)>,
    /// A note that lies open on the screen since a while.
    pub open_note: Option<(app::domain::id::VisitId, Note)>,
    dice: Arc<Mutex<Rng>>,
    starts: u64,
    app: Option<App>,
    eye: Option<Store>,
    /// How many names it had when the eye was opened.
    names: usize,
}

impl Laptop {
    /// A laptop that was never switched on.
    pub fn new(made: Made) -> Self {
        let dice = Arc::new(Mutex::new(Rng::with_seed(made.seed ^ 0x5ca1_ab1e)));
        fs::create_dir_all(&made.home).unwrap();
        Self {
            made,
            power: Power::default(),
            gone: false,
            joined: false,
            seen: Seen::default(),
            backup: None,
            made_backup: None,
            open_note: None,
            dice,
            starts: 0,
            app: None,
            eye: None,
            names: 0,
        }
    }

    pub fn database(&self) -> PathBuf {
        self.made.home.join(DATABASE)
    }

    pub fn now(&self) -> i64 {
        let time = &self.made.time;
        time.real.load(Ordering::SeqCst) + time.skew.load(Ordering::SeqCst)
    }

    /// A new process on the database.
    fn start(&mut self) -> App {
        self.starts += 1;
        let process = self.made.seed.wrapping_mul(1_000).wrapping_add(self.starts);
        let power = self.power.clone();
        let ports = Ports {
            voice: Arc::new(app::voice::SystemVoice::default()),
            clock: Arc::new(SimClock {
                time: self.made.time.clone(),
                power: power.clone(),
            }),
            random: Arc::new(Mutex::new(SimRandom {
                dice: Arc::clone(&self.dice),
                power: power.clone(),
            })),
            folders: Arc::new(SimFolders::new(
                Arc::clone(&self.made.cloud),
                self.made.view,
                power,
            )),
            gather_at: self.made.gather_at,
            work_factor: 1,
            photo_part: 900,
            backups: false,
            peer: coedit::Peer::simulated(process),
        };
        App::with(self.database(), ports)
    }

    /// Makes the database.
    pub fn create(&mut self) -> app::Result<()> {
        let app = self.start();
        let name = format!("Personne {}", self.made.n);
        let label = format!("Portable {}", self.made.n);
        session::create_database(&app, &name, &label, PASSPHRASE)?;
        self.app = Some(app);
        Ok(())
    }

    /// Starts the program on the database that is there.
    pub fn open(&mut self) -> Result<(), String> {
        let app = self.start();
        session::open_database(&app, PASSPHRASE).map_err(|error| error.to_string())?;
        self.app = Some(app);
        // It may go on under another name.
        self.eye = None;
        self.open_note = None;
        Ok(())
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().expect("the laptop is on")
    }

    /// Reads the database beside the application.
    pub fn eye(&mut self) -> &Store {
        let path = self.database();
        self.eye
            .get_or_insert_with(|| Store::open(&path, PASSPHRASE).expect("the database opens"))
    }

    /// Looks anew if the laptop has another name since: the eye knows the one that it opened with.
    pub fn blink(&mut self) {
        let names = |eye: &Store| {
            let read = eye.read(|db| Ok::<_, store::Error>(db.former_incarnations()?.len()));
            read.unwrap_or_default()
        };
        if self.eye.as_ref().map(names) != Some(self.names) {
            self.eye = None;
            self.names = names(self.eye());
        }
    }

    /// Nobody else may have the database open while it is exchanged.
    pub fn close_eye(&mut self) {
        self.eye = None;
    }

    /// Runs the application until it is done, refuses, or the power fails; a panic of its own is the error.
    pub fn attempt<T>(
        &self,
        body: impl FnOnce(&App) -> app::Result<T>,
    ) -> Result<Attempt<T>, String> {
        let ran = catch_unwind(AssertUnwindSafe(|| body(self.app())));
        self.power.stay();
        match ran {
            Ok(Ok(value)) => Ok(Attempt::Done(value)),
            Ok(Err(error)) => Ok(Attempt::Refused(error)),
            Err(payload) if payload.is::<PowerLoss>() => Ok(Attempt::Lost),
            Err(payload) => {
                let text = payload.downcast_ref::<String>().cloned();
                let text = text.or(payload
                    .downcast_ref::<&str>()
                    .map(|text| (*text).to_owned()));
                Err(text.unwrap_or_default())
            }
        }
    }

    /// Ends the program as it should end.
    pub fn stop(&mut self) {
        self.eye = None;
        self.app = None;
    }

    /// Ends the program as a power cut does: the files stay as they are at this moment.
    pub fn cut(&mut self) {
        let files = self.files();
        self.stop();
        self.put_files(&files, true);
    }

    /// Every file of the laptop, but what SQLite makes again.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.made.home).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_file = entry.file_type().unwrap().is_file();
            if is_file && !name.ends_with("-shm") {
                files.push((name, fs::read(entry.path()).unwrap()));
            }
        }
        files.sort();
        files
    }

    /// Puts files back; `in_place` keeps what the system calls the same file.
    pub fn put_files(&self, files: &[(String, Vec<u8>)], in_place: bool) {
        for name in ["-wal", "-shm"] {
            remove(&self.made.home.join(format!("{DATABASE}{name}")));
        }
        if !in_place {
            // The old one is kept until the new one is there: its number is not given away again.
            let old = self.made.home.join("old");
            fs::rename(self.database(), &old).unwrap();
            write(&self.made.home, files);
            remove(&old);
            return;
        }
        write(&self.made.home, files);
    }

    /// Writes a copy of this laptop's files elsewhere.
    pub fn copy_to(&self, home: &Path) {
        fs::create_dir_all(home).unwrap();
        write(home, &self.files());
    }
}

fn write(home: &Path, files: &[(String, Vec<u8>)]) {
    for (name, bytes) in files {
        fs::write(home.join(name), bytes).unwrap();
    }
}

fn remove(path: &Path) {
    // Absent is the usual case.
    let _ = fs::remove_file(path);
}
