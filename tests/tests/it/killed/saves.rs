//! Killed in the middle of saves: what was acknowledged is there, what was not is there whole or not at all.

use std::collections::BTreeMap;
use std::time::Duration;

use app::desk;
use fastrand::Rng;
use serde_json::{Value, json};

use super::host::Host;
use crate::support::Laptop;

/// What a save may have made of one thing: the values that may show.
type Expected = BTreeMap<String, Vec<Value>>;

struct Story {
    library: Value,
    visit: Value,
    slot: Value,
    draft: Value,
}

impl Story {
    /// The next save: which thing, which value, which call.
    fn next(
        &self,
        host: &Host,
        random: &mut Rng,
        number: u32,
    ) -> (&'static str, Value, &'static str, Value) {
        match random.u8(0..3) {
            0 => {
                let name = format!("Canal {number}");
                let args = json!({ "id": self.library, "name": name, "insee": "59350", "address": "", "opening_hours": "" });
                ("library", json!(name), "library_save", args)
            }
            1 => {
                let start = number % 1000;
                let args =
                    json!({ "slot": self.slot, "day": "wed", "start": start, "end": start + 60 });
                ("slot", json!([start, start + 60]), "slot_move", args)
            }
            _ => {
                let note = host.call("visit_get", &self.visit)["note"].clone();
                let text = format!("{} point{number}", note["markdown"].as_str().unwrap());
                let args =
                    json!({ "visit": self.visit, "markdown": text, "version": note["version"] });
                ("note", json!(text), "note_save", args)
            }
        }
    }

    fn shown(&self, host: &Host, thing: &str) -> Value {
        match thing {
            "library" => host.call("library_get", &self.library)["row"]["name"].clone(),
            "slot" => {
                let draft = host.call("draft_get", &self.draft);
                json!([draft["slots"][0]["start"], draft["slots"][0]["end"]])
            }
            _ => host.call("visit_get", &self.visit)["note"]["markdown"].clone(),
        }
    }
}

#[test]
fn every_acknowledged_save_survives_a_kill() {
    let laptop = Laptop::new("Claire");
    let library = laptop.library("Canal");
    let (visit, draft) = (
        laptop.visit(library, "2026-09-15"),
        laptop.draft(library, false),
    );
    let slot = laptop.add_slot(draft, app::domain::week::Day::Tue, 0, 60);
    let story = Story {
        library: json!(library),
        visit: json!(visit),
        slot: json!(slot),
        draft: json!(draft),
    };
    let mut random = Rng::with_seed(4);
    let mut expected = Expected::new();
    let mut number = 0;
    for _ in 0..12 {
        let host = Host::start(&laptop.database());
        for (thing, values) in &mut expected {
            let shown = story.shown(&host, thing);
            assert!(
                values.contains(&shown),
                "{thing} shows {shown}, not one of {values:?}"
            );
            *values = vec![shown];
        }
        for _ in 0..random.u8(0..5) {
            number += 1;
            let (thing, value, call, args) = story.next(&host, &mut random, number);
            host.call(call, args);
            expected.insert(thing.to_owned(), vec![value]);
        }
        number += 1;
        let (thing, value, call, args) = story.next(&host, &mut random, number);
        let reply = host.kill_during(&mut random, Duration::from_millis(30), call, args);
        let values = expected.entry(thing.to_owned()).or_default();
        if reply.is_some() {
            values.clear();
        } else if values.is_empty() {
            continue;
        }
        values.push(value);
    }
    // The history is whole: every act can still be taken back.
    let laptop = laptop.restarted();
    while desk::undo_state(&laptop.app).unwrap().undo.is_some() {
        desk::undo(&laptop.app).unwrap();
    }
    assert!(app::library::list(&laptop.app).unwrap().is_empty());
}
