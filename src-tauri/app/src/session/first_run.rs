//! Making, opening and joining: the three doors of the first run, and the passphrase afterwards.

use domain::id::DeviceId;
use store::{DeviceName, Store};

use super::types::{SessionCreate, SessionJoin, SessionState, SessionUnlock};
use super::{keyring, state};
use crate::exchange::{self, types::SyncStart};
use crate::{App, Error, Result, demo};

/// Fewer characters than this are guessed in an afternoon: the first run asks for more. A script answers for itself.
const PASSPHRASE_MIN: usize = 8;

/// Makes the database of a new laptop, and opens it.
///
/// # Errors
/// `passphrase_missing`, `device_name_missing`, and what `Store::create` refuses.
pub fn create_database(
    app: &App,
    person: &str,
    device: &str,
    passphrase: &str,
) -> Result<DeviceId> {
    if passphrase.is_empty() {
        return Err(Error::new("passphrase_missing"));
    }
    if device.trim().is_empty() {
        return Err(Error::new("device_name_missing"));
    }
    let id = DeviceId(app.new_id()?);
    let store = Store::create(app.path(), passphrase, id)?;
    app.set_open(store, passphrase);
    exchange::keep_witness(app)?;
    name_device(app, person, device)?;
    Ok(id)
}

/// Opens the database with its passphrase.
///
/// # Errors
/// What `Store::open` refuses; then nothing was altered.
pub fn open_database(app: &App, passphrase: &str) -> Result<()> {
    let store = Store::open(app.path(), passphrase)?;
    app.set_open(store, passphrase);
    // What cannot be made ready stays locked: the lock offers the way out.
    exchange::recognise(app).inspect_err(|_| app.shut())
}

pub(super) fn name_device(app: &App, person: &str, device: &str) -> Result<()> {
    let name = DeviceName {
        label: device.trim().to_owned(),
        person: person.trim().to_owned(),
    };
    app.settle(|tx| Ok(tx.set_laptop(&name)?))
}

/// The doors "discover" and "start".
///
/// # Errors
/// `passphrase_short`, and as `create_database`.
pub fn create(app: &App, args: SessionCreate) -> Result<SessionState> {
    refuse_short(&args.passphrase)?;
    create_database(app, &args.person, &args.device, &args.passphrase)?;
    remember(app, args.remember, &args.passphrase);
    if args.demo {
        demo::add(app)?;
    }
    state(app)
}

/// The door "join": a database of its own, then everything that the shared folder holds.
///
/// # Errors
/// As `create_database`, and what the folder refuses. The folder's passphrase is tried first, so that a wrong one leaves nothing.
pub fn join(app: &App, args: SessionJoin) -> Result<SessionState> {
    let folder_passphrase = if args.folder_passphrase.is_empty() {
        &args.passphrase
    } else {
        &args.folder_passphrase
    };
    refuse_short(&args.passphrase)?;
    exchange::try_passphrase(app, &args.folder, folder_passphrase)?;
    create_database(app, &args.person, &args.device, &args.passphrase)?;
    remember(app, args.remember, &args.passphrase);
    exchange::start(
        app,
        SyncStart {
            folder: args.folder,
            folder_passphrase: args.folder_passphrase,
        },
    )?;
    state(app)
}

/// Unlocks with the passphrase.
///
/// # Errors
/// As `open_database`.
pub fn unlock(app: &App, args: SessionUnlock) -> Result<SessionState> {
    open_database(app, &args.passphrase)?;
    remember(app, args.remember, &args.passphrase);
    state(app)
}

/// A keyring that refuses is no reason to stop: the passphrase will be asked for again.
fn remember(app: &App, wanted: bool, passphrase: &str) {
    if wanted {
        keyring::remember(app.path(), passphrase);
    }
}

fn refuse_short(passphrase: &str) -> Result<()> {
    if passphrase.chars().count() < PASSPHRASE_MIN {
        return Err(Error::new("passphrase_short").arg("minimum", PASSPHRASE_MIN));
    }
    Ok(())
}
