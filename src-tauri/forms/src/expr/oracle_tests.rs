//! Expressions with the values that ODK's engine for web forms (`@getodk/xforms-engine` 0.22.0) gave them, over the same answers.
//! `oracle.tsv` was written by that engine, not by hand; where we differ on purpose the expression is here instead.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Context, Expression, Scope};

struct Answers(BTreeMap<&'static str, &'static str>);

impl Scope for Answers {
    fn value(&self, name: &str) -> &str {
        self.0.get(name).copied().unwrap_or_default()
    }
}

/// The answers that the engine was given; `nr` was answered and not relevant.
fn answers() -> Answers {
    Answers(BTreeMap::from([
        ("i", "34"),
        ("z", ""),
        ("d", "1.5"),
        ("s", "abc"),
        ("e", ""),
        ("zero", "0"),
        ("f", "false"),
        ("dt", "2026-09-15"),
        ("m", "b a c"),
        ("nr", ""),
    ]))
}

fn value(source: &str) -> String {
    let expression = Expression::parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let scope = answers();
    expression.text(&Context {
        scope: &scope,
        current: "",
        today,
    })
}

#[test]
fn values_are_those_of_the_engine() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for line in include_str!("oracle.tsv").lines() {
        let (source, expected) = line.split_once('\t').expect("an expression and its value");
        let found = value(source);
        compared += 1;
        if found != expected {
            wrong.push(format!(
                "{source} => {found:?}, the engine says {expected:?}"
            ));
        }
    }
    assert!(compared > 250, "{compared}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn differences_on_purpose() {
    // The engine returns one of the operands; a condition is a boolean.
    assert_eq!(value("1 or 0"), "true");
    assert_eq!(value("(1 and 2)"), "true");
    // The engine stops with an error, or writes "Invalid Date".
    assert_eq!(value("date('2026-02-30')"), "");
    assert_eq!(value("'2026-02-30' < '2026-03-05'"), "false");
    assert_eq!(value("date('x')"), "");
    // pyxform turns a no-break space into a space before the engine sees the expression.
    assert_eq!(value("normalize-space('a\u{a0}b')"), "a b");
    // There are no times of day yet.
    assert_eq!(value("date(20711.7)"), "2026-09-15");
    assert_eq!(value("date('2026-09-15T12:00:00')"), "2026-09-15");
}
