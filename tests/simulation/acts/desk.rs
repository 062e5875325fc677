//! Undo, redo, the decision of questions, and erasure.

use app::domain::entity::EntityRef;
use app::erasure::types::EraseAsk;
use app::exchange::types::QuestionResolve;
use app::{desk, erasure, exchange};

use crate::reference;
use crate::world::{Check, World};

use super::visits;

pub fn undo(world: &mut World, n: usize) -> Check {
    turn(world, n, false)
}

pub fn redo(world: &mut World, n: usize) -> Check {
    turn(world, n, true)
}

fn turn(world: &mut World, n: usize, redo: bool) -> Check {
    let visits = if touches_note(world, n, redo) {
        visits::ids(world, n)
    } else {
        Vec::new()
    };
    world.with_notes(n, &visits, |world| {
        if redo {
            world.act(n, "redoes", desk::redo)?;
        } else {
            world.act(n, "undoes", desk::undo)?;
        }
        Ok(())
    })
}

fn touches_note(world: &World, n: usize, redo: bool) -> bool {
    let state = desk::undo_state(world.laptops[n].app());
    let op = state
        .ok()
        .and_then(|state| if redo { state.redo } else { state.undo });
    matches!(op, Some(app::domain::op::Op::SaveNote { .. }))
}

pub fn decide(world: &mut World, n: usize) -> Check {
    let questions = exchange::questions(world.laptops[n].app()).unwrap_or_default();
    if questions.is_empty() {
        return Ok(());
    }
    let question = &questions[world.rng.usize(..questions.len())];
    let keep = match world.rng.u32(..3) {
        0 => "mine".to_owned(),
        1 => "theirs".to_owned(),
        _ => question.candidates[world.rng.usize(..question.candidates.len())]
            .key
            .clone(),
    };
    let resolve = QuestionResolve {
        id: question.id.clone(),
        keep,
    };
    world.act(n, "decides", |app| exchange::resolve(app, resolve))?;
    Ok(())
}

/// Something that a laptop knows of is erased with all that belongs to it, most often a response or a visit.
pub fn erase(world: &mut World, n: usize) -> Check {
    let kinds = [
        "response", "response", "visit", "visit", "draft", "survey", "library", "photo", "photo",
    ];
    let kind = kinds[world.rng.usize(..kinds.len())];
    let rows = reference::journal(world.laptops[n].eye()).unwrap_or_default();
    let mut known: Vec<EntityRef> = rows
        .into_iter()
        .map(|row| row.record.entity)
        .filter(|entity| entity.kind == kind)
        .collect();
    known.sort();
    known.dedup();
    if known.is_empty() {
        return Ok(());
    }
    let entity = known.swap_remove(world.rng.usize(..known.len()));
    let ask = EraseAsk {
        entities: vec![entity.to_string()],
        reason: "la personne le demande".to_owned(),
    };
    world.act(n, &format!("erases a {kind}"), |app| {
        erasure::erase(app, ask)
    })?;
    Ok(())
}
