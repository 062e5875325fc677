//! Libraries: added, changed, removed.

use app::domain::id::LibraryId;
use app::library;
use app::library::types::{LibraryRow, LibrarySave};

use crate::world::{Check, World, hold};

/// A library that a laptop shows, if it shows any.
pub fn any(world: &mut World, n: usize) -> Option<LibraryRow> {
    let mut rows = library::list(world.laptops[n].app()).ok()?;
    rows.sort_by_key(|row| row.id);
    (!rows.is_empty()).then(|| rows.swap_remove(world.rng.usize(..rows.len())))
}

/// What is acknowledged is what shows at once.
fn shows(world: &World, n: usize, id: LibraryId, name: &str) -> Check {
    let shown = library::get(world.laptops[n].app(), id).map(|detail| detail.row.name);
    hold("I2", shown.as_deref() == Ok(name), || {
        format!("laptop {n} saved the name {name:?} and shows {shown:?}")
    })
}

pub fn add(world: &mut World, n: usize) -> Check {
    let name = world.text();
    let save = LibrarySave {
        name: name.clone(),
        insee: "59350".to_owned(),
        opening_hours: "Tu 14:00-18:00; We 10:00-12:00,14:00-18:00".to_owned(),
        ..LibrarySave::default()
    };
    match world.act(n, "adds a library", |app| library::save(app, save))? {
        Some(id) => shows(world, n, id, &name),
        None => Ok(()),
    }
}

pub fn change(world: &mut World, n: usize) -> Check {
    let Some(row) = any(world, n) else {
        return Ok(());
    };
    let id = row.id;
    let mut save = LibrarySave {
        id: Some(id),
        name: row.name,
        insee: row.insee,
        address: row.address,
        opening_hours: row.opening_hours,
    };
    if world.rng.bool() {
        save.name = world.text();
    }
    if world.rng.bool() {
        save.address = world.text();
    }
    // Two laptops that write the same are no question.
    if world.once_in(8) {
        save.opening_hours = "Mo-Fr 10:00-18:00".to_owned();
    }
    // A later version may have left a library without a commune.
    if save.insee.is_empty() || save.name.is_empty() {
        save.insee = "59350".to_owned();
        save.name = world.text();
    }
    let name = save.name.clone();
    match world.act(n, "changes a library", |app| library::save(app, save))? {
        Some(id) => shows(world, n, id, &name),
        None => Ok(()),
    }
}

pub fn remove(world: &mut World, n: usize) -> Check {
    let Some(row) = any(world, n) else {
        return Ok(());
    };
    world.act(n, "removes a library", |app| library::delete(app, row.id))?;
    Ok(())
}
