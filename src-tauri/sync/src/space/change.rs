//! Changing who opens a space: another passphrase, another recovery key, a new folder key. All in memory: store what comes out, then
//! publish its files, then remove what the list calls replaced.

use domain::id::SpaceId;
use zeroize::Zeroizing;

use super::door::FIRST_EPOCH;
use super::identity::is_recipient;
use super::keys::Keys;
use super::open::SpaceFile;
use super::recovery::RecoveryKey;
use super::ring::{KeyFile, LAPTOPS, PASSPHRASE, RECOVERY, Ring};
use super::wrap::{self, Lock, Wrapped};
use crate::error::Error;
use crate::random::{self, Random};

/// What a change came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub keys: Keys,
    pub ring: Ring,
    /// New files, the list last.
    pub files: Vec<SpaceFile>,
    /// To be shown once, and kept nowhere.
    pub recovery: Option<RecoveryKey>,
}

/// Makes key files, one after the other.
struct Maker<'r> {
    keys: Keys,
    ring: Ring,
    files: Vec<SpaceFile>,
    random: &'r mut dyn Random,
}

/// The first keys of a space.
pub(super) fn begin(
    space: SpaceId,
    passphrase: &str,
    work_factor: u8,
    random: &mut dyn Random,
) -> Result<Change, Error> {
    let key = Zeroizing::new(random::bytes::<32>(random)?);
    let keys = Keys::new(space, FIRST_EPOCH, key);
    let mut maker = Maker::new(&keys, &Ring::default(), random);
    maker.passphrase(passphrase, work_factor)?;
    let recovery = maker.recovery()?;
    maker.finish(Some(recovery))
}

/// Puts every folder key under another passphrase. Needs nothing but the keys.
pub fn change_passphrase(
    keys: &Keys,
    ring: &Ring,
    passphrase: &str,
    work_factor: u8,
    random: &mut dyn Random,
) -> Result<Change, Error> {
    let mut maker = Maker::new(keys, ring, random);
    maker.passphrase(passphrase, work_factor)?;
    maker.finish(None)
}

/// Makes a recovery key, which replaces the one before.
pub fn replace_recovery(
    keys: &Keys,
    ring: &Ring,
    random: &mut dyn Random,
) -> Result<Change, Error> {
    let mut maker = Maker::new(keys, ring, random);
    let recovery = maker.recovery()?;
    maker.finish(Some(recovery))
}

/// Begins a new epoch: a new folder key, for these laptops' key pairs, the recovery key, and a passphrase that has to be new as well.
/// `new_recovery` when whoever leaves may know the recovery key.
pub fn renew(
    keys: &Keys,
    ring: &Ring,
    passphrase: &str,
    laptops: &[String],
    new_recovery: bool,
    work_factor: u8,
    random: &mut dyn Random,
) -> Result<Change, Error> {
    let mut keys = keys.clone();
    let epoch = keys.epoch().checked_add(1).ok_or(Error::BadKeys)?;
    let key = Zeroizing::new(random::bytes::<32>(random)?);
    keys.add(epoch, key.clone());
    let mut maker = Maker::new(&keys, ring, random);
    maker.passphrase(passphrase, work_factor)?;
    let recovery = if new_recovery {
        Some(maker.recovery()?)
    } else {
        let generation = ring.generation(RECOVERY);
        for recipient in ring.recovery() {
            maker.recover(epoch, &key, generation, &recipient)?;
        }
        None
    };
    let laptops: Vec<String> = laptops
        .iter()
        .filter(|text| is_recipient(text))
        .cloned()
        .collect();
    if !laptops.is_empty() {
        // All of them: who stays may not have received an earlier one, or only one of those of an epoch that was begun twice.
        for (epoch, key) in maker.epochs() {
            let file = KeyFile {
                generation: keys.epoch(),
                role: LAPTOPS.to_owned(),
                epoch,
                recipient: None,
                sealed: None,
            };
            maker.add(epoch, &key, &Lock::Recipients(&laptops), file)?;
        }
    }
    maker.finish(recovery)
}

/// Wraps for the recovery key what somebody renewed without knowing of it: its public half is in the list. Nothing where nothing lacks.
pub fn mend(keys: &Keys, ring: &Ring, random: &mut dyn Random) -> Result<Option<Change>, Error> {
    let mut maker = Maker::new(keys, ring, random);
    let generation = ring.generation(RECOVERY);
    for recipient in ring.recovery() {
        for (epoch, key) in keys.all() {
            let wanted = keys.all().filter(|(other, _)| *other == epoch).count();
            if ring.recovery_files(&recipient, epoch) < wanted {
                maker.recover(epoch, key, generation, &recipient)?;
            }
        }
    }
    if maker.files.is_empty() {
        return Ok(None);
    }
    maker.finish(None).map(Some)
}

impl<'r> Maker<'r> {
    fn new(keys: &Keys, ring: &Ring, random: &'r mut dyn Random) -> Self {
        Self {
            keys: keys.clone(),
            ring: ring.clone(),
            files: Vec::new(),
            random,
        }
    }

    fn passphrase(&mut self, text: &str, work_factor: u8) -> Result<(), Error> {
        let generation = self.ring.generation(PASSPHRASE) + 1;
        for (epoch, key) in self.epochs() {
            let file = KeyFile {
                generation,
                role: PASSPHRASE.to_owned(),
                epoch,
                recipient: None,
                sealed: None,
            };
            self.add(epoch, &key, &Lock::Passphrase { text, work_factor }, file)?;
        }
        Ok(())
    }

    fn recovery(&mut self) -> Result<RecoveryKey, Error> {
        let recovery = RecoveryKey::new(self.random)?;
        let recipient = recovery.identity().recipient();
        let generation = self.ring.generation(RECOVERY) + 1;
        for (epoch, key) in self.epochs() {
            self.recover(epoch, &key, generation, &recipient)?;
        }
        Ok(recovery)
    }

    fn recover(
        &mut self,
        epoch: u32,
        key: &Zeroizing<[u8; 32]>,
        generation: u32,
        recipient: &str,
    ) -> Result<(), Error> {
        let file = KeyFile {
            generation,
            role: RECOVERY.to_owned(),
            epoch,
            recipient: Some(recipient.to_owned()),
            sealed: None,
        };
        self.add(epoch, key, &Lock::Recipients(&[recipient.to_owned()]), file)
    }

    fn epochs(&self) -> Vec<(u32, Zeroizing<[u8; 32]>)> {
        let all = self.keys.all();
        all.map(|(epoch, key)| (epoch, key.clone())).collect()
    }

    fn add(
        &mut self,
        epoch: u32,
        key: &Zeroizing<[u8; 32]>,
        lock: &Lock<'_>,
        file: KeyFile,
    ) -> Result<(), Error> {
        let wrapped = Wrapped {
            space: self.keys.space(),
            epoch,
            key: key.clone(),
        };
        let bytes = wrap::wrap(&wrapped, lock)?;
        self.ring.add(&bytes, file);
        self.files.push(SpaceFile {
            path: format!("k/{}.age", random::name(self.random)?),
            bytes,
        });
        Ok(())
    }

    fn finish(mut self, recovery: Option<RecoveryKey>) -> Result<Change, Error> {
        self.files.push(self.ring.seal(&self.keys)?);
        Ok(Change {
            keys: self.keys,
            ring: self.ring,
            files: self.files,
            recovery,
        })
    }
}
