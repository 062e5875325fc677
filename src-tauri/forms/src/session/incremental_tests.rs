//! The law of the session: evaluating only what an answer touches gives what evaluating everything gives.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::Session;
use crate::expr::Expression;
use crate::read::workbooks::empty;
use crate::{Choice, ChoiceList, Form, Item, Kind};

/// What a generated item is made of: kind, whether a group opens before or closes after it, and three expressions.
type Plan = (u8, u8, Option<(u8, u8)>, Option<(u8, u8)>, Option<(u8, u8)>);

const ITEMS: u8 = 14;

/// An expression that reads an earlier item, so that generated forms have no circle.
fn expression((shape, target): (u8, u8), before: usize) -> Option<Expression> {
    let name = format!("${{q{}}}", usize::from(target).checked_rem(before)?);
    let source = match shape % 12 {
        0 => format!("{name} = 'a'"),
        1 => format!("selected({name}, 'b') or {name} > 2"),
        2 => format!("not({name} != '')"),
        3 => format!("{name} + 1 > 3 and string-length({name}) < 4"),
        4 => format!("{name} < today()"),
        5 => format!("if({name} = '', 'a', concat({name}, 'b'))"),
        6 => format!("{name} + 1"),
        7 => format!("count({name}) > 1"),
        8 => format!("count({name}[. != '']) = position(..)"),
        9 => format!("join('-', {name})"),
        10 => format!("sum({name}) > 3 or {name} = 'a'"),
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
        Kind::Rank,
        Kind::Note,
        Kind::Calculate,
        Kind::Group,
        Kind::Repeat,
        Kind::Repeat,
    ];
    let mut form = empty();
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
            Kind::Repeat => {
                // Some repeats are counted by an earlier answer.
                let target = required.and_then(|(_, target)| usize::from(target).checked_rem(at));
                item.repeat_count = target.map(|target| {
                    Expression::parse(&format!("if(${{q{target}}} = 3, 3, 1)")).unwrap()
                });
                open.push(item.name.clone());
            }
            _ => {
                item.constraint = constraint.map(|(shape, _)| {
                    Expression::parse(if shape % 2 == 0 { ". != 'b'" } else { ". > 1" }).unwrap()
                });
                // A requirement may read any item, later ones too: nothing depends on it.
                item.required = required.map(|(_, target)| {
                    Expression::parse(&format!("${{q{}}} = ''", usize::from(target) % plans.len()))
                        .unwrap()
                });
                item.choice_filter = constraint
                    .filter(|(shape, _)| kind.is_select() && shape % 3 == 0)
                    .filter(|_| at > 0)
                    .map(|(_, target)| {
                        let name = usize::from(target) % at;
                        let source = format!("name != 'c' or ${{q{name}}} != ''");
                        Expression::parse(&source).unwrap()
                    });
            }
        }
        item.list = kind.is_select().then(|| "l".to_owned());
        form.items.push(item);
        if group % 3 == 0 {
            open.pop();
        }
    }
    form.lists = vec![ChoiceList {
        name: "l".to_owned(),
        choices: ["a", "b", "c"]
            .map(|name| Choice {
                name: name.to_owned(),
                ..Choice::default()
            })
            .to_vec(),
        ..ChoiceList::default()
    }];
    form
}

/// What is asked now with its place, so that a number can choose among rows too.
fn key(session: &Session<'_>, choice: u8) -> Option<String> {
    let nodes = session.nodes.in_order();
    let asked: Vec<usize> = nodes
        .into_iter()
        .filter(|at| {
            session
                .item_at(*at)
                .is_some_and(|item| item.kind.is_question())
        })
        .collect();
    let at = asked.get(usize::from(choice).checked_rem(asked.len())?)?;
    Some(session.key(*at))
}

/// A row comes or goes, where the form does not count them.
fn move_rows(session: &mut Session<'_>, choice: u8) -> bool {
    let repeats: Vec<String> = session
        .form()
        .keys()
        .into_iter()
        .filter(|key| session.can_add(key) || session.row_count(key) > 0)
        .collect();
    let Some(at) = usize::from(choice).checked_rem(repeats.len()) else {
        return false;
    };
    let rows = session.row_count(&repeats[at]);
    if choice % 5 < 3 || rows == 0 {
        session.add_row(&repeats[at]).is_some()
    } else {
        let row = usize::from(choice) % rows + 1;
        session
            .remove_row(&format!("{}[{row}]", repeats[at]))
            .is_some()
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

fn walk(session: &mut Session<'_>, item: u8, choice: u8) -> bool {
    if item.is_multiple_of(4) {
        return move_rows(session, choice);
    }
    let Some(key) = key(session, item) else {
        return false;
    };
    let Ok(answer) = session.read(&key, &some_value(choice)) else {
        return false;
    };
    session.answer(&key, answer).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn incremental_evaluation_is_evaluation_from_scratch(
        plans in plans(),
        answers in proptest::collection::vec((any::<u8>(), any::<u8>()), 1..30)
    ) {
        let form = form(&plans);
        let today = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let mut session = Session::new(&form, today);
        for (item, choice) in answers {
            walk(&mut session, item, choice);
            let scratch = Session::from_answers(&form, today, &session.stored());
            prop_assert_eq!(session.node_states(), scratch.node_states());
            prop_assert_eq!(session.submission(), scratch.submission());
            for at in session.nodes.in_order().into_iter().skip(1) {
                let around = session.nodes.spots[session.nodes.spots[at].parent].state.relevant;
                prop_assert!(around || !session.nodes.spots[at].state.relevant, "inside what is not relevant");
            }
        }
    }

    #[test]
    fn an_answer_tells_what_it_changed(plans in plans(), answers in proptest::collection::vec((any::<u8>(), any::<u8>()), 1..20)) {
        let form = form(&plans);
        let mut session = Session::new(&form, NaiveDate::from_ymd_opt(2026, 10, 1).unwrap());
        for (item, choice) in answers {
            let states = |session: &Session<'_>| -> BTreeMap<String, Option<String>> {
                session.node_states().into_iter().map(|state| (state.reference, state.value)).collect()
            };
            let before = states(&session);
            let Some(key) = key(&session, item) else { continue };
            let Ok(answer) = session.read(&key, &some_value(choice)) else { continue };
            let changes = session.answer(&key, answer).unwrap();
            let now = states(&session);
            if now.len() == before.len() {
                // What the form adds to itself has no key, and so is not told.
                let own = |reference: &String| !reference.ends_with("_count");
                let moved = now.iter().filter(|(reference, value)| own(reference) && before[*reference] != **value).count();
                prop_assert_eq!(changes.values.len(), moved);
            }
        }
    }

    #[test]
    fn stored_answers_come_back_as_they_were(plans in plans(), answers in proptest::collection::vec((any::<u8>(), any::<u8>()), 1..30)) {
        let form = form(&plans);
        let today = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let mut session = Session::new(&form, today);
        for (item, choice) in answers {
            walk(&mut session, item, choice);
        }
        let text = serde_json::to_string(&session.stored()).unwrap();
        let stored: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
        let again = Session::from_answers(&form, today, &stored);
        prop_assert!(again.unread().is_empty());
        prop_assert_eq!(again.stored(), stored);
        for at in session.nodes.in_order() {
            if !session.item_at(at).is_some_and(|item| item.kind.is_question()) {
                continue;
            }
            let key = session.key(at);
            prop_assert_eq!(session.given(&key), again.given(&key));
        }
    }
}
