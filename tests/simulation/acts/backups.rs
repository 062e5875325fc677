//! Backups as the application makes and restores them.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use app::backup::{self, Reason};
use app::domain::entity::EntityRef;

use crate::laptop::Seen;
use crate::secrets;
use crate::world::{Check, World, hold};

use super::copies;

pub fn make(world: &mut World, n: usize) -> Check {
    let made = world.act(n, "makes a backup", |app| {
        backup::make(app, Reason::Asked, None)
    })?;
    if let Some(made) = made {
        let at = world.real.load(Ordering::SeqCst);
        world.laptops[n].made_backup = Some((made.file, at));
    }
    Ok(())
}

/// The last backup is restored, if there is one. What is erased and in no folder yet stays erased; the keys stay those of now.
pub fn restore(world: &mut World, n: usize) -> Check {
    let Some((file, at)) = world.laptops[n].made_backup.clone() else {
        return Ok(());
    };
    let erased = unsaid(world, n);
    let epoch = secrets::keys(world, n).map_or(0, |keys| keys.epoch());
    let before = world.laptops[n].eye().device();
    world.laptops[n].close_eye();
    world.maybe_cut(n);
    world.attempt(n, "restores a backup", &["backup_unknown"], |app| {
        backup::restore(app, file)
    })?;
    world.laptops[n].close_eye();
    let restored = world.laptops[n].eye().device() != before;
    if restored {
        world.laptops[n].seen = Seen {
            wall: world.laptops[n].seen.wall,
            ..Seen::default()
        };
    }
    crate::laws::always::observe(world, n)?;
    if restored {
        let now = all_erased(world, n);
        let back = erased.difference(&now).next();
        hold("I10", back.is_none(), || {
            format!("laptop {n} restored a backup, and {back:?} is no longer erased")
        })?;
        let keys = secrets::keys(world, n).map_or(0, |keys| keys.epoch());
        hold("I6", keys >= epoch, || {
            format!("laptop {n} restored a backup, and lost the key of epoch {epoch}")
        })?;
        copies::give_up(world);
        copies::doubt_words(world, n, at);
    }
    Ok(())
}

/// What a laptop has erased, and no folder has heard of.
fn unsaid(world: &mut World, n: usize) -> BTreeSet<EntityRef> {
    let read = world.laptops[n].eye().read(|db| {
        let own = db.device();
        let shared = db.last_published(own)?;
        let records = db.erase_records()?.into_iter();
        let unsaid = records.filter(|record| record.device == own && record.seq > shared);
        Ok::<_, store::Error>(unsaid.flat_map(|record| record.targets()).collect())
    });
    read.unwrap_or_default()
}

fn all_erased(world: &mut World, n: usize) -> BTreeSet<EntityRef> {
    let read = world.laptops[n].eye().read(|db| db.erased());
    let erased = read.unwrap_or_default().into_iter();
    erased.map(|erased| erased.entity).collect()
}
