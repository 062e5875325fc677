//! The keys at the beginning of a sync: what others changed is taken over, what the folder lost is put back, what was replaced goes.

use domain::id::DeviceId;
use serde_json::{Map, Value};
use store::Tx;
use store::exchange::Space as Bound;
use sync::{Door, Folder, FolderError, Head, Identity, Keys, NewSpace, Ring, SpaceFile};

use crate::exchange::left;
use crate::{App, Error, Result};

/// The member of a head that holds the laptop's public half.
const RECIPIENT: &str = "recipient";

/// What the folder says to a laptop that has joined, with what was typed, if anything. Writes nothing.
///
/// # Errors
/// `space_key_renewed` when the folder has a newer key, and nothing here opens it; `wrong_folder_passphrase`.
pub fn look(app: &App, folder: &dyn Folder, bound: &Bound, secret: &str) -> Result<Door> {
    let (identity, held, ring) = app.read(|db| {
        let files = db.space_files()?.into_iter();
        let held: Vec<SpaceFile> = files
            .filter(|(path, _)| is_key(path))
            .map(|(path, bytes)| SpaceFile { path, bytes })
            .collect();
        Ok((db.identity()?, held, ring(db)?))
    })?;
    let identity = identity
        .map(|bytes| Identity::from_bytes(&bytes))
        .transpose()?;
    let keys = Keys::from_bytes(&bound.keys)?;
    let secret = Some(secret).filter(|secret| !secret.is_empty());
    Ok(sync::refresh(
        folder,
        &keys,
        &ring,
        &held,
        identity.as_ref(),
        secret,
    )?)
}

/// The door of a space that was just made or joined.
pub fn of_new(new: &NewSpace) -> Door {
    Door {
        keys: new.keys.clone(),
        ring: new.ring.clone(),
        files: new.files.clone(),
        present: std::collections::BTreeSet::new(),
        stale: Vec::new(),
    }
}

/// A door that has nothing to say.
pub fn plain(keys: Keys) -> Door {
    Door {
        keys,
        ring: Ring::default(),
        files: Vec::new(),
        present: std::collections::BTreeSet::new(),
        stale: Vec::new(),
    }
}

/// The door, with what the recovery key lacks since two laptops changed the keys without knowing of each other.
///
/// # Errors
/// `no_random`.
pub fn mended(app: &App, door: &Door) -> Result<Door> {
    let Some(change) = sync::mend(&door.keys, &door.ring, &mut app.dice())? else {
        return Ok(door.clone());
    };
    let mut door = door.clone();
    door.ring = change.ring;
    door.files.extend(change.files);
    Ok(door)
}

/// Keeps what the door gave, and makes this laptop's key pair when it has none.
///
/// # Errors
/// What the database says, `no_random`.
pub fn keep(app: &App, door: &Door) -> Result<()> {
    own_key_pair(app)?;
    let (bound, known) = app.read(|db| Ok((db.space()?, ring(db)?)))?;
    let same = bound.is_some_and(|bound| bound.keys == *door.keys.to_bytes());
    if same && known == door.ring && door.files.is_empty() {
        return Ok(());
    }
    app.settle(|tx| write(tx, &door.keys, &door.ring, &door.files))
}

/// Makes this laptop's key pair when it has none.
///
/// # Errors
/// What the database says, `no_random`.
pub fn own_key_pair(app: &App) -> Result<()> {
    if app.read(|db| Ok(db.identity()?))?.is_some() {
        return Ok(());
    }
    let identity = Identity::new(&mut app.dice())?;
    app.settle(|tx| Ok(tx.set_identity(&identity.to_bytes())?))
}

/// Stores keys, list and files; lets go of the files that the list calls replaced.
pub fn write(tx: &mut Tx<'_>, keys: &Keys, ring: &Ring, files: &[SpaceFile]) -> Result<()> {
    let json = serde_json::to_string(ring)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
    tx.set_space_keys(&keys.to_bytes(), &json)?;
    // The list is made of what is known here, whenever it is needed.
    for file in files.iter().filter(|file| !file.path.ends_with(".k")) {
        tx.add_space_file(&file.path, &file.bytes)?;
    }
    for (path, bytes) in tx.space_files()? {
        if is_key(&path) && ring.is_replaced(&bytes) {
            tx.remove_space_file(&path)?;
        }
    }
    Ok(())
}

/// Puts key files and the list where they belong, then removes what was replaced. Others do the same: `k/` is common ground.
///
/// # Errors
/// What the folder says to a write. What cannot be removed now is removed another time.
pub fn publish(app: &App, folder: &dyn Folder, door: &Door) -> Result<()> {
    let files = app.read(|db| Ok(db.space_files()?))?;
    for (path, bytes) in files.iter().filter(|(path, _)| is_key(path)) {
        if !door.present.contains(path) {
            sync::republish(folder, path, bytes, &mut app.dice())?;
        }
    }
    let list = door.ring.seal(&door.keys)?;
    if !door.ring.files.is_empty() && !door.present.contains(&list.path) {
        sync::republish(folder, &list.path, &list.bytes, &mut app.dice())?;
    }
    for path in &door.stale {
        match folder.remove(path) {
            Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
            _ => continue,
        }
    }
    Ok(())
}

/// What a head says of this laptop besides how far it is.
///
/// # Errors
/// What the database says.
pub fn head_members(app: &App) -> Result<Map<String, Value>> {
    let mut members = Map::new();
    if let Some(bytes) = app.read(|db| Ok(db.identity()?))? {
        let recipient = Identity::from_bytes(&bytes)?.recipient();
        members.insert(RECIPIENT.to_owned(), Value::String(recipient));
    }
    Ok(members)
}

/// Whom a new folder key can be wrapped for.
pub fn recipient(head: &Head) -> Option<String> {
    let text = head.rest.get(RECIPIENT)?.as_str()?;
    sync::is_recipient(text).then(|| text.to_owned())
}

/// The newest head of each laptop that is known here.
///
/// # Errors
/// What the database says.
pub fn heads(db: &store::Db<'_>) -> Result<Vec<(DeviceId, Head)>> {
    let seen = db.heads()?.into_iter();
    Ok(seen
        .filter_map(|seen| Some((seen.device, serde_json::from_value(seen.head).ok()?)))
        .collect())
}

/// The list of key files as it is known here.
pub fn ring(db: &store::Db<'_>) -> Result<Ring> {
    let json = db.ring()?;
    json.map_or(Ok(Ring::default()), |json| {
        serde_json::from_str(&json)
            .map_err(|error| Error::new("stored_unreadable").arg("detail", error))
    })
}

/// A batch that waits under an older key is sealed again: whoever left has that key. Only after the folder was read, where a batch
/// that left before a crash is recognised.
///
/// # Errors
/// What the database says.
pub fn reseal(app: &App, keys: &Keys) -> Result<()> {
    if keys.epoch() == 1 {
        return Ok(());
    }
    let device = app.store()?.device();
    let mut waiting = app.read(|db| Ok(db.unpublished()?))?;
    // What a .valise took along is fixed.
    let left = left::last(app)?;
    waiting.retain(|batch| batch.device == device && batch.seq > left);
    for batch in waiting {
        let bytes = app.read(|db| Ok(db.batch_bytes(device, batch.seq)?))?;
        let epoch = bytes.and_then(|bytes| sync::epoch(keys.space(), &bytes));
        if epoch.is_some_and(|epoch| epoch < keys.epoch()) {
            return app.settle(|tx| Ok(tx.unseal(device, batch.seq)?));
        }
    }
    Ok(())
}

fn is_key(path: &str) -> bool {
    path.starts_with("k/")
}
