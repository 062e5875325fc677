//! One seed: a storm, the calm after it, and the verdict.

use fastrand::Rng;

use crate::acts;
use crate::laws;
use crate::world::{Check, Setting, Violation, World};

/// How one seed ended.
pub struct Ended {
    pub seed: u64,
    pub outcome: Outcome,
    /// Equal for two runs of one seed.
    pub trace: u64,
    pub records: usize,
    pub steps: usize,
    /// Every step, where somebody wanted to read them.
    pub told: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Held,
    Violated(Violation),
}

/// Runs one seed; `tell` keeps every step.
pub fn run(seed: u64, tell: bool) -> Ended {
    // The dice for the setting are not those of the world: the same storm can be tried in another setting.
    let mut rng = Rng::with_seed(seed ^ 0x7e57_5eed);
    let setting = Setting::any(&mut rng);
    let steps = rng.usize(20..140);
    let mut world = World::new(seed, setting);
    world.told = tell.then(Vec::new);
    world.tell(&format!("{setting:?}, {steps} steps"));
    let outcome = match storm(&mut world, steps) {
        Ok(()) => Outcome::Held,
        Err(violation) => Outcome::Violated(violation),
    };
    Ended {
        seed,
        outcome,
        trace: world.trace,
        records: world.ledger.acks.len(),
        steps,
        told: world.told.take().unwrap_or_default(),
    }
}

fn storm(world: &mut World, steps: usize) -> Check {
    world.founded.clone()?;
    for step in 0..steps {
        acts::step(world)?;
        // A quiet hour in the middle of it all.
        if step == steps / 2 && world.once_in(4) {
            let (cuts, trouble) = (world.setting.cuts, world.setting.trouble);
            laws::rest(world)?;
            world.setting.cuts = cuts;
            world.setting.trouble = trouble;
            world.cloud.lock().unwrap().trouble = trouble;
        }
    }
    laws::rest(world)?;
    laws::check_all(world)
}
