//! The folder key in an age file: under a passphrase (scrypt recipient), or for key pairs (X25519 recipients).

use std::io::{Read, Write};
use std::iter;
use std::str::FromStr;

use age::DecryptError;
use age::secrecy::SecretString;
use domain::id::SpaceId;
use zeroize::Zeroizing;

use super::identity::Identity;
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

/// What closes a key file.
pub enum Lock<'a> {
    Passphrase { text: &'a str, work_factor: u8 },
    Recipients(&'a [String]),
}

/// What is tried on a key file.
pub enum Opener<'a> {
    Passphrase(&'a str),
    Identity(&'a Identity),
}

/// What a key file gave.
pub enum Unwrapped {
    Key(Wrapped),
    /// It is for another passphrase, or for others' key pairs.
    Closed,
    Damaged,
    /// Not closed in this manner, or of no version that we know.
    Foreign,
}

/// What closes an age file, as its header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    ByPassphrase,
    ByRecipients,
}

/// How a file is closed; nothing for what is no whole age header.
pub fn closed(bytes: &[u8]) -> Option<Closed> {
    let decryptor = age::Decryptor::new_buffered(bytes).ok()?;
    Some(if decryptor.is_scrypt() {
        Closed::ByPassphrase
    } else {
        Closed::ByRecipients
    })
}

/// The bytes of a key file. age draws its own salt and file key from the system: this is the one thing here that a seed does
/// not reproduce.
pub fn wrap(wrapped: &Wrapped, lock: &Lock<'_>) -> Result<Vec<u8>, Error> {
    let mut plain = Zeroizing::new(Vec::with_capacity(56));
    plain.extend_from_slice(&MAGIC);
    plain.extend_from_slice(wrapped.space.0.as_bytes());
    plain.extend_from_slice(&wrapped.epoch.to_le_bytes());
    plain.extend_from_slice(&*wrapped.key);
    let recipients: Vec<Box<dyn age::Recipient>> = match lock {
        Lock::Passphrase { text, work_factor } => {
            let text = SecretString::from((*text).to_owned());
            let mut recipient = age::scrypt::Recipient::new(text);
            recipient.set_work_factor((*work_factor).clamp(1, MAX_WORK));
            vec![Box::new(recipient)]
        }
        Lock::Recipients(texts) => texts
            .iter()
            .filter_map(|text| age::x25519::Recipient::from_str(text).ok())
            .map(|recipient| Box::new(recipient) as Box<dyn age::Recipient>)
            .collect(),
    };
    let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|each| &**each))
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

/// Tries a passphrase or a key pair on a key file.
pub fn unwrap(bytes: &[u8], opener: &Opener<'_>) -> Unwrapped {
    let by_passphrase = matches!(opener, Opener::Passphrase(_));
    let decryptor = match age::Decryptor::new_buffered(bytes) {
        Ok(decryptor) if decryptor.is_scrypt() == by_passphrase => decryptor,
        Ok(_) | Err(DecryptError::UnknownFormat) => return Unwrapped::Foreign,
        Err(_) => return Unwrapped::Damaged,
    };
    let identity: Box<dyn age::Identity> = match opener {
        Opener::Passphrase(text) => {
            let text = SecretString::from((*text).to_owned());
            let mut identity = age::scrypt::Identity::new(text);
            identity.set_max_work_factor(MAX_WORK);
            Box::new(identity)
        }
        Opener::Identity(identity) => Box::new(identity.age()),
    };
    let reader = match decryptor.decrypt(iter::once(&*identity)) {
        Ok(reader) => reader,
        Err(
            DecryptError::DecryptionFailed
            | DecryptError::KeyDecryptionFailed
            | DecryptError::NoMatchingKeys,
        ) => {
            return Unwrapped::Closed;
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
