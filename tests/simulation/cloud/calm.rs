//! The storm is over: mirrors compare what they have, and from then on carry everything at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::harm;
use super::sky::{Change, Cloud};
use super::tree::{Bytes, Tree};
use super::weather::Weather;

impl Cloud {
    /// Brings all mirrors to one state. For each name it is what somebody has of it: mostly what was published, sometimes what the
    /// storm made of it, now and then nothing. Every such state is one that a real mirror can end in.
    pub fn heal(&mut self) {
        self.trouble = 0;
        for view in &mut self.views {
            view.weather = Weather::Fair;
        }
        let one = self.agree();
        self.adopt(&one);
    }

    fn agree(&mut self) -> Tree {
        let mut names: BTreeSet<String> = self.central.files.keys().cloned().collect();
        let mut dirs = self.central.dirs.clone();
        for view in &self.views {
            names.extend(view.tree.files.keys().cloned());
            dirs.extend(view.tree.dirs.iter().cloned());
        }
        // What was removed somewhere and not everywhere goes, or comes back.
        let removed: BTreeSet<String> = self
            .views
            .iter()
            .flat_map(|view| view.up.iter().chain(&view.down))
            .filter_map(|change| match change {
                Change::Remove(path) => Some(path.clone()),
                Change::Put(..) => None,
            })
            .collect();
        let mut one = Tree {
            dirs,
            ..Tree::default()
        };
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort_by_cached_key(|name| self.in_order(name));
        for name in names {
            if removed.contains(&name) && self.rng.bool() {
                continue;
            }
            let Some(bytes) = self.choose(&name) else {
                continue;
            };
            let tick = self.tick();
            one.put(&name, bytes, tick);
        }
        one
    }

    fn choose(&mut self, name: &str) -> Option<Bytes> {
        let trees = std::iter::once(&self.central).chain(self.views.iter().map(|view| &view.tree));
        let mut versions: Vec<Bytes> = Vec::new();
        for bytes in trees.filter_map(|tree| tree.bytes(name)) {
            if !versions.contains(bytes) {
                versions.push(Arc::clone(bytes));
            }
        }
        // The space's own files are small, old, and on every disk.
        let precious = !name.to_lowercase().starts_with("d/");
        match self.rng.u32(..20) {
            0 if !precious => None,
            1 if !precious => {
                let harm = harm::any(&mut self.rng);
                Some(harm::hurt(harm, versions.first()?, &mut self.rng))
            }
            2 if versions.len() > 1 => Some(versions.swap_remove(self.rng.usize(..versions.len()))),
            _ => {
                let whole = versions
                    .iter()
                    .position(|bytes| self.published.contains(&sync::hash(bytes)));
                Some(versions.swap_remove(whole.unwrap_or(0)))
            }
        }
    }

    /// Every mirror and the middle hold exactly this. What a mirror has already keeps its time.
    fn adopt(&mut self, one: &Tree) {
        for tree in self
            .views
            .iter_mut()
            .map(|view| &mut view.tree)
            .chain([&mut self.central])
        {
            let mut new = one.clone();
            for (path, node) in &mut new.files {
                if let Some(old) = tree.files.get(path).filter(|old| old.bytes == node.bytes) {
                    node.modified = old.modified;
                }
            }
            *tree = new;
        }
        for view in &mut self.views {
            view.up.clear();
            view.down.clear();
        }
    }

    /// Carries everything that waits, in order and whole. Says whether anything did.
    pub fn flush(&mut self) -> bool {
        let mut any = false;
        for from in 0..self.views.len() {
            for change in std::mem::take(&mut self.views[from].up) {
                any = true;
                self.spread(from, change);
            }
        }
        for at in 0..self.views.len() {
            for change in std::mem::take(&mut self.views[at].down) {
                let tick = self.tick();
                apply(&mut self.views[at].tree, &change, tick);
            }
        }
        any
    }

    fn spread(&mut self, from: usize, change: Change) {
        let tick = self.tick();
        apply(&mut self.central, &change, tick);
        for at in (0..self.views.len()).filter(|at| *at != from) {
            apply(&mut self.views[at].tree, &change, tick);
        }
    }

    /// Does something to the folder everywhere at once, as a person in the web interface would.
    pub fn everywhere(&mut self, change: &Change) {
        let tick = self.tick();
        apply(&mut self.central, change, tick);
        for view in &mut self.views {
            apply(&mut view.tree, change, tick);
        }
    }

    /// A mirror for one more laptop: it gets everything in an order of its own.
    pub fn add_view(&mut self) -> usize {
        let tree = self.central.clone();
        self.views.push(super::sky::View {
            tree,
            ..Default::default()
        });
        self.views.len() - 1
    }
}

fn apply(tree: &mut Tree, change: &Change, tick: i64) {
    match change {
        Change::Put(path, bytes) => {
            if tree.bytes(path) != Some(bytes) {
                tree.put(path, Arc::clone(bytes), tick);
            }
        }
        Change::Remove(path) => {
            tree.files.remove(path);
        }
    }
}
