//! The keys of the folder as a screen shows them: no secret, and whom a new key would reach.

use domain::id::DeviceId;
use sync::Keys;

use super::types::{KeyLaptop, KeysState};
use super::{door, shown};
use crate::{App, Error, Result};

/// A laptop of the space, and its public half if it has told it.
pub struct Laptop {
    pub row: KeyLaptop,
    pub recipient: Option<String>,
    pub retired: bool,
}

/// The laptops of the space, this one first.
///
/// # Errors
/// What the database says.
pub fn laptops(app: &App) -> Result<Vec<Laptop>> {
    app.read(|db| {
        let (own, retired) = (db.device(), db.retired_laptops()?);
        let former: Vec<DeviceId> = db
            .former_incarnations()?
            .into_iter()
            .map(|(device, ..)| device)
            .collect();
        let heads = door::heads(db)?;
        let mut laptops: Vec<Laptop> = heads
            .iter()
            .filter(|(device, _)| *device != own && !former.contains(device))
            .map(|(device, head)| Laptop {
                recipient: door::recipient(head),
                retired: retired.contains(device),
                row: KeyLaptop {
                    id: *device,
                    label: head.label.clone(),
                    person: head.person.clone(),
                    this: false,
                    reached: door::recipient(head).is_some(),
                },
            })
            .collect();
        laptops.sort_by(|a, b| (&a.row.label, a.row.id).cmp(&(&b.row.label, b.row.id)));
        let (name, identity) = (db.laptop()?, db.identity()?);
        let recipient = identity
            .map(|bytes| sync::Identity::from_bytes(&bytes))
            .transpose()?
            .map(|identity| identity.recipient());
        laptops.insert(
            0,
            Laptop {
                row: KeyLaptop {
                    id: own,
                    label: name.label,
                    person: name.person,
                    this: true,
                    reached: true,
                },
                recipient,
                retired: false,
            },
        );
        Ok(laptops)
    })
}

/// The keys of the folder; nothing when this laptop shares none.
///
/// # Errors
/// What the database says.
pub fn state(app: &App) -> Result<Option<KeysState>> {
    let Some(bound) = app.read(|db| Ok(db.space()?))? else {
        return Ok(None);
    };
    let keys = Keys::from_bytes(&bound.keys)?;
    let (ring, recovery_unnoted) = app.read(|db| Ok((door::ring(db)?, shown::is_unnoted(db)?)))?;
    let laptops = laptops(app)?.into_iter();
    Ok(Some(KeysState {
        epoch: keys.epoch(),
        recovery: !ring.recovery().is_empty(),
        recovery_unnoted,
        disputed: keys.is_disputed() || ring.is_behind(&keys),
        passphrase_missing: !ring.files.is_empty() && !ring.has_passphrase(keys.epoch()),
        laptops: laptops
            .filter(|laptop| !laptop.retired)
            .map(|laptop| laptop.row)
            .collect(),
    }))
}

/// The laptop that somebody names by its id, its label or its person.
///
/// # Errors
/// `device_unknown`, `device_ambiguous`.
pub fn find_laptop(app: &App, text: &str) -> Result<DeviceId> {
    if let Ok(id) = text.parse::<DeviceId>() {
        return Ok(id);
    }
    let mut found = laptops(app)?
        .into_iter()
        .filter(|laptop| laptop.row.label == text || laptop.row.person == text);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.row.id),
        (None, _) => Err(Error::new("device_unknown").arg("device", text)),
        (Some(_), Some(_)) => Err(Error::new("device_ambiguous").arg("device", text)),
    }
}
