//! How `domain::words` writes and reads, as a table: the screen's formatter must agree with it, line by line.

use domain::words::{self, Lang};
use serde_json::{Value, json};

/// Lines of `{ what, value, fr, en }`; for `parse`, `value` is what is typed and `minutes` what it means (null: refused).
pub(super) fn table() -> Value {
    let mut lines = Vec::new();
    for minutes in (0..=1440).step_by(15).chain([1, 9, 61, 545, 1439]) {
        lines.push(line("time", json!(minutes), |lang| {
            words::time(lang, minutes)
        }));
    }
    for minutes in [0, 1, 45, 60, 65, 90, 600, 1890, 2700, 72_060] {
        lines.push(line("duration", json!(minutes), |lang| {
            words::duration(lang, minutes)
        }));
    }
    for minutes in [-2700, -90, -60, -30, 0, 30, 60, 750, 2700] {
        lines.push(line("difference", json!(minutes), |lang| {
            words::difference(lang, minutes)
        }));
    }
    for (start, end) in [(0, 1440), (540, 735), (840, 1110), (570, 600)] {
        lines.push(line("range", json!([start, end]), |lang| {
            words::range(lang, start, end)
        }));
    }
    for value in [0, 7, 999, 1000, 12_400, 1_194_040, -1500] {
        lines.push(line("number", json!(value), |lang| {
            words::number(lang, value)
        }));
    }
    let mut date = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    for _ in 0..36 {
        let iso = json!(date.format("%Y-%m-%d").to_string());
        lines.push(line("date", iso.clone(), |lang| words::date(lang, date)));
        lines.push(line("date_short", iso, |lang| {
            words::date_short(lang, date)
        }));
        date = date + chrono::Days::new(29);
    }
    lines.extend(TYPED.iter().map(
        |typed| json!({ "what": "parse", "value": typed, "minutes": words::parse_time(typed) }),
    ));
    Value::Array(lines)
}

fn line(what: &str, value: Value, write: impl Fn(Lang) -> String) -> Value {
    json!({ "what": what, "value": value, "fr": write(Lang::Fr), "en": write(Lang::En) })
}

/// What officers type, and what is refused.
const TYPED: [&str; 26] = [
    "14h30",
    "14:30",
    "1430",
    "14 h 30",
    "14\u{a0}h\u{a0}30",
    "14\u{202f}h\u{202f}30",
    "14",
    "14h",
    "14 h",
    "9",
    "9h05",
    "0930",
    "930",
    "00:00",
    "24:00",
    "24h",
    " 14h30 ",
    "14H30",
    "25",
    "14h75",
    "24:01",
    "",
    "midi",
    "14h3",
    "1:2:3",
    "-1",
];
