//! What happens to the folder: the mirrors carry, the weather changes, files are damaged, lost, or other people's.

use crate::cloud::{Bytes, Change, Harm, Weather};
use crate::world::{Check, World};

pub fn carry(world: &mut World, n: usize) -> Check {
    let steps = world.rng.usize(1..12);
    let view = world.laptops[n].made.view;
    world.cloud.lock().unwrap().carry(view, steps);
    Ok(())
}

pub fn weather(world: &mut World, n: usize) -> Check {
    let view = world.laptops[n].made.view;
    let fair = world.setting.trouble == 0 || world.rng.bool();
    let weather = if fair {
        Weather::Fair
    } else {
        Weather::any(&mut world.rng)
    };
    world.tell(&format!("{n} weather {weather:?}"));
    world.cloud.lock().unwrap().views[view].weather = weather;
    Ok(())
}

/// The files that the laptops wrote; the space's own two are old and on every disk.
fn names(world: &World) -> Vec<String> {
    let cloud = world.cloud.lock().unwrap();
    let names = cloud.central.files.keys();
    names
        .filter(|path| path.to_lowercase().starts_with("d/"))
        .cloned()
        .collect()
}

/// Hurts one file everywhere.
pub fn damage(world: &mut World, path: &str, harm: Harm) {
    let mut cloud = world.cloud.lock().unwrap();
    let Some(bytes) = cloud.central.bytes(path).cloned() else {
        return;
    };
    let hurt = crate::cloud::hurt(harm, &bytes, &mut world.rng);
    cloud.everywhere(&Change::Put(path.to_owned(), hurt));
}

pub fn damage_some(world: &mut World, n: usize) -> Check {
    if world.setting.trouble == 0 {
        return Ok(());
    }
    let view = world.laptops[n].made.view;
    for path in names(world) {
        if !world.once_in(12) {
            continue;
        }
        let harm = [Harm::Truncate, Harm::Empty, Harm::Zeros, Harm::Flip][world.rng.usize(..4)];
        world.tell(&format!("{path} suffers {harm:?}"));
        if world.rng.bool() {
            damage(world, &path, harm);
        } else {
            rot(world, view, &path, harm);
        }
    }
    Ok(())
}

/// A disk that forgets: nothing shows that the file is another one.
fn rot(world: &mut World, view: usize, path: &str, harm: Harm) {
    let mut cloud = world.cloud.lock().unwrap();
    if let Some(node) = cloud.views[view].tree.files.get_mut(path) {
        let hurt: Bytes = crate::cloud::hurt(harm, &node.bytes, &mut world.rng);
        node.bytes = hurt;
    }
}

/// Removes one file everywhere.
pub fn lose(world: &mut World, path: &str) {
    world
        .cloud
        .lock()
        .unwrap()
        .everywhere(&Change::Remove(path.to_owned()));
}

pub fn lose_some(world: &mut World, _: usize) -> Check {
    if world.setting.trouble == 0 {
        return Ok(());
    }
    let all = world.once_in(6);
    for path in names(world) {
        if all || world.once_in(10) {
            world.tell(&format!("{path} is lost"));
            lose(world, &path);
        }
    }
    Ok(())
}

/// Files that people and programs leave in any folder.
pub fn junk(world: &mut World, _: usize) -> Check {
    let names = [
        "Photo de classe.jpg",
        "d/lisez-moi.txt",
        "d/desktop.ini",
        "d/~$liste.xlsx",
        "d/0f/b/vide.b",
        "d/0f/b/a.b.part",
    ];
    let name = names[world.rng.usize(..names.len())];
    let len = world.rng.usize(..200);
    let bytes: Vec<u8> = std::iter::repeat_with(|| world.rng.u8(..))
        .take(len)
        .collect();
    world.tell(&format!("somebody leaves {name}"));
    world
        .cloud
        .lock()
        .unwrap()
        .everywhere(&Change::Put(name.to_owned(), bytes.into()));
    Ok(())
}
