//! Who opens the folder: another passphrase, another recovery key, a laptop that is taken out of the space.

use std::sync::atomic::Ordering;

use app::exchange::keys;
use app::exchange::keys::types::{KeysPassphrase, KeysRenew, Secret as Typed};

use crate::secrets::{self, Left, Role, Secret, generation, opens_at};
use crate::world::{Check, World};

use super::copies;

pub fn passphrase(world: &mut World, n: usize) -> Check {
    if !world.laptops[n].joined {
        return Ok(());
    }
    let new = world.text();
    let args = KeysPassphrase {
        passphrase: Typed::new(new.clone()),
    };
    let done = world.share(n, "changes the passphrase", |app| {
        keys::passphrase(app, args)
    })?;
    if done.is_some() || (world.refused.is_none() && opens_at(world, n, &new)) {
        remember(world, n, Role::Passphrase, new);
    }
    Ok(())
}

pub fn recovery(world: &mut World, n: usize) -> Check {
    if !world.laptops[n].joined {
        return Ok(());
    }
    let before = generation(world, n, Role::Recovery);
    let done = world.share(n, "makes a recovery key", keys::recovery)?;
    match done {
        Some(made) => remember(
            world,
            n,
            Role::Recovery,
            made.recovery_key.reveal().to_owned(),
        ),
        None => unseen_recovery(world, n, before),
    }
    Ok(())
}

/// A recovery key may have been made that nobody saw.
fn unseen_recovery(world: &mut World, n: usize, before: u32) {
    if world.refused.is_none() && generation(world, n, Role::Recovery) > before {
        let known = world.secrets.known.iter_mut();
        for secret in known.filter(|secret| secret.role == Role::Recovery) {
            secret.unsure = true;
        }
    }
}

fn remember(world: &mut World, n: usize, role: Role, text: String) {
    let secret = Secret {
        text,
        role,
        generation: generation(world, n, role),
        epoch: secrets::keys(world, n).map_or(0, |keys| keys.epoch()),
        by: n,
        at: world.real.load(Ordering::SeqCst),
        unsure: false,
    };
    world.secrets.known.push(secret);
}

/// Somebody leaves with his laptop, and is left out of a new key. Two remain.
pub fn take_out_any(world: &mut World, n: usize) -> Check {
    if !world.laptops[n].joined || world.active().len() <= 2 {
        return Ok(());
    }
    let Ok(Some(state)) = keys::state(world.laptops[n].app()) else {
        return Ok(());
    };
    let mut others: Vec<usize> = world.active();
    let own = world.laptops[n].seen.device;
    others.retain(|x| {
        let device = world.laptops[*x].seen.device;
        *x != n && device != own && state.laptops.iter().any(|row| Some(row.id) == device)
    });
    if others.is_empty() {
        return Ok(());
    }
    let x = others[world.rng.usize(..others.len())];
    let new_recovery = world.rng.bool();
    take_out(world, n, x, new_recovery)
}

/// Laptop `n` renews the key without laptop `x`, which is gone from then on.
///
/// # Errors
/// The invariant that no longer holds.
pub fn take_out(world: &mut World, n: usize, x: usize, new_recovery: bool) -> Check {
    let Some(device) = world.laptops[x].seen.device else {
        return Ok(());
    };
    let Some(stolen) = secrets::keys(world, x) else {
        return Ok(());
    };
    let knew = world.secrets.typed();
    let Some(readmitted) = renew(world, n, &[device], new_recovery)? else {
        return Ok(());
    };
    world.tell(&format!("{n} takes {x} out of the space"));
    copies::doubt(world, x, i64::MIN);
    world.laptops[x].gone = true;
    world.laptops[x].stop();
    let at = world.real.load(Ordering::SeqCst);
    world.secrets.left.push(Left {
        laptop: x,
        device,
        keys: stolen,
        knew,
        by: n,
        at,
        readmitted,
    });
    copies::give_up(world);
    Ok(())
}

/// A new key for everybody but these; says whether somebody else may have begun the same epoch. Nothing when none was made.
///
/// # Errors
/// The invariant that no longer holds.
pub fn renew(
    world: &mut World,
    n: usize,
    except: &[app::domain::id::DeviceId],
    new_recovery: bool,
) -> Result<Option<bool>, crate::world::Violation> {
    let new = world.text();
    let before = generation(world, n, Role::Recovery);
    let out = world.laptops[n].eye().read(|db| db.retired_laptops());
    let out = out.unwrap_or_default();
    let args = KeysRenew {
        except: except.to_vec(),
        passphrase: Typed::new(new.clone()),
        new_recovery,
    };
    let done = world.share(n, "renews the key", |app| keys::renew_with(app, args))?;
    if done.is_some() || (world.refused.is_none() && opens_at(world, n, &new)) {
        remember(world, n, Role::Passphrase, new);
        for left in &mut world.secrets.left {
            left.readmitted |= !out.contains(&left.device);
        }
    }
    let epoch = secrets::keys(world, n).map_or(0, |keys| keys.epoch());
    let late = epoch <= world.secrets.epoch;
    world.secrets.epoch = world.secrets.epoch.max(epoch);
    let Some(done) = done else {
        if new_recovery {
            unseen_recovery(world, n, before);
        }
        return Ok(None);
    };
    if let Some(key) = &done.recovery_key {
        remember(world, n, Role::Recovery, key.reveal().to_owned());
    }
    Ok(Some(late))
}
