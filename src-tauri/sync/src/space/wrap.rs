//! The folder key under a passphrase: an age file (scrypt recipient) that holds which key this is.

use std::io::{Read, Write};
use std::iter;

use age::DecryptError;
use age::secrecy::SecretString;
use domain::id::SpaceId;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::sealed::bytes::Reader;

/// scrypt's log₂ N: 32 MiB and some 0.1 s on an office laptop. Fixed, since age would measure and so vary with the load.
pub const WORK_FACTOR: u8 = 15;
/// More than 256 MiB for one guess is no file of ours.
const MAX_WORK: u8 = 18;
/// What the age file holds begins so.
const MAGIC: [u8; 4] = *b"RyK\x01";
const MAX_PLAIN: u64 = 4 << 10;

/// A key out of its wrapping.
pub struct Wrapped {
    pub space: SpaceId,
    pub epoch: u32,
    pub key: Zeroizing<[u8; 32]>,
}

/// What a key file gave.
pub enum Unwrapped {
    Key(Wrapped),
    WrongPassphrase,
    Damaged,
    /// Not for a passphrase, or of no version that we know.
    Foreign,
}

/// The bytes of a key file. age draws its own salt and file key from the system: this is the one thing here that a seed does
/// not reproduce.
pub fn wrap(wrapped: &Wrapped, passphrase: &str, work_factor: u8) -> Result<Vec<u8>, Error> {
    let mut plain = Zeroizing::new(Vec::with_capacity(56));
    plain.extend_from_slice(&MAGIC);
    plain.extend_from_slice(wrapped.space.0.as_bytes());
    plain.extend_from_slice(&wrapped.epoch.to_le_bytes());
    plain.extend_from_slice(&*wrapped.key);
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work_factor.clamp(1, MAX_WORK));
    let encryptor = age::Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| Error::NoRandom(crate::NoRandom))?;
    let mut out = Vec::new();
    // Writing to memory cannot fail but for want of memory, which aborts.
    let written = encryptor.wrap_output(&mut out).and_then(|mut writer| {
        writer.write_all(&plain)?;
        writer.finish()
    });
    written.map_err(|_| Error::TooLarge)?;
    Ok(out)
}

/// Tries a passphrase on a key file.
pub fn unwrap(bytes: &[u8], passphrase: &str) -> Unwrapped {
    let decryptor = match age::Decryptor::new_buffered(bytes) {
        Ok(decryptor) if decryptor.is_scrypt() => decryptor,
        Ok(_) | Err(DecryptError::UnknownFormat) => return Unwrapped::Foreign,
        Err(_) => return Unwrapped::Damaged,
    };
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MAX_WORK);
    let reader = match decryptor.decrypt(iter::once(&identity as &dyn age::Identity)) {
        Ok(reader) => reader,
        Err(
            DecryptError::DecryptionFailed
            | DecryptError::KeyDecryptionFailed
            | DecryptError::NoMatchingKeys,
        ) => {
            return Unwrapped::WrongPassphrase;
        }
        Err(_) => return Unwrapped::Damaged,
    };
    let mut plain = Zeroizing::new(Vec::new());
    if reader.take(MAX_PLAIN).read_to_end(&mut plain).is_err() {
        return Unwrapped::Damaged;
    }
    read(&plain).map_or(Unwrapped::Foreign, Unwrapped::Key)
}

/// Bytes after the key are a later version's.
fn read(plain: &[u8]) -> Option<Wrapped> {
    let mut reader = Reader(plain);
    if reader.array()? != MAGIC {
        return None;
    }
    let (space, epoch) = (SpaceId(reader.uuid()?), reader.u32()?);
    Some(Wrapped {
        space,
        epoch,
        key: Zeroizing::new(reader.array()?),
    })
}
