//! What is done to the folder when all is quiet, and must change nothing: I3, I4, I5, I9, I15.

use std::sync::Arc;

use app::domain::journal::Vector;
use app::exchange;
use app::exchange::valise::types::ValiseExport;

use crate::acts;
use crate::cloud::{Bytes, Change, Harm, flip};
use crate::world::{Check, DAY, World, hold};

use super::calm;
use super::photos;
use super::rest::{contents, digest, files, is_whole};

/// I3: the records alone give the same state, whatever their order of arrival was.
pub fn i3_rebuild_changes_nothing(world: &mut World) -> Check {
    for n in world.active() {
        let before = digest(world, n);
        let rebuilt = exchange::rebuild(world.laptops[n].app());
        hold("I3", rebuilt.is_ok(), || {
            format!("laptop {n} does not rebuild: {rebuilt:?}")
        })?;
        let after = digest(world, n);
        hold("I3", before == after, || {
            format!("laptop {n} rebuilds another state of its journal")
        })?;
    }
    Ok(())
}

/// What a laptop holds: its vector and its digest.
fn state(world: &mut World, n: usize) -> (Vector, String, usize) {
    let held = photos::held(world, n);
    (
        world.laptops[n].seen.vector.clone(),
        digest(world, n),
        held.len(),
    )
}

/// Everybody syncs once; nobody's state may change.
fn unmoved(world: &mut World, law: &'static str, why: &str) -> Check {
    let before: Vec<_> = world
        .active()
        .into_iter()
        .map(|n| (n, state(world, n)))
        .collect();
    for (n, before) in before {
        calm::sync(world, n)?;
        let after = state(world, n);
        hold(law, before == after, || {
            format!("laptop {n} changed by {why}: {before:?} to {after:?}")
        })?;
    }
    Ok(())
}

/// I3: every file once more, as a conflict copy.
pub fn i3_twice_changes_nothing(world: &mut World) -> Check {
    for path in files(world) {
        let mut cloud = world.cloud.lock().unwrap();
        let Some(bytes) = cloud.central.bytes(&path).cloned() else {
            continue;
        };
        let (start, end) = path.rsplit_once('.').unwrap_or((path.as_str(), ""));
        let copy = format!("{start} (conflicted copy).{end}");
        cloud.everywhere(&Change::Put(copy, bytes));
    }
    unmoved(world, "I3", "copies of every file")
}

/// I4: one bit of one file in three.
pub fn i4_flipped_bits_change_nothing(world: &mut World) -> Check {
    for path in files(world)
        .into_iter()
        .filter(|path| path.starts_with("d/"))
    {
        if world.once_in(3) {
            acts::damage(world, &path, Harm::Flip);
        }
    }
    unmoved(world, "I4", "flipped bits")?;
    flipped_file_alone(world)?;
    calm::until_calm(world)
}

/// The same for somebody who has read nothing yet: a damaged file is nothing to him.
fn flipped_file_alone(world: &mut World) -> Check {
    let known: Vec<Bytes> = {
        let cloud = world.cloud.lock().unwrap();
        let batches = cloud.central.files.iter();
        batches
            .filter(|(path, node)| path.ends_with(".b") && is_whole(&node.bytes))
            .map(|(_, node)| Arc::clone(&node.bytes))
            .collect()
    };
    let Some(keys) = keys(world) else {
        return Ok(());
    };
    for bytes in known {
        let hurt = flip(&bytes, &mut world.rng);
        let read = sync::unseal(&keys, keys.space(), &hurt);
        hold("I4", read.is_err(), || {
            "a flipped bit was not noticed".to_owned()
        })?;
    }
    Ok(())
}

/// The keys of the space, as a laptop holds them.
pub fn keys(world: &mut World) -> Option<sync::Keys> {
    let n = world.active()[0];
    let space = world.laptops[n]
        .eye()
        .read(|db| db.space())
        .ok()
        .flatten()?;
    sync::Keys::from_bytes(&space.keys).ok()
}

/// I5: files that go, one in two or all of them, remove nothing from anybody, and come back.
pub fn i5_lost_files_remove_nothing(world: &mut World) -> Check {
    let all = world.rng.bool();
    let mut paths: Vec<String> = files(world).into_iter().collect();
    let cloud = Arc::clone(&world.cloud);
    paths.sort_by_cached_key(|path| cloud.lock().unwrap().in_order(path));
    for path in paths {
        if all || world.rng.bool() {
            acts::lose(world, &path);
        }
    }
    unmoved(world, "I5", "lost files")?;
    calm::until_calm(world)
}

/// I9: whoever comes now gets everything from the folder alone, or from a .valise alone.
pub fn i9_a_newcomer_gets_everything(world: &mut World) -> Check {
    let old = world.active()[0];
    let by_valise = world.rng.bool();
    let n = world.add_laptop();
    world.tell(&format!("{n} is new"));
    if by_valise {
        unpack_all(world, old, n)?;
    } else {
        world.laptops[n].joined = true;
        calm::sync(world, n)?;
        calm::sync(world, n)?;
    }
    let (here, there) = (contents(world, n), contents(world, old));
    hold("I9", here == there, || {
        let lacks = there.difference(&here).count();
        format!("a newcomer lacks {lacks} of {} records", there.len())
    })?;
    let (a, b) = (digest(world, n), digest(world, old));
    hold("I3", a == b, || {
        "a newcomer has the same records and another state".to_owned()
    })?;
    photos::i9_newcomer_has_photos(world, old, n)?;
    world.pass(DAY);
    calm::until_calm(world)
}

/// The newcomer joins by a .valise alone.
fn unpack_all(world: &mut World, old: usize, n: usize) -> Check {
    let ask = ValiseExport {
        photos: true,
        ..ValiseExport::default()
    };
    let stick = acts::pack(world, old, ask)?;
    hold("I9", stick.is_some(), || {
        format!("laptop {old} packs no valise when all is quiet")
    })?;
    if let Some(stick) = stick {
        acts::unpack(world, n, &stick)?;
    }
    hold("I9", world.laptops[n].joined, || {
        format!("a newcomer does not join by a valise: {:?}", world.refused)
    })
}

/// I15: a device that publishes nonsense, and files that are none, hold up nobody else.
pub fn i15_one_bad_device_holds_up_nobody(world: &mut World) -> Check {
    let Some(keys) = keys(world) else {
        return Ok(());
    };
    nonsense(world, &keys);
    let n = world.active()[0];
    let others = world.active().len() - 1;
    acts::write_something(world, n)?;
    calm::until_calm(world)?;
    let first = contents(world, n);
    for other in world.active().into_iter().skip(1) {
        let here = contents(world, other);
        hold("I15", here == first, || {
            format!(
                "nonsense of one device keeps {} of {others} laptops from the others' work",
                other
            )
        })?;
    }
    Ok(())
}

fn nonsense(world: &mut World, keys: &sync::Keys) {
    let mut random = [0; 10];
    world.rng.fill(&mut random);
    let device = app::domain::id::DeviceId(app::domain::id::uuid_v7(1, random));
    let header = sync::Header {
        device,
        seq: 1,
        first: 1,
        last: 1,
        prev: sync::Hash::ZERO,
        deps: Vector::default(),
    };
    let sealed = sync::seal(keys, &header, &[b"{\"no\": \"record\"}".to_vec()]);
    let dir = format!("{}/b", sync::device_dir(device));
    let put = |name: &str, bytes: Bytes| {
        let change = Change::Put(format!("{dir}/{name}"), bytes);
        world.cloud.lock().unwrap().everywhere(&change);
    };
    if let Ok(sealed) = sealed {
        put("0.b", sealed.bytes.into());
    }
    put("1.b", Arc::from(&b"RYTHME"[..]));
    put("2.b", Arc::from(&[][..]));
}
