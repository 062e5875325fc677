//! The real folder, with a step before each call and after each one that writes. A publish dies in its middle too: with half of its
//! temporary file, and with a whole one that has not got its name yet.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sync::{DirFolder, Entry, Folder, FolderError};

use crate::steps::{Steps, die};

pub struct Folders(pub Arc<Steps>);

impl app::ports::Folders for Folders {
    fn open(&self, path: &str) -> Box<dyn Folder> {
        Box::new(Watched {
            inner: DirFolder::new(path),
            root: PathBuf::from(path),
            steps: Arc::clone(&self.0),
        })
    }

    fn absolute(&self, path: &str) -> String {
        path.to_owned()
    }
}

struct Watched {
    inner: DirFolder,
    root: PathBuf,
    steps: Arc<Steps>,
}

impl Watched {
    /// What a process leaves that dies while it writes `path`.
    fn die_writing(&self, what: &str, path: &str, bytes: &[u8]) -> ! {
        let target = self.root.join(path);
        let dir = target.parent().unwrap_or(Path::new("."));
        // As the publish would have: a directory may be new, and one that cannot be made holds no half file either.
        let _ = std::fs::create_dir_all(dir);
        let _ = std::fs::write(dir.join(".tmp-00c0ffee00c0ffee-0"), bytes);
        die(what, path)
    }
}

impl Folder for Watched {
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError> {
        self.steps.look("list", dir);
        self.inner.list(dir)
    }

    fn read(&self, path: &str, max_len: u64) -> Result<Vec<u8>, FolderError> {
        self.steps.look("read", path);
        self.inner.read(path, max_len)
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.steps.step("publish, before", path);
        let there = self.root.join(path).exists();
        if !there && self.steps.is_fatal() {
            self.die_writing("publish, half", path, &bytes[..bytes.len() / 2]);
        }
        if !there && self.steps.is_fatal() {
            self.die_writing("publish, unnamed", path, bytes);
        }
        self.inner.publish(path, bytes)?;
        self.steps.step("publish, after", path);
        Ok(())
    }

    fn make_dir(&self, dir: &str) -> Result<(), FolderError> {
        self.steps.step("make_dir", dir);
        self.inner.make_dir(dir)?;
        self.steps.step("make_dir, after", dir);
        Ok(())
    }

    fn remove(&self, path: &str) -> Result<(), FolderError> {
        self.steps.step("remove", path);
        self.inner.remove(path)?;
        self.steps.step("remove, after", path);
        Ok(())
    }
}
