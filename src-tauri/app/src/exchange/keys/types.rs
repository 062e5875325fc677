//! What the keys of the shared folder exchange with a screen and the command line.

use std::fmt;

use domain::id::DeviceId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;
use zeroize::Zeroizing;

/// A text that no log shows, and that leaves the memory when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// To show it, or to use it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// The keys of the shared folder, without any secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeysState {
    /// How many times the folder key was renewed, plus one.
    pub epoch: u32,
    /// Somebody made a recovery key.
    pub recovery: bool,
    /// It was made on this laptop, and nobody has said that it was written down.
    pub recovery_unnoted: bool,
    /// Two laptops renewed the key without knowing of each other: it has to be renewed once more.
    pub disputed: bool,
    /// No passphrase opens the newest key any more: its maker's machine was lost on the way. Somebody who has the key chooses another.
    pub passphrase_missing: bool,
    pub laptops: Vec<KeyLaptop>,
}

/// A laptop of the space, as a new key concerns it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyLaptop {
    pub id: DeviceId,
    pub label: String,
    pub person: String,
    pub this: bool,
    /// A new key reaches it by itself; otherwise the new passphrase is asked for there.
    pub reached: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeysPassphrase {
    #[ts(type = "string")]
    pub passphrase: Secret,
}

/// A recovery key that was just made: shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeysRecovery {
    #[ts(type = "string")]
    pub recovery_key: Secret,
    /// What replaces the old one is in the folder; otherwise it gets there at the next sync.
    pub published: bool,
}

/// The recovery key that waits to be written down, if one does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecoveryShown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub recovery_key: Option<Secret>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeysRenew {
    /// The laptops that are to read nothing new.
    pub except: Vec<DeviceId>,
    /// The folder's new passphrase: whoever leaves knows the old one.
    #[ts(type = "string")]
    pub passphrase: Secret,
    /// Whoever leaves may know the recovery key: make another.
    #[serde(default)]
    pub new_recovery: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeysRenewed {
    pub epoch: u32,
    /// Laptops that go on by themselves.
    pub reached: Vec<String>,
    /// Laptops where the new passphrase will be asked for.
    pub unreached: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub recovery_key: Option<Secret>,
    /// The new key is in the folder; otherwise it gets there at the next sync, before anything else.
    pub published: bool,
}

/// What a change of the keys came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeysChanged {
    /// It is in the folder; otherwise it gets there at the next sync.
    pub published: bool,
}
