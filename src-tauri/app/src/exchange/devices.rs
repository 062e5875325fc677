//! The laptops of the space as this one knows them: when each last spoke, what it has, and which ones are taken out.

use std::collections::{BTreeMap, BTreeSet};

use domain::entity::{DELETED, EntityRef, LAPTOP};
use domain::id::DeviceId;
use domain::journal::Vector;
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::{Change, Db, DeviceName};
use sync::Head;

use super::types::LaptopState;
use crate::{App, Error, Result};

/// The member of a retired laptop that says what its newest head was then: `head/<number>`. It is a name and no value, so that
/// two people who retire one laptop never disagree.
const HEAD_PREFIX: &str = "head/";
const RETIRED: &str = "retired";

/// Every laptop of the space, this one first.
///
/// # Errors
/// What the database says.
pub fn laptops(app: &App) -> Result<Vec<LaptopState>> {
    let now = app.now();
    app.read(|db| {
        let ahead = db.clocks_ahead(now)?;
        let sight = Sight::of(db)?;
        let mut listed = sight
            .everybody()
            .into_iter()
            .map(|id| sight.laptop(db, id, ahead.get(&id).copied()))
            .collect::<Result<Vec<_>>>()?;
        listed.sort_by(|a, b| {
            let order = |laptop: &LaptopState| (!laptop.this, laptop.retired, laptop.former);
            (order(a), &a.label, a.id).cmp(&(order(b), &b.label, b.id))
        });
        Ok(listed)
    })
}

/// Everything that is known, read once.
struct Sight {
    own: DeviceId,
    own_name: DeviceName,
    former: BTreeSet<DeviceId>,
    heads: BTreeMap<DeviceId, (Head, i64)>,
    names: BTreeMap<DeviceId, DeviceName>,
    applied: Vector,
    retired: Vec<DeviceId>,
    /// Second contents of a copied laptop: they are no laptops.
    branches: BTreeSet<DeviceId>,
}

impl Sight {
    fn of(db: &Db<'_>) -> Result<Self> {
        let heads = db.heads()?.into_iter().filter_map(|seen| {
            let head = serde_json::from_value(seen.head).ok()?;
            Some((seen.device, (head, seen.seen_at)))
        });
        let former = db.former_incarnations()?.into_iter();
        let branches = db.branches()?.into_iter();
        Ok(Self {
            own: db.device(),
            own_name: db.laptop()?,
            former: former.map(|(device, ..)| device).collect(),
            heads: heads.collect(),
            names: db.other_laptops()?,
            applied: db.applied()?,
            retired: db.retired_laptops()?,
            branches: branches.map(|branch| branch.derived).collect(),
        })
    }

    fn everybody(&self) -> BTreeSet<DeviceId> {
        let spoke = self.heads.keys().chain(self.names.keys());
        let wrote = self.applied.0.keys();
        spoke
            .chain(wrote.filter(|device| !self.branches.contains(device)))
            .chain([&self.own])
            .copied()
            .collect()
    }

    fn name(&self, id: DeviceId) -> DeviceName {
        if id == self.own || self.former.contains(&id) {
            return self.own_name.clone();
        }
        self.names.get(&id).cloned().unwrap_or_default()
    }

    fn laptop(&self, db: &Db<'_>, id: DeviceId, ahead_ms: Option<i64>) -> Result<LaptopState> {
        let this = id == self.own;
        let found = self.heads.get(&id);
        let head = found.map(|(head, _)| head);
        let name = self.name(id);
        let retired = self.retired.contains(&id);
        let returned = match head {
            Some(head) if retired => head.number > number_when_retired(db, id)?,
            _ => false,
        };
        Ok(LaptopState {
            id,
            label: name.label,
            person: name.person,
            this,
            records: small(self.applied.get(id)),
            seen_at: found.map(|(_, at)| *at),
            same: head.filter(|_| !this).and_then(|head| self.same(head)),
            behind: head.filter(|_| !this).map_or(0, |head| self.behind(head)),
            ahead: head.map_or(0, |head| {
                small(head.applied.get(id).saturating_sub(self.applied.get(id)))
            }),
            version: head.map(|head| head.app.clone()),
            clock_ahead: ahead_ms.map(|ms| small(u64::try_from(ms / 60_000).unwrap_or(0))),
            retired,
            returned,
            former: self.former.contains(&id),
        })
    }

    /// Two laptops are compared as they last spoke: then each had written down its digest. Versions may digest differently.
    fn same(&self, head: &Head) -> Option<bool> {
        let (own, _) = self.heads.get(&self.own)?;
        let level = own.applied.covers(&head.applied) && head.applied.covers(&own.applied);
        let same = head.digest == own.digest;
        (level && (same || head.app == own.app)).then_some(same)
    }

    /// What this laptop has written, under any of its names, and that one does not say it has.
    fn behind(&self, head: &Head) -> u32 {
        let lacks = |device: DeviceId| {
            self.applied
                .get(device)
                .saturating_sub(head.applied.get(device))
        };
        let former: u64 = self.former.iter().map(|device| lacks(*device)).sum();
        small(lacks(self.own) + former)
    }
}

fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The number of the newest head that was known when a laptop was retired.
fn number_when_retired(db: &Db<'_>, id: DeviceId) -> Result<u64> {
    let registers = db.registers(&EntityRef::new(&LAPTOP, id.0))?;
    Ok(registers
        .0
        .keys()
        .filter(|field| registers.shown(field) == Some(&json!(true)))
        .filter_map(|field| field.strip_prefix(HEAD_PREFIX)?.parse().ok())
        .max()
        .unwrap_or(0))
}

/// Takes a laptop out of the space: nobody waits for it any more. What it wrote stays, and it can come back.
///
/// # Errors
/// `laptop_unknown`; `laptop_is_this`: somebody must go on.
pub fn retire(app: &App, id: DeviceId) -> Result<()> {
    let laptop = find(app, id)?;
    if laptop.this {
        return Err(Error::new("laptop_is_this"));
    }
    if laptop.retired && !laptop.returned {
        return Ok(());
    }
    let number = app.read(|db| {
        Ok(Sight::of(db)?
            .heads
            .get(&id)
            .map_or(0, |(head, _)| head.number))
    })?;
    let name = called(&laptop);
    set(app, id, Op::RetireLaptop { name }, true, Some(number))
}

/// Takes a retired laptop back.
///
/// # Errors
/// `laptop_unknown`.
pub fn reinstate(app: &App, id: DeviceId) -> Result<()> {
    let laptop = find(app, id)?;
    if !laptop.retired {
        return Ok(());
    }
    let name = called(&laptop);
    set(app, id, Op::ReinstateLaptop { name }, false, None)
}

fn find(app: &App, id: DeviceId) -> Result<LaptopState> {
    let known = laptops(app)?.into_iter().find(|laptop| laptop.id == id);
    known.ok_or_else(|| Error::new("laptop_unknown").arg("id", id))
}

fn called(laptop: &LaptopState) -> String {
    let parts = [laptop.label.as_str(), laptop.person.as_str()];
    let said = parts.into_iter().find(|part| !part.is_empty());
    said.map_or_else(|| laptop.id.to_string(), str::to_owned)
}

fn set(app: &App, id: DeviceId, op: Op, retired: bool, head: Option<u64>) -> Result<()> {
    let entity = EntityRef::new(&LAPTOP, id.0);
    app.act(op, |tx| {
        let mut fields: Map<String, Value> = Map::new();
        fields.insert(RETIRED.to_owned(), json!(retired));
        if let Some(number) = head {
            fields.insert(format!("{HEAD_PREFIX}{number}"), json!(true));
        }
        // An undone retirement left what was said of the laptop out of sight.
        if tx.registers(&entity)?.is_removed() {
            fields.insert(DELETED.to_owned(), json!(false));
        }
        tx.write(Change::fields(entity, fields))?;
        Ok(())
    })
}
