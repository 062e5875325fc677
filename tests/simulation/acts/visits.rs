//! Visits and their notes. A note gains a word or loses one: two words never take the place of each other.

use app::domain::id::VisitId;
use app::visit;
use app::visit::types::{NoteSave, VisitRow, VisitSave};

use crate::words::{word, words};
use crate::world::{Check, World, hold};

use super::libraries;

fn all(world: &World, n: usize) -> Vec<VisitRow> {
    let mut rows = visit::list(world.laptops[n].app()).unwrap_or_default();
    rows.sort_by_key(|row| row.id);
    rows
}

fn any(world: &mut World, n: usize) -> Option<VisitRow> {
    let mut rows = all(world, n);
    (!rows.is_empty()).then(|| rows.swap_remove(world.rng.usize(..rows.len())))
}

/// Every visit that a laptop shows.
pub fn ids(world: &World, n: usize) -> Vec<VisitId> {
    all(world, n).into_iter().map(|row| row.id).collect()
}

pub fn add(world: &mut World, n: usize) -> Check {
    let Some(library) = libraries::any(world, n) else {
        return Ok(());
    };
    let save = VisitSave {
        library: Some(library.id),
        date: "2026-10-05".to_owned(),
        people: world.text(),
        ..VisitSave::default()
    };
    world.act(n, "adds a visit", |app| visit::save(app, save))?;
    Ok(())
}

pub fn change(world: &mut World, n: usize) -> Check {
    let Some(row) = any(world, n) else {
        return Ok(());
    };
    let people = world.text();
    let save = VisitSave {
        id: Some(row.id),
        library: None,
        date: row.date,
        people: people.clone(),
    };
    let Some(id) = world.act(n, "changes a visit", |app| visit::save(app, save))? else {
        return Ok(());
    };
    let shown = visit::get(world.laptops[n].app(), id).map(|detail| detail.row.people);
    hold("I2", shown.as_deref() == Ok(people.as_str()), || {
        format!("laptop {n} saved {people:?} and shows {shown:?}")
    })
}

pub fn remove(world: &mut World, n: usize) -> Check {
    let Some(row) = any(world, n) else {
        return Ok(());
    };
    world.act(n, "removes a visit", |app| visit::delete(app, row.id))?;
    Ok(())
}

/// A note that is saved much later than it was opened, whatever was merged in between.
pub fn leave_open(world: &mut World, n: usize) -> Check {
    let Some(row) = any(world, n) else {
        return Ok(());
    };
    let note = visit::get(world.laptops[n].app(), row.id).map(|detail| detail.note);
    world.laptops[n].open_note = note.ok().map(|note| (row.id, note));
    Ok(())
}

pub fn write(world: &mut World, n: usize) -> Check {
    let late = world.laptops[n].open_note.take();
    let opened = match late {
        Some(opened) => opened,
        None => {
            let Some(row) = any(world, n) else {
                return Ok(());
            };
            let Ok(detail) = visit::get(world.laptops[n].app(), row.id) else {
                return Ok(());
            };
            (row.id, detail.note)
        }
    };
    let (visit, note) = opened;
    let markdown = edited(world, &note.markdown);
    let save = NoteSave {
        visit,
        markdown,
        version: note.version,
    };
    world.with_notes(n, &[visit], |world| {
        world.act(n, "writes in a note", |app| visit::save_note(app, save))?;
        Ok(())
    })
}

fn edited(world: &mut World, text: &str) -> String {
    let there = words(text);
    if !there.is_empty() && world.once_in(4) {
        let gone = word(there[world.rng.usize(..there.len())]);
        return text.replace(&gone, "");
    }
    let new = world.text();
    if there.is_empty() || world.rng.bool() {
        return format!("{text}{new} ");
    }
    let next = word(there[world.rng.usize(..there.len())]);
    text.replacen(&next, &format!("{new} {next}"), 1)
}
