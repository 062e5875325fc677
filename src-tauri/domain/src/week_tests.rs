//! The algebra of weeks against a bitmap of every minute of the week.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

const MINUTES: usize = 7 * DAY_MINUTES as usize;

fn slot(day: Day, start: u16, end: u16) -> Slot {
    Slot { day, start, end }
}

/// Starts and ends on a coarse grid, so that touching and equal bounds are frequent; invalid slots among them.
fn any_slot() -> impl Strategy<Value = Slot> {
    let minute = prop_oneof![3 => (0u16..=97).prop_map(|quarter| quarter * 15), 1 => 0u16..=1445];
    (0usize..7, minute.clone(), minute)
        .prop_map(|(day, start, end)| slot(Day::ALL[day], start, end))
}

fn any_slots() -> impl Strategy<Value = Vec<Slot>> {
    proptest::collection::vec(any_slot(), 0..24)
}

fn bitmap(slots: &[Slot]) -> Vec<bool> {
    let mut open = vec![false; MINUTES];
    for slot in slots {
        if slot.start < slot.end && slot.end <= DAY_MINUTES {
            let day = slot.day.index() * usize::from(DAY_MINUTES);
            open[day + usize::from(slot.start)..day + usize::from(slot.end)].fill(true);
        }
    }
    open
}

fn zip(a: &[bool], b: &[bool], keep: impl Fn(bool, bool) -> bool) -> Vec<bool> {
    a.iter().zip(b).map(|(a, b)| keep(*a, *b)).collect()
}

fn count(open: &[bool]) -> usize {
    open.iter().filter(|open| **open).count()
}

fn assert_normal(week: &Week) {
    for slot in week.slots() {
        assert!(slot.is_valid(), "{slot:?}");
    }
    for pair in week.slots().windows(2) {
        assert!(
            pair[0].day < pair[1].day || pair[0].end < pair[1].start,
            "{pair:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_week_is_its_minutes(slots in any_slots()) {
        let week = Week::new(slots.clone());
        let open = bitmap(&slots);
        assert_normal(&week);
        prop_assert_eq!(&bitmap(week.slots()), &open);
        prop_assert_eq!(week.minutes() as usize, count(&open));
        for day in Day::ALL {
            let from = day.index() * usize::from(DAY_MINUTES);
            let today = &open[from..from + usize::from(DAY_MINUTES)];
            prop_assert_eq!(usize::from(week.minutes_on(day)), count(today));
            for minute in (0..DAY_MINUTES).step_by(5) {
                prop_assert_eq!(week.is_open(day, minute), today[usize::from(minute)]);
            }
        }
    }

    #[test]
    fn the_algebra_is_that_of_sets(a in any_slots(), b in any_slots()) {
        let (left, right) = (Week::new(a.clone()), Week::new(b.clone()));
        let (in_a, in_b) = (bitmap(&a), bitmap(&b));
        let change = left.difference(&right);
        for week in [&change.added, &change.removed, &change.kept] {
            assert_normal(week);
        }
        prop_assert_eq!(bitmap(change.added.slots()), zip(&in_a, &in_b, |a, b| !a && b));
        prop_assert_eq!(bitmap(change.removed.slots()), zip(&in_a, &in_b, |a, b| a && !b));
        prop_assert_eq!(bitmap(change.kept.slots()), zip(&in_a, &in_b, |a, b| a && b));
        prop_assert_eq!(bitmap(left.union(&right).slots()), zip(&in_a, &in_b, |a, b| a || b));
        prop_assert_eq!(left.overlaps(&b), zip(&in_a, &in_b, |a, b| a && b).contains(&true));
        prop_assert_eq!(change.kept.union(&change.added), right);
        prop_assert_eq!(change.kept.union(&change.removed), left);
    }

    #[test]
    fn overlapping_pairs_are_those_with_a_common_minute(slots in any_slots()) {
        let mut expected = Vec::new();
        for (i, a) in slots.iter().enumerate() {
            for (j, b) in slots.iter().enumerate().skip(i + 1) {
                if zip(&bitmap(&[*a]), &bitmap(&[*b]), |a, b| a && b).contains(&true) {
                    expected.push((i, j));
                }
            }
        }
        prop_assert_eq!(overlaps(&slots), expected);
    }

    #[test]
    fn json_gives_the_same_week_back(slots in any_slots()) {
        let week = Week::new(slots);
        let json = serde_json::to_string(&week).unwrap();
        prop_assert_eq!(serde_json::from_str::<Week>(&json).unwrap(), week);
    }
}

#[test]
fn midnight_between_two_days_is_not_merged() {
    let week = Week::new([slot(Day::Tue, 0, 60), slot(Day::Mon, 1380, 1440)]);
    assert_eq!(
        week.slots(),
        [slot(Day::Mon, 1380, 1440), slot(Day::Tue, 0, 60)]
    );
}

#[test]
fn json_is_a_list_of_slots_and_is_normalised_when_read() {
    let json = r#"[{"day":"wed","start":840,"end":1080},{"day":"wed","start":600,"end":840},{"day":"mon","start":9,"end":9}]"#;
    let week: Week = serde_json::from_str(json).unwrap();
    assert_eq!(week.slots(), [slot(Day::Wed, 600, 1080)]);
    assert_eq!(
        serde_json::to_string(&week).unwrap(),
        r#"[{"day":"wed","start":600,"end":1080}]"#
    );
}
