//! What was written is there: I2, I8, I13, I14, against the ledger and the merge rule as the design says it.

use std::collections::BTreeMap;

use app::domain::entity::{DELETED, EntityRef, SLOT_PREFIX};
use app::{exchange, library};
use serde_json::Value;

use crate::reference::{self, Fields, Kept, Row};
use crate::world::{Check, World, hold};

use super::erased;
use super::rest::contents;

/// I2: every acknowledged record is in every journal.
pub fn i2_no_acknowledged_write_is_lost(world: &mut World) -> Check {
    let erased = erased::entities(world);
    for n in world.active() {
        let here = contents(world, n);
        let lost = world.ledger.acks.iter().find(|(key, ack)| {
            !ack.given_up && !here.contains(*key) && !erased.contains(&ack.entity)
        });
        let stamp = lost.map(|(_, ack)| ack.stamp);
        let rows = reference::journal(world.laptops[n].eye()).unwrap_or_default();
        let there = rows
            .iter()
            .find(|row| Some(row.stamp) == stamp)
            .map(|row| &row.body);
        hold("I2", lost.is_none(), || {
            let ack = lost.map(|(_, ack)| ack);
            format!("laptop {n} lacks what was acknowledged: {ack:?}; in its place {there:?}")
        })?;
    }
    Ok(())
}

/// I8: where one database existed twice, everybody knows it, and both went on under names of their own.
pub fn i8_both_are_kept(world: &mut World) -> Check {
    let active = world.active();
    let mut devices: BTreeMap<_, usize> = BTreeMap::new();
    for n in &active {
        let device = world.laptops[*n].eye().device();
        let other = devices.insert(device, *n);
        hold("I8", other.is_none(), || {
            format!("laptops {n} and {other:?} write under one name, {device}")
        })?;
    }
    let known: Vec<usize> = active
        .iter()
        .map(|n| {
            let store = world.laptops[*n].eye();
            store
                .read(|db| Ok::<_, store::Error>(db.branches()?.len()))
                .unwrap_or(0)
        })
        .collect();
    hold("I8", known.iter().all(|count| *count == known[0]), || {
        format!("not everybody knows of the laptops that existed twice: {known:?}")
    })
}

/// I13: what a later version wrote is in every journal, byte for byte.
pub fn i13_later_versions_are_kept(world: &mut World) -> Check {
    for n in sample(world) {
        let rows = reference::journal(world.laptops[n].eye()).unwrap_or_default();
        let erased = erased::entities(world);
        let lost = world
            .ledger
            .acks
            .values()
            .filter(|ack| !erased.contains(&ack.entity))
            .filter_map(|ack| ack.body.as_ref())
            .find(|body| !rows.iter().any(|row| row.body == **body));
        hold("I13", lost.is_none(), || {
            format!("laptop {n} does not keep {lost:?} as it came")
        })?;
    }
    Ok(())
}

/// Two laptops, one of them any: that all hold the same was looked at before.
fn sample(world: &mut World) -> Vec<usize> {
    let active = world.active();
    let any = active[world.rng.usize(..active.len())];
    let mut both = vec![active[0], any];
    both.dedup();
    both
}

fn journal(world: &mut World, n: usize) -> (Vec<Row>, Fields) {
    let rows = reference::journal(world.laptops[n].eye()).unwrap_or_default();
    let rows = reference::with_carried(rows);
    let fields = reference::merge(&rows);
    (rows, fields)
}

/// I14: no value stays beside one that had seen it.
pub fn i14_causality_wins(world: &mut World) -> Check {
    for n in sample(world) {
        let (_, fields) = journal(world, n);
        for ((entity, field), kept) in &fields {
            let registers = registers(world, n, entity);
            let extra = registers
                .get(field)
                .into_iter()
                .flatten()
                .find(|value| !kept.iter().any(|write| write.value == **value));
            hold("I14", extra.is_none(), || {
                format!(
                    "laptop {n} still holds {extra:?} for {field} of {entity}, which was overwritten by {kept:?}"
                )
            })?;
        }
    }
    Ok(())
}

/// I2: of each field the causally maximal writes are kept, the one with the highest clock shows, and where they differ all of them
/// are candidates of a question.
pub fn i2_what_was_written_shows(world: &mut World) -> Check {
    for n in sample(world) {
        let (_, fields) = journal(world, n);
        let questions: BTreeMap<String, Vec<Value>> = exchange::questions(world.laptops[n].app())
            .unwrap_or_default()
            .into_iter()
            .map(|question| {
                (
                    question.id,
                    question.candidates.into_iter().map(|c| c.value).collect(),
                )
            })
            .collect();
        for ((entity, field), kept) in &fields {
            let registers = registers(world, n, entity);
            let held = registers.get(field).cloned().unwrap_or_default();
            for write in kept {
                hold("I2", held.contains(&write.value), || {
                    format!(
                        "laptop {n} does not hold {} for {field} of {entity}",
                        write.value
                    )
                })?;
            }
            hold(
                "I2",
                held.first() == kept.first().map(|write| &write.value),
                || {
                    format!(
                        "laptop {n}: {field} of {entity} shows {held:?}, the latest is {:?}",
                        kept.first()
                    )
                },
            )?;
            asked(n, entity, field, kept, &questions)?;
        }
        names_show(world, n, &fields)?;
        slots_show(world, n, &fields)?;
    }
    Ok(())
}

fn asked(
    n: usize,
    entity: &EntityRef,
    field: &str,
    kept: &[Kept],
    questions: &BTreeMap<String, Vec<Value>>,
) -> Check {
    if field == DELETED || kept.iter().all(|write| write.value == kept[0].value) {
        return Ok(());
    }
    let id = format!("{entity}/{field}");
    let listed = questions.get(&id);
    let all = |values: &Vec<Value>| {
        field.starts_with(SLOT_PREFIX) || kept.iter().all(|write| values.contains(&write.value))
    };
    hold("I2", listed.is_some_and(all), || {
        format!("laptop {n} asks {listed:?} about {id}, and these were written: {kept:?}")
    })
}

/// The kept values of an entity by field, the one that shows first.
fn registers(world: &mut World, n: usize, entity: &EntityRef) -> BTreeMap<String, Vec<Value>> {
    let read = world.laptops[n].eye().read(|db| db.registers(entity));
    let registers = read.unwrap_or_default().0;
    registers
        .into_iter()
        .map(|(field, writes)| (field, writes.into_iter().map(|write| write.value).collect()))
        .collect()
}

/// A library that nobody removed is in the list, under the name that shows.
fn names_show(world: &World, n: usize, fields: &Fields) -> Check {
    let shown: BTreeMap<String, String> = library::list(world.laptops[n].app())
        .unwrap_or_default()
        .into_iter()
        .map(|row| (row.id.to_string(), row.name))
        .collect();
    for ((entity, field), kept) in fields {
        let removed = fields.get(&(entity.clone(), DELETED.to_owned()));
        let removed = removed
            .is_some_and(|writes| writes.iter().any(|write| write.value == Value::Bool(true)));
        let Some(Value::String(name)) = kept.first().map(|write| &write.value) else {
            continue;
        };
        if entity.kind != "library" || field != "name" || removed {
            continue;
        }
        let there = shown.get(&entity.id.to_string());
        hold("I2", there == Some(name), || {
            format!("laptop {n} shows {there:?} for a library that is called {name:?}")
        })?;
    }
    Ok(())
}

/// A slot shows one of the values that remain; it is out of sight only where all of them say so.
fn slots_show(world: &mut World, n: usize, fields: &Fields) -> Check {
    let read = world.laptops[n].eye().read(|db| {
        let mut shown = BTreeMap::new();
        for draft in db.drafts()? {
            shown.insert(draft.id.to_string(), db.slots(draft.id)?);
        }
        Ok::<_, store::Error>(shown)
    });
    let shown = read.unwrap_or_default();
    for ((entity, field), kept) in fields {
        let (Some(slot), Some(rows)) = (
            field.strip_prefix(SLOT_PREFIX),
            shown.get(&entity.id.to_string()),
        ) else {
            continue;
        };
        let row = rows.iter().find(|row| row.id.to_string() == slot);
        let fine = match row {
            None => kept.iter().all(|write| write.value == Value::Null),
            Some(row) => {
                let value = app::domain::draft::SlotValue {
                    slot: row.slot,
                    period: row.period.clone(),
                    kind: row.kind.clone(),
                };
                kept.iter().any(|write| write.value == value.to_json())
            }
        };
        hold("I2", fine, || {
            format!("laptop {n} shows {row:?} for {field} of {entity}; these remain: {kept:?}")
        })?;
    }
    Ok(())
}
