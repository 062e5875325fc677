//! `rythme draft …`

use app::domain::id::DraftId;
use app::domain::words::{Lang, time};
use app::draft::types::{DraftAdd, SlotAdd, SlotMove};
use app::{App, Result, draft};
use serde_json::{Value, json};

use crate::args::{Draft, Slot};
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Draft) -> Result<Reply> {
    match command {
        Draft::Add {
            library,
            title,
            from_current,
        } => {
            let id = draft::add(
                app,
                DraftAdd {
                    library: *library,
                    title: title.clone(),
                    from_current: *from_current,
                },
            )?;
            Ok(Reply::new(json!({ "id": id }), vec![id.to_string()]))
        }
        Draft::List => list(app),
        Draft::Show { draft } => show(app, *draft),
        Draft::Slot(command) => slot(app, command),
    }
}

fn list(app: &App) -> Result<Reply> {
    let items = draft::list(app)?
        .into_iter()
        .map(|row| {
            json!({
                "id": row.id,
                "library": row.library,
                "library_name": row.library_name,
                "title": row.title,
                "weekly_minutes": row.weekly_minutes,
                "difference": row.difference,
            })
        })
        .collect();
    Ok(Reply::list(items, |item| {
        columns(
            item,
            &[
                "id",
                "library_name",
                "title",
                "weekly_minutes",
                "difference",
            ],
        )
    }))
}

/// `14:30`: the form that the arguments take, whatever the language.
fn clock(minutes: u16) -> String {
    time(Lang::En, minutes)
}

fn show(app: &App, id: DraftId) -> Result<Reply> {
    let detail = draft::get(app, id)?;
    let slots: Vec<Value> = detail
        .slots
        .iter()
        .map(|slot| {
            json!({
                "id": slot.id,
                "day": slot.day,
                "start": clock(slot.start),
                "end": clock(slot.end),
                "by": slot.by,
                "question": slot.question,
            })
        })
        .collect();
    let lines = std::iter::once(detail.title.clone())
        .chain(
            slots
                .iter()
                .map(|slot| columns(slot, &["id", "day", "start", "end", "by"])),
        )
        .chain([detail.sentence.clone()])
        .collect();
    let value = json!({
        "id": detail.id,
        "title": detail.title,
        "library": detail.library,
        "slots": slots,
        "opening_hours": detail.opening_hours,
        "weekly_minutes": detail.weekly_minutes,
        "current_weekly_minutes": detail.current_weekly_minutes,
        "findings": [],
    });
    let mut reply = Reply::new(value, lines);
    reply.findings = detail.findings;
    Ok(reply)
}

fn slot(app: &App, command: &Slot) -> Result<Reply> {
    let slot = match command {
        Slot::Add {
            draft,
            day,
            start,
            end,
        } => draft::add_slot(
            app,
            SlotAdd {
                draft: *draft,
                day: *day,
                start: *start,
                end: *end,
            },
        )?,
        Slot::Move {
            slot,
            day,
            start,
            end,
        } => {
            let now = draft::find_slot(app, *slot)?;
            draft::move_slot(
                app,
                SlotMove {
                    slot: *slot,
                    day: day.unwrap_or(now.day),
                    start: start.unwrap_or(now.start),
                    end: end.unwrap_or(now.end),
                },
            )?;
            *slot
        }
        Slot::Remove { slot } => {
            draft::remove_slot(app, *slot)?;
            *slot
        }
    };
    Ok(Reply::new(json!({ "slot": slot }), vec![slot.to_string()]))
}
