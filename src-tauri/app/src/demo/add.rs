//! Adding the fictive data, in one act.

use domain::draft::SlotValue;
use domain::entity::{DRAFT, EntityRef, Kind, LIBRARY, RESPONSE, SURVEY, VISIT};
use domain::id::{DraftId, LibraryId, SlotId, SurveyId, VisitId};
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::{Change, Tx};
use uuid::Uuid;

use super::{data, respondent};
use crate::{App, Error, Result, coediting, library, survey};

/// The seed of the fictive respondents: the same demo everywhere.
const SEED: u64 = 59_000;
const DAY_MS: i64 = 86_400_000;

/// Adds the fictive data.
///
/// # Errors
/// `demo_present` when they are there already.
pub fn add(app: &App) -> Result<()> {
    if app.read(|db| Ok(db.has_demo()?))? {
        return Err(Error::new("demo_present"));
    }
    app.act(Op::AddDemo, |tx| {
        let libraries = libraries(app, tx)?;
        visits(app, tx, &libraries)?;
        surveys(app, tx, &libraries)?;
        drafts(app, tx, &libraries)?;
        tx.touch("session");
        Ok(())
    })
}

fn write<const N: usize>(
    tx: &mut Tx<'_>,
    kind: &Kind,
    id: Uuid,
    fields: [(&str, Value); N],
) -> Result<()> {
    let mut fields: Map<String, Value> = fields
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect();
    fields.insert("demo".to_owned(), json!(true));
    tx.write(Change::fields(EntityRef::new(kind, id), fields))?;
    Ok(())
}

fn libraries(app: &App, tx: &mut Tx<'_>) -> Result<Vec<LibraryId>> {
    data::LIBRARIES
        .iter()
        .map(|library| {
            let id = LibraryId(app.new_id()?);
            let fields = [
                ("name", json!(library.name)),
                ("insee", json!(library::DEMO_INSEE)),
                ("address", json!(library.address)),
                ("opening_hours", json!(library.hours)),
            ];
            write(tx, &LIBRARY, id.0, fields)?;
            Ok(id)
        })
        .collect()
}

fn visits(app: &App, tx: &mut Tx<'_>, libraries: &[LibraryId]) -> Result<()> {
    for visit in &data::VISITS {
        let id = VisitId(app.new_id()?);
        let date = app.today() + chrono::Days::new(14) - chrono::Days::new(visit.days_before);
        let fields = [
            ("library", json!(libraries[visit.library])),
            ("date", json!(date.format("%Y-%m-%d").to_string())),
            ("people", json!(visit.people)),
        ];
        write(tx, &VISIT, id.0, fields)?;
        coediting::write_note(tx, app.peer(), id, "", visit.note)?;
    }
    Ok(())
}

fn surveys(app: &App, tx: &mut Tx<'_>, libraries: &[LibraryId]) -> Result<()> {
    let mut random = fastrand::Rng::with_seed(SEED);
    for wanted in &data::SURVEYS {
        let (form, audience) = survey::read_bundled(wanted.form)?;
        let id = SurveyId(app.new_id()?);
        let fields = [
            ("library", json!(libraries[wanted.library])),
            ("title", json!(wanted.title)),
            ("audience", json!(audience)),
            (
                "form_hash",
                json!(sync::hash_hex(form.hash_input().as_bytes())),
            ),
            ("form", json!(form)),
            (
                "keep_until",
                json!(survey::default_keep_until(app.today()).map(|day| day.to_string())),
            ),
        ];
        write(tx, &SURVEY, id.0, fields)?;
        for number in 0..wanted.responses {
            let answers = respondent::answers(&form, app.today(), &mut random);
            let submitted =
                app.now().0 - i64::from(number % 14) * DAY_MS - random.i64(0..DAY_MS / 3);
            let fields = survey::response_fields(
                id,
                answers,
                &form.default_language,
                "demo",
                submitted - random.i64(90_000..240_000),
                submitted,
            );
            let mut fields: Map<String, Value> = fields.into_iter().collect();
            fields.insert("demo".to_owned(), json!(true));
            tx.write(Change::fields(
                EntityRef::new(&RESPONSE, app.new_id()?),
                fields,
            ))?;
        }
    }
    Ok(())
}

fn drafts(app: &App, tx: &mut Tx<'_>, libraries: &[LibraryId]) -> Result<()> {
    for draft in &data::DRAFTS {
        let mut fields: Map<String, Value> = Map::new();
        fields.insert("library".to_owned(), json!(libraries[draft.library]));
        fields.insert("title".to_owned(), json!(draft.title));
        fields.insert("demo".to_owned(), json!(true));
        for slot in domain::hours::read(draft.hours).week.slots() {
            fields.insert(
                coediting::slot_field(SlotId(app.new_id()?)),
                SlotValue::public(*slot).to_json(),
            );
        }
        let id = DraftId(app.new_id()?);
        coediting::write(tx, app.peer(), &EntityRef::new(&DRAFT, id.0), fields)?;
    }
    Ok(())
}
