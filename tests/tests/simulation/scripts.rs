//! Words for small worlds: still weather, and only what a case asks for.

use app::domain::id::LibraryId;
use app::library;
use app::library::types::LibrarySave;
use simulation::World;
use simulation::laws;
use simulation::world::Setting;

/// A world in which nothing happens by itself, with everybody joined.
pub fn world(laptops: usize) -> World {
    let mut world = World::new(1, Setting::still(laptops));
    world.told = Some(Vec::new());
    laws::until_calm(&mut world).unwrap();
    world
}

pub fn save(world: &mut World, n: usize, id: Option<LibraryId>, name: &str) -> LibraryId {
    let save = LibrarySave {
        id,
        name: name.to_owned(),
        insee: "59350".to_owned(),
        ..LibrarySave::default()
    };
    world
        .act(n, "saves a library", |app| library::save(app, save))
        .unwrap()
        .unwrap()
}

pub fn names(world: &World, n: usize) -> Vec<String> {
    let rows = library::list(world.laptops[n].app()).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

/// A sync of one laptop whose mirror carries at once.
pub fn sync(world: &mut World, n: usize) {
    assert!(world.sync(n).unwrap().is_some(), "laptop {n} stopped");
    world.cloud.lock().unwrap().flush();
}

/// The end of every case: all invariants.
pub fn holds(world: &mut World) {
    world.thorough = true;
    laws::rest(world).unwrap();
    laws::check_all(world).unwrap();
}
