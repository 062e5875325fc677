//! The store in the middle and the way to it and from it: late, out of order, cut short, twice, under another name, or never.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use fastrand::Rng;
use sync::Hash;

use super::harm::{self, Harm};
use super::tree::{Bytes, Tree};
use super::weather::Weather;

/// Characters of `k/` and a name of ours.
const NAMED: usize = 26;

pub type Shared = Arc<Mutex<Cloud>>;

/// What a mirror has yet to carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Put(String, Bytes),
    Remove(String),
}

/// The mirror of one laptop.
#[derive(Debug, Clone, Default)]
pub struct View {
    pub tree: Tree,
    pub up: Vec<Change>,
    pub down: Vec<Change>,
    pub weather: Weather,
    /// What was published last: a disk that lies may still lose it.
    pub recent: Vec<String>,
}

#[derive(Default)]
pub struct Cloud {
    pub central: Tree,
    pub views: Vec<View>,
    /// How much goes wrong on the way, in thousandths.
    pub trouble: u32,
    pub rng: Rng,
    ticks: i64,
    /// Key files by their names, in the order in which they were first seen.
    keys: BTreeMap<String, usize>,
    /// Everything that a laptop was told is published.
    pub published: BTreeSet<Hash>,
    /// What a folder was given that anybody can read.
    pub leaked: Option<String>,
}

impl Cloud {
    pub fn new(seed: u64, views: usize, trouble: u32) -> Self {
        Self {
            views: vec![View::default(); views],
            rng: Rng::with_seed(seed),
            trouble,
            ..Self::default()
        }
    }

    /// The time of a file that is written now.
    pub fn tick(&mut self) -> i64 {
        self.ticks += 1;
        self.ticks
    }

    /// Key files are named by hashes of what the system's randomness closed: two runs of a seed differ in these names, and must not
    /// differ in their order.
    pub fn in_order(&self, path: &str) -> String {
        let lower = path.to_lowercase();
        let stem = lower.get(..NAMED).unwrap_or_default();
        match self.keys.get(stem) {
            Some(number) => format!("k/{number:024}{}", &path[NAMED..]),
            None => path.to_owned(),
        }
    }

    /// Notes a file that somebody publishes.
    pub fn note_key(&mut self, path: &str) {
        let next = self.keys.len();
        if let Some(stem) = path.get(..NAMED).filter(|stem| stem.starts_with("k/")) {
            self.keys.entry(stem.to_owned()).or_insert(next);
        }
    }

    fn bad_luck(&mut self) -> bool {
        self.rng.u32(..1000) < self.trouble
    }

    /// Carries up to `steps` changes of one mirror, in any order and with all that happens on the way.
    pub fn carry(&mut self, view: usize, steps: usize) {
        for _ in 0..steps {
            let (up, down) = (self.views[view].up.len(), self.views[view].down.len());
            if up + down == 0 {
                return;
            }
            let at = self.rng.usize(..up + down);
            if at < up {
                let change = self.views[view].up.remove(at);
                self.carry_up(view, change);
            } else {
                let change = self.views[view].down.remove(at - up);
                self.carry_down(view, change);
            }
        }
    }

    fn carry_up(&mut self, view: usize, change: Change) {
        let Some(change) = self.on_the_way(view, change, true) else {
            return;
        };
        self.arrive(view, change);
    }

    /// A change reaches the middle, and sets off for everybody else.
    fn arrive(&mut self, from: usize, change: Change) {
        let change = match change {
            Change::Put(path, bytes) => {
                let path = match self.central.bytes(&path) {
                    Some(there) if *there == bytes => return,
                    // The same name with other bytes: one of them becomes a conflict copy.
                    Some(_) => harm::conflict_name(&path, &mut self.rng),
                    None => path,
                };
                let tick = self.tick();
                self.central.put(&path, Arc::clone(&bytes), tick);
                Change::Put(path, bytes)
            }
            Change::Remove(path) => {
                self.central.files.remove(&path);
                Change::Remove(path)
            }
        };
        for (at, view) in self.views.iter_mut().enumerate() {
            if at != from {
                view.down.push(change.clone());
            }
        }
    }

    fn carry_down(&mut self, view: usize, change: Change) {
        let Some(change) = self.on_the_way(view, change, false) else {
            return;
        };
        let tick = self.tick();
        match change {
            Change::Put(mut path, bytes) => {
                if self.views[view]
                    .tree
                    .bytes(&path)
                    .is_some_and(|there| *there != bytes)
                {
                    path = harm::conflict_name(&path, &mut self.rng);
                }
                let cloud_only = self.bad_luck();
                self.views[view].tree.put(&path, bytes, tick);
                if let Some(node) = self.views[view].tree.files.get_mut(&path) {
                    node.cloud_only = cloud_only;
                }
            }
            Change::Remove(path) => {
                self.views[view].tree.files.remove(&path);
            }
        }
    }

    /// What becomes of a change on its way; nothing when it is lost.
    fn on_the_way(&mut self, view: usize, change: Change, up: bool) -> Option<Change> {
        if !self.bad_luck() {
            return Some(change);
        }
        let Change::Put(path, bytes) = change else {
            // A removal that comes late, or never: the file comes back.
            return self.rng.bool().then_some(change);
        };
        let harm = harm::any(&mut self.rng);
        let queue = |cloud: &mut Self, change| {
            let view = &mut cloud.views[view];
            let queue = if up { &mut view.up } else { &mut view.down };
            queue.push(change);
        };
        match harm {
            Harm::Drop => None,
            Harm::Twice => {
                let copy = harm::conflict_name(&path, &mut self.rng);
                queue(self, Change::Put(copy, Arc::clone(&bytes)));
                Some(Change::Put(path, bytes))
            }
            Harm::Rename => Some(Change::Put(
                harm::conflict_name(&path, &mut self.rng),
                bytes,
            )),
            Harm::FoldCase => Some(Change::Put(path.to_uppercase(), bytes)),
            harm => {
                let hurt = harm::hurt(harm, &bytes, &mut self.rng);
                // Often the whole file follows, as when a transfer is taken up again.
                if self.rng.bool() {
                    queue(self, Change::Put(path.clone(), bytes));
                }
                Some(Change::Put(path, hurt))
            }
        }
    }
}
