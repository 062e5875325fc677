//! What holds when everybody has said everything: I1, I9, I12.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::journal::KIND_ERASED;
use app::exchange;
use sync::Hash;

use crate::acts;
use crate::cloud::Bytes;
use crate::ledger::content;
use crate::reference;
use crate::world::{Check, World, hold};

use super::calm;

/// The digest that a laptop shows.
pub fn digest(world: &World, n: usize) -> String {
    exchange::digest(world.laptops[n].app()).unwrap_or_default()
}

/// What a laptop's journal says, whatever names it goes by. The place of what was erased says nothing: whoever never had the key of an
/// erased survey does not even know which response stood there.
pub fn contents(world: &mut World, n: usize) -> BTreeSet<Hash> {
    let rows = reference::journal(world.laptops[n].eye()).unwrap_or_default();
    let rows = rows.iter().filter(|row| row.record.kind != KIND_ERASED);
    rows.map(|row| content(&row.record)).collect()
}

/// I9: the folder and everybody's own database are enough to bring every laptop up to date.
pub fn i9_everybody_has_everything(world: &mut World) -> Check {
    let active = world.active();
    let first = contents(world, active[0]);
    for n in &active[1..] {
        let here = contents(world, *n);
        let lacks = first.difference(&here).count();
        let beyond = here.difference(&first).count();
        hold("I9", lacks == 0 && beyond == 0, || {
            format!(
                "laptop {n} lacks {lacks} records that laptop {} has, and has {beyond} that it lacks",
                active[0]
            )
        })?;
    }
    Ok(())
}

/// I1: who has applied the same shows the same.
pub fn i1_equal_vectors_equal_digest(world: &mut World) -> Check {
    let active = world.active();
    let first = digest(world, active[0]);
    for n in &active[1..] {
        let here = digest(world, *n);
        let law = if world.laptops[*n].seen.vector == world.laptops[active[0]].seen.vector {
            "I1"
        } else {
            // The same records under other names: a device that existed twice.
            "I8"
        };
        let (a, b) = (active[0], *n);
        if first != here {
            let says = difference(world, a, b);
            hold(law, false, || says)?;
        }
    }
    Ok(())
}

fn difference(world: &mut World, a: usize, b: usize) -> String {
    let lines = |world: &mut World, n: usize| {
        let mut lines = BTreeSet::new();
        let read = world.laptops[n].eye().read(|db| {
            db.state_lines(|line| {
                lines.insert(line.to_owned());
            })
        });
        read.map_or_else(|_: store::Error| BTreeSet::new(), |()| lines)
    };
    let (here, there) = (lines(world, a), lines(world, b));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other).take(2).cloned().collect()
    };
    format!(
        "laptops {a} and {b} hold the same records and differ: {:?} against {:?}",
        only(&here, &there),
        only(&there, &here)
    )
}

/// I12: the folder holds no temporary file of a laptop in use, three heads of each, and does not grow by syncs that say nothing.
pub fn i12_bounded(world: &mut World) -> Check {
    let before = files(world);
    for _ in 0..2 {
        for n in world.active() {
            calm::sync(world, n)?;
        }
    }
    let after = files(world);
    hold("I12", before == after, || {
        let new: Vec<_> = after.difference(&before).collect();
        let gone: Vec<_> = before.difference(&after).collect();
        format!("syncs without anything to say add {new:?} and remove {gone:?}")
    })?;
    // Heads that came back by themselves go with the next one that is written.
    for n in world.active() {
        acts::write_something(world, n)?;
    }
    calm::until_calm(world)?;
    let after = files(world);
    let mut heads: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for n in world.active() {
        let device = world.laptops[n].eye().device();
        let dir = format!("{}/", sync::device_dir(device));
        let own = after.iter().filter(|path| path.starts_with(&dir));
        let temp = own.clone().find(|path| path.contains("/.tmp-"));
        hold("I12", temp.is_none(), || {
            format!("laptop {n} leaves {temp:?}")
        })?;
        let own_heads = own.filter(|path| path.contains("/h/") && is_plain(path));
        // A flipped bit makes a stranger's file of a head, and nobody removes those.
        let cloud = world.cloud.lock().unwrap();
        let whole = |path: &&String| cloud.central.bytes(path).is_some_and(is_whole);
        heads.insert(n, own_heads.filter(whole).cloned().collect());
    }
    let many = heads.iter().find(|(_, heads)| heads.len() > 3);
    hold("I12", many.is_none(), || {
        format!("more than three heads: {many:?}")
    })
}

/// Whether a sealed file ends with the hash of all before.
pub fn is_whole(bytes: &Bytes) -> bool {
    let split = bytes.split_last_chunk::<32>();
    split.is_some_and(|(rest, trailer)| sync::hash(rest).0 == *trailer)
}

/// Not the conflict copy of a mirror, which nobody but its mirror knows.
fn is_plain(path: &str) -> bool {
    path.bytes()
        .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'/'))
        && !path.contains("sync-conflict")
}

pub fn files(world: &World) -> BTreeSet<String> {
    world
        .cloud
        .lock()
        .unwrap()
        .central
        .files
        .keys()
        .cloned()
        .collect()
}
