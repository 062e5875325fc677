//! An object as it was at a moment, beside what it was just before or what it is now.

use domain::entity::{DELETED, DRAFT, EntityRef, VISIT};
use domain::journal::Record;
use domain::words;
use serde_json::Value;
use store::Db;
use store::history::Place;

use super::state::{Known, State, nested};
use super::types::{Against, FieldChange, Moment, MomentAsk, NoteThen, WeekThen};
use super::{acts, changes, find};
use crate::{App, Error, Result, coediting};

/// The moment that was asked for.
///
/// # Errors
/// `history_unknown`, `history_place_unknown`, `entity_unknown` for a version that is not there; `history_erased`.
pub fn moment(app: &App, ask: MomentAsk) -> Result<Moment> {
    let lang = crate::words::lang(app);
    app.read(|db| {
        let found = Found::at(db, &ask)?;
        let before = match ask.against {
            Against::Before => {
                Known::Before(Place::of(found.last()), Box::new(found.known.clone()))
            }
            Against::Now => Known::Nothing,
        };
        let known = [before, found.known.clone(), Known::Everything];
        let present = coediting::load(db, app.peer(), &found.entity)?;
        let states = nested(present, &found.entity, &found.records, &known);
        let [before, then, now] = states.as_slice() else {
            return Err(Error::new("internal"));
        };
        let other = match ask.against {
            Against::Before => before,
            Against::Now => now,
        };
        let last = found.last();
        Ok(Moment {
            object: find::object(db, &found.entity)?,
            act: Place::of(last).to_string(),
            at: last.hlc.wall_ms(),
            by: last.by.clone(),
            op: last
                .op
                .clone()
                .and_then(|op| serde_json::from_value(op).ok()),
            position: count(found.position),
            total: count(found.records.len()),
            removed: then.removed,
            same_as_now: then == now,
            fields: fields(other, then),
            week: (found.entity.kind == DRAFT.name).then(|| week(lang, other, then)),
            note: (found.entity.kind == VISIT.name).then(|| NoteThen {
                text: then.note.clone(),
                other: other.note.clone(),
            }),
        })
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Every field of both states; whether the object is removed is said apart.
fn fields(other: &State, then: &State) -> Vec<FieldChange> {
    let mut names: Vec<&String> = other.fields.keys().chain(then.fields.keys()).collect();
    names.sort();
    names.dedup();
    names.retain(|name| *name != DELETED);
    let value = |state: &State, name: &String| state.fields.get(name).cloned();
    let value = |state, name| value(state, name).unwrap_or(Value::Null);
    names
        .into_iter()
        .map(|name| changes::change(name, &value(other, name), &value(then, name)))
        .collect()
}

fn week(lang: words::Lang, other: &State, then: &State) -> WeekThen {
    let (week, before) = (then.week(), other.week());
    let difference = before.difference(&week);
    WeekThen {
        slots: then.places.clone(),
        weekly_minutes: week.minutes(),
        other_weekly_minutes: before.minutes(),
        kept: difference.kept.slots().to_vec(),
        added: difference.added.slots().to_vec(),
        removed: difference.removed.slots().to_vec(),
        sentence: words::week(lang, &week),
    }
}

/// A moment of an object, with the object's records in the order of history.
pub(super) struct Found {
    pub entity: EntityRef,
    pub records: Vec<Record>,
    pub known: Known,
    /// How many records up to the last one that the moment holds.
    pub position: usize,
}

impl Found {
    pub(super) fn at(db: &Db<'_>, ask: &MomentAsk) -> Result<Self> {
        let version = ask.version.map(|id| db.version(id)).transpose()?;
        let entity = match &version {
            Some(version) => version.of.clone(),
            None => find::named(db, &ask.of)?,
        };
        if db.is_erased(&entity)? {
            return Err(Error::new("history_erased"));
        }
        let records = db.records_of(&entity)?;
        let known = match (version, &ask.act, ask.position) {
            (Some(version), _, _) => Known::Applied(version.vector),
            (None, Some(act), _) => Known::UpTo(acts::place(act)?),
            (None, None, Some(position)) => {
                let at = usize::try_from(position).unwrap_or(usize::MAX);
                let at = at.clamp(1, records.len().max(1)) - 1;
                records
                    .get(at)
                    .map_or(Known::Nothing, |record| Known::UpTo(Place::of(record)))
            }
            (None, None, None) => Known::Everything,
        };
        let position = records.iter().rposition(|record| known.holds(record));
        let position = position.ok_or_else(|| Error::new("history_place_unknown"))? + 1;
        Ok(Self {
            entity,
            records,
            known,
            position,
        })
    }

    /// The last record that the moment holds.
    pub(super) fn last(&self) -> &Record {
        &self.records[self.position - 1]
    }
}
