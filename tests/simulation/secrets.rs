//! What opens the folder, as the officers know it: passphrases and recovery keys, each with the number of its change; and who left
//! with which keys.

use app::domain::id::DeviceId;
use sync::{Entry, Folder, FolderError, Found, Keys, Space};

use crate::world::World;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Passphrase,
    Recovery,
}

impl Role {
    /// As the list of key files calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
        }
    }
}

/// One text that opens the folder until it is replaced.
#[derive(Debug, Clone)]
pub struct Secret {
    pub text: String,
    pub role: Role,
    /// A later change of its role replaces it.
    pub generation: u32,
    /// The newest epoch that whoever made it knew.
    pub epoch: u32,
    pub by: usize,
    pub at: i64,
    /// Whoever made it has put an older state back since, or is gone: nobody else may have heard of it.
    pub unsure: bool,
}

/// A laptop that a renewal left out.
pub struct Left {
    pub laptop: usize,
    pub device: DeviceId,
    pub keys: Keys,
    /// What its officer could type.
    pub knew: Vec<String>,
    pub by: usize,
    pub at: i64,
    /// Somebody who did not know that it had left made a key for it as well: one more renewal is needed.
    pub readmitted: bool,
}

#[derive(Default)]
pub struct Secrets {
    pub known: Vec<Secret>,
    pub left: Vec<Left>,
    /// The newest epoch that anybody began.
    pub epoch: u32,
}

impl Secrets {
    /// What officers type, the newest first.
    pub fn typed(&self) -> Vec<String> {
        let of = |secret: &&Secret| secret.role == Role::Passphrase;
        let texts = self.known.iter().rev().filter(of);
        texts.map(|secret| secret.text.clone()).collect()
    }

    /// What a laptop did since may have been given up.
    pub fn doubt(&mut self, laptop: usize, since: i64) {
        for secret in &mut self.known {
            secret.unsure |= secret.by == laptop && secret.at >= since;
        }
        for left in &mut self.left {
            left.readmitted |= left.by == laptop && left.at >= since;
        }
    }
}

/// The number of the last change of a role, as a laptop knows it.
pub fn generation(world: &mut World, n: usize, role: Role) -> u32 {
    ring(world, n).generation(role.name())
}

/// The list of key files that a laptop holds.
pub fn ring(world: &mut World, n: usize) -> sync::Ring {
    let read = world.laptops[n].eye().read(|db| db.ring());
    let json = read.ok().flatten().unwrap_or_default();
    serde_json::from_str(&json).unwrap_or_default()
}

/// The keys that a laptop holds.
pub fn keys(world: &mut World, n: usize) -> Option<Keys> {
    let read = world.laptops[n].eye().read(|db| db.space());
    Keys::from_bytes(&read.ok().flatten()?.keys).ok()
}

/// The keys that a text opens in a folder.
pub fn opens(folder: &dyn Folder, text: &str) -> Option<Keys> {
    let Ok(Found::Space(info)) = Space::find(folder) else {
        return None;
    };
    Space::open(folder, &info, text).ok().map(|new| new.keys)
}

/// Whether a text opens the key files that a laptop keeps.
pub fn opens_at(world: &mut World, n: usize, text: &str) -> bool {
    let read = world.laptops[n].eye().read(|db| db.space_files());
    opens(&Held(read.unwrap_or_default()), text).is_some()
}

/// A laptop's copies of the space's own files, as a folder.
struct Held(Vec<(String, Vec<u8>)>);

impl Folder for Held {
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError> {
        let inside = |path: &str| path.rsplit_once('/').map_or("", |(dir, _)| dir) == dir;
        let files = self.0.iter().filter(|(path, _)| inside(path));
        Ok(files
            .map(|(path, bytes)| Entry {
                path: path.clone(),
                len: bytes.len() as u64,
                kind: sync::EntryKind::File,
                modified: 0,
            })
            .collect())
    }

    fn read(&self, path: &str, _: u64) -> Result<Vec<u8>, FolderError> {
        let found = self.0.iter().find(|(known, _)| known == path);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| FolderError::Missing(path.to_owned()))
    }

    fn publish(&self, _: &str, _: &[u8]) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }

    fn make_dir(&self, _: &str) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }

    fn remove(&self, _: &str) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }
}
