//! Numbers as ODK's engine reads and writes them: no number writes as nothing, integers without a point.

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

/// A text as JavaScript's `Number` reads it: spaces around are allowed, words are no numbers.
pub(crate) fn plain_number(text: &str) -> f64 {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return 0.0;
    }
    match trimmed {
        "Infinity" | "+Infinity" => return f64::INFINITY,
        "-Infinity" => return f64::NEG_INFINITY,
        _ => {}
    }
    if let Some(based) = based(trimmed) {
        return based;
    }
    // Rust's own parser also knows words such as "inf", which are no numbers here.
    let plain = trimmed
        .chars()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '+' | '-' | 'e' | 'E'));
    plain
        .then(|| trimmed.parse().ok())
        .flatten()
        .unwrap_or(f64::NAN)
}

/// `0x1f`, `0o17`, `0b11`.
fn based(text: &str) -> Option<f64> {
    let digits = text.get(2..)?;
    let base = match text.get(..2)? {
        "0x" | "0X" => 16,
        "0o" | "0O" => 8,
        "0b" | "0B" => 2,
        _ => return None,
    };
    if digits.starts_with(['+', '-']) {
        return Some(f64::NAN);
    }
    Some(u64::from_str_radix(digits, base).map_or(f64::NAN, |number| number as f64))
}

/// The whole number that a text begins with, as JavaScript's `parseInt` reads it.
pub(super) fn leading_integer(text: &str) -> f64 {
    let trimmed = text.trim_start();
    let digits_from = usize::from(trimmed.starts_with(['+', '-']));
    let digits = trimmed[digits_from..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    if digits == 0 {
        return f64::NAN;
    }
    trimmed[..digits_from + digits].parse().unwrap_or(f64::NAN)
}
