//! The whole: laptops, the folder between them, the time, what was acknowledged, and the dice that decide what happens next.

use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use fastrand::Rng;

use crate::acts::Stick;
use crate::cloud::{Cloud, Shared};
use crate::laptop::{FOLDER_PASSPHRASE, Laptop, Made};
use crate::ledger::Ledger;
use crate::power::Time;
use crate::secrets::{Role, Secret, Secrets};
use crate::stranger::Stranger;

/// An invariant that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub law: &'static str,
    pub says: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.law, self.says)
    }
}

pub type Check = Result<(), Violation>;

/// Fails a law when something does not hold.
pub fn hold(law: &'static str, holds: bool, says: impl FnOnce() -> String) -> Check {
    if holds {
        return Ok(());
    }
    Err(Violation { law, says: says() })
}

/// What may happen in a world.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub laptops: usize,
    /// Thousandths of what is carried that go wrong.
    pub trouble: u32,
    pub gather_at: usize,
    /// One in so many syncs loses power.
    pub cuts: u32,
    /// Whether clocks are wrong.
    pub skewed: bool,
}

impl Setting {
    /// No harm by itself: what a script asks for is all that happens.
    pub fn still(laptops: usize) -> Self {
        Self {
            laptops,
            trouble: 0,
            gather_at: 1_000,
            cuts: 0,
            skewed: false,
        }
    }

    pub fn any(rng: &mut Rng) -> Self {
        Self {
            laptops: rng.usize(2..=5),
            trouble: [0, 20, 100, 250][rng.usize(..4)],
            gather_at: [3, 6, 1_000][rng.usize(..3)],
            cuts: [0, 4, 10][rng.usize(..3)],
            skewed: rng.bool(),
        }
    }
}

pub struct World {
    pub seed: u64,
    pub setting: Setting,
    pub rng: Rng,
    pub real: Arc<std::sync::atomic::AtomicI64>,
    pub cloud: Shared,
    pub laptops: Vec<Laptop>,
    pub ledger: Ledger,
    pub strangers: Vec<Stranger>,
    pub secrets: Secrets,
    /// .valise files on their way.
    pub sticks: Vec<Stick>,
    /// How many were ever packed.
    pub packed: u32,
    /// Why the last act was refused, if it was.
    pub refused: Option<String>,
    /// What making the space came to.
    pub founded: Check,
    /// Every text has a number.
    pub word: u32,
    /// What happened, in one line each; kept when somebody wants to read it.
    pub told: Option<Vec<String>>,
    /// A hash of all that happened.
    pub trace: u64,
    /// Every invariant is looked at, whatever it costs.
    pub thorough: bool,
    home: PathBuf,
}

/// Tells apart two worlds of one process.
static WORLDS: AtomicU64 = AtomicU64::new(0);
/// An autumn day of 2026, in wall milliseconds.
const MORNING: i64 = 1_795_507_200_000;
pub const DAY: i64 = 86_400_000;
/// How many laptops a world may come to have, copies and newcomers included.
pub const MOST: usize = 6;

impl World {
    pub fn new(seed: u64, setting: Setting) -> Self {
        let number = WORLDS.fetch_add(1, Ordering::Relaxed);
        let name = format!("rythme-sim-{}-{number}", std::process::id());
        let mut rng = Rng::with_seed(seed);
        let mut world = Self {
            seed,
            setting,
            real: Arc::new(std::sync::atomic::AtomicI64::new(MORNING)),
            cloud: Arc::new(Mutex::new(Cloud::new(rng.u64(..), 0, setting.trouble))),
            rng,
            laptops: Vec::new(),
            ledger: Ledger::default(),
            strangers: Vec::new(),
            secrets: Secrets::default(),
            sticks: Vec::new(),
            packed: 0,
            refused: None,
            founded: Ok(()),
            word: 0,
            told: None,
            trace: seed,
            thorough: false,
            home: memory().join(name),
        };
        for _ in 0..setting.laptops {
            world.add_laptop();
        }
        world.founded = world.found();
        world
    }

    /// One more laptop with an empty database and a mirror that holds what the middle holds.
    pub fn add_laptop(&mut self) -> usize {
        let n = self.push_laptop();
        self.laptops[n].create().expect("a new database");
        n
    }

    /// One more laptop that was never switched on.
    pub fn push_laptop(&mut self) -> usize {
        let n = self.laptops.len();
        let view = self.cloud.lock().unwrap().add_view();
        let time = Time {
            real: Arc::clone(&self.real),
            skew: Arc::default(),
        };
        if self.setting.skewed && self.rng.bool() {
            time.skew.store(self.any_skew(), Ordering::SeqCst);
        }
        let made = Made {
            n,
            view,
            seed: self.rng.u64(..),
            home: self.home.join(n.to_string()),
            cloud: Arc::clone(&self.cloud),
            time,
            gather_at: self.setting.gather_at,
        };
        self.laptops.push(Laptop::new(made));
        n
    }

    /// Minutes, days or ten years, either way.
    pub fn any_skew(&mut self) -> i64 {
        let far = [60_000, 15 * 60_000, 3 * DAY, 3_650 * DAY][self.rng.usize(..4)];
        self.rng.i64(-far..=far)
    }

    /// The first laptop makes the space, in good weather; the key and `espace.json` reach everybody.
    fn found(&mut self) -> Check {
        let trouble = std::mem::take(&mut self.cloud.lock().unwrap().trouble);
        let cuts = std::mem::take(&mut self.setting.cuts);
        self.secrets.epoch = 1;
        self.knows(Role::Passphrase, FOLDER_PASSPHRASE);
        let founded = self.sync(0)?;
        hold("I15", founded.is_some(), || {
            "the first sync founds no space".to_owned()
        })?;
        if let Some(key) = founded.and_then(|done| done.recovery_key) {
            self.knows(Role::Recovery, key.reveal());
        }
        self.cloud.lock().unwrap().flush();
        self.cloud.lock().unwrap().trouble = trouble;
        self.setting.cuts = cuts;
        Ok(())
    }

    /// The first secrets of the space.
    fn knows(&mut self, role: Role, text: &str) {
        self.secrets.known.push(Secret {
            text: text.to_owned(),
            role,
            generation: 1,
            epoch: 1,
            by: 0,
            at: i64::MIN,
            unsure: false,
        });
    }

    /// A file outside every laptop.
    pub fn home(&self, name: &str) -> String {
        self.home.join(name).display().to_string()
    }

    /// Tells what happens; the trace of two runs of one seed is the same.
    pub fn tell(&mut self, what: &str) {
        for byte in what.bytes() {
            self.trace = (self.trace ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        if let Some(told) = &mut self.told {
            told.push(what.to_owned());
        }
    }

    /// The next text.
    pub fn text(&mut self) -> String {
        self.word += 1;
        crate::words::word(self.word)
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: u32) -> bool {
        n > 0 && self.rng.u32(..n) == 0
    }

    /// The laptops that are still used.
    pub fn active(&self) -> Vec<usize> {
        (0..self.laptops.len())
            .filter(|n| !self.laptops[*n].gone)
            .collect()
    }

    pub fn pass(&mut self, ms: i64) {
        self.real.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.laptops.clear();
        // A leftover in memory goes with the machine.
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

/// Where databases lie: in memory where there is such a place.
fn memory() -> PathBuf {
    let shm = PathBuf::from("/dev/shm");
    if shm.is_dir() {
        shm
    } else {
        std::env::temp_dir()
    }
}
