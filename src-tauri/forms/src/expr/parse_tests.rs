//! What the parser accepts, what it refuses and where, and that no text makes it panic.

use proptest::prelude::*;

use super::{ExprError, Expression};

fn refused(source: &str) -> ExprError {
    match Expression::parse(source) {
        Ok(_) => panic!("{source} was accepted"),
        Err(error) => error,
    }
}

#[test]
fn a_refusal_says_what_and_where() {
    let syntax = |offset, value: &str| ExprError::Syntax {
        offset,
        value: value.to_owned(),
    };
    let unsupported = |offset, value: &str| ExprError::Unsupported {
        offset,
        value: value.to_owned(),
    };
    for (source, expected) in [
        ("1 2", syntax(2, "2")),
        ("1 == 1", syntax(2, "=")),
        ("1 <> 2", syntax(3, ">")),
        ("${é} = 'oui' &", syntax(13, "&")),
        ("'abc", syntax(0, "'")),
        ("--1", syntax(1, "-")),
        ("+ 1", syntax(0, "+")),
        ("()", syntax(1, ")")),
        ("${a} ${b}", syntax(5, "${b}")),
        ("1e3", syntax(0, "1")),
        ("!1", syntax(0, "!")),
        ("true", unsupported(0, "true")),
        ("../age > 3", unsupported(0, "..")),
        ("/data/age > 3", unsupported(0, "/")),
        ("count(${enfant}[vient = 'oui'])", unsupported(15, "[")),
        ("${a} | ${b}", unsupported(5, "|")),
        ("sum(*)", unsupported(4, "*")),
        ("1 +", ExprError::End { offset: 3 }),
        ("", ExprError::End { offset: 0 }),
        ("not(1", ExprError::End { offset: 5 }),
    ] {
        assert_eq!(refused(source), expected, "{source}");
    }
}

#[test]
fn references_must_be_well_formed() {
    for (source, offset, value) in [
        ("1 + ${ a}", 4, "${ a}"),
        ("${a", 0, "${a"),
        ("${last-saved#a}", 0, "${last-saved#a}"),
        ("${}", 0, "${}"),
    ] {
        let expected = ExprError::Reference {
            offset,
            value: value.to_owned(),
        };
        assert_eq!(refused(source), expected, "{source}");
    }
}

#[test]
fn functions_are_known_and_counted() {
    let unknown = ExprError::UnknownFunction {
        offset: 4,
        value: "jr:choice-name".to_owned(),
    };
    assert_eq!(refused("1 + jr:choice-name(1, 2)"), unknown);
    let count = ExprError::ArgumentCount {
        offset: 0,
        value: "if".to_owned(),
        expected: "3".to_owned(),
        found: 2,
    };
    assert_eq!(refused("if(true(), 1)"), count);
    assert!(matches!(
        refused("round()"),
        ExprError::ArgumentCount { .. }
    ));
    assert!(matches!(
        refused("today(1)"),
        ExprError::ArgumentCount { .. }
    ));
    assert!(matches!(
        refused("count('a')"),
        ExprError::NotReference { .. }
    ));
    let pattern = ExprError::Pattern {
        offset: 9,
        value: "(".to_owned(),
    };
    assert_eq!(refused("regex(., '(')"), pattern);
    assert!(matches!(
        refused("regex(., ${a})"),
        ExprError::Pattern { .. }
    ));
}

#[test]
fn curly_quotes_and_no_break_spaces_are_read_as_plain_ones() {
    let expression =
        Expression::parse("${a}\u{a0}=\u{a0}\u{2018}oui\u{2019} or ${b} = \u{201c}l'été\u{201d}")
            .unwrap();
    assert_eq!(
        expression.references().iter().collect::<Vec<_>>(),
        ["a", "b"]
    );
}

#[test]
fn depth_is_bounded_and_long_chains_pass() {
    let terms = |count: usize| vec!["${a} = 1"; count].join(" or ");
    assert!(Expression::parse(&terms(150)).is_ok());
    assert!(matches!(refused(&terms(10_000)), ExprError::TooDeep { .. }));
    assert!(matches!(
        refused(&"(".repeat(30_000)),
        ExprError::TooDeep { .. }
    ));
    assert!(matches!(
        refused(&"not(".repeat(8_000)),
        ExprError::TooDeep { .. }
    ));
    assert!(matches!(
        refused(&"1 - -".repeat(6_000)),
        ExprError::TooDeep { .. } | ExprError::End { .. }
    ));
}

#[test]
fn an_expression_survives_json_and_a_wrong_one_is_refused_there() {
    let expression = Expression::parse("${a} > 1 and . != ''").unwrap();
    assert!(expression.uses_current() && !expression.is_bare_reference());
    let json = serde_json::to_string(&expression).unwrap();
    assert_eq!(json, "\"${a} > 1 and . != ''\"");
    let again: Expression = serde_json::from_str(&json).unwrap();
    assert_eq!(again, expression);
    assert!(serde_json::from_str::<Expression>("\"foo(\"").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_the_parser_panic(source in ".{0,200}") {
        let _ = Expression::parse(&source);
    }

    #[test]
    fn no_sequence_of_pieces_makes_the_parser_or_the_evaluation_panic(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "${a}", ".", "1", ".5", "'x'", "\"2026-09-15\"", "(", ")", ",", " and ", " or ", "=", "!=", "<", ">=", "+", "-", "*", " div ",
            " mod ", "not(", "if(", "selected(", "round(", "substr(", "date(", "format-date(", "regex(", "today()", "count(", "concat(",
            "${", "..", "/", "[", "é", "\u{1F600}", "pow(", "selected-at(",
        ]), 0..24)
    ) {
        struct One(&'static str);
        impl super::Scope for One {
            fn value(&self, _: &str) -> &str {
                self.0
            }
        }
        if let Ok(expression) = Expression::parse(&pieces.concat()) {
            for held in ["", "1e300", "2026-09-15", "😀 a", "-5"] {
                let scope = One(held);
                let context = super::Context { scope: &scope, current: held, today: chrono::NaiveDate::default() };
                let _ = (expression.text(&context), expression.holds(&context));
            }
        }
    }
}
