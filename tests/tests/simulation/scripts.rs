//! Words for small worlds: still weather, and only what a case asks for.

use app::domain::entity::EntityRef;
use app::domain::id::{LibraryId, VisitId};
use app::erasure::types::EraseAsk;
use app::library::types::LibrarySave;
use app::visit::types::{NoteSave, VisitSave};
use app::{erasure, library, visit};
use simulation::World;
use simulation::laws;
use simulation::world::Setting;

/// A world in which nothing happens by itself, with everybody joined.
pub fn world(laptops: usize) -> World {
    world_in(Setting::still(laptops))
}

/// The same in another setting.
pub fn world_in(setting: Setting) -> World {
    let mut world = World::new(1, setting);
    world.founded.clone().unwrap();
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

pub fn visit(world: &mut World, n: usize, library: LibraryId) -> VisitId {
    let save = VisitSave {
        library: Some(library),
        date: "2026-10-05".to_owned(),
        ..VisitSave::default()
    };
    let saved = world.act(n, "adds a visit", |app| visit::save(app, save));
    saved.unwrap().unwrap()
}

/// Writes one more word into a note.
pub fn write(world: &mut World, n: usize, visit: VisitId) {
    let note = visit::get(world.laptops[n].app(), visit).unwrap().note;
    let markdown = format!("{}{} ", note.markdown, world.text());
    let save = NoteSave {
        visit,
        markdown,
        version: note.version,
    };
    let written = world.with_notes(n, &[visit], |world| {
        world
            .act(n, "writes", |app| visit::save_note(app, save))
            .map(|_| ())
    });
    written.unwrap();
}

pub fn erase(world: &mut World, n: usize, entity: &str) {
    let entity: EntityRef = entity.parse().unwrap();
    let ask = EraseAsk {
        entities: vec![entity.to_string()],
        reason: "la personne le demande".to_owned(),
    };
    let erased = world.act(n, "erases", |app| erasure::erase(app, ask));
    erased.unwrap().unwrap();
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
