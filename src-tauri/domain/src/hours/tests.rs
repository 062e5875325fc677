//! What is read, refused and warned about.
#![allow(clippy::unwrap_used)]

use std::time::Instant;

use super::*;

/// The week written back, then the codes of the findings.
fn says(text: &str) -> String {
    let read = read(text);
    let mut parts = vec![read.opening_hours.clone()];
    parts.extend(
        read.findings
            .iter()
            .map(|finding| finding.code.replace("hours_", "!")),
    );
    assert_eq!(read.weekly_minutes, read.week.minutes());
    if read.is_error() {
        assert!(
            read.week.is_empty() && read.opening_hours.is_empty(),
            "{read:?}"
        );
    }
    parts.join(" | ")
}

#[test]
fn ordinary_texts() {
    for (text, expected) in [
        ("", ""),
        ("  \u{a0}\n ; ", ""),
        (
            "Tu 09:00-12:30,13:30-18:30; Th 09:00-12:30,13:30-18:30; Sa 09:00-17:00",
            "Tu,Th 09:00-12:30,13:30-18:30; Sa 09:00-17:00",
        ),
        ("Tu-Fr 10:00-18:00", "Tu-Fr 10:00-18:00"),
        (
            "tu-fr 9:00-12:00, 14:00-18:00;",
            "Tu-Fr 09:00-12:00,14:00-18:00",
        ),
        (
            "Tu 10:00-12:00, Tu 14:00-18:00",
            "Tu 10:00-12:00,14:00-18:00",
        ),
        ("Mo-Fr 10:00-18:00; We off", "Mo-Tu,Th-Fr 10:00-18:00"),
        (
            "Mo-Fr 10:00-18:00; We 09:00-12:00",
            "Mo-Tu,Th-Fr 10:00-18:00; We 09:00-12:00",
        ),
        ("Sa-Mo 10:00-12:00", "Mo,Sa-Su 10:00-12:00"),
        ("Tu 10:00-14:00,12:00-18:00", "Tu 10:00-18:00"),
        ("Fr 18:00-24:00", "Fr 18:00-24:00"),
        ("Fr 18:00-00:00", "Fr 18:00-24:00"),
        ("off", "off"),
        ("closed", "off"),
        ("Mo-Su off", "off"),
        ("24/7", "24/7 | !whole_day"),
        ("Mo-Fr", "Mo-Fr 00:00-24:00 | !whole_day"),
        ("Tu-Sa 10:00-18:00; PH off", "Tu-Sa 10:00-18:00"),
        ("Tu-Sa,PH 10:00-18:00", "Tu-Sa 10:00-18:00"),
    ] {
        assert_eq!(says(text), expected, "{text:?}");
    }
}

#[test]
fn what_people_type() {
    for (text, expected) in [
        ("Tu – Fr 10:00 – 18:00", "Tu-Fr 10:00-18:00"),
        ("Mo, We 10:00-12:00", "Mo,We 10:00-12:00"),
        ("Mo, We-Th, Sa 10:00-12:00", "Mo,We-Th,Sa 10:00-12:00"),
        ("Ma-Ve 14h-18h30", "Tu-Fr 14:00-18:30"),
        (
            "mardi 10 h - 12 h 30, 14 h - 18 h; mercredi 9h-12h",
            "Tu 10:00-12:30,14:00-18:00; We 09:00-12:00",
        ),
        (
            "Tu 10:00-12:00\nWe 14:00-18:00\n",
            "Tu 10:00-12:00; We 14:00-18:00",
        ),
        (
            "Tu 10:00-12:00 ;; We 14:00-18:00 ;",
            "Tu 10:00-12:00; We 14:00-18:00",
        ),
        ("\u{feff}Tu 10:00-12:00", "Tu 10:00-12:00"),
        (
            "Mar 1-Mar 31 Tu 10:00-12:00; Apr-Feb Tu 14:00-18:00",
            "Tu 14:00-18:00 | !seasonal",
        ),
    ] {
        assert_eq!(says(text), expected, "{text:?}");
    }
}

#[test]
fn the_usual_week_is_kept_and_said() {
    for (text, expected) in [
        (
            "Tu-Sa 14:00-18:00; SH Tu-Sa 10:00-12:00",
            "Tu-Sa 14:00-18:00 | !seasonal",
        ),
        (
            "Tu-Sa 14:00-18:00;SH,PH off",
            "Tu-Sa 14:00-18:00 | !seasonal",
        ),
        (
            "Tu-Sa 14:00-18:00; PH 10:00-12:00",
            "Tu-Sa 14:00-18:00 | !seasonal",
        ),
        (
            "Tu-Sa 10:00-18:00; Jul-Aug Tu-Sa 09:00-13:00",
            "Tu-Sa 10:00-18:00 | !seasonal",
        ),
        (
            "Tu-Sa 10:00-18:00; Aug off",
            "Tu-Sa 10:00-18:00 | !seasonal",
        ),
        (
            "Sep-Jun Tu 10:00-18:00; Jul-Aug Tu 10:00-12:00",
            "Tu 10:00-18:00 | !seasonal",
        ),
        (
            "We 14:00-18:00; Sa[1] 10:00-12:00",
            "We 14:00-18:00 | !seasonal",
        ),
        (
            "week 1-53/2 Sa 10:00-12:00; We 14:00-18:00",
            "We 14:00-18:00; Sa 10:00-12:00 | !seasonal",
        ),
        (
            "2031 Sep 01-2032 Jul 03 Tu 10:00-12:00",
            "Tu 10:00-12:00 | !seasonal",
        ),
        ("Tu 10:00-12:00; easter -2 days off", "Tu 10:00-12:00"),
    ] {
        assert_eq!(says(text), expected, "{text:?}");
    }
}

#[test]
fn remarks_and_doubts_are_said() {
    for (text, expected) in [
        (r#""sur rendez-vous""#, "off | !comment"),
        (
            r#"Tu 10:00-12:00; "fermé en août""#,
            "Tu 10:00-12:00 | !comment",
        ),
        (
            r#"Tu 10:00-12:00 "sauf ; scolaires 14h30""#,
            "Tu 10:00-12:00 | !comment",
        ),
        (
            r#"Tu 10:00-12:00; Mo "sur rendez-vous""#,
            "Tu 10:00-12:00 | !comment",
        ),
        (
            r#"Tu 10:00-12:00 || "sur rendez-vous""#,
            "Tu 10:00-12:00 | !comment",
        ),
        (r#"Tu 10:00-12:00; PH off "férié""#, "Tu 10:00-12:00"),
        (
            "Tu 10:00-12:00; We 14:00-16:00 unknown",
            "Tu 10:00-12:00 | !unknown",
        ),
        (
            "Mo 10:00-12:00; Mo 14:00-18:00",
            "Mo 14:00-18:00 | !overridden",
        ),
    ] {
        assert_eq!(says(text), expected, "{text:?}");
    }
    assert_eq!(
        read(r#"Tu 10:00-12:00 "sauf ; scolaires 14h30""#).findings[0].args["text"],
        "sauf ; scolaires 14h30"
    );
}

#[test]
fn refused() {
    for (text, expected) in [
        ("Fr 18:00-02:00", " | !past_midnight"),
        ("Fr 18:00-26:00", " | !past_midnight"),
        ("Fr 18:00-18:00", " | !past_midnight"),
        ("Tu 10:00-sunset", " | !not_fixed"),
        ("Tu (sunset+20:00)-(sunset+19:00)", " | !not_fixed"),
        ("Tu 10:00+", " | !not_fixed"),
        ("Tu 10:00-16:00/01:30", " | !not_fixed"),
        ("Tu 10:00", " | !unreadable"),
        ("bonjour", " | !unreadable"),
        ("Tu 10:00-25:75", " | !unreadable"),
        ("2020-2010 Tu 10:00-12:00", " | !unreadable"),
        ("\"", " | !unreadable"),
    ] {
        assert_eq!(says(text), expected, "{text:?}");
    }
    assert_eq!(says(&"Tu 10:00-12:00; ".repeat(200)), " | !unreadable");
}

#[test]
fn an_error_points_into_the_text_that_was_given() {
    for (text, at) in [
        ("Tu 10:00-12:00; bonjour", "bonjour"),
        ("  Mardi  10h – 12h ;  é", "é"),
        ("We 14h-18h; Tu 10:00-99:00", "99:00"),
    ] {
        let read = read(text);
        let offset = read.findings[0].place.offset.unwrap() as usize;
        let rest: String = text.chars().skip(offset).collect();
        assert_eq!(rest, at, "{text:?} at {offset}");
        assert_eq!(read.findings[0].args["text"], text.trim());
    }
}

#[test]
fn writing_has_one_way() {
    let week = |slots: &[(Day, u16, u16)]| {
        Week::new(
            slots
                .iter()
                .map(|(day, start, end)| slot(*day, *start, *end)),
        )
    };
    assert_eq!(write(&Week::default()), "off");
    let all = Day::ALL.map(|day| (day, 0, DAY_MINUTES));
    assert_eq!(write(&week(&all)), "24/7");
    assert_eq!(
        write(&week(&[(Day::Sun, 0, 1440), (Day::Mon, 545, 1441)])),
        "Mo 09:05-24:00; Su 00:00-24:00"
    );
}

#[test]
fn reading_is_quick_enough_for_a_list() {
    let texts = [
        "Tu 09:00-12:30,13:30-18:30; We-Fr 10:00-18:00; Sa 09:00-17:00; PH off",
        "Tu-Sa 10:00-18:00; Jul-Aug Tu-Sa 09:00-13:00; SH off",
    ];
    let start = Instant::now();
    for text in texts {
        for _ in 0..20 {
            assert!(!read(text).week.is_empty());
        }
    }
    // Five milliseconds each are allowed in release; a debug build gets ten times that.
    assert!(
        start.elapsed().as_millis() < 40 * 50,
        "{:?}",
        start.elapsed()
    );
}
