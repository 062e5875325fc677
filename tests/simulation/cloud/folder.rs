//! A laptop's mirror as the application sees it. Every step of it may be the last before the power fails, and what was not yet
//! durable then is what a disk leaves: nothing, a temporary file, a piece, zeros, or the whole.

use std::sync::Arc;
use std::thread::{self, ThreadId};

use app::ports::Folders;
use sync::{Entry, Folder, FolderError};

use super::harm::{self, Harm};
use super::sky::{Change, Cloud, Shared};
use super::tree::{Bytes, parent};
use crate::power::Power;
use crate::words;

/// Opens the mirror of one laptop, whatever the path.
pub struct SimFolders {
    pub cloud: Shared,
    pub view: usize,
    pub power: Power,
    thread: ThreadId,
}

impl SimFolders {
    pub fn new(cloud: Shared, view: usize, power: Power) -> Self {
        Self {
            cloud,
            view,
            power,
            thread: thread::current().id(),
        }
    }
}

impl Folders for SimFolders {
    fn open(&self, _: &str) -> Box<dyn Folder> {
        Box::new(SimFolder {
            cloud: Arc::clone(&self.cloud),
            view: self.view,
            power: self.power.clone(),
            thread: self.thread,
        })
    }

    fn absolute(&self, path: &str) -> String {
        path.to_owned()
    }
}

pub struct SimFolder {
    pub cloud: Shared,
    pub view: usize,
    pub power: Power,
    thread: ThreadId,
}

/// How far a file has come when the power fails.
#[derive(Clone, Copy)]
enum Stage {
    Before,
    Writing,
    Written,
    Renamed,
}

impl SimFolder {
    /// A step that reads: it may meet bad weather, and be the last.
    fn enter(&self) -> Result<(), FolderError> {
        // Another thread would make another history of the same seed.
        if thread::current().id() != self.thread {
            return Err(FolderError::Gone);
        }
        self.power.step();
        let mut cloud = self.cloud.lock().unwrap();
        let Cloud { views, rng, .. } = &mut *cloud;
        views[self.view].weather.check(rng)
    }

    fn crash(&self, stage: Stage, path: &str, bytes: &Bytes) {
        if !self.power.fails() {
            return;
        }
        {
            let mut cloud = self.cloud.lock().unwrap();
            cloud.leave(self.view, stage, path, bytes);
            cloud.lie(self.view);
        }
        Power::out();
    }
}

impl Folder for SimFolder {
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError> {
        self.enter()?;
        let cloud = self.cloud.lock().unwrap();
        let mut found = cloud.views[self.view].tree.list(dir);
        if let Some(entries) = found.as_mut().filter(|_| dir == "k") {
            entries.sort_by_cached_key(|entry| cloud.in_order(&entry.path));
        }
        found.ok_or_else(|| FolderError::Missing(dir.to_owned()))
    }

    fn read(&self, path: &str, max_len: u64) -> Result<Vec<u8>, FolderError> {
        self.enter()?;
        let mut cloud = self.cloud.lock().unwrap();
        let Cloud { views, rng, .. } = &mut *cloud;
        let node = views[self.view].tree.files.get_mut(path);
        let node = node.ok_or_else(|| FolderError::Missing(path.to_owned()))?;
        // A placeholder is fetched when somebody insists, if there is a network.
        if node.cloud_only && rng.bool() {
            return Err(FolderError::Io(
                "the cloud file provider is not running".to_owned(),
            ));
        }
        node.cloud_only = false;
        if node.bytes.len() as u64 > max_len {
            return Err(FolderError::TooLarge(max_len));
        }
        Ok(node.bytes.to_vec())
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.enter()?;
        check_name(path)?;
        let bytes: Bytes = bytes.into();
        self.crash(Stage::Before, path, &bytes);
        let weather = {
            let mut cloud = self.cloud.lock().unwrap();
            cloud.overhear(path, &bytes);
            cloud.note_key(path);
            if let Some(there) = cloud.views[self.view].tree.bytes(path) {
                return if *there == bytes {
                    cloud.published.insert(sync::hash(&bytes));
                    Ok(())
                } else {
                    Err(FolderError::Exists(path.to_owned()))
                };
            }
            cloud.views[self.view].weather
        };
        weather.check_writing()?;
        self.crash(Stage::Writing, path, &bytes);
        self.crash(Stage::Written, path, &bytes);
        self.crash(Stage::Renamed, path, &bytes);
        self.cloud.lock().unwrap().publish(self.view, path, &bytes);
        if self.power.fails() {
            self.cloud.lock().unwrap().lie(self.view);
            Power::out();
        }
        Ok(())
    }

    fn make_dir(&self, dir: &str) -> Result<(), FolderError> {
        self.enter()?;
        let mut cloud = self.cloud.lock().unwrap();
        cloud.views[self.view].weather.check_writing()?;
        cloud.views[self.view].tree.make_dir(dir);
        Ok(())
    }

    fn remove(&self, path: &str) -> Result<(), FolderError> {
        self.enter()?;
        {
            let mut cloud = self.cloud.lock().unwrap();
            if cloud.views[self.view].weather == super::Weather::ReadOnly {
                return Err(FolderError::ReadOnly);
            }
            let view = &mut cloud.views[self.view];
            if view.tree.files.remove(path).is_some() {
                view.up.push(Change::Remove(path.to_owned()));
            }
        }
        self.power.step();
        Ok(())
    }
}

impl Cloud {
    fn publish(&mut self, view: usize, path: &str, bytes: &Bytes) {
        let tick = self.tick();
        self.published.insert(sync::hash(bytes));
        let view = &mut self.views[view];
        view.tree.put(path, Arc::clone(bytes), tick);
        view.up
            .push(Change::Put(path.to_owned(), Arc::clone(bytes)));
        view.recent.push(path.to_owned());
        if view.recent.len() > 3 {
            view.recent.remove(0);
        }
    }

    /// What a power cut leaves of a file that was being published.
    fn leave(&mut self, view: usize, stage: Stage, path: &str, bytes: &Bytes) {
        let tick = self.tick();
        let temp = format!("{}/.tmp-{:016x}-0", parent(path), self.rng.u64(..));
        let (at, left) = match stage {
            Stage::Before => return,
            Stage::Writing => (temp, harm::hurt(Harm::Truncate, bytes, &mut self.rng)),
            Stage::Written if self.rng.bool() => {
                (temp, harm::hurt(Harm::Zeros, bytes, &mut self.rng))
            }
            Stage::Written => (temp, Arc::clone(bytes)),
            Stage::Renamed => {
                let harm = [
                    Harm::Drop,
                    Harm::Truncate,
                    Harm::Zeros,
                    Harm::Empty,
                    Harm::Twice,
                ];
                let harm = harm[self.rng.usize(..harm.len())];
                if harm == Harm::Drop {
                    return;
                }
                (path.to_owned(), harm::hurt(harm, bytes, &mut self.rng))
            }
        };
        // A mirror may give a temporary file any name: it is a batch then, by what it says of itself.
        if left == *bytes {
            self.published.insert(sync::hash(bytes));
        }
        let view = &mut self.views[view];
        view.tree.put(&at, Arc::clone(&left), tick);
        view.up.push(Change::Put(at, left));
    }

    /// Some disks say "durable" and are not: a power cut takes what was published last.
    fn lie(&mut self, view: usize) {
        if self.rng.u32(..4) > 0 {
            return;
        }
        let Some(path) = self.views[view].recent.pop() else {
            return;
        };
        let tick = self.tick();
        let Self { views, rng, .. } = self;
        let view = &mut views[view];
        view.up
            .retain(|change| !matches!(change, Change::Put(at, _) if *at == path));
        if rng.bool() {
            view.tree.files.remove(&path);
        } else if let Some(node) = view.tree.files.get_mut(&path) {
            node.bytes = harm::hurt(Harm::Zeros, &node.bytes, rng);
            node.modified = tick;
        }
    }

    /// Nothing that a laptop gives to the folder may be readable, packed or not.
    fn overhear(&mut self, path: &str, bytes: &[u8]) {
        const PACKED: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
        let packed = bytes.windows(4).any(|window| window == PACKED);
        if words::sings(bytes) || words::sings(path.as_bytes()) || packed {
            self.leaked.get_or_insert_with(|| path.to_owned());
        }
    }
}

/// The names that a share allows.
fn check_name(path: &str) -> Result<(), FolderError> {
    let good = |name: &str| {
        !name.is_empty()
            && name.len() < sync::MAX_NAME
            && name
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
    };
    let fine = path.len() < sync::MAX_PATH && path.split('/').all(good);
    fine.then_some(())
        .ok_or_else(|| FolderError::BadName(path.to_owned()))
}
