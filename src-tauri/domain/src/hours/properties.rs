//! Writing and reading agree, and no text panics, however strange its syntax or its dates.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn any_week() -> impl Strategy<Value = Week> {
    let minute = prop_oneof![4 => (0u16..=96).prop_map(|quarter| quarter * 15), 1 => 0u16..=1440];
    let slots = proptest::collection::vec((0usize..7, minute.clone(), minute), 0..20);
    slots.prop_map(|slots| {
        Week::new(
            slots
                .into_iter()
                .map(|(day, a, b)| slot(Day::ALL[day], a.min(b), a.max(b))),
        )
    })
}

/// Pieces of the syntax in any order, among them those that the date code must survive.
fn any_syntax() -> impl Strategy<Value = String> {
    let pieces = [
        "Mo",
        "Tu",
        "Su",
        "-",
        ",",
        ", ",
        ";",
        "; ",
        " ",
        "10:00",
        "18:30",
        "00:00",
        "24:00",
        "26:00",
        "48:00",
        "off",
        "open",
        "unknown",
        "PH",
        "SH",
        "+1 day",
        "-2 days",
        "Jan",
        "Feb 29",
        "Feb 30",
        "Dec 31",
        "easter",
        "2026",
        "1900",
        "9999",
        "2020-2030/3",
        "week 1-53/2",
        "week 53",
        "[1]",
        "[-1]",
        "[1-3,5]",
        "sunset",
        "(dawn-02:00)",
        "+",
        "/",
        "02:00",
        "||",
        " || ",
        "\"x\"",
        "\"",
        ":",
        "14h30",
        "h",
        "24/7",
        "+Mo",
        "9999 days",
        "é",
        "\n",
        "\u{a0}",
        "mardi",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..14)
        .prop_map(|parts| parts.concat())
}

/// Texts that are mostly valid, so that the evaluation is reached with strange dates.
fn any_dated() -> impl Strategy<Value = String> {
    let dates = [
        "",
        "Feb 29",
        "Feb 30-Feb 29",
        "easter",
        "easter -9999 days-easter",
        "Dec 31-Jan 1",
        "2026 Dec 31+",
        "9999",
        "1900-9999/7",
        "2026 Feb 30",
        "Jun-May",
    ];
    let weeks = ["", "week 53", "week 1-53/9", "week 40-2"];
    let days = [
        "",
        "Mo-Su",
        "Sa[-5]",
        "Fr-Mo",
        "Su[1,3] +9999 days",
        "PH -1 day",
        "SH Mo",
    ];
    let one = (0..dates.len(), 0..weeks.len(), 0..days.len()).prop_map(move |(date, week, day)| {
        [dates[date], weeks[week], days[day], "10:00-12:00"].join(" ")
    });
    proptest::collection::vec(one, 1..4).prop_map(|rules| rules.join("; "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_written_is_read_back(week in any_week()) {
        let text = write(&week);
        let read = read(&text);
        prop_assert_eq!(&read.week, &week, "{}", text);
        prop_assert_eq!(&read.opening_hours, &text);
        prop_assert!(read.findings.iter().all(|finding| finding.code == "hours_whole_day"));
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        read_twice(&text);
    }

    #[test]
    fn no_syntax_panics(text in any_syntax()) {
        read_twice(&text);
    }
}

// A whole school year is evaluated for each of these, which is slow in a debug build.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn no_date_panics(text in any_dated()) {
        read_twice(&text);
    }
}

/// Whatever is read without error is read the same from its canonical text, with offsets inside the text otherwise.
fn read_twice(text: &str) {
    let first = read(text);
    if first.is_error() {
        let length = text.chars().count() as u32;
        assert!(
            first
                .findings
                .iter()
                .all(|finding| finding.place.offset.unwrap_or(0) <= length)
        );
    } else {
        assert_eq!(read(&first.opening_hours).week, first.week, "{text:?}");
    }
}
