//! Databases that exist twice: backups that are put back, laptops that are copied.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use crate::cloud::Change;
use crate::laptop::{Backup, Seen};
use crate::ledger::content;
use crate::reference;
use crate::world::{Check, MOST, World};

use super::photos;

/// How an older state comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The database alone, over the newer one.
    InPlace,
    /// The database alone, as another file.
    NewFile,
    /// The whole machine, its mirror included: nothing beside the database can tell.
    Machine,
}

/// The laptop is switched off for a copy of its files, and on again.
pub fn back_up(world: &mut World, n: usize) -> Check {
    world.tell(&format!("{n} is backed up"));
    world.laptops[n].stop();
    let files = world.laptops[n].files();
    let view = world.laptops[n].made.view;
    let tree = world.cloud.lock().unwrap().views[view].tree.clone();
    let seen = world.laptops[n].seen.clone();
    world.laptops[n].backup = Some(Backup {
        at: world.real.load(Ordering::SeqCst),
        files,
        tree,
        seen,
    });
    world.start(n)
}

pub fn restore_any(world: &mut World, n: usize) -> Check {
    let ways = [Way::InPlace, Way::NewFile, Way::Machine];
    let way = ways[world.rng.usize(..ways.len())];
    restore(world, n, way)
}

/// The last backup is put back, if there is one.
pub fn restore(world: &mut World, n: usize, way: Way) -> Check {
    let Some(backup) = world.laptops[n].backup.clone() else {
        return Ok(());
    };
    world.tell(&format!("{n} gets its backup back: {way:?}"));
    world.laptops[n].stop();
    let whole = way == Way::Machine;
    let files: Vec<_> = backup
        .files
        .iter()
        .filter(|(name, _)| whole || !name.ends_with("-temoin"))
        .cloned()
        .collect();
    world.laptops[n].put_files(&files, way != Way::NewFile);
    if whole {
        put_mirror_back(world, n, &backup);
    }
    world.laptops[n].seen = Seen {
        wall: world.laptops[n].seen.wall,
        ..Seen::default()
    };
    world.start(n)?;
    crate::laws::always::observe(world, n)?;
    give_up(world);
    doubt(world, n, backup.at);
    Ok(())
}

/// The mirror is as it was then; it fetches what it lacks, and what it had not sent is gone.
fn put_mirror_back(world: &mut World, n: usize, backup: &Backup) {
    let mut cloud = world.cloud.lock().unwrap();
    let mut files: Vec<_> = cloud.central.files.clone().into_iter().collect();
    files.sort_by_cached_key(|(path, _)| cloud.in_order(path));
    let view = &mut cloud.views[world.laptops[n].made.view];
    view.tree = backup.tree.clone();
    view.up.clear();
    view.recent.clear();
    view.down = files
        .into_iter()
        .filter(|(path, node)| view.tree.bytes(path) != Some(&node.bytes))
        .map(|(path, node)| Change::Put(path, node.bytes))
        .collect();
}

/// What a laptop did since may have been given up, or not.
pub fn doubt(world: &mut World, n: usize, since: i64) {
    world.secrets.doubt(n, since);
    doubt_words(world, n, since);
}

/// The same for the words of notes alone.
pub fn doubt_words(world: &mut World, n: usize, since: i64) {
    for fate in world.ledger.words.values_mut() {
        fate.unsure |= fate
            .touched
            .iter()
            .any(|(laptop, at)| *laptop == n && *at >= since);
    }
}

/// What was acknowledged and no laptop in use has any more is given up by whoever put an older state back, or stole a laptop.
pub fn give_up(world: &mut World) {
    let mut held = BTreeSet::new();
    let mut whole = BTreeSet::new();
    for n in world.active() {
        whole.extend(photos::whole(world, n).into_keys());
        let rows = reference::journal(world.laptops[n].eye()).unwrap_or_default();
        held.extend(rows.iter().map(|row| content(&row.record)));
    }
    for (key, ack) in &mut world.ledger.acks {
        ack.given_up |= ack.body.is_none() && !held.contains(key);
    }
    for (id, photo) in &mut world.ledger.photos {
        photo.given_up |= !whole.contains(id);
    }
}

pub fn copy_any(world: &mut World, n: usize) -> Check {
    if world.laptops.len() >= MOST {
        return Ok(());
    }
    copy(world, n).map(|_| ())
}

/// The files of a laptop that is off go to another machine, with a mirror of its own; both go on.
///
/// # Errors
/// The invariant that no longer holds.
pub fn copy(world: &mut World, n: usize) -> Result<usize, crate::world::Violation> {
    world.laptops[n].stop();
    let twin = world.push_laptop();
    world.tell(&format!("{n} is copied to {twin}"));
    let home = world.laptops[twin].made.home.clone();
    world.laptops[n].copy_to(&home);
    world.laptops[twin].joined = world.laptops[n].joined;
    let skew = world.laptops[n].made.time.skew.load(Ordering::SeqCst);
    world.laptops[twin]
        .made
        .time
        .skew
        .store(skew, Ordering::SeqCst);
    world.laptops[twin].seen.wall = world.laptops[n].seen.wall;
    world.start(n)?;
    world.start(twin)?;
    crate::laws::always::observe(world, twin)?;
    Ok(twin)
}
