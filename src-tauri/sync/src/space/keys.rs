//! The keys of a space, as a laptop holds them once it has joined.

use std::collections::BTreeMap;
use std::fmt;

use domain::id::SpaceId;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::sealed::bytes::Reader;

/// What the sealing key is derived for: no other use of the folder key yields the same one.
const SEALING: &str = "rythme 2026-11-22 sealed files of a shared folder v1";
const VERSION: u8 = 1;

type Key = Zeroizing<[u8; 32]>;

/// Folder keys by epoch, wiped from memory when dropped. A new epoch begins when somebody leaves. Two laptops that began one without
/// knowing of each other gave it two keys: both open, and every laptop that has both seals under the same one.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    space: SpaceId,
    epochs: BTreeMap<u32, Vec<Key>>,
}

impl Keys {
    pub(crate) fn new(space: SpaceId, epoch: u32, key: Key) -> Self {
        Self {
            space,
            epochs: BTreeMap::from([(epoch, vec![key])]),
        }
    }

    /// Adds a key; says whether it is new.
    pub(crate) fn add(&mut self, epoch: u32, key: Key) -> bool {
        let keys = self.epochs.entry(epoch).or_default();
        let place = keys.binary_search_by(|known| known.cmp(&key));
        if let Err(at) = place {
            keys.insert(at, key);
        }
        place.is_err()
    }

    /// Every key with its epoch.
    pub(crate) fn all(&self) -> impl Iterator<Item = (u32, &Key)> {
        let epochs = self.epochs.iter();
        epochs.flat_map(|(epoch, keys)| keys.iter().map(move |key| (*epoch, key)))
    }

    /// Two keys for the newest epoch: two laptops renewed the key at once, and each may have kept out another person. Both keys are
    /// known to one of these; a further renewal closes that.
    pub fn is_disputed(&self) -> bool {
        self.epochs
            .last_key_value()
            .is_some_and(|(_, keys)| keys.len() > 1)
    }

    /// Whether there is no key for an epoch before the newest.
    pub(crate) fn lacks_epochs(&self) -> bool {
        (1..self.epoch()).any(|epoch| !self.epochs.contains_key(&epoch))
    }

    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// The epoch that new files are sealed under.
    pub fn epoch(&self) -> u32 {
        self.epochs.last_key_value().map_or(0, |(epoch, _)| *epoch)
    }

    /// The key that seals new files of this epoch.
    pub(crate) fn sealing(&self, epoch: u32) -> Option<Key> {
        self.opening(epoch).next()
    }

    /// The keys that may open files of this epoch; there is one, but for a dispute.
    pub(crate) fn opening(&self, epoch: u32) -> impl Iterator<Item = Key> {
        let keys = self.epochs.get(&epoch).into_iter().flatten();
        keys.map(|key| Zeroizing::new(blake3::derive_key(SEALING, &**key)))
    }

    /// For the encrypted local database, so that the passphrase is asked once: version, space, count, (epoch, key)…
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let count = self.all().count();
        let mut out = Zeroizing::new(Vec::with_capacity(19 + 36 * count));
        out.push(VERSION);
        out.extend_from_slice(self.space.0.as_bytes());
        out.extend_from_slice(&(count as u16).to_le_bytes());
        for (epoch, key) in self.all() {
            out.extend_from_slice(&epoch.to_le_bytes());
            out.extend_from_slice(&**key);
        }
        out
    }

    /// What `to_bytes` wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        read(bytes).ok_or(Error::BadKeys)
    }
}

fn read(bytes: &[u8]) -> Option<Keys> {
    let mut reader = Reader(bytes);
    let (version, space) = (reader.u8()?, SpaceId(reader.uuid()?));
    let mut keys = Keys {
        space,
        epochs: BTreeMap::new(),
    };
    for _ in 0..reader.u16()? {
        keys.add(reader.u32()?, Zeroizing::new(reader.array()?));
    }
    let whole = version == VERSION && reader.0.is_empty() && !keys.epochs.is_empty();
    whole.then_some(keys)
}

impl fmt::Debug for Keys {
    /// Never the keys themselves: this ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({}, {} epochs)", self.space, self.epochs.len())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn stored_keys_come_back_and_nothing_else_does() {
        let space = SpaceId(uuid::Uuid::from_u128(9));
        let mut keys = Keys::new(space, 1, Zeroizing::new([7; 32]));
        assert!(keys.add(2, Zeroizing::new([9; 32])) && !keys.is_disputed());
        assert!(keys.add(2, Zeroizing::new([8; 32])) && keys.is_disputed());
        assert!(!keys.add(2, Zeroizing::new([9; 32])));
        let bytes = keys.to_bytes();
        let back = Keys::from_bytes(&bytes).unwrap();
        assert_eq!((back.space(), back.epoch()), (space, 2));
        assert_eq!(back, keys);
        assert!(back.sealing(3).is_none());
        // Whoever has both keys of an epoch seals under the same one, and opens both.
        let eights = Keys::new(space, 2, Zeroizing::new([8; 32]));
        assert_eq!(back.sealing(2), eights.sealing(2));
        assert_eq!(back.opening(2).count(), 2);
        assert_ne!(*back.sealing(1).unwrap(), [7; 32]);
        for len in 0..bytes.len() {
            assert_eq!(Keys::from_bytes(&bytes[..len]), Err(Error::BadKeys));
        }
    }

    #[test]
    fn a_log_shows_no_key() {
        let keys = Keys::new(
            SpaceId(uuid::Uuid::from_u128(9)),
            1,
            Zeroizing::new([0xab; 32]),
        );
        let shown = format!("{keys:?}");
        assert!(
            !shown.contains("171") && !shown.contains("ab, ab") && !shown.contains("abab"),
            "{shown}"
        );
    }
}
