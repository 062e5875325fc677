//! Fictive data for load: as many responses, notes and drafts as one asks for. The seed decides everything but the moments of the
//! records: ids, answers, texts, dates. Transactions are of bounded size, so that memory is too.

use chrono::{Days, NaiveDate};
use domain::draft::SlotValue;
use domain::entity::{DRAFT, EntityRef, Kind, LIBRARY, RESPONSE, SURVEY, VISIT};
use domain::id::{DraftId, LibraryId, SlotId, SurveyId, VisitId, uuid_v7};
use domain::op::Op;
use domain::week::{Day, Slot};
use forms::Form;
use serde_json::{Map, Value, json};
use store::Tx;
use uuid::Uuid;

use super::{phrases, respondent};
use crate::{App, Error, Result, coediting, library, survey};

/// The most of one sort at once.
pub const MOST: u32 = 1_000_000;
/// The most entities of one transaction.
const AT_ONCE: u32 = 500;
const LIBRARIES: u32 = 12;
const FORMS: [(&str, &str); 2] = [
    ("usagers", "Usagers, données d’essai (fictif)"),
    ("non-usagers", "Non-usagers, données d’essai (fictif)"),
];
const DAY_MS: i64 = 86_400_000;
/// The day from which the dates of the data go back: 15 September 2026.
const LAST_DAY: (i32, u32, u32) = (2026, 9, 15);
const LAST_DAY_MS: i64 = 1_789_423_200_000;

/// How much of what.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pub responses: u32,
    /// Visits, each with a note.
    pub notes: u32,
    pub drafts: u32,
    pub seed: u64,
}

/// What was added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    pub libraries: u32,
    pub visits: u32,
    pub surveys: u32,
    pub responses: u32,
    pub drafts: u32,
    /// Records of the journal.
    pub records: u32,
}

/// Adds the fictive data of a seed.
///
/// # Errors
/// `demo_generated` when that seed's data are there, `demo_too_many`.
pub fn generate(app: &App, ask: &Ask) -> Result<Made> {
    if [ask.responses, ask.notes, ask.drafts]
        .into_iter()
        .any(|n| n > MOST)
    {
        return Err(Error::new("demo_too_many").arg("most", MOST));
    }
    let mut making = Making {
        app,
        random: fastrand::Rng::with_seed(ask.seed),
        today: NaiveDate::from_ymd_opt(LAST_DAY.0, LAST_DAY.1, LAST_DAY.2)
            .expect("15 September 2026 is a day"),
        made: Made::default(),
    };
    let libraries = making.libraries(ask.seed)?;
    if ask.responses > 0 {
        making.surveys(&libraries, ask.responses)?;
    }
    making.visits(&libraries, ask.notes)?;
    making.drafts(&libraries, ask.drafts)?;
    app.tell(["session"]);
    Ok(making.made)
}

struct Making<'a> {
    app: &'a App,
    random: fastrand::Rng,
    today: NaiveDate,
    made: Made,
}

impl Making<'_> {
    /// An id that the seed decides: born on the last day of the data, within it by chance.
    fn id(&mut self) -> Uuid {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        uuid_v7(LAST_DAY_MS + self.random.i64(0..DAY_MS), bytes)
    }

    /// Runs `one` so many times, some hundreds in a transaction.
    fn each(
        &mut self,
        count: u32,
        mut one: impl FnMut(&mut Self, &mut Tx<'_>, u32) -> Result<()>,
    ) -> Result<()> {
        let app = self.app;
        for first in (0..count).step_by(AT_ONCE as usize) {
            app.act(Op::AddDemo, |tx| {
                (first..count.min(first + AT_ONCE)).try_for_each(|n| one(self, tx, n))
            })?;
        }
        Ok(())
    }

    fn write(
        &mut self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        id: Uuid,
        mut fields: Map<String, Value>,
    ) -> Result<()> {
        fields.insert("demo".to_owned(), json!(true));
        coediting::write(tx, self.app.peer(), &EntityRef::new(kind, id), fields)?;
        self.made.records += 1;
        Ok(())
    }

    fn libraries(&mut self, seed: u64) -> Result<Vec<LibraryId>> {
        let ids: Vec<LibraryId> = (0..LIBRARIES).map(|_| LibraryId(self.id())).collect();
        let first = EntityRef::new(&LIBRARY, ids[0].0);
        if self.app.read(|db| Ok(db.record_count(&first)?))? > 0 {
            return Err(Error::new("demo_generated").arg("seed", seed));
        }
        self.each(LIBRARIES, |making, tx, n| {
            let street = making
                .random
                .choice(phrases::STREETS)
                .unwrap_or(&"rue du Canal");
            let fields = object([
                (
                    "name",
                    json!(format!("Bibliothèque d’essai {} (fictive)", n + 1)),
                ),
                ("insee", json!(library::DEMO_INSEE)),
                (
                    "address",
                    json!(format!("{} {street}", making.random.u32(1..90))),
                ),
                (
                    "opening_hours",
                    json!("Tu,We,Fr 14:00-18:00; Sa 10:00-12:30,14:00-17:00"),
                ),
            ]);
            making.made.libraries += 1;
            making.write(tx, &LIBRARY, ids[n as usize].0, fields)
        })?;
        Ok(ids)
    }

    /// Two respondents in three are users; the others are not.
    fn surveys(&mut self, libraries: &[LibraryId], responses: u32) -> Result<()> {
        let mut forms: Vec<(SurveyId, Form)> = Vec::new();
        for (name, title) in FORMS {
            let (form, audience) = survey::read_bundled(name)?;
            let id = SurveyId(self.id());
            let fields = object([
                ("library", json!(libraries[0])),
                ("title", json!(title)),
                ("audience", json!(audience)),
                (
                    "form_hash",
                    json!(sync::hash_hex(form.hash_input().as_bytes())),
                ),
                ("form", json!(form)),
            ]);
            self.each(1, |making, tx, _| {
                making.write(tx, &SURVEY, id.0, fields.clone())
            })?;
            self.made.surveys += 1;
            forms.push((id, form));
        }
        self.each(responses, |making, tx, n| {
            let (survey, form) = &forms[usize::from(n % 3 == 2)];
            making.response(tx, *survey, form)
        })
    }

    fn response(&mut self, tx: &mut Tx<'_>, survey: SurveyId, form: &Form) -> Result<()> {
        let answers = respondent::answers(form, self.today, &mut self.random);
        let submitted = LAST_DAY_MS - self.random.i64(0..90 * DAY_MS);
        let started = submitted - self.random.i64(90_000..240_000);
        let language = &form.default_language;
        let fields = survey::response_fields(survey, answers, language, "demo", started, submitted);
        let id = self.id();
        self.made.responses += 1;
        self.write(tx, &RESPONSE, id, fields.into_iter().collect())
    }

    fn visits(&mut self, libraries: &[LibraryId], notes: u32) -> Result<()> {
        self.each(notes, |making, tx, n| {
            let id = VisitId(making.id());
            let date = making.today - Days::new(making.random.u64(0..730));
            let fields = object([
                ("library", json!(libraries[n as usize % libraries.len()])),
                ("date", json!(date.format("%Y-%m-%d").to_string())),
                ("people", json!(phrases::people(&mut making.random))),
            ]);
            making.write(tx, &VISIT, id.0, fields)?;
            let note = phrases::note(&mut making.random);
            coediting::write_note(tx, making.app.peer(), id, "", &note)?;
            making.made.records += 1;
            making.made.visits += 1;
            Ok(())
        })
    }

    fn drafts(&mut self, libraries: &[LibraryId], drafts: u32) -> Result<()> {
        self.each(drafts, |making, tx, n| {
            let mut fields = object([
                ("library", json!(libraries[n as usize % libraries.len()])),
                ("title", json!(format!("Essai {} (fictif)", n + 1))),
            ]);
            for slot in week(&mut making.random) {
                let field = coediting::slot_field(SlotId(making.id()));
                fields.insert(field, SlotValue::public(slot).to_json());
            }
            let id = DraftId(making.id());
            making.made.drafts += 1;
            making.write(tx, &DRAFT, id.0, fields)
        })
    }
}

/// A week that a library could hold: no slot overlaps another.
fn week(random: &mut fastrand::Rng) -> Vec<Slot> {
    let mut slots = Vec::new();
    for day in [Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat] {
        let half = |hours: u16, random: &mut fastrand::Rng| hours * 60 + 30 * random.u16(0..3);
        if random.bool() {
            let (start, end) = (half(9, random), half(11, random) + 30);
            slots.push(Slot { day, start, end });
        }
        if random.u8(0..5) > 0 {
            let (start, end) = (half(13, random) + 30, half(17, random));
            slots.push(Slot { day, start, end });
        }
    }
    slots
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    let fields = fields.into_iter();
    fields
        .map(|(field, value)| (field.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_week_has_no_overlap_and_stays_within_its_days() {
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..200 {
            let slots = week(&mut random);
            assert!(slots.iter().all(|slot| slot.is_valid()));
            assert!(domain::week::overlaps(&slots).is_empty());
        }
    }
}
