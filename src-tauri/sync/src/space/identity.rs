//! A laptop's key pair (age, X25519): its public half travels in its head, so that a new folder key reaches it without anybody typing.

use std::fmt;
use std::str::FromStr;

use bech32::{Bech32, Hrp};
use zeroize::{Zeroize, Zeroizing};

use crate::error::Error;
use crate::random::{self, Random};

/// A key pair. Only the encrypted database of its laptop holds the secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    secret: Zeroizing<[u8; 32]>,
}

impl Identity {
    /// A new one.
    pub fn new(random: &mut dyn Random) -> Result<Self, Error> {
        let secret = Zeroizing::new(random::bytes(random)?);
        Ok(Self { secret })
    }

    /// What `to_bytes` gave.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let secret = <[u8; 32]>::try_from(bytes).map_err(|_| Error::BadKeys)?;
        Ok(Self::of(secret))
    }

    pub(crate) fn of(secret: [u8; 32]) -> Self {
        Self {
            secret: Zeroizing::new(secret),
        }
    }

    /// For the encrypted local database.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.secret.to_vec())
    }

    /// The public half, as age writes it (`age1…`).
    pub fn recipient(&self) -> String {
        self.age().to_public().to_string()
    }

    /// As age holds it. The way in is its text: age takes no bytes and draws from the system only.
    pub(crate) fn age(&self) -> age::x25519::Identity {
        let hrp = Hrp::parse("age-secret-key-").expect("lower case letters and hyphens");
        let mut lower =
            bech32::encode::<Bech32>(hrp, &*self.secret).expect("32 bytes are under the limit");
        let text = Zeroizing::new(lower.to_uppercase());
        lower.zeroize();
        age::x25519::Identity::from_str(&text).expect("32 bytes under age's own prefix")
    }
}

impl fmt::Debug for Identity {
    /// Never the secret: this ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.recipient())
    }
}

/// Whether a text is a public half that something can be wrapped for.
pub fn is_recipient(text: &str) -> bool {
    age::x25519::Recipient::from_str(text).is_ok()
}
