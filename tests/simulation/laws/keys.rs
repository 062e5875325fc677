//! Who opens the folder when all is quiet: whoever is in has the same keys; what was chosen last opens, what was replaced does not;
//! whoever left reads nothing that was written since.

use std::collections::BTreeSet;

use app::exchange;
use app::exchange::types::SyncStart;

use crate::acts;
use crate::laptop::Attempt;
use crate::secrets::{self, Role};
use crate::world::{Check, World, hold};

use super::calm;
use super::rest::files;

/// I9: whoever is in has the same keys, and the same list of key files.
pub fn i9_everybody_has_the_keys(world: &mut World) -> Check {
    let active = world.active();
    let first = (
        secrets::keys(world, active[0]),
        secrets::ring(world, active[0]),
    );
    for n in &active[1..] {
        let here = (secrets::keys(world, *n), secrets::ring(world, *n));
        hold("I9", here == first, || {
            format!(
                "laptops {} and {n} hold other keys: {:?} and {:?}, epochs {:?} and {:?}, {} and {} key files",
                active[0],
                first.0,
                here.0,
                first.0.as_ref().map(sync::Keys::epoch),
                here.0.as_ref().map(sync::Keys::epoch),
                first.1.files.len(),
                here.1.files.len()
            )
        })?;
    }
    Ok(())
}

/// I2: the passphrase and the recovery key that were chosen last open the folder. I11: what was replaced opens nothing.
pub fn i11_what_was_replaced_opens_nothing(world: &mut World) -> Check {
    for role in [Role::Passphrase, Role::Recovery] {
        let known: Vec<_> = world.secrets.known.clone();
        let known: Vec<_> = known
            .into_iter()
            .filter(|secret| secret.role == role)
            .collect();
        // A passphrase opens what its maker knew; the recovery key is given whatever was renewed since.
        let rank = |secret: &secrets::Secret| match role {
            Role::Passphrase => (secret.epoch, secret.generation),
            Role::Recovery => (0, secret.generation),
        };
        let sure = known.iter().filter(|secret| !secret.unsure);
        let last = sure.map(rank).max().unwrap_or_default();
        let contested = known
            .iter()
            .any(|secret| secret.unsure && rank(secret) >= last);
        let folder = world.folder(world.active()[0]);
        for secret in known.iter().filter(|secret| !secret.unsure) {
            let opens = secrets::opens(&*folder, &secret.text).is_some();
            if rank(secret) < last {
                hold("I11", !opens, || {
                    format!("a {} that was replaced opens the folder", role.name())
                })?;
            } else if !contested {
                hold("I2", opens, || {
                    format!("the {} that was chosen last does not open", role.name())
                })?;
            }
        }
    }
    Ok(())
}

/// I11: whoever was left out of a new key reads nothing that was written since, and writes nothing.
pub fn i11_who_left_reads_nothing_new(world: &mut World) -> Check {
    if world.secrets.left.is_empty() {
        return Ok(());
    }
    settle(world)?;
    let n = world.active()[0];
    let out = world.laptops[n].eye().read(|db| db.retired_laptops());
    let out = out.unwrap_or_default();
    let before = files(world);
    for n in world.active() {
        acts::write_something(world, n)?;
    }
    calm::until_calm(world)?;
    let new: BTreeSet<String> = files(world).difference(&before).cloned().collect();
    for at in 0..world.secrets.left.len() {
        if out.contains(&world.secrets.left[at].device) {
            reads_nothing(world, at, &new)?;
            stays_out(world, at)?;
        }
    }
    Ok(())
}

/// Where somebody did not know of a departure when he renewed the key, it is renewed once more by somebody who knows.
fn settle(world: &mut World) -> Check {
    if world.secrets.left.iter().any(|left| left.readmitted) {
        let n = world.active()[0];
        renew_once_more(world, n)?;
    }
    Ok(())
}

/// Two laptops renewed the key at once, or no passphrase opens it: the settings say so, and somebody does as they say.
///
/// # Errors
/// I11 when that does not settle it.
pub fn settle_dispute(world: &mut World) -> Check {
    let active = world.active();
    if let Some(n) = active.into_iter().find(|n| is_disputed(world, *n)) {
        renew_once_more(world, n)?;
    }
    let n = world.active()[0];
    let epoch = secrets::keys(world, n).map(|keys| keys.epoch());
    let ring = secrets::ring(world, n);
    if epoch.is_some_and(|epoch| !ring.has_passphrase(epoch)) {
        acts::change_passphrase(world, n)?;
        calm::until_calm(world)?;
    }
    Ok(())
}

/// As the settings of a laptop say it.
fn is_disputed(world: &mut World, n: usize) -> bool {
    let ring = secrets::ring(world, n);
    secrets::keys(world, n).is_some_and(|keys| keys.is_disputed() || ring.is_behind(&keys))
}

fn renew_once_more(world: &mut World, n: usize) -> Check {
    let out = world.laptops[n].eye().read(|db| db.retired_laptops());
    let out = out.unwrap_or_default();
    acts::renew(world, n, &[], false)?;
    for left in &mut world.secrets.left {
        left.readmitted &= !out.contains(&left.device);
    }
    calm::until_calm(world)?;
    for n in world.active() {
        let disputed = is_disputed(world, n);
        hold("I11", !disputed, || {
            format!("the key is still disputed on laptop {n} after one more renewal")
        })?;
    }
    Ok(())
}

fn reads_nothing(world: &World, at: usize, new: &BTreeSet<String>) -> Check {
    let left = &world.secrets.left[at];
    let keys = &left.keys;
    let cloud = world.cloud.lock().unwrap();
    for path in new {
        let Some(bytes) = cloud.central.bytes(path) else {
            continue;
        };
        let batch = sync::unseal(keys, keys.space(), bytes).is_ok();
        let part = sync::unseal_part(keys, keys.space(), bytes).is_ok();
        let photo = sync::unseal_photo(keys, keys.space(), bytes).is_ok();
        hold("I11", !batch && !part && !photo, || {
            format!("laptop {}, which left, reads {path}", left.laptop)
        })?;
    }
    Ok(())
}

/// The machine that left tries once more, with everything that its officer knew.
fn stays_out(world: &mut World, at: usize) -> Check {
    let (x, knew) = {
        let left = &world.secrets.left[at];
        (left.laptop, left.knew.clone())
    };
    let before = world.cloud.lock().unwrap().central.clone();
    world.start(x)?;
    let view = world.laptops[x].made.view;
    for folder_passphrase in std::iter::once(String::new()).chain(knew) {
        let args = SyncStart {
            folder: "partage".to_owned(),
            folder_passphrase,
        };
        let tried = world.laptops[x].attempt(|app| exchange::sync(app, &args));
        let refused = match tried {
            Ok(Attempt::Refused(error)) => error.code,
            Ok(Attempt::Done(_)) => "nothing".to_owned(),
            Ok(Attempt::Lost) => "power".to_owned(),
            Err(panic) => panic,
        };
        let codes = ["space_key_renewed", "wrong_folder_passphrase"];
        hold("I11", codes.contains(&refused.as_str()), || {
            format!("laptop {x}, which left, syncs: {refused}")
        })?;
    }
    world.laptops[x].stop();
    let cloud = world.cloud.lock().unwrap();
    let same = cloud.views[view].up.is_empty() && cloud.central == before;
    hold("I11", same, || {
        format!("laptop {x}, which left, writes into the folder")
    })
}
