//! The one place that writes times, durations, days, dates and numbers for people, in French and English; `typed` reads what
//! they type. Sentences of the screen live in the catalogue, not here. French puts U+00A0 around the h and U+202F before `;`.

mod typed;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::week::{Day, Week};

pub use typed::{parse_date, parse_day, parse_time, read_date};

/// The languages of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fr,
    En,
}

/// The space that does not break, around `h` and before `min`.
const NBSP: char = '\u{a0}';
/// The narrow one, before `;` and between thousands.
const NNBSP: char = '\u{202f}';
/// The real minus sign.
const MINUS: char = '\u{2212}';

const DAYS_FR: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const DAYS_SHORT_FR: [&str; 7] = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
const DAYS_SHORT_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A time of day from minutes since midnight: `14 h 30`, `14 h`; `14:30` in English. 1440 is `24 h`.
pub fn time(lang: Lang, minutes: u16) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (lang, rest) {
        (Lang::En, _) => format!("{hours:02}:{rest:02}"),
        (Lang::Fr, 0) => format!("{hours}{NBSP}h"),
        (Lang::Fr, _) => format!("{hours}{NBSP}h{NBSP}{rest:02}"),
    }
}

/// The time that a clock shows, to the minute: `15 h 24`.
pub fn clock(lang: Lang, time_of_day: NaiveTime) -> String {
    let minutes = time_of_day.hour() * 60 + time_of_day.minute();
    time(lang, u16::try_from(minutes).unwrap_or(0))
}

/// From one time to another: `de 14 h à 18 h 30`; `from 14:00 to 18:30`.
pub fn range(lang: Lang, start: u16, end: u16) -> String {
    let (start, end) = (time(lang, start), time(lang, end));
    match lang {
        Lang::Fr => format!("de {start} à {end}"),
        Lang::En => format!("from {start} to {end}"),
    }
}

/// A length of time: `31 h 30`, `31 h`, `45 min`, `0 h`; English adds `min`, since `31 h 30` reads oddly there.
pub fn duration(lang: Lang, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest, lang) {
        (_, 0, _) => format!("{}{NBSP}h", number(lang, i64::from(hours))),
        (0, _, _) => format!("{rest}{NBSP}min"),
        (_, _, Lang::Fr) => format!("{}{NBSP}h{NBSP}{rest:02}", number(lang, i64::from(hours))),
        (_, _, Lang::En) => format!(
            "{}{NBSP}h{NBSP}{rest:02}{NBSP}min",
            number(lang, i64::from(hours))
        ),
    }
}

/// A change of length with its sign: `+12 h 30`, `−1 h`, and `0 h` for none.
pub fn difference(lang: Lang, minutes: i32) -> String {
    let length = duration(lang, minutes.unsigned_abs());
    match minutes.signum() {
        1 => format!("+{length}"),
        -1 => format!("{MINUS}{length}"),
        _ => length,
    }
}

/// A whole number with its thousands apart: `1 194 040`; `1,194,040`.
pub fn number(lang: Lang, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let separator = match lang {
        Lang::Fr => NNBSP,
        Lang::En => ',',
    };
    let mut out = String::new();
    if value < 0 {
        out.push(MINUS);
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// The day's name: `mardi`; `Tuesday`.
pub fn day(lang: Lang, day: Day) -> &'static str {
    match lang {
        Lang::Fr => DAYS_FR[day.index()],
        Lang::En => DAYS_EN[day.index()],
    }
}

/// The day's short name: `mar.`; `Tue`.
pub fn day_short(lang: Lang, day: Day) -> &'static str {
    match lang {
        Lang::Fr => DAYS_SHORT_FR[day.index()],
        Lang::En => DAYS_SHORT_EN[day.index()],
    }
}

/// The day of the week of a date.
pub fn day_of(date: NaiveDate) -> Day {
    Day::ALL[date.weekday().num_days_from_monday() as usize]
}

/// A date in full: `mardi 15 septembre 2026`, `jeudi 1er janvier 2026`; `Tuesday 15 September 2026`.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let (name, number, year) = (day(lang, day_of(date)), date.day(), date.year());
    let month = date.month0() as usize;
    match (lang, number) {
        (Lang::Fr, 1) => format!("{name} 1er {} {year}", MONTHS_FR[month]),
        (Lang::Fr, _) => format!("{name} {number} {} {year}", MONTHS_FR[month]),
        (Lang::En, _) => format!("{name} {number} {} {year}", MONTHS_EN[month]),
    }
}

/// A date for tables: `15/09/2026`; `15 Sep 2026`, since an English reader may put the month first.
pub fn date_short(lang: Lang, date: NaiveDate) -> String {
    let (number, month, year) = (date.day(), date.month(), date.year());
    match lang {
        Lang::Fr => format!("{number:02}/{month:02}/{year}"),
        Lang::En => format!(
            "{number} {} {year}",
            &MONTHS_EN[date.month0() as usize][..3]
        ),
    }
}

/// A week as a sentence without its full stop: `mardi de 14 h à 18 h 30 ; mercredi de 10 h à 12 h 30 et de 14 h à 18 h 30`.
/// Consecutive days with equal hours are one: `du mardi au vendredi`, and `mardi et mercredi` when they are two.
pub fn week(lang: Lang, week: &Week) -> String {
    if week.is_empty() {
        return match lang {
            Lang::Fr => "fermé toute la semaine".to_owned(),
            Lang::En => "closed all week".to_owned(),
        };
    }
    let hours = |day: Day| {
        week.on(day)
            .map(|slot| (slot.start, slot.end))
            .collect::<Vec<_>>()
    };
    let runs = Day::ALL.chunk_by(|a, b| hours(*a) == hours(*b));
    let parts: Vec<String> = runs
        .filter(|run| !hours(run[0]).is_empty())
        .map(|run| {
            let spans: Vec<String> = hours(run[0])
                .iter()
                .map(|(start, end)| range(lang, *start, *end))
                .collect();
            format!("{} {}", days(lang, run), list(lang, &spans))
        })
        .collect();
    match lang {
        Lang::Fr => parts.join(&format!("{NNBSP}; ")),
        Lang::En => parts.join("; "),
    }
}

fn days(lang: Lang, run: &[Day]) -> String {
    let name = |at: Day| day(lang, at);
    match (lang, run) {
        (_, [only]) => name(*only).to_owned(),
        (Lang::Fr, [a, b]) => format!("{} et {}", name(*a), name(*b)),
        (Lang::En, [a, b]) => format!("{} and {}", name(*a), name(*b)),
        (Lang::Fr, [a, .., z]) => format!("du {} au {}", name(*a), name(*z)),
        (Lang::En, [a, .., z]) => format!("{} to {}", name(*a), name(*z)),
        (_, []) => String::new(),
    }
}

/// `a`, `a et b`, `a, b et c`.
fn list(lang: Lang, parts: &[String]) -> String {
    let and = match lang {
        Lang::Fr => " et ",
        Lang::En => " and ",
    };
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{}{and}{last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
