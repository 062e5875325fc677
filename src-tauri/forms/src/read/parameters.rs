//! The parameters column: pairs `key=value`, which of them a type knows, and which values they may have.

use std::collections::BTreeMap;

use domain::finding::Finding;

use super::table::Cell;
use crate::expr::is_name;
use crate::form::Item;
use crate::kind::Kind;

/// What a type knows. A type that is not here keeps whatever it is given, as in pyxform.
pub(crate) const KNOWN: [(Kind, &[&str]); 7] = [
    (Kind::Text, &["rows"]),
    (
        Kind::Range,
        &[
            "start",
            "end",
            "step",
            "tick_interval",
            "tick_labelset",
            "placeholder",
        ],
    ),
    (Kind::SelectOne, SELECT),
    (Kind::SelectMultiple, SELECT),
    (Kind::Rank, SELECT),
    (Kind::Image, &["max-pixels", "app"]),
    (
        Kind::Audit,
        &[
            "track-changes",
            "track-changes-reasons",
            "identify-user",
            "location-priority",
            "location-min-interval",
            "location-max-age",
        ],
    ),
];

const SELECT: &[&str] = &["randomize", "seed"];
/// What a select from a file knows besides.
pub(crate) const FROM_FILE: [&str; 2] = ["value", "label"];

/// Cuts the cell into pairs; none when it is no list of pairs.
fn pairs(text: &str) -> Option<BTreeMap<String, String>> {
    let spaced = text.replace('=', " = ");
    let words: Vec<&str> = spaced
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = BTreeMap::new();
    for pair in words.chunks(3) {
        let [key, "=", value] = pair else {
            return None;
        };
        if *key == "=" || *value == "=" {
            return None;
        }
        let key = key.to_lowercase();
        let kept = FROM_FILE.contains(&key.as_str()) || value.starts_with("${");
        let value = if kept {
            (*value).to_owned()
        } else {
            value.to_lowercase()
        };
        found.insert(key, value);
    }
    Some(found)
}

/// Reads the cell for an item of that kind.
pub(super) fn read(
    cell: &Cell<'_>,
    item: &Item,
    from_file: bool,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, String> {
    let Some(found) = pairs(cell.text) else {
        findings.push(cell.error("parameters_malformed"));
        return BTreeMap::new();
    };
    let known = KNOWN.iter().find(|(kind, _)| *kind == item.kind);
    for key in found.keys() {
        let ours = key == "step" && item.is_week();
        let file = from_file && FROM_FILE.contains(&key.as_str());
        let plain = known.is_none_or(|(_, known)| known.contains(&key.as_str()));
        if !(plain || file || ours) {
            findings.push(cell.error("parameter_unknown").arg("value", key));
        }
    }
    for (key, value) in &found {
        if !is_value(item.kind, key, value) {
            findings.push(
                cell.error("parameter_invalid")
                    .arg("parameter", key)
                    .arg("value", value),
            );
        }
    }
    if found.contains_key("seed") && !found.contains_key("randomize") {
        findings.push(cell.error("parameter_invalid").arg("parameter", "seed"));
    }
    if item.kind == Kind::Audit {
        whole_location(cell, &found, findings);
    }
    found
}

fn is_value(kind: Kind, key: &str, value: &str) -> bool {
    let one_of = |allowed: &[&str]| allowed.contains(&value);
    let whole = value.parse::<i64>().is_ok();
    match (kind, key) {
        (_, "randomize") if kind.is_select() => one_of(&["true", "false"]),
        (_, "seed") if kind.is_select() => {
            let reference = value
                .strip_prefix("${")
                .and_then(|rest| rest.strip_suffix('}'));
            value.parse::<f64>().is_ok() || reference.is_some_and(is_name)
        }
        (Kind::SelectOne | Kind::SelectMultiple, "value" | "label") => is_name(value),
        (Kind::Text, "rows") | (Kind::Image, "max-pixels") => whole,
        (Kind::Image, "app") => is_package(value),
        (Kind::Audit, "track-changes" | "identify-user") => one_of(&["true", "false"]),
        (Kind::Audit, "track-changes-reasons") => value == "on-form-edit",
        (Kind::Audit, "location-priority") => {
            one_of(&["no-power", "low-power", "balanced", "high-accuracy"])
        }
        (Kind::Audit, "location-min-interval" | "location-max-age") => {
            value.parse::<i64>().is_ok_and(|seconds| seconds >= 0)
        }
        _ => true,
    }
}

/// The name of an Android application: parts between points, each beginning with a letter.
fn is_package(value: &str) -> bool {
    let parts: Vec<&str> = value.split('.').collect();
    parts.len() > 1
        && parts.iter().all(|part| {
            part.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && part
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        })
}

/// Where one of the three is asked for, all are, and a place may not be older than it is asked for anew.
fn whole_location(cell: &Cell<'_>, found: &BTreeMap<String, String>, findings: &mut Vec<Finding>) {
    let keys = [
        "location-priority",
        "location-min-interval",
        "location-max-age",
    ];
    let given = keys.iter().filter(|key| found.contains_key(**key)).count();
    let seconds = |key: &str| found.get(key).and_then(|text| text.parse::<i64>().ok());
    let too_old = seconds("location-max-age") < seconds("location-min-interval");
    if (1..3).contains(&given) || (given == 3 && too_old) {
        findings.push(
            cell.error("parameter_invalid")
                .arg("parameter", "location-max-age"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn pairs_are_cut_at_spaces_commas_and_semicolons() {
        let found = pairs("Start = 1, end=10;STEP=2 label=Nom").unwrap();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("end", "10"),
                ("label", "Nom"),
                ("start", "1"),
                ("step", "2")
            ]
        );
        for wrong in ["start", "start=", "=1", "a=b=c", "a b=1"] {
            assert_eq!(pairs(wrong), None, "{wrong}");
        }
    }
}
