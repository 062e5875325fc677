//! The keys that a restored database needs and may be too old to hold: those of the space as it is now.

use store::exchange::Space;
use store::keys::DataKey;
use store::{Db, Tx};

use crate::Result;

/// What opens the shared folder today.
#[derive(Default)]
pub(super) struct Keys {
    space: Option<Space>,
    ring: Option<String>,
    identity: Option<Vec<u8>>,
    files: Vec<(String, Vec<u8>)>,
    units: Vec<DataKey>,
}

impl Keys {
    pub fn of(db: &Db<'_>) -> store::Result<Self> {
        Ok(Self {
            space: db.space()?,
            ring: db.ring()?,
            identity: db.identity()?,
            files: db.space_files()?,
            units: db.data_keys()?,
        })
    }

    /// Gives them to a database that shares the same space, or none yet.
    pub fn give(&self, tx: &mut Tx<'_>) -> Result<()> {
        let Some(space) = &self.space else {
            return Ok(());
        };
        if tx.space()?.is_some_and(|own| own.id != space.id) {
            return Ok(());
        }
        tx.set_space(space)?;
        if let Some(ring) = &self.ring {
            tx.set_space_keys(&space.keys, ring)?;
        }
        if let Some(identity) = &self.identity {
            tx.set_identity(identity)?;
        }
        // A key file that was replaced since must not be put back.
        for (path, _) in tx.space_files()? {
            if !self.files.iter().any(|(known, _)| *known == path) {
                tx.remove_space_file(&path)?;
            }
        }
        for (path, bytes) in &self.files {
            tx.add_space_file(path, bytes)?;
        }
        Ok(self
            .units
            .iter()
            .try_for_each(|unit| tx.set_data_key(unit))?)
    }
}
