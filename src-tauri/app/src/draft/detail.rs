//! A draft as the workshop shows it: slots with who wrote them, totals, the difference to today, the history.

use domain::entity::{DRAFT, EntityRef};
use domain::finding::Finding;
use domain::id::{DraftId, LibraryId};
use domain::op::Op;
use domain::week::{Day, Slot, Week};
use store::Db;
use store::draft::{Draft, SlotRow};
use store::history::Which;

use super::types::{DraftDetail, DraftEvent, DraftRow, DraftSlot};
use crate::{App, Result, library, words};

/// How many acts the workshop lists.
const LATEST: usize = 30;

/// Where a draft's library is, and its ordinary week today.
struct Home {
    library: LibraryId,
    name: String,
    commune: String,
    current: Week,
}

fn home(db: &Db<'_>, draft: &Draft) -> Result<Home> {
    let found = draft
        .library
        .map(|id| db.library_or_removed(id))
        .transpose()?
        .flatten();
    let Some(found) = found else {
        // The record of the library has not come yet: the draft stays in sight.
        return Ok(Home {
            library: draft.library.unwrap_or(LibraryId(uuid::Uuid::nil())),
            name: String::new(),
            commune: String::new(),
            current: Week::default(),
        });
    };
    Ok(Home {
        library: found.id,
        commune: library::commune_name(&found.insee).to_owned(),
        current: domain::hours::read(&found.opening_hours).week,
        name: found.name,
    })
}

fn week(slots: &[SlotRow]) -> Week {
    Week::new(slots.iter().map(|row| row.slot))
}

/// Every draft, latest change first.
///
/// # Errors
/// What the database says.
pub fn list(app: &App) -> Result<Vec<DraftRow>> {
    app.read(|db| {
        db.drafts()?
            .into_iter()
            .map(|draft| {
                let minutes = week(&db.slots(draft.id)?).minutes();
                let home = home(db, &draft)?;
                Ok(DraftRow {
                    id: draft.id,
                    library: home.library,
                    library_name: home.name,
                    commune: home.commune,
                    difference: signed(minutes) - signed(home.current.minutes()),
                    title: draft.title,
                    weekly_minutes: minutes,
                    changed_at: draft.changed_at,
                    demo: draft.demo,
                })
            })
            .collect()
    })
}

fn signed(minutes: u32) -> i32 {
    i32::try_from(minutes).unwrap_or(i32::MAX)
}

/// One draft, whole.
///
/// # Errors
/// `entity_unknown`.
pub fn get(app: &App, id: DraftId) -> Result<DraftDetail> {
    let lang = words::lang(app);
    app.read(|db| {
        let draft = db.draft(id)?;
        let rows = db.slots(id)?;
        let home = home(db, &draft)?;
        let week = week(&rows);
        let difference = week.difference(&home.current);
        let entity = EntityRef::new(&DRAFT, id.0);
        Ok(DraftDetail {
            id,
            title: draft.title,
            library: home.library,
            library_name: home.name,
            commune: home.commune,
            day_minutes: by_day(&week),
            current_day_minutes: by_day(&home.current),
            weekly_minutes: week.minutes(),
            current_weekly_minutes: home.current.minutes(),
            opening_hours: domain::hours::write(&week),
            sentence: domain::words::week(lang, &week),
            added: difference.added.slots().to_vec(),
            removed: difference.removed.slots().to_vec(),
            current: home.current.slots().to_vec(),
            findings: overlaps(&rows),
            people: people(db, &entity)?,
            slots: rows.into_iter().map(slot).collect(),
            history: history(db, &entity)?,
            demo: draft.demo,
        })
    })
}

fn slot(row: SlotRow) -> DraftSlot {
    DraftSlot {
        id: row.id,
        day: row.slot.day,
        start: row.slot.start,
        end: row.slot.end,
        by: row.author,
        at: row.written_at,
        question: row.question,
    }
}

fn by_day(week: &Week) -> [u32; 7] {
    Day::ALL.map(|day| u32::from(week.minutes_on(day)))
}

/// Overlaps come from merges: they are shown, never silently repaired.
fn overlaps(rows: &[SlotRow]) -> Vec<Finding> {
    let slots: Vec<Slot> = rows.iter().map(|row| row.slot).collect();
    domain::week::overlaps(&slots)
        .into_iter()
        .map(|(first, second)| {
            let (first, second) = (slots[first], slots[second]);
            Finding::warning("slots_overlap")
                .arg("day", day_code(first.day))
                .arg("start", first.start.max(second.start))
                .arg("end", first.end.min(second.end))
        })
        .collect()
}

fn day_code(day: Day) -> &'static str {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][day.index()]
}

/// The last few acts: the screen "Historique" has them all.
fn history(db: &Db<'_>, entity: &EntityRef) -> Result<Vec<DraftEvent>> {
    let which = Which {
        entity: Some(entity.clone()),
        ..Which::default()
    };
    let mut events = Vec::new();
    db.lines(&which, None, |line| {
        let op = line.op.and_then(|op| serde_json::from_str::<Op>(&op).ok());
        events.extend(op.map(|op| DraftEvent {
            op,
            by: line.by,
            at: line.place.hlc.wall_ms(),
        }));
        events.len() < LATEST
    })?;
    Ok(events)
}

fn people(db: &Db<'_>, entity: &EntityRef) -> Result<Vec<String>> {
    let people = db.authors_of(entity)?.into_iter().map(|(name, _)| name);
    Ok(people.filter(|name| !name.is_empty()).collect())
}
