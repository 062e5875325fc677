//! A seeded random source, a folder that fails on demand, and a laptop that publishes batches.

use std::cell::RefCell;
use std::collections::BTreeMap;

use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;
use sync::{
    Cursor, DirFolder, Entry, Folder, FolderError, Hash, Header, Keys, NewSpace, NoProgress,
    NoRandom, Random, Scan, Space,
};
use uuid::Uuid;

/// scrypt's least work: these tests are about the folder.
pub const FAST: u8 = 4;
pub const PASSPHRASE: &str = "trois bibliothèques ouvertes le dimanche";

/// SplitMix64: the same seed gives the same bytes.
pub struct Seeded(pub u64);

impl Seeded {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

impl Random for Seeded {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), NoRandom> {
        out.fill_with(|| self.next() as u8);
        Ok(())
    }
}

/// A folder whose next calls fail: on publish, on paths that contain a text, or altogether.
pub struct Faulty {
    pub inner: DirFolder,
    pub publish: RefCell<Option<FolderError>>,
    pub read: RefCell<Option<(String, FolderError)>>,
    pub list: RefCell<Option<(String, FolderError)>>,
}

impl Faulty {
    pub fn new(inner: DirFolder) -> Self {
        Self {
            inner,
            publish: RefCell::default(),
            read: RefCell::default(),
            list: RefCell::default(),
        }
    }
}

fn failing(fault: &RefCell<Option<(String, FolderError)>>, path: &str) -> Result<(), FolderError> {
    match &*fault.borrow() {
        Some((part, error)) if path.contains(part.as_str()) => Err(error.clone()),
        _ => Ok(()),
    }
}

impl Folder for Faulty {
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError> {
        failing(&self.list, dir)?;
        self.inner.list(dir)
    }

    fn read(&self, path: &str, max_len: u64) -> Result<Vec<u8>, FolderError> {
        failing(&self.read, path)?;
        self.inner.read(path, max_len)
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        match &*self.publish.borrow() {
            Some(error) => Err(error.clone()),
            None => self.inner.publish(path, bytes),
        }
    }

    fn make_dir(&self, dir: &str) -> Result<(), FolderError> {
        self.inner.make_dir(dir)
    }

    fn remove(&self, path: &str) -> Result<(), FolderError> {
        self.inner.remove(path)
    }
}

/// A directory with a space in it.
pub struct Shared {
    pub dir: tempfile::TempDir,
    pub folder: DirFolder,
    pub new: NewSpace,
}

impl Shared {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = DirFolder::new(dir.path());
        let new = Space::create(&folder, PASSPHRASE, space_id(1), FAST, &mut Seeded(1)).unwrap();
        Self { dir, folder, new }
    }

    pub fn keys(&self) -> &Keys {
        &self.new.keys
    }

    /// A scan of somebody who knows nothing yet.
    pub fn scan(&self) -> Scan {
        self.scan_from(&BTreeMap::new(), &Vector::default())
    }

    pub fn scan_from(&self, cursors: &BTreeMap<DeviceId, Cursor>, vector: &Vector) -> Scan {
        let past = past(&|_| false, cursors, vector);
        sync::scan(&self.folder, self.keys(), &past, &NoProgress).unwrap()
    }

    pub fn path(&self, path: &str) -> std::path::PathBuf {
        self.dir.path().join(path)
    }
}

/// What somebody knows who remembers no batch but the last applied ones.
pub fn past<'a>(
    file: &'a dyn Fn(&Entry) -> bool,
    cursors: &'a BTreeMap<DeviceId, Cursor>,
    vector: &'a Vector,
) -> sync::Past<'a> {
    sync::Past {
        file,
        batch: &|_, _| None,
        batches: &|_| Vec::new(),
        cursors,
        vector,
        branches: &[],
    }
}

pub fn space_id(n: u128) -> SpaceId {
    SpaceId(Uuid::from_u128(n))
}

pub fn device_id(n: u128) -> DeviceId {
    DeviceId(Uuid::from_u128(n))
}

/// A laptop that seals one batch after another.
pub struct Laptop {
    pub device: DeviceId,
    pub cursor: Cursor,
    pub last: u64,
    pub random: Seeded,
}

/// A published batch.
pub struct Published {
    pub path: String,
    pub bytes: Vec<u8>,
    pub hash: Hash,
}

impl Laptop {
    pub fn new(n: u128) -> Self {
        Self {
            device: device_id(n),
            cursor: Cursor::default(),
            last: 0,
            random: Seeded(n as u64),
        }
    }

    /// The next batch, sealed and not yet published.
    pub fn seal(
        &mut self,
        keys: &Keys,
        records: &[&str],
        deps: &[(DeviceId, u64)],
    ) -> sync::Sealed {
        let header = Header {
            device: self.device,
            seq: self.cursor.seq + 1,
            first: self.last + 1,
            last: self.last + records.len() as u64,
            prev: self.cursor.hash,
            deps: Vector(deps.iter().copied().collect()),
        };
        let records: Vec<_> = records
            .iter()
            .map(|record| record.as_bytes().to_vec())
            .collect();
        let sealed = sync::seal(keys, &header, &records).unwrap();
        self.cursor = Cursor {
            seq: header.seq,
            hash: sealed.hash,
        };
        self.last = header.last;
        sealed
    }

    pub fn publish(
        &mut self,
        shared: &Shared,
        records: &[&str],
        deps: &[(DeviceId, u64)],
    ) -> Published {
        let sealed = self.seal(shared.keys(), records, deps);
        let path = sync::write_batch(&shared.folder, self.device, &sealed.bytes, &mut self.random)
            .unwrap();
        Published {
            path,
            bytes: sealed.bytes,
            hash: sealed.hash,
        }
    }
}

/// The texts of all records, in the order of the scan.
pub fn texts(scan: &Scan) -> Vec<String> {
    let records = scan.batches.iter().flat_map(|ready| &ready.batch.records);
    records
        .map(|record| String::from_utf8(record.clone()).unwrap())
        .collect()
}

/// `file name → code` of what was left aside.
pub fn reasons(scan: &Scan) -> BTreeMap<String, &'static str> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    scan.skipped
        .iter()
        .map(|skipped| (name(&skipped.file), skipped.reason.code()))
        .collect()
}
