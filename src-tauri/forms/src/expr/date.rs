//! Dates and times inside expressions: a date is its ISO text, and in arithmetic the number of days since 1 January 1970,
//! with the time of day as its fraction.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::value::Stamp;

const DAY: f64 = 86_400_000.0;

/// A moment for which the offset of local time is asked, in seconds since 1970: in universal time, or as a clock on the
/// wall shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Universal(i64),
    Local(i64),
}

/// How many seconds local time is ahead of universal time.
pub type Zone = fn(At) -> i32;

/// The moment of an evaluation, given by whoever reads the clock.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// Milliseconds since 1 January 1970.
    pub now: i64,
    pub zone: Zone,
}

impl Clock {
    /// The beginning of a day, where time zones do not matter.
    pub fn of_day(day: NaiveDate) -> Self {
        Self::of_local(day.and_hms_opt(0, 0, 0).unwrap_or_default(), |_| 0)
    }

    /// What a clock on the wall shows.
    pub fn of_local(local: NaiveDateTime, zone: Zone) -> Self {
        Self {
            now: instant(local, zone),
            zone,
        }
    }

    pub fn local(&self) -> NaiveDateTime {
        local(self.now, self.zone).unwrap_or_default()
    }

    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }
}

fn instant(local: NaiveDateTime, zone: Zone) -> i64 {
    let shown = local.and_utc();
    shown.timestamp_millis() - i64::from(zone(At::Local(shown.timestamp()))) * 1000
}

fn local(instant: i64, zone: Zone) -> Option<NaiveDateTime> {
    let offset = i64::from(zone(At::Universal(instant.div_euclid(1000))));
    DateTime::from_timestamp_millis(instant.checked_add(offset * 1000)?).map(|at| at.naive_utc())
}

/// Reads `2026-09-15` and nothing looser: four, two and two digits, a day that exists.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    if !shaped(text, "dddd-dd-dd") {
        return None;
    }
    NaiveDate::from_ymd_opt(
        text[..4].parse().ok()?,
        text[5..7].parse().ok()?,
        text[8..].parse().ok()?,
    )
}

/// True when the text has that shape, where `d` stands for a digit.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, wanted)| {
            if wanted == b'd' {
                byte.is_ascii_digit()
            } else {
                byte == wanted
            }
        })
}

/// A time of day with an optional offset in seconds; none also for a time that does not exist.
struct Time {
    milliseconds: i64,
    offset: Option<i64>,
    has_minutes: bool,
    has_seconds: bool,
}

fn parse_time(text: &str) -> Option<Time> {
    let (clock, offset) = split_offset(text)?;
    let (whole, fraction) = match clock.split_once('.') {
        Some((whole, fraction))
            if whole.len() == 8
                && !fraction.is_empty()
                && fraction.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            (whole, fraction)
        }
        Some(_) => return None,
        None => (clock, ""),
    };
    let shapes = ["dd:dd:dd", "dd:dd", "dd"];
    if !shapes.iter().any(|shape| shaped(whole, shape)) {
        return None;
    }
    let mut parts = whole.split(':').map(|part| part.parse::<i64>().ok());
    let hours = parts.next()??;
    let minutes = parts.next().unwrap_or(Some(0))?;
    let seconds = parts.next().unwrap_or(Some(0))?;
    let thousandths: i64 = format!("{fraction:0<3}")[..3].parse().ok()?;
    (hours < 24 && minutes < 60 && seconds < 60).then_some(Time {
        milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths,
        offset,
        has_minutes: whole.len() > 2,
        has_seconds: whole.len() > 5,
    })
}

/// Cuts `Z` or `+02:00` off; none when there is an offset that no place on earth has.
fn split_offset(text: &str) -> Option<(&str, Option<i64>)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, Some(0)));
    }
    let Some(from) = text
        .len()
        .checked_sub(6)
        .filter(|from| text.is_char_boundary(*from))
    else {
        return Some((text, None));
    };
    let (clock, offset) = text.split_at(from);
    let sign = match offset.as_bytes()[0] {
        b'+' if shaped(&offset[1..], "dd:dd") => 1,
        b'-' if shaped(&offset[1..], "dd:dd") => -1,
        _ => return Some((text, None)),
    };
    let hours: i64 = offset[1..3].parse().ok()?;
    let minutes: i64 = offset[4..].parse().ok()?;
    (hours <= 14 && minutes < 60).then_some((clock, Some(sign * (hours * 60 + minutes) * 60)))
}

/// The instant of a date, or of a date with a time, in milliseconds; without an offset it is local.
pub(super) fn instant_of_text(text: &str, zone: Zone) -> Option<i64> {
    let Some((day, time)) = text.split_once('T') else {
        let midnight = parse_date(text)?.and_hms_opt(0, 0, 0)?;
        return Some(instant(midnight, zone));
    };
    let midnight = parse_date(day)?.and_hms_opt(0, 0, 0)?;
    let time = parse_time(time)?;
    let shown = midnight.checked_add_signed(chrono::TimeDelta::milliseconds(time.milliseconds))?;
    match time.offset {
        Some(offset) if time.has_minutes || offset == 0 => {
            Some(shown.and_utc().timestamp_millis() - offset * 1000)
        }
        Some(_) => None,
        None => Some(instant(shown, zone)),
    }
}

/// Whether a text is written as a time of day, as `time` questions hold it.
pub(crate) fn is_time(text: &str) -> bool {
    parse_time(text).is_some_and(|time| time.has_seconds)
}

/// Whether a text is written as a date with a time of day, as `datetime` questions hold it.
pub(crate) fn is_date_time(text: &str) -> bool {
    text.split_once('T')
        .is_some_and(|(day, time)| parse_date(day).is_some() && is_time(time))
}

/// The instant of a day number, to the millisecond.
pub(super) fn instant_of_days(days: f64) -> Option<i64> {
    let milliseconds = (days * DAY).round();
    (milliseconds.abs() < 8.64e15).then_some(milliseconds as i64)
}

pub(super) fn days_of(instant: i64) -> f64 {
    instant as f64 / DAY
}

/// A moment as a value: its number are days, its text is the date, with the time unless it is midnight.
pub(super) fn stamp(instant: Option<i64>, zone: Zone) -> Stamp {
    let shown = instant.and_then(|instant| Some((instant, local(instant, zone)?)));
    let Some((instant, shown)) = shown else {
        return Stamp {
            days: f64::NAN,
            text: "Invalid Date".to_owned(),
            truth: false,
        };
    };
    let date = shown.date();
    let mut text = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
    if shown.num_seconds_from_midnight() != 0 || shown.nanosecond() != 0 {
        text.push_str(&time_text(shown, instant, zone));
    }
    Stamp {
        days: days_of(instant),
        text,
        truth: instant != 0,
    }
}

/// The moment as `now()` writes it.
pub(crate) fn moment_text(clock: &Clock) -> String {
    stamp(Some(clock.now), clock.zone).text
}

/// `T14:30:00.000+02:00`.
fn time_text(shown: NaiveDateTime, instant: i64, zone: Zone) -> String {
    let thousandths = format!("{:03}", shown.nanosecond() / 1_000_000);
    let fraction = match thousandths.trim_end_matches('0') {
        "" => "000",
        digits => digits,
    };
    let minutes = zone(At::Universal(instant.div_euclid(1000))) / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!(
        "T{:02}:{:02}:{:02}.{fraction}{sign}{:02}:{:02}",
        shown.hour(),
        shown.minute(),
        shown.second(),
        minutes.abs() / 60,
        minutes.abs() % 60
    )
}

/// The fraction of a day that a time of day is.
pub(super) fn days_of_time(text: &str, zone: Zone) -> f64 {
    let parsed = parse_time(text).filter(|time| time.has_minutes && !text.ends_with('Z'));
    let Some(time) = parsed else { return f64::NAN };
    let milliseconds = match time.offset {
        None => time.milliseconds,
        Some(offset) => local(time.milliseconds - offset * 1000, zone)
            .map(|shown| i64::from(shown.num_seconds_from_midnight()) * 1000)
            .unwrap_or_default(),
    };
    milliseconds as f64 / DAY
}

/// The codes that `format-date` and `format-date-time` know, for the documentation.
pub(crate) const DATE_CODES: [&str; 13] = [
    "%Y", "%y", "%m", "%n", "%b", "%d", "%e", "%a", "%H", "%h", "%M", "%S", "%3",
];

/// `format-date` and `format-date-time`: what is no code stays as it is.
pub(super) fn format(instant: i64, zone: Zone, format: &str) -> String {
    let Some(shown) = local(instant, zone) else {
        return String::new();
    };
    let mut written = String::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            written.push(letter);
            continue;
        }
        let rest = letters.clone();
        let part = letters
            .next()
            .and_then(|code| date_part(shown.date(), code).or_else(|| time_part(shown, code)));
        match part {
            Some(part) => written.push_str(&part),
            None => {
                written.push('%');
                letters = rest;
            }
        }
    }
    written
}

fn date_part(date: NaiveDate, code: char) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    // ODK numbers the days from Sunday in one place and from Monday in another: its Sundays have no name.
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", ""];
    Some(match code {
        'Y' => format!("{:04}", date.year()),
        'y' => format!("{:02}", date.year().rem_euclid(100)),
        'm' => format!("{:02}", date.month()),
        'n' => date.month().to_string(),
        'b' => MONTHS[date.month0() as usize].to_owned(),
        'd' => format!("{:02}", date.day()),
        'e' => date.day().to_string(),
        'a' => DAYS[date.weekday().num_days_from_monday() as usize].to_owned(),
        _ => return None,
    })
}

fn time_part(shown: NaiveDateTime, code: char) -> Option<String> {
    Some(match code {
        'H' => format!("{:02}", shown.hour()),
        'h' => shown.hour().to_string(),
        'M' => format!("{:02}", shown.minute()),
        'S' => format!("{:02}", shown.second()),
        '3' => format!("{:03}", shown.nanosecond() / 1_000_000),
        _ => return None,
    })
}
