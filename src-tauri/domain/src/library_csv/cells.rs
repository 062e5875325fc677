//! The single cell: spaces, INSEE codes and what Excel did to them, weekly hours, names compared.

use crate::week::DAY_MINUTES;

/// What a cell says of an INSEE code.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Insee {
    Valid(String),
    /// Five characters again, after a zero or a decimal part that a spreadsheet took or added.
    Repaired(String),
    Invalid,
}

/// No space at the ends and single ones inside, whatever kind they were.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case without accents, and `_` for whatever is no letter or digit: `Code INSEE` is `code_insee`.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars().flat_map(char::to_lowercase) {
        match unaccented(char) {
            Some(letters) => out.push_str(letters),
            None if char.is_alphanumeric() => out.push(char),
            // Accents apart from their letter, as some systems write them.
            None if ('\u{300}'..='\u{36f}').contains(&char) => {}
            None if out.is_empty() || out.ends_with('_') => {}
            None => out.push('_'),
        }
    }
    out.trim_end_matches('_').to_owned()
}

fn unaccented(char: char) -> Option<&'static str> {
    Some(match char {
        'à' | 'â' | 'ä' | 'á' | 'ã' => "a",
        'ç' => "c",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'î' | 'ï' | 'í' => "i",
        'ô' | 'ö' | 'ó' | 'õ' => "o",
        'ù' | 'û' | 'ü' | 'ú' => "u",
        'ÿ' => "y",
        'ñ' => "n",
        'œ' => "oe",
        'æ' => "ae",
        _ => return None,
    })
}

/// What makes two rows the same library when no code tells: name and commune.
pub(super) fn key(name: &str, insee: &str) -> (String, String) {
    (plain(name), insee.to_owned())
}

/// The name with what distinguishes it, unless it already holds it.
pub(super) fn with_second_name(name: &str, second: &str) -> String {
    if plain(name).contains(&plain(second)) {
        name.to_owned()
    } else {
        format!("{name} ({second})")
    }
}

/// Reads a commune's code: five characters, digits but for Corsica's `2A` and `2B`, of a department that exists.
pub(super) fn insee(text: &str) -> Insee {
    let upper = text.to_uppercase();
    if is_insee(&upper) {
        return Insee::Valid(upper);
    }
    let compact: String = upper
        .chars()
        .filter(|char| !char.is_whitespace() && !matches!(char, '\'' | '=' | '"'))
        .collect();
    let whole = compact
        .strip_suffix(".0")
        .or(compact.strip_suffix(",0"))
        .unwrap_or(&compact);
    let padded = if whole.len() == 4 {
        format!("0{whole}")
    } else {
        whole.to_owned()
    };
    if is_insee(&padded) {
        Insee::Repaired(padded)
    } else {
        Insee::Invalid
    }
}

fn is_insee(code: &str) -> bool {
    let Some((department, commune)) = code.split_at_checked(2) else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let known = matches!(department, "2A" | "2B" | "97" | "98")
        || digits(department) && ("01"..="95").contains(&department);
    known && commune.len() == 3 && digits(commune)
}

/// Minutes of a weekly total: `32,5`, `32.5`, `32h30`, `32 h 30`, `32:30`, `32 h`, `32`. `None` above what a week has.
pub(super) fn weekly_minutes(text: &str) -> Option<u32> {
    let text: String = text
        .to_lowercase()
        .chars()
        .filter(|char| !char.is_whitespace())
        .collect();
    let (hours, minutes) = match text.split_once(['h', ':']) {
        Some((hours, "" | "eures" | "eure")) => (number(hours)?, 0.0),
        Some((hours, minutes)) => (
            number(hours)?,
            number(minutes.trim_end_matches("min").trim_end_matches("mn"))
                .filter(|minutes| *minutes < 60.0)?,
        ),
        None => (number(&text)?, 0.0),
    };
    let total = (hours * 60.0 + minutes).round();
    // A non-negative number no larger than a week: the conversion is exact.
    (total <= 7.0 * f64::from(DAY_MINUTES)).then_some(total as u32)
}

fn number(text: &str) -> Option<f64> {
    let plain = !text.is_empty()
        && text.len() <= 12
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    plain.then(|| text.replace(',', ".").parse().ok()).flatten()
}
