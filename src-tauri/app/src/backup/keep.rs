//! Which backups are kept: the dated rules in one place, and the one rule above them: the last that is known to be good stays.

use chrono::{DateTime, Datelike};

use super::place::Named;
use super::types::Reason;

/// The newest of each of the last days that have one.
const DAYS: usize = 7;
/// The newest of each of the last weeks that have one.
const WEEKS: usize = 4;
/// Of each other reason.
const LAST: usize = 5;

/// The files that may go. `good`: names that passed their last drill.
pub(super) fn surplus(files: &[Named], good: &[String]) -> Vec<Named> {
    let mut kept: Vec<&str> = Vec::new();
    let daily: Vec<&Named> = files
        .iter()
        .filter(|file| file.reason == Reason::Daily)
        .collect();
    kept.extend(one_each(&daily, DAYS, |file| day(file).num_days_from_ce()));
    kept.extend(one_each(&daily, WEEKS, |file| {
        let week = day(file).iso_week();
        week.year() * 100 + i32::try_from(week.week()).unwrap_or(0)
    }));
    for reason in [Reason::Import, Reason::Sync, Reason::Asked] {
        let of = files.iter().filter(|file| file.reason == reason);
        kept.extend(of.take(LAST).map(|file| file.name.as_str()));
    }
    kept.extend(
        files
            .iter()
            .find(|file| good.contains(&file.name))
            .map(|file| file.name.as_str()),
    );
    files
        .iter()
        // What was set aside is the officer's to delete.
        .filter(|file| file.reason != Reason::Replaced && !kept.contains(&file.name.as_str()))
        .cloned()
        .collect()
}

fn day(file: &Named) -> chrono::NaiveDate {
    DateTime::from_timestamp_millis(file.at)
        .unwrap_or_default()
        .date_naive()
}

/// The newest file of each of the last `count` periods; `files` are the newest first.
fn one_each<'f>(files: &[&'f Named], count: usize, period: impl Fn(&Named) -> i32) -> Vec<&'f str> {
    let mut seen = Vec::new();
    files
        .iter()
        .filter(|file| {
            let period = period(file);
            let fresh = !seen.contains(&period) && seen.len() < count;
            if fresh {
                seen.push(period);
            }
            fresh
        })
        .map(|file| file.name.as_str())
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;
    /// A Tuesday, at noon.
    const NOON: i64 = 1_795_521_600_000;

    fn file(days_ago: i64, hours: i64, reason: Reason) -> Named {
        let at = NOON - days_ago * DAY - hours * 3_600_000;
        let name = format!("{days_ago}-{hours}-{}", reason.word());
        Named {
            path: name.clone().into(),
            name,
            at,
            reason,
            bytes: 1,
        }
    }

    fn left(files: &[Named], good: &[String]) -> Vec<String> {
        let gone = surplus(files, good);
        files
            .iter()
            .filter(|file| !gone.contains(file))
            .map(|file| file.name.clone())
            .collect()
    }

    #[test]
    fn seven_days_four_weeks_and_the_last_five_of_each_reason() {
        let mut files: Vec<Named> = (0..60).map(|ago| file(ago, 0, Reason::Daily)).collect();
        files.extend((0..9).map(|ago| file(ago, 1, Reason::Sync)));
        files.extend((0..9).map(|ago| file(ago, 2, Reason::Import)));
        files.push(file(400, 0, Reason::Replaced));
        files.sort_by_key(|file| -file.at);
        let left = left(&files, &[]);
        let of = |word: &str| left.iter().filter(|name| name.ends_with(word)).count();
        assert_eq!(
            (of("avant-synchro"), of("avant-import"), of("mise-de-cote")),
            (5, 5, 1)
        );
        // Seven days, and the newest of the three weeks before this one: two of these lie within the seven days.
        let days: Vec<&String> = left
            .iter()
            .filter(|name| name.ends_with("quotidienne"))
            .collect();
        let ago: Vec<i64> = days
            .iter()
            .map(|name| name.split('-').next().unwrap().parse().unwrap())
            .collect();
        assert_eq!(ago, [0, 1, 2, 3, 4, 5, 6, 9, 16]);
    }

    #[test]
    fn two_of_one_day_leave_the_newer_one_and_days_without_count_for_nothing() {
        let files = [
            file(0, 0, Reason::Daily),
            file(0, 3, Reason::Daily),
            file(90, 0, Reason::Daily),
        ];
        assert_eq!(left(&files, &[]), ["0-0-quotidienne", "90-0-quotidienne"]);
    }

    #[test]
    fn the_last_good_one_stays_whatever_its_age() {
        let mut files: Vec<Named> = (0..9).map(|ago| file(ago, 1, Reason::Sync)).collect();
        files.push(file(300, 0, Reason::Asked));
        files.push(file(301, 0, Reason::Sync));
        let good = vec!["301-0-avant-synchro".to_owned()];
        assert!(left(&files, &good).contains(&good[0]));
        assert!(!left(&files, &[]).contains(&good[0]));
    }
}
