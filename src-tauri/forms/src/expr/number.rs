//! Numbers as ODK's engine reads and writes them: no number writes as nothing, integers without a point.

use super::date::days_of_text;

/// A number as text. What is no number is the empty text.
pub(crate) fn number_text(number: f64) -> String {
    if number.is_nan() {
        return String::new();
    }
    if number.is_infinite() {
        return if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned();
    }
    let size = number.abs();
    if size != 0.0 && !(1e-6..1e21).contains(&size) {
        let text = format!("{number:e}");
        return if text.contains("e-") {
            text
        } else {
            text.replace('e', "e+")
        };
    }
    // Adding zero turns the negative zero into the plain one.
    (number + 0.0).to_string()
}

/// A text as a number: spaces around are allowed, a date counts as its day number, anything else is not a number.
pub(crate) fn parse_number(text: &str) -> f64 {
    if text.is_empty() {
        return f64::NAN;
    }
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return 0.0;
    }
    match trimmed {
        "Infinity" | "+Infinity" => return f64::INFINITY,
        "-Infinity" => return f64::NEG_INFINITY,
        _ => {}
    }
    // Rust's own parser also knows words such as "inf", which are no numbers here.
    if trimmed
        .chars()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '+' | '-' | 'e' | 'E'))
        && let Ok(number) = trimmed.parse()
    {
        return number;
    }
    days_of_text(trimmed).unwrap_or(f64::NAN)
}
