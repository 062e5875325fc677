//! Which space a folder is, and whether this database may share through it. Everything is refused before anything is written.

use domain::id::SpaceId;
use store::exchange::Space as Bound;
use sync::{Door, Folder, Found, Keys, NewSpace, Space};

use super::keys::types::Secret;
use super::keys::{door, shown, units};
use crate::{App, Error, Result};

/// A folder that is ready to be read and written.
pub(crate) struct Shared {
    pub folder: Box<dyn Folder>,
    pub keys: Keys,
    pub path: String,
    /// What the folder's keys had to say.
    pub door: Door,
    /// The data keys of erasure units that are there.
    pub(super) units: Vec<units::Found>,
}

impl Shared {
    /// What stands for a folder, such as a .valise.
    pub fn of(folder: Box<dyn Folder>, keys: Keys) -> Result<Self> {
        Self::new(folder, String::new(), door::plain(keys))
    }

    /// Not so for a .valise: what it holds is not shared yet.
    pub fn is_folder(&self) -> bool {
        !self.path.is_empty()
    }

    fn new(folder: Box<dyn Folder>, path: String, door: Door) -> Result<Self> {
        Ok(Self {
            units: units::read(&*folder, &door.keys)?,
            keys: door.keys.clone(),
            folder,
            path,
            door,
        })
    }
}

/// What a sync would do first, before the database and the folder know each other.
pub(super) enum Meeting {
    /// They share already; the folder may have been emptied since.
    Known(Shared),
    /// An empty folder: it becomes the space of this database.
    Found(Shared, Box<NewSpace>),
    /// The folder holds a space that the passphrase opens.
    Joined(Shared, Box<NewSpace>),
}

impl Meeting {
    pub fn shared(&self) -> &Shared {
        match self {
            Self::Known(shared) | Self::Found(shared, _) | Self::Joined(shared, _) => shared,
        }
    }

    /// The recovery key of a space that was just made.
    pub fn recovery_key(&self) -> Option<Secret> {
        let Self::Found(_, new) = self else {
            return None;
        };
        let key = new.recovery.as_ref()?;
        Some(Secret::new(key.to_text().as_str()))
    }
}

/// Looks at the folder, with the passphrase that would open or found its space. Writes nothing.
///
/// # Errors
/// `folder_missing`, `folder_not_empty`, `wrong_folder_passphrase`, `other_space`, and what the folder says.
pub(super) fn meet(app: &App, path: &str, passphrase: &str) -> Result<Meeting> {
    let bound = app.read(|db| Ok(db.space()?))?;
    let path = match (path.trim(), &bound) {
        // A space that only .valise files have carried so far has no folder.
        ("", Some(bound)) if !bound.folder.is_empty() => bound.folder.clone(),
        ("", _) => return Err(Error::new("folder_missing")),
        (path, _) => app.ports().folders.absolute(path),
    };
    let folder = app.ports().folders.open(&path);
    // A folder that is not there is not an empty one: nothing may be made in its place.
    folder.list("")?;
    let found = match (&bound, Space::find(&*folder)) {
        // What a crash or a lost file left of our own space: this laptop keeps the missing files, and puts them back.
        (Some(_), Err(sync::Error::Leftovers | sync::Error::TornSpace))
            if is_ours(app, &*folder)? =>
        {
            Found::Empty
        }
        (_, found) => found?,
    };
    // A space that this database founded and never shared gives way to the one that somebody else founded here first.
    let bound = match (bound, &found) {
        (Some(bound), Found::Space(info)) if info.space != bound.id && is_unused(app, &bound)? => {
            None
        }
        (bound, _) => bound,
    };
    match (bound, found) {
        (Some(bound), Found::Space(info)) if info.space != bound.id => {
            Err(Error::new("other_space").arg("folder", path))
        }
        (Some(bound), Found::Space(_) | Found::Empty) => {
            let door = door::look(app, &*folder, &bound, passphrase)?;
            Shared::new(folder, path, door).map(Meeting::Known)
        }
        (None, Found::Empty) => found_new(app, folder, path, passphrase),
        (None, Found::Space(info)) => {
            let new = Space::open(&*folder, &info, own_or(app, passphrase)?.as_str())?;
            let shared = Shared::new(folder, path, door::of_new(&new))?;
            Ok(Meeting::Joined(shared, Box::new(new)))
        }
        (_, Found::NotASpace) => Err(Error::new("folder_not_empty").arg("folder", path)),
        (_, Found::NewerFormat { format }) => Err(sync::Error::NewerFormat(format).into()),
    }
}

/// Whether a folder without a readable `espace.json` holds what only our space can hold: its key, or the directory of this laptop.
fn is_ours(app: &App, folder: &dyn Folder) -> Result<bool> {
    let files = app.read(|db| Ok(db.space_files()?))?;
    let has_key = files
        .into_iter()
        .filter(|(path, _)| path.starts_with("k/"))
        .any(|(path, bytes)| folder.read(&path, bytes.len() as u64) == Ok(bytes));
    let own = sync::device_dir(app.store()?.device());
    Ok(has_key || folder.list(&own).is_ok())
}

/// Whether nothing was ever exchanged under this space.
fn is_unused(app: &App, bound: &Bound) -> Result<bool> {
    let batches = app.read(|db| Ok(db.batches()?))?;
    Ok(bound.last_sync.is_none() && batches.is_empty())
}

fn found_new(
    app: &App,
    folder: Box<dyn Folder>,
    path: String,
    passphrase: &str,
) -> Result<Meeting> {
    let passphrase = own_or(app, passphrase)?;
    let new = Space::prepare(
        &passphrase,
        SpaceId(app.new_id()?),
        app.ports().work_factor,
        &mut app.dice(),
    )?;
    let shared = Shared::new(folder, path, door::of_new(&new))?;
    Ok(Meeting::Found(shared, Box::new(new)))
}

pub(super) fn own_or(app: &App, passphrase: &str) -> Result<zeroize::Zeroizing<String>> {
    let chosen = if passphrase.is_empty() {
        app.opened()?.passphrase.to_string()
    } else {
        passphrase.to_owned()
    };
    Ok(zeroize::Zeroizing::new(chosen))
}

/// Whether the passphrase opens the space of a folder; an empty folder takes any.
///
/// # Errors
/// As `meet`. Nothing is written.
pub fn try_passphrase(app: &App, path: &str, passphrase: &str) -> Result<()> {
    let folder = app.ports().folders.open(path);
    folder.list("")?;
    match Space::find(&*folder)? {
        Found::Space(info) => Space::open(&*folder, &info, passphrase)
            .map(|_| ())
            .map_err(Error::from),
        Found::Empty => Ok(()),
        Found::NotASpace => Err(Error::new("folder_not_empty").arg("folder", path)),
        Found::NewerFormat { format } => Err(sync::Error::NewerFormat(format).into()),
    }
}

/// Looks at the folder and binds the database to its space; two laptops that found one at the same moment end up in the same.
///
/// # Errors
/// As `meet`.
pub(super) fn meet_and_bind(app: &App, path: &str, passphrase: &str) -> Result<Meeting> {
    let meeting = meet(app, path, passphrase)?;
    match bind(app, &meeting) {
        Err(error) if error.code == "space_founded_meanwhile" => {
            let joined = meet(app, path, passphrase)?;
            bind(app, &joined)?;
            Ok(joined)
        }
        outcome => outcome.map(|()| meeting),
    }
}

/// Binds the database to the space, then (for a new one) makes the folder a space: a crash in between is taken up again.
fn bind(app: &App, meeting: &Meeting) -> Result<()> {
    let shared = meeting.shared();
    if let Meeting::Found(_, new) | Meeting::Joined(_, new) = meeting {
        app.settle(|tx| {
            tx.forget_space()?;
            begin(tx, new, &shared.path)
        })?;
    }
    let door = door::mended(app, &shared.door)?;
    door::keep(app, &door)?;
    units::adopt(app, &shared.units)?;
    match meeting {
        Meeting::Joined(..) => Ok(()),
        Meeting::Known(_) => publish_space(app, shared, &door),
        Meeting::Found(_, new) => publish_space(app, shared, &door).map_err(|error| {
            if error.code != "folder_file_exists" {
                return error;
            }
            // Somebody was first. Our key opens nothing; one that cannot go now is passed over by every reader.
            for file in new.files.iter().filter(|file| file.path.starts_with("k/")) {
                let _ = shared.folder.remove(&file.path);
            }
            Error::new("space_founded_meanwhile")
        }),
    }
}

/// Binds the database to a space that was just made or joined.
pub(super) fn begin(tx: &mut store::Tx<'_>, new: &NewSpace, folder: &str) -> Result<()> {
    tx.set_space(&Bound {
        id: new.info.space,
        keys: new.keys.to_bytes().to_vec(),
        folder: folder.to_owned(),
        last_sync: None,
    })?;
    shown::made(tx, new.recovery.is_some())?;
    door::write(tx, &new.keys, &new.ring, &new.files)
}

/// Puts the space's own files where they belong; twice is as good as once.
fn publish_space(app: &App, shared: &Shared, door: &Door) -> Result<()> {
    let folder = &*shared.folder;
    folder.make_dir("d")?;
    if let Err(error) = door::publish(app, folder, door) {
        // Whoever may only read goes on reading: the keys are there for the others already.
        if error.code == "folder_gone" || Space::check(folder, shared.keys.space()).is_err() {
            return Err(error);
        }
    }
    // `espace.json` comes last: it is what makes the space exist for others.
    let mut files = app.read(|db| Ok(db.space_files()?))?;
    files.retain(|(path, _)| !path.starts_with("k/"));
    for (path, bytes) in files {
        sync::republish(folder, &path, &bytes, &mut app.dice())?;
    }
    Ok(())
}
