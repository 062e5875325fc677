//! The law of the session: evaluating only what an answer touches gives what evaluating everything gives.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{AnswerValue, Session};
use crate::expr::Expression;
use crate::language::Language;
use crate::{Choice, ChoiceList, Form, Item, Kind};

/// What a generated item is made of: kind, whether a group opens before or closes after it, and three expressions.
type Plan = (u8, u8, Option<(u8, u8)>, Option<(u8, u8)>, Option<(u8, u8)>);

const ITEMS: u8 = 14;

/// An expression that reads an earlier item, so that generated forms have no circle.
fn expression((shape, target): (u8, u8), before: usize) -> Option<Expression> {
    let name = format!("${{q{}}}", usize::from(target).checked_rem(before)?);
    let source = match shape % 8 {
        0 => format!("{name} = 'a'"),
        1 => format!("selected({name}, 'b') or {name} > 2"),
        2 => format!("not({name} != '')"),
        3 => format!("{name} + 1 > 3 and string-length({name}) < 4"),
        4 => format!("{name} < today()"),
        5 => format!("if({name} = '', 'a', concat({name}, 'b'))"),
        6 => format!("{name} + 1"),
        _ => format!("coalesce({name}, '2')"),
    };
    Some(Expression::parse(&source).unwrap())
}

fn form(plans: &[Plan]) -> Form {
    let kinds = [
        Kind::Text,
        Kind::Integer,
        Kind::Decimal,
        Kind::Date,
        Kind::SelectOne,
        Kind::SelectMultiple,
        Kind::Note,
        Kind::Calculate,
        Kind::Group,
    ];
    let mut items: Vec<Item> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for (at, (kind, group, relevant, constraint, required)) in plans.iter().enumerate() {
        let kind = kinds[usize::from(*kind) % kinds.len()];
        let mut item = Item::new(&format!("q{at}"), kind);
        item.path = open
            .iter()
            .map(String::as_str)
            .chain([item.name.as_str()])
            .collect::<Vec<_>>()
            .join("/");
        item.relevant = relevant.and_then(|wish| expression(wish, at));
        match kind {
            Kind::Calculate => item.calculation = constraint.and_then(|wish| expression(wish, at)),
            Kind::Group => open.push(item.name.clone()),
            _ => {
                item.constraint = constraint.map(|(shape, _)| {
                    Expression::parse(if shape % 2 == 0 { ". != 'b'" } else { ". > 1" }).unwrap()
                });
                // A requirement may read any item, later ones too: nothing depends on it.
                item.required = required.map(|(_, target)| {
                    Expression::parse(&format!("${{q{}}} = ''", usize::from(target) % plans.len()))
                        .unwrap()
                });
            }
        }
        item.list = kind.is_select().then(|| "l".to_owned());
        items.push(item);
        if group % 3 == 0 {
            open.pop();
        }
    }
    let choices = ["a", "b", "c"]
        .map(|name| Choice {
            name: name.to_owned(),
            label: crate::Texts::default(),
        })
        .to_vec();
    Form {
        title: String::new(),
        id: String::new(),
        version: String::new(),
        languages: vec![Language::named("fr")],
        default_language: "fr".to_owned(),
        items,
        lists: vec![ChoiceList {
            name: "l".to_owned(),
            choices,
        }],
    }
}

fn some_value(choice: u8) -> Value {
    match choice % 12 {
        0 => json!("a"),
        1 => json!("b"),
        2 => json!(["a", "b"]),
        3 => json!(0),
        4 => json!(3),
        5 => json!(2.5),
        6 => json!("2026-09-15"),
        7 => json!("2026-11-01"),
        8 => json!({ "refused": true }),
        9 => json!("abcd"),
        10 => json!(["c"]),
        _ => Value::Null,
    }
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let wish = || proptest::option::of((any::<u8>(), any::<u8>()));
    proptest::collection::vec(
        (any::<u8>(), any::<u8>(), wish(), wish(), wish()),
        2..usize::from(ITEMS),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn incremental_evaluation_is_evaluation_from_scratch(
        plans in plans(),
        answers in proptest::collection::vec((any::<u8>(), any::<u8>()), 1..30)
    ) {
        let form = form(&plans);
        let today = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let mut session = Session::new(&form, today);
        let mut taken = 0;
        for (item, choice) in answers {
            let name = format!("q{}", usize::from(item) % form.items.len());
            let before: Vec<_> = session.states.clone();
            let Ok(answer) = session.read(&name, &some_value(choice)) else { continue };
            let changes = session.answer(&name, answer).unwrap();
            taken += 1;
            let scratch = Session::from_answers(&form, today, &session.stored());
            prop_assert_eq!(&session.states, &scratch.states);
            prop_assert_eq!(session.submission(), scratch.submission());
            let moved = before.iter().zip(&session.states).filter(|(old, new)| old.value != new.value).count();
            prop_assert_eq!(changes.values.len(), moved);
            for item in &form.items {
                let around = item.parent_path().and_then(|path| path.rsplit('/').next()).is_none_or(|group| session.is_relevant(group));
                prop_assert!(around || !session.is_relevant(&item.name), "inside a group that is not relevant");
            }
        }
        prop_assert!(taken <= 30);
    }

    #[test]
    fn stored_answers_come_back_as_they_were(plans in plans(), answers in proptest::collection::vec((any::<u8>(), any::<u8>()), 1..30)) {
        let form = form(&plans);
        let today = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let mut session = Session::new(&form, today);
        for (item, choice) in answers {
            let name = format!("q{}", usize::from(item) % form.items.len());
            if let Ok(answer) = session.read(&name, &some_value(choice)) {
                session.answer(&name, answer).unwrap();
            }
        }
        let text = serde_json::to_string(&session.stored()).unwrap();
        let stored: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
        let again = Session::from_answers(&form, today, &stored);
        prop_assert!(again.unread().is_empty());
        for item in &form.items {
            prop_assert_eq!(session.given(&item.name), again.given(&item.name));
        }
        // A blank is only a blank when it was given as one.
        let blanks = session.answers.iter().flatten().filter(|answer| **answer == AnswerValue::Blank).count();
        prop_assert_eq!(stored.values().filter(|value| value.is_null()).count(), blanks);
    }
}
