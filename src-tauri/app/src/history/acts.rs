//! The acts of history, a page at a time: records of one act are one line, whoever and whatever is asked for.

use std::collections::{BTreeMap, BTreeSet};

use domain::entity::EntityRef;
use domain::journal::Stamp;
use domain::op::Op;
use store::Db;
use store::history::{Line, Place, Which};

use super::types::{HistoryAct, HistoryAsk, HistoryPage};
use super::{changes, find, versions};
use crate::{App, Error, Result};

const PAGE: u32 = 50;
/// The most objects that an act names; an import touches hundreds.
const OBJECTS: usize = 5;
/// The most records that are listed of one act by their stamps, for what they changed.
const STAMPS: usize = 50;

/// Everybody who wrote something, by name.
///
/// # Errors
/// What the database says.
pub fn people(app: &App) -> Result<Vec<String>> {
    app.read(|db| Ok(db.authors()?))
}

/// The acts that were asked for, latest first.
///
/// # Errors
/// `history_unknown`; `history_place_unknown` for a place that is none.
pub fn list(app: &App, ask: HistoryAsk) -> Result<HistoryPage> {
    let before = ask.before.as_deref().map(place).transpose()?;
    app.read(|db| {
        let entity = ask
            .of
            .as_deref()
            .map(|of| find::named(db, of))
            .transpose()?;
        let which = Which {
            entity: entity.clone(),
            author: ask.person,
            kind: ask.kind,
        };
        let limit = ask.limit.unwrap_or(PAGE).max(1);
        let (groups, next) = groups(db, &which, before.as_ref(), limit as usize)?;
        let mut changed = changes_of(app, db, &groups)?;
        let mut named = match &entity {
            Some(entity) => versions::by_act(db, entity)?,
            None => BTreeMap::new(),
        };
        let acts = groups
            .into_iter()
            .map(|group| {
                let versions = group.stamps.iter().flat_map(|s| named.remove(s)).flatten();
                let versions = versions.collect();
                let fields = group.stamps.iter().rev();
                let fields = fields.filter_map(|s| changed.remove(s)).flatten().collect();
                Ok(HistoryAct {
                    versions,
                    fields,
                    ..group.act(db)?
                })
            })
            .collect::<Result<_>>()?;
        Ok(HistoryPage {
            object: entity.map(|entity| find::object(db, &entity)).transpose()?,
            acts,
            next,
        })
    })
}

pub(super) fn place(text: &str) -> Result<Place> {
    text.parse()
        .map_err(|_| Error::new("history_place_unknown").arg("place", text))
}

/// The records of one act, latest first.
struct Group {
    first: Line,
    /// The first few, by record and by object.
    stamps: Vec<Stamp>,
    objects: Vec<EntityRef>,
    seen: BTreeSet<EntityRef>,
    last: Place,
}

impl Group {
    fn new(line: Line) -> Self {
        let mut group = Self {
            last: line.place,
            first: line.clone(),
            stamps: Vec::new(),
            objects: Vec::new(),
            seen: BTreeSet::new(),
        };
        group.add(line);
        group
    }

    /// A transaction stamps all its records with one moment, and names one act.
    fn holds(&self, line: &Line) -> bool {
        let first = &self.first;
        line.place.stamp.device == first.place.stamp.device
            && line.place.hlc.wall_ms() == first.place.hlc.wall_ms()
            && line.by == first.by
            && line.op == first.op
            // What was erased is no act any more: each moment for itself.
            && !line.by.is_empty()
    }

    fn add(&mut self, line: Line) {
        if self.stamps.len() < STAMPS {
            self.stamps.push(line.place.stamp);
        }
        self.last = line.place;
        if self.seen.insert(line.entity.clone()) && self.objects.len() < OBJECTS {
            self.objects.push(line.entity);
        }
    }

    fn act(&self, db: &Db<'_>) -> Result<HistoryAct> {
        let objects = self.objects.iter().map(|entity| find::object(db, entity));
        Ok(HistoryAct {
            id: self.first.place.to_string(),
            at: self.first.place.hlc.wall_ms(),
            by: self.first.by.clone(),
            device: self.first.place.stamp.device,
            op: op(self.first.op.as_deref()),
            erased: self.first.by.is_empty() && db.is_erased(&self.first.entity)?,
            objects: objects.collect::<Result<_>>()?,
            count: u32::try_from(self.seen.len()).unwrap_or(u32::MAX),
            fields: Vec::new(),
            versions: Vec::new(),
        })
    }
}

/// An act of a later version is told without its sentence.
pub(super) fn op(text: Option<&str>) -> Option<Op> {
    serde_json::from_str(text?).ok()
}

fn groups(
    db: &Db<'_>,
    which: &Which,
    before: Option<&Place>,
    limit: usize,
) -> Result<(Vec<Group>, Option<String>)> {
    let mut groups: Vec<Group> = Vec::new();
    let mut more = false;
    db.lines(which, before, |line| {
        let full = groups.len() == limit;
        match groups.last_mut() {
            Some(group) if group.holds(&line) => group.add(line),
            _ if full => more = true,
            _ => groups.push(Group::new(line)),
        }
        !more
    })?;
    let next = groups.last().filter(|_| more);
    let next = next.map(|group| group.last.to_string());
    Ok((groups, next))
}

/// What the acts on one object changed, by record. Each object's records are read once.
fn changes_of(app: &App, db: &Db<'_>, groups: &[Group]) -> Result<changes::Changes> {
    let mut wanted: BTreeMap<&EntityRef, BTreeSet<Stamp>> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.seen.len() == 1) {
        for entity in &group.objects {
            wanted.entry(entity).or_default().extend(&group.stamps);
        }
    }
    let mut found = changes::Changes::new();
    for (entity, stamps) in wanted {
        found.extend(changes::of(db, app.peer(), entity, &stamps)?);
    }
    Ok(found)
}
