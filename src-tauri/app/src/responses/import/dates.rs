//! Days and moments as files write them. A moment without a zone is taken as UTC, so that every laptop reads the same.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

const DAYS: [&str; 6] = [
    "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d",
];
const TIMES: [&str; 4] = ["%H:%M:%S%.f", "%H:%M", "%Hh%M", "%H h %M"];

/// `2026-09-15`, `15/09/2026`, also with a time behind it.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let alone = text.split(['T', ' ']).next().unwrap_or_default();
    // Four figures for the year: `15/09/26` could be any of three days.
    DAYS.iter()
        .find_map(|format| NaiveDate::parse_from_str(alone, format).ok())
        .filter(|day| (1000..10_000).contains(&chrono::Datelike::year(day)))
}

pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    TIMES
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
}

/// Milliseconds since 1970.
pub(super) fn moment(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(zoned) = DateTime::parse_from_rfc3339(text) {
        return Some(zoned.timestamp_millis());
    }
    // Kobo writes `+0200` and `+02` too.
    for format in [
        "%Y-%m-%dT%H:%M:%S%.f%z",
        "%Y-%m-%d %H:%M:%S%.f%z",
        "%Y-%m-%dT%H:%M:%S%.f%#z",
    ] {
        if let Ok(zoned) = DateTime::parse_from_str(text, format) {
            return Some(zoned.timestamp_millis());
        }
    }
    let day = day(text)?;
    let rest = text.split_once(['T', ' ']).map(|(_, rest)| rest);
    let time = match rest {
        Some(rest) => time(rest.trim_end_matches(" UTC"))?,
        None => NaiveTime::MIN,
    };
    Some(NaiveDateTime::new(day, time).and_utc().timestamp_millis())
}

/// The day of a moment, the same on every laptop.
pub(in crate::responses) fn day_of(at: i64) -> NaiveDate {
    DateTime::from_timestamp_millis(at).map_or(NaiveDate::MIN, |utc| utc.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_usual_forms() {
        let wanted = NaiveDate::from_ymd_opt(2026, 9, 15);
        for text in [
            "2026-09-15",
            "15/09/2026",
            "15-09-2026",
            "15.09.2026",
            "2026/09/15",
            "2026-09-15T00:00:00.000Z",
            "15/09/2026 14:30",
            " 2026-09-15 ",
        ] {
            assert_eq!(day(text), wanted, "{text}");
        }
        for text in ["15/09/26", "09/15/2026", "hier", "", "2026-13-01", "46280"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn moments_in_the_usual_forms() {
        let wanted = moment("2026-09-15T12:30:00Z");
        assert_eq!(wanted, Some(1_789_475_400_000));
        for text in [
            "2026-09-15T12:30:00.000Z",
            "2026-09-15T14:30:00.000+02:00",
            "2026-09-15T14:30:00.000+0200",
            "2026-09-15T14:30:00.000+02",
            "2026-09-15T12:30:00",
            "2026-09-15 12:30:00",
            "2026-09-15 12:30:00 UTC",
            "15/09/2026 12:30",
        ] {
            assert_eq!(moment(text), wanted, "{text}");
        }
        assert_eq!(moment("2026-09-15"), moment("2026-09-15T00:00:00Z"));
        assert_eq!(moment("midi"), None);
    }
}
