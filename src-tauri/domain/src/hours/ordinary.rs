//! The ordinary week of a parsed expression: which rules count, whether the year changes it, which week is the usual one.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{Days, NaiveDate, Weekday};
use opening_hours::OpeningHours;
use opening_hours_syntax::RuleKind;
use opening_hours_syntax::rules::day::{DaySelector, HolidayKind, MonthdayRange, WeekDayRange};
use opening_hours_syntax::rules::time::{Time, TimeSelector};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleOperator, RuleSequence};

use crate::finding::Finding;
use crate::week::{DAY_MINUTES, Day, Week};

/// A year for texts that name none; their weeks are alike whichever it is.
const ANY_YEAR: i32 = 2026;

/// The ordinary week, or the code of the error that forbids one. Warnings go to `findings`.
pub(super) fn week(
    parsed: &OpeningHours,
    findings: &mut Vec<Finding>,
) -> Result<Week, &'static str> {
    let expression = parsed.get_expression();
    for rule in &expression.rules {
        check_times(&rule.time_selector)?;
    }
    warn_about_rules(&expression.rules, findings);
    let (kept, dropped): (Vec<_>, Vec<_>) = expression
        .rules
        .iter()
        .cloned()
        .partition(|rule| !is_remark(rule));
    if kept.is_empty() {
        return Ok(Week::default());
    }
    // Without a calendar of holidays `PH` and `SH` match no day, which is what ordinary means.
    let evaluated = if dropped.is_empty() {
        parsed.clone()
    } else {
        let text = OpeningHoursExpression {
            rules: kept.clone(),
        }
        .to_string();
        text.parse().map_err(|_| "hours_unreadable")?
    };
    let (week, varies) = usual_week(&evaluated, &kept);
    if varies || kept.iter().any(opens_or_closes_on_holidays) {
        findings.push(Finding::warning("hours_seasonal"));
    }
    if Day::ALL
        .iter()
        .any(|day| week.minutes_on(*day) == DAY_MINUTES)
    {
        findings.push(Finding::warning("hours_whole_day"));
    }
    Ok(week)
}

/// A timetable has starts and ends that are fixed and within one day; an end at 00:00 is the end of the day.
fn check_times(selector: &TimeSelector) -> Result<(), &'static str> {
    for span in &selector.spans {
        let (Time::Fixed(start), Time::Fixed(end)) = (span.range.start, span.range.end) else {
            return Err("hours_not_fixed");
        };
        if span.open_end || span.repeats.is_some() {
            return Err("hours_not_fixed");
        }
        let (start, end) = (start.mins_from_midnight(), end.mins_from_midnight());
        if end != 0 && !(start < end && end <= DAY_MINUTES) {
            return Err("hours_past_midnight");
        }
    }
    Ok(())
}

fn warn_about_rules(rules: &[RuleSequence], findings: &mut Vec<Finding>) {
    for rule in rules
        .iter()
        .filter(|rule| !rule.comment.is_empty() && rule.kind != RuleKind::Closed)
    {
        findings.push(Finding::warning("hours_comment").arg("text", &rule.comment));
    }
    if rules.iter().any(|rule| rule.kind == RuleKind::Unknown) {
        findings.push(Finding::warning("hours_unknown"));
    }
    let replaces = |rule: &&RuleSequence| {
        rule.operator == RuleOperator::Normal && rule.kind == RuleKind::Open && !is_remark(rule)
    };
    let mut seen: Vec<&DaySelector> = Vec::new();
    for rule in rules.iter().filter(replaces) {
        if seen.contains(&&rule.day_selector) {
            findings.push(Finding::warning("hours_overridden"));
            return;
        }
        seen.push(&rule.day_selector);
    }
}

/// A rule that has a comment and no hours, as in `"sur rendez-vous"`: the crate would open it around the clock.
fn is_remark(rule: &RuleSequence) -> bool {
    rule.kind == RuleKind::Open
        && !rule.comment.is_empty()
        && rule.time_selector == TimeSelector::default()
}

/// School holidays always make another week; public holidays do only when the library opens on them.
fn opens_or_closes_on_holidays(rule: &RuleSequence) -> bool {
    rule.day_selector.weekday.iter().any(|range| match range {
        WeekDayRange::Holiday {
            kind: HolidayKind::School,
            ..
        } => true,
        WeekDayRange::Holiday {
            kind: HolidayKind::Public,
            ..
        } => rule.kind == RuleKind::Open && rule.day_selector.weekday.len() == 1,
        WeekDayRange::Fixed { .. } => false,
    })
}

/// Whether a rule says the same in every week.
fn is_weekly(rule: &RuleSequence) -> bool {
    let DaySelector {
        year,
        monthday,
        week,
        weekday,
    } = &rule.day_selector;
    let every_week = |range: &WeekDayRange| match range {
        WeekDayRange::Fixed {
            offset,
            nth_from_start,
            ..
        } => *offset == 0 && !nth_from_start.contains(&false),
        WeekDayRange::Holiday { .. } => true,
    };
    year.is_empty() && monthday.is_empty() && week.is_empty() && weekday.iter().all(every_week)
}

/// The most frequent week that opens at all, and whether weeks differ. One week is enough when no rule names a date.
fn usual_week(hours: &OpeningHours, rules: &[RuleSequence]) -> (Week, bool) {
    let named_year = rules.iter().filter_map(last_year).max();
    let weeks = match named_year {
        _ if rules.iter().all(is_weekly) => 1,
        None => 52,
        Some(_) => 104,
    };
    let mut counts: HashMap<Week, u32> = HashMap::new();
    for week in weeks_from(named_year.unwrap_or(ANY_YEAR))
        .take(weeks)
        .map(|monday| week_of(hours, monday))
    {
        *counts.entry(week).or_default() += 1;
    }
    let varies = counts.len() > 1;
    let usual = counts.into_iter().max_by_key(|(week, count)| {
        (
            !week.is_empty(),
            *count,
            week.minutes(),
            Reverse(week.clone()),
        )
    });
    (usual.map(|(week, _)| week).unwrap_or_default(), varies)
}

/// The Mondays from the start of the school year that ends in `year`.
fn weeks_from(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_isoywd_opt(year - 1, 36, Weekday::Mon);
    std::iter::successors(first, |monday| monday.checked_add_days(Days::new(7)))
}

fn week_of(hours: &OpeningHours, monday: NaiveDate) -> Week {
    let days = Day::ALL.into_iter().zip(monday.iter_days());
    Week::new(days.flat_map(|(day, date)| {
        let ranges = hours
            .schedule_at(date)
            .into_iter()
            .filter(|range| range.kind == RuleKind::Open);
        ranges.map(move |range| {
            super::slot(
                day,
                range.range.start.mins_from_midnight(),
                range.range.end.mins_from_midnight(),
            )
        })
    }))
}

/// The last year that a rule names; an open-ended range counts by its start.
fn last_year(rule: &RuleSequence) -> Option<i32> {
    let DaySelector { year, monthday, .. } = &rule.day_selector;
    let ranges = year.iter().map(|range| {
        let (years, _) = range.into_parts();
        if **years.end() < 9_000 {
            **years.end()
        } else {
            **years.start()
        }
    });
    let dates = monthday.iter().filter_map(|range| match range {
        MonthdayRange::Month { year, .. } => year.map(|year| *year),
        MonthdayRange::Date { start, end } => start.0.year().max(end.0.year()).map(|year| *year),
    });
    ranges.chain(dates).max()
}
