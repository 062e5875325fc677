//! The three handles: the store (one connection behind a lock), a read view, and an open transaction.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use domain::clock::Hlc;
use domain::id::DeviceId;
use domain::journal::Vector;
use domain::op::Op;
use rusqlite::Connection;

use crate::Result;
use crate::door::Now;
use crate::undo::Inverse;

/// An open, unlocked database.
pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) device: RwLock<DeviceId>,
    pub(crate) db: Mutex<Connection>,
}

/// A view for reading. Inside a transaction it sees what the transaction wrote.
pub struct Db<'c> {
    pub(crate) sql: &'c Connection,
    pub(crate) device: DeviceId,
}

/// An open transaction; it is undone unless the door commits it.
pub struct Tx<'c> {
    pub(crate) db: Db<'c>,
    pub(crate) now: Now,
    pub(crate) op: Option<Op>,
    pub(crate) clock: Hlc,
    pub(crate) seen: Vector,
    pub(crate) inverses: Vec<Inverse>,
    pub(crate) topics: BTreeSet<&'static str>,
    /// Entities whose words have changed: the index is brought up to date once, at the end.
    pub(crate) to_index: BTreeSet<(&'static str, String)>,
}

impl Store {
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The device incarnation that this database writes as.
    pub fn device(&self) -> DeviceId {
        *self.device.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_device(&self, device: DeviceId) {
        *self.device.write().unwrap_or_else(PoisonError::into_inner) = device;
    }

    /// Runs `body` on a consistent view.
    ///
    /// # Errors
    /// What `body` says, or what SQLite says.
    pub fn read<T, E: From<crate::Error>>(
        &self,
        body: impl FnOnce(&Db<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let guard = self.lock();
        let view = guard.unchecked_transaction().map_err(crate::Error::from)?;
        body(&Db {
            sql: &view,
            device: self.device(),
        })
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic inside a transaction rolled it back when it was dropped: the connection is sound.
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Db<'_> {
    /// The device incarnation that this database writes as.
    pub fn device(&self) -> DeviceId {
        self.device
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Db<'c>;

    fn deref(&self) -> &Db<'c> {
        &self.db
    }
}

impl Tx<'_> {
    /// Tells listeners that what this topic stands for has changed.
    pub fn touch(&mut self, topic: &'static str) {
        self.topics.insert(topic);
    }

    pub fn now(&self) -> Now {
        self.now
    }
}

/// Collects a query's rows.
pub(crate) fn rows<T>(
    sql: &Connection,
    query: &str,
    params: impl rusqlite::Params,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = sql.prepare_cached(query)?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
}
