//! What holds after every step of a laptop: I6, I7, I11, I14 (the clock), I16, I17.

use app::domain::clock::{Hlc, MAX_LEAD_MS};
use app::domain::entity::SLOT_PREFIX;
use app::domain::id::DeviceId;
use app::domain::journal::{Record, Vector};
use store::Db;

use crate::laptop::Seen;
use crate::world::{Check, Violation, World, hold};

/// What one look at a database finds.
struct Look {
    device: DeviceId,
    vector: Vector,
    /// Our records since the last look.
    own: Vec<Record>,
    /// The others' records since the last look.
    others: Vec<Record>,
    /// Devices that existed twice: their records are named in two ways.
    doubled: Vec<DeviceId>,
    pending: u64,
    unpublished: u64,
    /// Hashes of our batches that are said to be in the folder.
    published: Vec<Vec<u8>>,
    slots: Vec<(String, String)>,
}

/// Looks at a laptop after whatever happened to it.
///
/// # Errors
/// The invariant that does not hold.
pub fn observe(world: &mut World, n: usize) -> Check {
    let now = world.laptops[n].now();
    let seen = world.laptops[n].seen.clone();
    let look = look(world, n, &seen).map_err(|error| Violation {
        law: "I2",
        says: format!("laptop {n} cannot be read: {error}"),
    })?;
    let wall = seen.wall.max(now);
    i6_nothing_goes_back(n, &seen, &look)?;
    i7_nothing_before_its_dependencies(n, &look)?;
    i14_no_clock_drags_another(n, wall, &look)?;
    for record in &look.own {
        world.ledger.take(n, record);
    }
    i11_nothing_readable(world)?;
    i16_pending_is_what_is_not_published(world, n, &look)?;
    i17_no_mixed_slots(world, n, &look)?;
    let hlc = look.own.iter().map(|record| record.hlc).max();
    world.laptops[n].seen = Seen {
        device: Some(look.device),
        own: look.vector.get(look.device),
        vector: look.vector,
        hlc: seen.hlc.max(hlc.unwrap_or_default()),
        wall,
    };
    Ok(())
}

fn look(world: &mut World, n: usize, seen: &Seen) -> store::Result<Look> {
    let store = world.laptops[n].eye();
    let device = store.device();
    store.read(|db| {
        let vector = db.applied()?;
        let since = |device: DeviceId| seen.vector.get(device);
        let mut others = Vec::new();
        for (other, _) in vector.0.iter().filter(|(other, _)| **other != device) {
            others.extend(records(db, *other, since(*other))?);
        }
        let branches = db.branches()?;
        let batches = db.batches_of(device)?;
        // One that left by a .valise and holds what was erased since counts as published: the folder gets a snapshot in its place.
        let tainted = db.tainted_batches()?;
        let own_published = batches.iter().filter(|batch| batch.published);
        let given = own_published.clone();
        let given = given.filter(|batch| !tainted.contains(&(batch.device, batch.seq)));
        let covered: u64 = own_published
            .clone()
            .map(|batch| batch.last_record - batch.first_record + 1)
            .sum();
        let slots = db
            .drafts()?
            .into_iter()
            .map(|draft| db.slots(draft.id))
            .collect::<store::Result<Vec<_>>>()?;
        Ok(Look {
            device,
            own: records(db, device, since(device))?,
            others,
            doubled: branches
                .iter()
                .flat_map(|b| [b.device, b.derived])
                .collect(),
            pending: u64::from(db.pending()?),
            unpublished: vector.get(device).saturating_sub(covered),
            published: given.map(|batch| batch.hash.clone()).collect(),
            slots: slots.into_iter().flatten().map(|row| slot(&row)).collect(),
            vector,
        })
    })
}

fn slot(row: &store::draft::SlotRow) -> (String, String) {
    let value = app::domain::draft::SlotValue {
        slot: row.slot,
        period: row.period.clone(),
        kind: row.kind.clone(),
    };
    (
        format!("{SLOT_PREFIX}{}", row.id),
        value.to_json().to_string(),
    )
}

fn records(db: &Db<'_>, device: DeviceId, since: u64) -> store::Result<Vec<Record>> {
    db.records_after(device, since)?
        .into_iter()
        .map(|(seq, body)| {
            let mut record: Record = serde_json::from_str(&body)?;
            record.device = device;
            record.seq = seq;
            Ok(record)
        })
        .collect()
}

/// I6: the own sequence, the vector and the clock never go back. A laptop that got a new name starts its own count again, and
/// what nobody else had of the old one is under the new one.
fn i6_nothing_goes_back(n: usize, seen: &Seen, look: &Look) -> Check {
    let renamed = seen.device != Some(look.device);
    for (device, before) in &seen.vector.0 {
        let own = seen.device == Some(*device);
        hold(
            "I6",
            look.vector.get(*device) >= *before || (renamed && own),
            || {
                let now = look.vector.get(*device);
                format!("laptop {n} had applied {before} records of {device}, and now {now}")
            },
        )?;
    }
    if renamed {
        return Ok(());
    }
    let mut last = seen.hlc;
    for record in &look.own {
        hold("I6", record.hlc > last, || {
            format!(
                "laptop {n}: the clock of record {} is {:?}, after {last:?}",
                record.seq, record.hlc
            )
        })?;
        last = record.hlc;
    }
    Ok(())
}

/// I7: what a record had seen is applied where the record is.
fn i7_nothing_before_its_dependencies(n: usize, look: &Look) -> Check {
    for record in look.others.iter().chain(&look.own) {
        let missing = record.deps.0.iter().find(|(device, seq)| {
            !look.doubled.contains(device) && look.vector.get(**device) < **seq
        });
        hold("I7", missing.is_none(), || {
            format!(
                "laptop {n} applied record {} of {}, which had seen {missing:?}, with {:?}",
                record.seq, record.device, look.vector.0
            )
        })?;
    }
    Ok(())
}

/// I14: another laptop's clock pulls ours by ten minutes at the most.
fn i14_no_clock_drags_another(n: usize, wall: i64, look: &Look) -> Check {
    for record in &look.own {
        let Hlc(ms, _) = record.hlc;
        hold("I14", ms <= wall.saturating_add(MAX_LEAD_MS), || {
            format!("laptop {n} wrote at {ms}, and its clock never said more than {wall}")
        })?;
    }
    Ok(())
}

/// I11: nothing that a laptop gives to the folder can be read.
pub fn i11_nothing_readable(world: &World) -> Check {
    let leaked = world.cloud.lock().unwrap().leaked.clone();
    hold("I11", leaked.is_none(), || {
        format!("{leaked:?} can be read in the folder")
    })
}

/// I16: "to share" counts exactly our records that no published batch holds, and a batch said to be published was.
fn i16_pending_is_what_is_not_published(world: &World, n: usize, look: &Look) -> Check {
    hold("I16", look.pending == look.unpublished, || {
        format!(
            "laptop {n} says that {} changes are to share, and {} are",
            look.pending, look.unpublished
        )
    })?;
    let cloud = world.cloud.lock().unwrap();
    let never = look.published.iter().find(|hash| {
        let hash = <[u8; 32]>::try_from(hash.as_slice()).map(sync::Hash);
        !hash.is_ok_and(|hash| cloud.published.contains(&hash))
    });
    hold("I16", never.is_none(), || {
        format!("laptop {n} takes a batch for published that the folder never got")
    })
}

/// I17: a slot is one whole value that somebody wrote.
fn i17_no_mixed_slots(world: &World, n: usize, look: &Look) -> Check {
    for (field, value) in &look.slots {
        let written = world.ledger.slots.get(field);
        hold(
            "I17",
            written.is_some_and(|values| values.contains(value)),
            || format!("laptop {n} shows {value} for {field}, of which was written {written:?}"),
        )?;
    }
    Ok(())
}
