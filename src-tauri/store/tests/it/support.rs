//! What the store's tests share: a database in a folder of its own, records of other laptops, raw connections.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::clock::Hlc;
use domain::entity::{EntityRef, Kind, LIBRARY};
use domain::id::{DeviceId, uuid_v7};
use domain::journal::{Record, Vector};
use domain::op::Op;
use rusqlite::Connection;
use serde_json::{Map, Value, json};
use store::{Change, Now, Outcome, Received, Store};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "une phrase de passe";
/// A moment of the tests: 15 September 2026.
pub const NOON: i64 = 1_789_466_400_000;

/// A store that goes with its folder.
pub struct Bench {
    pub dir: TempDir,
    pub store: Store,
    /// A connection past the store, made when first asked: each costs a key derivation.
    raw: OnceCell<Connection>,
}

impl Bench {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(&dir.path().join("a.db"), PASSPHRASE, device(1)).unwrap();
        Self {
            dir,
            store,
            raw: OnceCell::new(),
        }
    }

    pub fn path(&self) -> PathBuf {
        self.store.path().to_owned()
    }

    /// Closes the store and opens it again.
    pub fn reopened(self) -> Self {
        let path = self.path();
        let dir = self.closed();
        let store = Store::open(&path, PASSPHRASE).unwrap();
        Self {
            dir,
            store,
            raw: OnceCell::new(),
        }
    }

    /// Closes every connection; the folder stays.
    pub fn closed(self) -> TempDir {
        let Self { dir, .. } = self;
        dir
    }

    /// Writes fields of an entity as one act.
    pub fn write(&self, entity: &EntityRef, fields: Value, at: i64) {
        let op = Op::SaveLibrary {
            name: "x".to_owned(),
        };
        let written: Outcome<()> = self
            .store
            .transact::<_, store::Error>(op, Now(at), |tx| {
                tx.write(Change::fields(entity.clone(), object(fields)))?;
                Ok(())
            })
            .unwrap();
        assert!(written.topics.contains("sync"));
    }

    /// Applies a record of another laptop.
    pub fn receive(&self, record: &Record) -> Received {
        self.receive_at(record, NOON)
    }

    pub fn receive_at(&self, record: &Record, now: i64) -> Received {
        let body = serde_json::to_string(record).unwrap();
        self.store
            .settle::<_, store::Error>(Now(now), |tx| tx.receive(record, &body))
            .unwrap()
            .value
    }

    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.store
            .read::<_, store::Error>(|db| db.state_lines(|line| lines.push(line.to_owned())))
            .unwrap();
        lines
    }

    pub fn questions(&self) -> Vec<(EntityRef, String)> {
        self.store
            .read::<_, store::Error>(|db| db.questions())
            .unwrap()
    }

    pub fn shown(&self, entity: &EntityRef, field: &str) -> Option<Value> {
        self.store
            .read::<_, store::Error>(|db| Ok(db.registers(entity)?.shown(field).cloned()))
            .unwrap()
    }

    /// The names of the libraries in sight.
    pub fn names(&self) -> Vec<String> {
        let libraries = self
            .store
            .read::<_, store::Error>(|db| db.libraries())
            .unwrap();
        libraries.into_iter().map(|library| library.name).collect()
    }

    /// The rows of a query on a connection of the test's own.
    pub fn count(&self, query: &str) -> i64 {
        self.raw
            .get_or_init(|| raw(&self.path()))
            .query_row(query, [], |row| row.get(0))
            .unwrap()
    }
}

pub fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

pub fn device(n: u8) -> DeviceId {
    DeviceId(uuid_v7(i64::from(n), [n; 10]))
}

pub fn entity(kind: &Kind, n: u8) -> EntityRef {
    EntityRef::new(kind, uuid_v7(NOON, [n; 10]))
}

pub fn library(n: u8) -> EntityRef {
    entity(&LIBRARY, n)
}

/// A record as laptop `n` would write it, having seen `deps`.
pub fn record(
    n: u8,
    seq: u64,
    at: i64,
    deps: &[(u8, u64)],
    of: &EntityRef,
    fields: Value,
) -> Record {
    let deps = deps.iter().map(|(n, seq)| (device(*n), *seq)).collect();
    Record {
        device: device(n),
        seq,
        hlc: Hlc(at, 0),
        deps: Vector(deps),
        saw: Vector::default(),
        kind: "set".to_owned(),
        entity: of.clone(),
        fields: object(fields),
        update: None,
        by: format!("laptop {n}"),
        op: Some(json!({ "code": "save_library", "name": "x" })),
        rest: Map::new(),
    }
}

/// A connection past the store, with the same key.
pub fn raw(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.pragma_update(None, "key", PASSPHRASE).unwrap();
    db
}

/// Every file of a folder with its bytes.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            found.insert(path.clone(), Vec::new());
            found.extend(tree(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}
