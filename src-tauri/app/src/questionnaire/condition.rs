//! A condition as the editor's small form shows it: comparisons, all or any of them. An expression that says more is left as it is
//! written; what this writes, it reads back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the answer to a question is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    Is,
    IsNot,
    /// Among several choices.
    Has,
    HasNot,
    Less,
    AtMost,
    More,
    AtLeast,
    Answered,
    Blank,
}

/// One comparison; `value` is empty where none is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Test {
    pub question: String,
    pub comparison: Comparison,
    pub value: String,
}

/// Comparisons of which all hold, or any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Condition {
    pub any: bool,
    pub tests: Vec<Test>,
}

/// The expression that says the condition; empty for one without comparisons, nothing when a value cannot be written.
pub(super) fn write(condition: &Condition) -> Option<String> {
    let word = if condition.any { " or " } else { " and " };
    let tests: Option<Vec<String>> = condition.tests.iter().map(write_test).collect();
    Some(tests?.join(word))
}

fn write_test(test: &Test) -> Option<String> {
    let question = format!("${{{}}}", test.question);
    let value = || quoted(&test.value);
    // A number is compared as one; a date, which is none, as a text.
    let amount = || {
        let number = test.value.trim();
        if number.parse::<f64>().is_ok_and(f64::is_finite) {
            Some(number.to_owned())
        } else {
            Some(format!("date({})", quoted(number)?)).filter(|_| is_date(number))
        }
    };
    Some(match test.comparison {
        Comparison::Is => format!("{question} = {}", value()?),
        Comparison::IsNot => format!("{question} != {}", value()?),
        Comparison::Has => format!("selected({question}, {})", value()?),
        Comparison::HasNot => format!("not(selected({question}, {}))", value()?),
        Comparison::Less => format!("{question} < {}", amount()?),
        Comparison::AtMost => format!("{question} <= {}", amount()?),
        Comparison::More => format!("{question} > {}", amount()?),
        Comparison::AtLeast => format!("{question} >= {}", amount()?),
        Comparison::Answered => format!("{question} != ''"),
        Comparison::Blank => format!("{question} = ''"),
    })
}

fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn quoted(text: &str) -> Option<String> {
    match (text.contains('\''), text.contains('"')) {
        (false, _) => Some(format!("'{text}'")),
        (true, false) => Some(format!("\"{text}\"")),
        (true, true) => None,
    }
}

/// Reads an expression of the small form; nothing for any other.
pub(super) fn read(text: &str) -> Option<Condition> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Condition {
            any: false,
            tests: Vec::new(),
        });
    }
    let all = split(text, " and ");
    let any = split(text, " or ");
    let (pieces, is_any) = if any.len() > 1 {
        (any, true)
    } else {
        (all, false)
    };
    let tests: Option<Vec<Test>> = pieces
        .into_iter()
        .map(|piece| read_test(piece.trim()))
        .collect();
    Some(Condition {
        any: is_any,
        tests: tests?,
    })
}

/// The pieces between a word that stands outside quotes.
fn split<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let (mut from, mut quote) = (0, None);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(letter) = rest.chars().next() else {
            break;
        };
        match quote {
            None if rest.starts_with(word) => {
                pieces.push(&text[from..at]);
                from = at + word.len();
                at = from;
                continue;
            }
            None if letter == '\'' || letter == '"' => quote = Some(letter),
            Some(open) if open == letter => quote = None,
            _ => {}
        }
        at += letter.len_utf8();
    }
    pieces.push(&text[from..]);
    pieces
}

fn read_test(text: &str) -> Option<Test> {
    if let Some(inside) = text
        .strip_prefix("not(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        return read_selected(inside, Comparison::HasNot);
    }
    if text.starts_with("selected(") {
        return read_selected(text, Comparison::Has);
    }
    let (question, rest) = reference(text)?;
    let rest = rest.trim_start();
    let (comparison, rest) = [
        ("!=", Comparison::IsNot),
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("=", Comparison::Is),
        ("<", Comparison::Less),
        (">", Comparison::More),
    ]
    .into_iter()
    .find_map(|(sign, comparison)| Some((comparison, rest.strip_prefix(sign)?.trim())))?;
    let (value, is_text) = value(rest)?;
    let comparison = match comparison {
        Comparison::IsNot if is_text && value.is_empty() => Comparison::Answered,
        Comparison::Is if is_text && value.is_empty() => Comparison::Blank,
        other => other,
    };
    Some(Test {
        question,
        comparison,
        value,
    })
}

fn read_selected(text: &str, comparison: Comparison) -> Option<Test> {
    let inside = text.strip_prefix("selected(")?.strip_suffix(')')?;
    let (question, rest) = reference(inside.trim())?;
    let (value, is_text) = value(rest.trim_start().strip_prefix(',')?.trim())?;
    is_text.then_some(Test {
        question,
        comparison,
        value,
    })
}

fn reference(text: &str) -> Option<(String, &str)> {
    let (name, rest) = text.strip_prefix("${")?.split_once('}')?;
    forms::expr::is_name(name).then(|| (name.to_owned(), rest))
}

/// A text in quotes, a number, or a date; and whether it was a text.
fn value(text: &str) -> Option<(String, bool)> {
    for quote in ['\'', '"'] {
        if let Some(inside) = text.strip_prefix(quote) {
            let inside = inside.strip_suffix(quote)?;
            return (!inside.contains(quote)).then(|| (inside.to_owned(), true));
        }
    }
    if let Some(inside) = text
        .strip_prefix("date(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let (date, _) = value(inside)?;
        return is_date(&date).then_some((date, false));
    }
    text.parse::<f64>()
        .is_ok_and(f64::is_finite)
        .then(|| (text.to_owned(), false))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn test(question: &str, comparison: Comparison, value: &str) -> Test {
        Test {
            question: question.to_owned(),
            comparison,
            value: value.to_owned(),
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_is_an_expression() {
        let tests = [
            test("age", Comparison::AtLeast, "18"),
            test("venue", Comparison::Is, "oui and non"),
            test("raisons", Comparison::HasNot, "temps"),
            test("raisons", Comparison::Has, "l'heure"),
            test("jour", Comparison::Less, "2026-09-15"),
            test("remarque", Comparison::Answered, ""),
            test("autre", Comparison::Blank, ""),
        ];
        for any in [false, true] {
            let condition = Condition {
                any,
                tests: tests.to_vec(),
            };
            let written = write(&condition).unwrap();
            assert!(
                forms::expr::Expression::parse(&written).is_ok(),
                "{written}"
            );
            assert_eq!(read(&written), Some(condition), "{written}");
        }
        assert_eq!(read("").unwrap().tests, []);
    }

    #[test]
    fn what_says_more_is_left_as_it_is() {
        for text in [
            "${a} = 'x' and (${b} = 'y' or ${c} = 'z')",
            "${a} = 'x' and ${b} = 'y' or ${c} = 'z'",
            "count-selected(${a}) > 1",
            "${a} = ${b}",
            "not(selected(., 'x'))",
            "${a}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_that_no_quotes_can_hold_is_not_written() {
        let condition = Condition {
            any: false,
            tests: vec![test("a", Comparison::Is, "l'un \"ou\" l'autre")],
        };
        assert_eq!(write(&condition), None);
    }
}
