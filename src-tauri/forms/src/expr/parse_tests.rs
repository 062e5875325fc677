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
        ("../ + 1", syntax(4, "+")),
        ("${a}[", ExprError::End { offset: 5 }),
        ("sideways::a", unsupported(0, "sideways::")),
        (
            "'a' | ${b}",
            ExprError::NotReference {
                offset: 4,
                value: "|".to_owned(),
            },
        ),
        ("concat(1)[1]", syntax(9, "[")),
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
        value: "jr:choice-label".to_owned(),
    };
    assert_eq!(refused("1 + jr:choice-label(1, 2)"), unknown);
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
    assert!(Expression::parse("regex(., ${a})").is_ok());
    for odd in [
        "weighted-checklist(1, 2, 3)",
        "indexed-repeat(${a}, ${b}, 1, ${c})",
    ] {
        assert!(
            matches!(refused(odd), ExprError::ArgumentCount { .. }),
            "{odd}"
        );
    }
}

#[test]
fn paths_are_read_in_all_their_forms() {
    for source in [
        "../age > 3",
        "/data/age > 3",
        "count(${enfant}[vient = 'oui'])",
        "${a} | ${b}",
        "sum(*)",
        "true",
        "//item[@id='1'][last()]/..",
        "current()/../b",
        "child::a/descendant-or-self::node()/self::*",
        "/",
        "/ = 1",
        "(a | b)[2]/c",
        "jr:choice-name(${a}, '${a}')",
        "div div mod",
        "* * *",
    ] {
        assert!(
            Expression::parse(source).is_ok(),
            "{source}: {}",
            refused(source)
        );
    }
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
            "${", "..", "/", "//", "[", "]", "*", "a", "@a", "|", "position()", "last()", "current()", "preceding::", "indexed-repeat(", "once(", "checklist(",
            "now()", "uuid(", "decimal-date-time(", "format-date-time(", "é", "\u{1F600}", "pow(", "selected-at(",
        ]), 0..24)
    ) {
        let source = pieces.concat();
        if Expression::parse(&source).is_ok() {
            for held in ["", "1e300", "2026-09-15", "😀 a", "-5"] {
                let xml = format!("<data><a>{held}</a><b><a>{held}</a></b></data>");
                let clock = super::Clock::of_day(chrono::NaiveDate::default());
                let _ = super::evaluate(&source, &xml, Some("/data/a"), super::Wanted::Own, clock, &super::Dice::new(3));
            }
        }
    }
}
