//! Drafts and their slots.

use app::domain::id::{DraftId, SlotId};
use app::domain::week::Day;
use app::draft;
use app::draft::types::{DraftAdd, DraftRename, DraftSlot, SlotAdd, SlotMove};

use crate::world::{Check, World, hold};

use super::libraries;

fn any(world: &mut World, n: usize) -> Option<DraftId> {
    let mut ids: Vec<DraftId> = draft::list(world.laptops[n].app())
        .ok()?
        .into_iter()
        .map(|row| row.id)
        .collect();
    ids.sort();
    (!ids.is_empty()).then(|| ids[world.rng.usize(..ids.len())])
}

fn any_slot(world: &mut World, n: usize) -> Option<(DraftId, DraftSlot)> {
    let draft = any(world, n)?;
    let mut slots = draft::get(world.laptops[n].app(), draft).ok()?.slots;
    slots.sort_by_key(|slot| slot.id);
    (!slots.is_empty()).then(|| (draft, slots.swap_remove(world.rng.usize(..slots.len()))))
}

/// A start and an end that nobody else chose: halves of two people would show.
fn times(world: &mut World) -> (Day, u16, u16) {
    let start = world.rng.u16(0..1380);
    let end = world.rng.u16(start + 1..=1440);
    (Day::ALL[world.rng.usize(..7)], start, end)
}

pub fn start(world: &mut World, n: usize) -> Check {
    let Some(library) = libraries::any(world, n) else {
        return Ok(());
    };
    let add = DraftAdd {
        library: library.id,
        title: world.text(),
        from_current: world.rng.bool(),
    };
    world.act(n, "starts a draft", |app| draft::add(app, add))?;
    Ok(())
}

pub fn rename(world: &mut World, n: usize) -> Check {
    let Some(id) = any(world, n) else {
        return Ok(());
    };
    let title = world.text();
    world.act(n, "renames a draft", |app| {
        draft::rename(app, DraftRename { id, title })
    })?;
    Ok(())
}

pub fn remove(world: &mut World, n: usize) -> Check {
    let Some(id) = any(world, n) else {
        return Ok(());
    };
    world.act(n, "removes a draft", |app| draft::delete(app, id))?;
    Ok(())
}

pub fn add_slot(world: &mut World, n: usize) -> Check {
    let Some(draft) = any(world, n) else {
        return Ok(());
    };
    let (day, start, end) = times(world);
    let add = SlotAdd {
        draft,
        day,
        start,
        end,
    };
    let added = world.act(n, "adds a slot", |app| draft::add_slot(app, add))?;
    match added {
        Some(id) => shows(world, n, draft, id, Some((day, start, end))),
        None => Ok(()),
    }
}

pub fn move_slot(world: &mut World, n: usize) -> Check {
    let Some((draft, slot)) = any_slot(world, n) else {
        return Ok(());
    };
    let (day, start, end) = times(world);
    let moved = SlotMove {
        slot: slot.id,
        day,
        start,
        end,
    };
    let done = world.act(n, "moves a slot", |app| draft::move_slot(app, moved))?;
    match done {
        Some(()) => shows(world, n, draft, slot.id, Some((day, start, end))),
        None => Ok(()),
    }
}

pub fn remove_slot(world: &mut World, n: usize) -> Check {
    let Some((draft, slot)) = any_slot(world, n) else {
        return Ok(());
    };
    let done = world.act(n, "removes a slot", |app| draft::remove_slot(app, slot.id))?;
    match done {
        Some(()) => shows(world, n, draft, slot.id, None),
        None => Ok(()),
    }
}

fn shows(
    world: &World,
    n: usize,
    draft: DraftId,
    id: SlotId,
    wanted: Option<(Day, u16, u16)>,
) -> Check {
    let slots = draft::get(world.laptops[n].app(), draft).map(|detail| detail.slots);
    let shown = slots
        .unwrap_or_default()
        .into_iter()
        .find(|slot| slot.id == id)
        .map(|slot| (slot.day, slot.start, slot.end));
    hold("I2", shown == wanted, || {
        format!("laptop {n} set slot {id} to {wanted:?} and shows {shown:?}")
    })
}
