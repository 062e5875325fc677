//! Tables of what is written and read, and that reading undoes writing.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::hours;
use crate::week::DAY_MINUTES;

/// Makes the spaces of a text visible: `_` for U+00A0, `~` for U+202F.
fn seen(text: &str) -> String {
    assert!(!text.contains(['_', '~']));
    text.replace(NBSP, "_").replace(NNBSP, "~")
}

#[test]
fn times_and_durations() {
    for (minutes, fr, en) in [
        (0, "0_h", "00:00"),
        (545, "9_h_05", "09:05"),
        (840, "14_h", "14:00"),
        (870, "14_h_30", "14:30"),
        (1440, "24_h", "24:00"),
    ] {
        assert_eq!(
            (
                seen(&time(Lang::Fr, minutes)).as_str(),
                time(Lang::En, minutes).as_str()
            ),
            (fr, en)
        );
    }
    for (minutes, fr, en) in [
        (0, "0_h", "0_h"),
        (45, "45_min", "45_min"),
        (60, "1_h", "1_h"),
        (1890, "31_h_30", "31_h_30_min"),
        (65, "1_h_05", "1_h_05_min"),
        (72_060, "1~201_h", "1,201_h"),
    ] {
        assert_eq!(
            (
                seen(&duration(Lang::Fr, minutes)),
                seen(&duration(Lang::En, minutes))
            ),
            (fr.into(), en.into())
        );
    }
    for (minutes, fr) in [
        (750, "+12_h_30"),
        (-60, "−1_h"),
        (-30, "−30_min"),
        (0, "0_h"),
        (i32::MIN, "−35~791~394_h_08"),
    ] {
        assert_eq!(seen(&difference(Lang::Fr, minutes)), fr);
    }
    assert_eq!(seen(&range(Lang::Fr, 840, 1110)), "de 14_h à 18_h_30");
    assert_eq!(range(Lang::En, 840, 1110), "from 14:00 to 18:30");
    assert_eq!(
        seen(&clock(
            Lang::Fr,
            NaiveTime::from_hms_opt(15, 24, 59).unwrap()
        )),
        "15_h_24"
    );
}

#[test]
fn dates_days_and_numbers() {
    let on = |text: &str| parse_date(text).unwrap();
    for (text, fr, en, short_fr, short_en) in [
        (
            "2026-09-15",
            "mardi 15 septembre 2026",
            "Tuesday 15 September 2026",
            "15/09/2026",
            "15 Sep 2026",
        ),
        (
            "2026-01-01",
            "jeudi 1er janvier 2026",
            "Thursday 1 January 2026",
            "01/01/2026",
            "1 Jan 2026",
        ),
        (
            "2028-02-29",
            "mardi 29 février 2028",
            "Tuesday 29 February 2028",
            "29/02/2028",
            "29 Feb 2028",
        ),
    ] {
        assert_eq!(date(Lang::Fr, on(text)), fr);
        assert_eq!(date(Lang::En, on(text)), en);
        assert_eq!(date_short(Lang::Fr, on(text)), short_fr);
        assert_eq!(date_short(Lang::En, on(text)), short_en);
    }
    assert_eq!(day_of(on("2026-09-20")), Day::Sun);
    assert_eq!(
        (day(Lang::Fr, Day::Wed), day_short(Lang::Fr, Day::Wed)),
        ("mercredi", "mer.")
    );
    assert_eq!(
        (day(Lang::En, Day::Wed), day_short(Lang::En, Day::Wed)),
        ("Wednesday", "Wed")
    );
    for (value, fr, en) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1~000", "1,000"),
        (1_194_040, "1~194~040", "1,194,040"),
        (-12_345, "−12~345", "−12,345"),
    ] {
        assert_eq!(
            (
                seen(&number(Lang::Fr, value)),
                seen(&number(Lang::En, value))
            ),
            (fr.into(), en.into())
        );
    }
}

#[test]
fn a_week_is_a_sentence() {
    for (hours, fr, en) in [
        ("off", "fermé toute la semaine", "closed all week"),
        (
            "Tu 14:00-18:30; We 10:00-12:30,14:00-18:30",
            "mardi de 14_h à 18_h_30~; mercredi de 10_h à 12_h_30 et de 14_h à 18_h_30",
            "Tuesday from 14:00 to 18:30; Wednesday from 10:00 to 12:30 and from 14:00 to 18:30",
        ),
        (
            "Tu-Fr 10:00-18:00",
            "du mardi au vendredi de 10_h à 18_h",
            "Tuesday to Friday from 10:00 to 18:00",
        ),
        (
            "Tu-We,Fr 10:00-18:00; Sa-Su 09:00-10:00,11:00-12:00,13:00-14:00",
            "mardi et mercredi de 10_h à 18_h~; vendredi de 10_h à 18_h~; samedi et dimanche de 9_h à 10_h, de 11_h à 12_h et de 13_h à 14_h",
            "Tuesday and Wednesday from 10:00 to 18:00; Friday from 10:00 to 18:00; \
             Saturday and Sunday from 09:00 to 10:00, from 11:00 to 12:00 and from 13:00 to 14:00",
        ),
        (
            "24/7",
            "du lundi au dimanche de 0_h à 24_h",
            "Monday to Sunday from 00:00 to 24:00",
        ),
    ] {
        let read = hours::read(hours).week;
        assert_eq!(
            (seen(&week(Lang::Fr, &read)), seen(&week(Lang::En, &read))),
            (fr.into(), en.into())
        );
    }
}

#[test]
fn typed_times() {
    for (text, minutes) in [
        ("14h30", 870),
        ("14H30", 870),
        ("14:30", 870),
        ("1430", 870),
        ("14 h 30", 870),
        (" 14\u{a0}h\u{202f}30 ", 870),
        ("14", 840),
        ("14h", 840),
        ("14 h", 840),
        ("9", 540),
        ("9h05", 545),
        ("09:05", 545),
        ("930", 570),
        ("0930", 570),
        ("0", 0),
        ("00:00", 0),
        ("23:59", 1439),
        ("24:00", 1440),
        ("24h", 1440),
        ("2400", 1440),
    ] {
        assert_eq!(parse_time(text), Some(minutes), "{text:?}");
    }
    for text in [
        "",
        " ",
        "25",
        "14h75",
        "1475",
        "24:01",
        "2401",
        "14:",
        "14h5",
        "14h300",
        "h30",
        ":30",
        "-1",
        "14.5",
        "14h30h",
        "midi",
        "14h30 du matin",
        "12345",
        "１４",
        "٩",
        "é12",
        "1é3",
        "014:00",
    ] {
        assert_eq!(parse_time(text), None, "{text:?}");
    }
}

#[test]
fn typed_days_and_dates() {
    for (text, expected) in [
        ("Mon", Day::Mon),
        ("mon", Day::Mon),
        ("lundi", Day::Mon),
        ("MARDI ", Day::Tue),
        ("mar.", Day::Tue),
        ("mer", Day::Wed),
        ("Th", Day::Thu),
        ("di", Day::Sun),
    ] {
        assert_eq!(parse_day(text), Some(expected), "{text:?}");
    }
    for lang in [Lang::Fr, Lang::En] {
        for expected in Day::ALL {
            assert_eq!(parse_day(day(lang, expected)), Some(expected));
            assert_eq!(parse_day(day_short(lang, expected)), Some(expected));
            let code = serde_json::to_value(expected).unwrap();
            assert_eq!(parse_day(code.as_str().unwrap()), Some(expected));
        }
    }
    for text in ["", "m", "jour", "march", "mardii", "1"] {
        assert_eq!(parse_day(text), None, "{text:?}");
    }
    assert_eq!(
        parse_date(" 2026-09-15 ").unwrap().to_string(),
        "2026-09-15"
    );
    for text in [
        "",
        "2026-02-30",
        "2026-9-5",
        "15/09/2026",
        "+026-09-15",
        "2026-09-15T10:00",
        "0026-09-15",
        "20226-9-5",
        "2026-00-10",
        "2026/09/15",
        "２０26-09",
    ] {
        assert_eq!(parse_date(text), None, "{text:?}");
        let finding = read_date(text).unwrap_err();
        assert_eq!(
            (finding.code.as_str(), finding.args["text"].as_str()),
            ("date_invalid", text)
        );
    }
}

proptest! {
    #[test]
    fn a_written_time_is_read_back(minutes in 0..=DAY_MINUTES) {
        prop_assert_eq!(parse_time(&time(Lang::Fr, minutes)), Some(minutes));
        prop_assert_eq!(parse_time(&time(Lang::En, minutes)), Some(minutes));
    }

    #[test]
    fn no_typed_text_panics(text in any::<String>()) {
        let _ = (parse_time(&text), parse_day(&text), parse_date(&text));
    }

    #[test]
    fn a_read_time_is_of_the_day(text in "[0-9hH: ]{0,7}") {
        prop_assert!(parse_time(&text).is_none_or(|minutes| minutes <= DAY_MINUTES));
    }

    #[test]
    fn numbers_keep_their_digits(value in any::<i64>()) {
        let text = number(Lang::Fr, value).replace(NNBSP, "").replace(MINUS, "-");
        prop_assert_eq!(text.parse::<i64>().unwrap(), value);
    }
}
