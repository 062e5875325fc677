//! The world as the application reaches it: the wall clock, randomness, shared folders. The simulator brings its own of each, so
//! that one seed replays one history; everybody else uses `Ports::system`.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{NaiveDate, NaiveDateTime, TimeZone};
pub use store::Now;
use sync::{DirFolder, Folder, NoRandom, OsRandom, Random};

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The wall clock.
    fn now(&self) -> Now;
    /// Today's date where the laptop is.
    fn today(&self) -> NaiveDate;
    /// When a clock on the wall beside the laptop shows this: nothing for an hour that a change of time leaves out.
    fn moment(&self, local: NaiveDateTime) -> Option<i64> {
        let at = chrono::Local.from_local_datetime(&local).earliest()?;
        Some(at.timestamp_millis())
    }
}

/// How the path of a shared folder becomes a folder.
pub trait Folders: Send + Sync {
    fn open(&self, path: &str) -> Box<dyn Folder>;
    /// The path as it is kept, whatever the working directory.
    fn absolute(&self, path: &str) -> String;
}

/// A month of work by one laptop, at two or three syncs a day.
const GATHER_AT: usize = 64;

/// Everything that the application takes from outside.
#[derive(Clone)]
pub struct Ports {
    pub clock: Arc<dyn Clock>,
    pub random: Arc<Mutex<dyn Random + Send>>,
    pub folders: Arc<dyn Folders>,
    /// Who reads aloud.
    pub voice: Arc<dyn crate::voice::Voice>,
    /// So many small files of ours in the folder are gathered into a snapshot.
    pub gather_at: usize,
    /// How much work it takes to try a passphrase on the key of a folder: `sync::WORK_FACTOR` but in simulations.
    pub work_factor: u8,
    /// Bytes of a photo in one part of ours: `sync::PHOTO_PART` but in simulations.
    pub photo_part: usize,
    /// Backups by itself: before an import and a sync.
    pub backups: bool,
    /// The first of this process, never stored: a copied database must not write as its original. A database that gets another name
    /// goes on with another one.
    pub peer: coedit::Peer,
}

impl Ports {
    /// The real ones.
    pub fn system() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(Mutex::new(OsRandom)),
            folders: Arc::new(Directories),
            voice: Arc::new(crate::voice::SystemVoice::default()),
            gather_at: GATHER_AT,
            work_factor: sync::WORK_FACTOR,
            photo_part: sync::PHOTO_PART,
            backups: true,
            peer: coedit::Peer::random(),
        }
    }

    /// A handle for what asks for randomness.
    pub(crate) fn dice(&self) -> Dice {
        Dice(Arc::clone(&self.random))
    }
}

/// Draws from the application's randomness.
pub(crate) struct Dice(Arc<Mutex<dyn Random + Send>>);

impl Random for Dice {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), NoRandom> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill(out)
    }
}

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Now {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Now(since.map_or(0, |since| {
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        }))
    }

    fn today(&self) -> NaiveDate {
        chrono::Local::now().date_naive()
    }
}

struct Directories;

impl Folders for Directories {
    fn open(&self, path: &str) -> Box<dyn Folder> {
        Box::new(DirFolder::new(path))
    }

    fn absolute(&self, path: &str) -> String {
        std::path::absolute(path)
            .map_or_else(|_| path.to_owned(), |path| path.display().to_string())
    }
}
