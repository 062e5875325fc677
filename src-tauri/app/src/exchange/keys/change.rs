//! Changing who opens the folder: stored here first, then in the folder, at once or at the next sync.

use domain::id::DeviceId;
use store::exchange::Space as Bound;
use sync::{Change, Door, Folder, Keys, Ring};

use super::types::{KeysChanged, KeysPassphrase, KeysRecovery, KeysRenew, KeysRenewed, Secret};
use super::{door, shown, state};
use crate::exchange::devices;
use crate::{App, Error, Result};

/// Fewer characters than this are guessed in an afternoon.
const PASSPHRASE_MIN: usize = 8;

/// Puts the folder under another passphrase; the old one opens nothing any more. Whoever has joined goes on without being asked.
///
/// # Errors
/// `passphrase_missing`, `passphrase_short`, `folder_missing` without a space, `sync_running`, `space_key_renewed`.
pub fn change_passphrase(app: &App, new: &str) -> Result<KeysChanged> {
    refuse_weak(new)?;
    let (_, published) = change(app, |keys, ring| {
        sync::change_passphrase(keys, ring, new, app.ports().work_factor, &mut app.dice())
    })?;
    Ok(KeysChanged { published })
}

/// `change_passphrase`, for a screen.
///
/// # Errors
/// As `change_passphrase`.
pub fn passphrase(app: &App, args: KeysPassphrase) -> Result<KeysChanged> {
    change_passphrase(app, args.passphrase.reveal())
}

/// Makes a recovery key, which replaces the one before, if there was any.
///
/// # Errors
/// `folder_missing` without a space, `sync_running`, `space_key_renewed`.
pub fn recovery(app: &App) -> Result<KeysRecovery> {
    let (made, published) = change(app, |keys, ring| {
        sync::replace_recovery(keys, ring, &mut app.dice())
    })?;
    let recovery_key = made.ok_or_else(|| Error::new("no_random"))?;
    Ok(KeysRecovery {
        recovery_key,
        published,
    })
}

/// Begins a new folder key that some laptops do not get: they are taken out of the space, and read nothing that is written from now on. The new passphrase is needed,
/// since whoever leaves knows the old one.
///
/// # Errors
/// `passphrase_missing` without one, and as `change_passphrase`.
pub fn renew(app: &App, except: &[DeviceId], new_passphrase: Option<&str>) -> Result<KeysRenewed> {
    let new_passphrase = new_passphrase.ok_or_else(|| Error::new("passphrase_missing"))?;
    renew_with(
        app,
        KeysRenew {
            except: except.to_vec(),
            passphrase: Secret::new(new_passphrase),
            new_recovery: false,
        },
    )
}

/// `renew`, with a new recovery key if wanted.
///
/// # Errors
/// As `renew`; `renew_without_self` when this laptop is among those that are to get nothing.
pub fn renew_with(app: &App, args: KeysRenew) -> Result<KeysRenewed> {
    let new = args.passphrase.reveal();
    refuse_weak(new)?;
    if args.except.contains(&app.store()?.device()) {
        return Err(Error::new("renew_without_self"));
    }
    refuse_running(app)?;
    hear(app)?;
    // The next renewal, whoever makes it, leaves them out as well.
    for id in &args.except {
        match devices::retire(app, *id) {
            Err(error) if error.code == "laptop_unknown" => {}
            outcome => outcome?,
        }
    }
    let mut staying = state::laptops(app)?;
    staying.retain(|laptop| !laptop.retired && !args.except.contains(&laptop.row.id));
    // A laptop that goes on under another name has the same key pair.
    let gone = state::laptops(app)?;
    let gone: Vec<String> = gone
        .into_iter()
        .filter(|laptop| laptop.retired || args.except.contains(&laptop.row.id))
        .filter_map(|laptop| laptop.recipient)
        .collect();
    for laptop in &mut staying {
        if laptop
            .recipient
            .as_ref()
            .is_some_and(|text| gone.contains(text))
        {
            laptop.recipient = None;
        }
    }
    let mut recipients: Vec<String> = staying
        .iter()
        .filter_map(|laptop| laptop.recipient.clone())
        .collect();
    recipients.sort();
    recipients.dedup();
    let (recovery_key, published) = change(app, |keys, ring| {
        let (dice, again) = (&mut app.dice(), args.new_recovery);
        sync::renew(
            keys,
            ring,
            new,
            &recipients,
            again,
            app.ports().work_factor,
            dice,
        )
    })?;
    let name = |reached: bool| {
        let laptops = staying
            .iter()
            .filter(move |laptop| !laptop.row.this && laptop.recipient.is_some() == reached);
        laptops.map(|laptop| laptop.row.label.clone()).collect()
    };
    let bound = bound(app)?;
    Ok(KeysRenewed {
        epoch: Keys::from_bytes(&bound.keys)?.epoch(),
        reached: name(true),
        unreached: name(false),
        recovery_key,
        published,
    })
}

fn refuse_weak(passphrase: &str) -> Result<()> {
    if passphrase.is_empty() {
        return Err(Error::new("passphrase_missing"));
    }
    if passphrase.chars().count() < PASSPHRASE_MIN {
        return Err(Error::new("passphrase_short").arg("minimum", PASSPHRASE_MIN));
    }
    Ok(())
}

fn bound(app: &App) -> Result<Bound> {
    app.read(|db| Ok(db.space()?))?
        .ok_or_else(|| Error::new("folder_missing"))
}

/// Makes a change on top of everything that is known, stores it, and puts it into the folder if that can be reached. Gives the
/// recovery key, when one was made, and whether the folder has the change.
fn change(
    app: &App,
    make: impl FnOnce(&Keys, &Ring) -> std::result::Result<Change, sync::Error>,
) -> Result<(Option<Secret>, bool)> {
    refuse_running(app)?;
    // A sync and a .valise keep the keys that they began with.
    let _turn = app.jobs().turn();
    refresh(app)?;
    let bound = bound(app)?;
    let ring = app.read(door::ring)?;
    let change = make(&Keys::from_bytes(&bound.keys)?, &ring)?;
    app.settle(|tx| {
        if change.recovery.is_some() {
            shown::made(tx, true)?;
        }
        door::write(tx, &change.keys, &change.ring, &change.files)
    })?;
    let secret = change
        .recovery
        .map(|recovery| Secret::new(recovery.to_text().as_str()));
    if let Some(secret) = &secret {
        shown::wait(app, secret.clone());
        app.tell(["sync"]);
    }
    // What is stored here gets into the folder at the next sync at the latest.
    let published = refresh(app).is_ok_and(|reached| reached);
    Ok((secret, published))
}

fn refuse_running(app: &App) -> Result<()> {
    let running = app.jobs().current();
    match running.filter(|job| !job.phase.is_over()) {
        Some(_) => Err(Error::new("sync_running")),
        None => Ok(()),
    }
}

/// Takes over what others changed, and puts everything known into the folder. False when the folder cannot be reached.
fn refresh(app: &App) -> Result<bool> {
    let bound = bound(app)?;
    let folder = app.ports().folders.open(&bound.folder);
    let here = sync::Space::check(&*folder, bound.id).is_ok();
    if !here {
        return Ok(false);
    }
    let found: Door = door::look(app, &*folder, &bound, "")?;
    door::keep(app, &found)?;
    Ok(put(app, &*folder, &found))
}

fn put(app: &App, folder: &dyn Folder, door: &Door) -> bool {
    door::publish(app, folder, door).is_ok()
}

/// Reads who is there: a laptop whose head arrived after the last sync stays as well.
fn hear(app: &App) -> Result<()> {
    if !refresh(app)? {
        return Ok(());
    }
    let bound = bound(app)?;
    let folder = app.ports().folders.open(&bound.folder);
    let heads = sync::read_heads(&*folder, &Keys::from_bytes(&bound.keys)?)?;
    app.settle(|tx| {
        for (device, head) in &heads.latest {
            let json = serde_json::to_value(head)
                .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
            tx.set_head(*device, head.number, &json)?;
        }
        Ok(())
    })
}
