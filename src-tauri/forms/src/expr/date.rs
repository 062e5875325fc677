//! Dates inside expressions: a date is its ISO text, and in arithmetic the number of days since 1 January 1970.

use chrono::{Datelike, NaiveDate};

/// The day numbered 0.
fn epoch() -> NaiveDate {
    NaiveDate::default()
}

/// Reads `2026-09-15` and nothing looser: four, two and two digits, a day that exists.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    NaiveDate::from_ymd_opt(
        text[..4].parse().ok()?,
        text[5..7].parse().ok()?,
        text[8..].parse().ok()?,
    )
}

/// The day number of a date, or of a date with a time of day, which counts as its day.
pub(super) fn days_of_text(text: &str) -> Option<f64> {
    let day = match text.split_once('T') {
        Some((day, _)) => day,
        None => text,
    };
    let days = (parse_date(day)? - epoch()).num_days();
    // Day numbers of four-digit years are exact in a double.
    Some(days as f64)
}

/// The date that has this day number; the part of a day is cut off.
pub(super) fn date_of_days(days: f64) -> Option<NaiveDate> {
    if !days.is_finite() || days.abs() > 4_000_000.0 {
        return None;
    }
    let delta = chrono::TimeDelta::try_days(days.floor() as i64)?;
    epoch()
        .checked_add_signed(delta)
        .filter(|date| (0..=9999).contains(&date.year()))
}

/// `format-date`: the codes of ODK; a time code counts midnight. What is no code stays as it is.
pub(super) fn format_date(date: NaiveDate, format: &str) -> String {
    let mut written = String::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            written.push(letter);
            continue;
        }
        let rest = letters.clone();
        match letters.next().and_then(|code| date_part(date, code)) {
            Some(part) => written.push_str(&part),
            None => {
                written.push('%');
                letters = rest;
            }
        }
    }
    written
}

/// The codes that `format-date` knows, for the documentation.
pub(crate) const DATE_CODES: [&str; 13] = [
    "%Y", "%y", "%m", "%n", "%b", "%d", "%e", "%a", "%H", "%h", "%M", "%S", "%3",
];

fn date_part(date: NaiveDate, code: char) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    Some(match code {
        'Y' => format!("{:04}", date.year()),
        'y' => format!("{:02}", date.year().rem_euclid(100)),
        'm' => format!("{:02}", date.month()),
        'n' => date.month().to_string(),
        'b' => MONTHS[date.month0() as usize].to_owned(),
        'd' => format!("{:02}", date.day()),
        'e' => date.day().to_string(),
        'a' => DAYS[date.weekday().num_days_from_monday() as usize].to_owned(),
        'H' | 'M' | 'S' => "00".to_owned(),
        'h' => "0".to_owned(),
        '3' => "000".to_owned(),
        _ => return None,
    })
}
