//! What a laptop gets from outside and may lose at any moment: its clock, its randomness, its power. Every question to one of
//! these, and every step of the folder's IO, is a place where the power can fail.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use app::ports::Clock;
use chrono::{DateTime, NaiveDate};
use store::Now;
use sync::{NoRandom, Random};

/// Unwinds through the application when the power fails: nothing that follows is run, as in a dead machine.
pub struct PowerLoss;

/// A fuse that blows after a number of steps; without a number it never does.
#[derive(Clone, Default)]
pub struct Power {
    left: Arc<AtomicI64>,
    steps: Arc<AtomicU64>,
}

impl Power {
    /// The power fails at the `steps`th step from now.
    pub fn fail_after(&self, steps: u32) {
        self.left.store(i64::from(steps) + 1, Ordering::SeqCst);
    }

    /// The power stays.
    pub fn stay(&self) {
        self.left.store(0, Ordering::SeqCst);
    }

    /// Takes one step; true when the power fails at it.
    pub fn fails(&self) -> bool {
        self.steps.fetch_add(1, Ordering::SeqCst);
        let left = self.left.load(Ordering::SeqCst);
        if left == 0 {
            return false;
        }
        self.left.store(left - 1, Ordering::SeqCst);
        left == 1
    }

    /// Steps taken since the simulation began.
    pub fn steps(&self) -> u64 {
        self.steps.load(Ordering::SeqCst)
    }

    /// Takes one step, and does not come back when the power fails at it.
    pub fn step(&self) {
        if self.fails() {
            Self::out();
        }
    }

    /// The power is out.
    pub fn out() -> ! {
        resume_unwind(Box::new(PowerLoss))
    }
}

/// The time that everybody agrees on, and how far off one laptop is.
#[derive(Clone, Default)]
pub struct Time {
    pub real: Arc<AtomicI64>,
    pub skew: Arc<AtomicI64>,
}

impl Time {
    fn now(&self) -> i64 {
        // Each look at the clock takes a while: two moments are seldom the same millisecond.
        self.real.fetch_add(3, Ordering::SeqCst) + self.skew.load(Ordering::SeqCst)
    }
}

/// The wall clock of one laptop.
pub struct SimClock {
    pub time: Time,
    pub power: Power,
}

impl Clock for SimClock {
    fn now(&self) -> Now {
        self.power.step();
        Now(self.time.now())
    }

    fn today(&self) -> NaiveDate {
        DateTime::from_timestamp_millis(self.time.now())
            .map(|at| at.date_naive())
            .unwrap_or_default()
    }
}

/// The randomness of one laptop.
pub struct SimRandom {
    pub dice: Arc<Mutex<fastrand::Rng>>,
    pub power: Power,
}

impl Random for SimRandom {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), NoRandom> {
        self.power.step();
        self.dice.lock().unwrap().fill(out);
        Ok(())
    }
}
