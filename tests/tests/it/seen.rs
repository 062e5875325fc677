//! Everything that the screens show of a laptop's shared state, in one value to compare.

use app::domain::week::Slot;
use app::{App, draft, exchange, library, survey, visit};
use serde_json::{Value, json};

fn sorted(mut items: Vec<Value>) -> Value {
    items.sort_by_key(ToString::to_string);
    Value::Array(items)
}

/// What there is, without who and when: two laptops that agree show the same, and undo brings the same back.
pub fn everything(app: &App) -> Value {
    json!({
        "libraries": libraries(app),
        "visits": visits(app),
        "surveys": surveys(app),
        "drafts": drafts(app),
        "questions": questions(app),
    })
}

fn libraries(app: &App) -> Value {
    let rows = library::list(app).unwrap();
    sorted(
        rows.iter()
            .map(|row| json!(library::get(app, row.id).unwrap()))
            .collect(),
    )
}

fn visits(app: &App) -> Value {
    let rows = visit::list(app).unwrap();
    let shown = |row: &visit::types::VisitRow| {
        let note = visit::get(app, row.id).unwrap().note.markdown;
        json!({ "row": row, "note": note })
    };
    sorted(rows.iter().map(shown).collect())
}

fn surveys(app: &App) -> Value {
    let rows = survey::list(app).unwrap();
    let shown = |row: &survey::types::SurveyRow| {
        json!({ "row": row, "responses": sorted(
            survey::responses(app, row.id).unwrap().into_iter().map(|row| json!(row)).collect()) })
    };
    sorted(rows.iter().map(shown).collect())
}

fn drafts(app: &App) -> Value {
    let rows = draft::list(app).unwrap();
    let shown = |row: &draft::types::DraftRow| {
        let detail = draft::get(app, row.id).unwrap();
        let slots = detail.slots.iter().map(|slot| {
            let place = Slot {
                day: slot.day,
                start: slot.start,
                end: slot.end,
            };
            json!({ "id": slot.id, "place": place, "question": slot.question })
        });
        json!({ "id": row.id, "title": detail.title, "library": detail.library, "slots": sorted(slots.collect()),
            "hours": detail.opening_hours, "minutes": detail.weekly_minutes, "findings": detail.findings })
    };
    sorted(rows.iter().map(shown).collect())
}

fn questions(app: &App) -> Value {
    let asked = exchange::questions(app).unwrap().into_iter();
    let shown = |question: exchange::types::Question| {
        let candidates = question.candidates.iter();
        let choices = candidates
            .map(|c| json!({ "value": c.value, "by": c.by, "shown": c.shown }))
            .collect();
        json!({ "id": question.id, "title": question.title, "choices": sorted(choices) })
    };
    sorted(asked.map(shown).collect())
}
