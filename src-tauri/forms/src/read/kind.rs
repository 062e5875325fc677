//! What the type column says, with the spellings of pyxform. As in pyxform, letters' case counts here.

use crate::kind::Kind;

/// The types without a list, each with its other spellings.
pub(crate) const PLAIN: [(Kind, &[&str]); 7] = [
    (
        Kind::Text,
        &["text", "string", "q string", "add text prompt"],
    ),
    (
        Kind::Integer,
        &["integer", "int", "q int", "add integer prompt"],
    ),
    (
        Kind::Decimal,
        &["decimal", "q decimal", "add decimal prompt"],
    ),
    (Kind::Date, &["date", "q date", "add date prompt"]),
    (Kind::Note, &["note", "q note", "add note prompt"]),
    (
        Kind::Calculate,
        &["calculate", "q calculate", "add calculate prompt"],
    ),
    (Kind::Today, &["today", "get today"]),
];

/// The types that name a list after a space.
pub(crate) const SELECTS: [(Kind, &[&str]); 2] = [
    (
        Kind::SelectOne,
        &[
            "select_one",
            "select one",
            "select one from",
            "select1",
            "add select one prompt using",
        ],
    ),
    (
        Kind::SelectMultiple,
        &[
            "select_multiple",
            "select all that apply",
            "select all that apply from",
            "add select multiple prompt using",
        ],
    ),
];

const CONTAINERS: [&str; 5] = ["repeat", "lgroup", "looped group", "loop", "group"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowType {
    Plain(Kind),
    Select(Kind, String),
    Begin,
    End,
    /// A repeat or a loop: refused, but its end is known.
    BeginRefused,
    EndRefused,
    Refused,
}

/// Reads a type whose spaces are collapsed.
pub(super) fn row_type(text: &str) -> RowType {
    if let Some(found) = container(text) {
        return found;
    }
    if let Some((kind, _)) = PLAIN
        .iter()
        .find(|(_, spellings)| spellings.contains(&text))
    {
        return RowType::Plain(*kind);
    }
    for (kind, spellings) in SELECTS {
        for spelling in spellings {
            let list = text
                .strip_prefix(spelling)
                .and_then(|rest| rest.strip_prefix(' '));
            // `select one from x` is not the list `from` of `select one` with something behind it.
            if let Some(list) = list.filter(|list| !list.contains(' ') && !list.contains("${")) {
                return RowType::Select(kind, list.to_owned());
            }
        }
    }
    RowType::Refused
}

fn container(text: &str) -> Option<RowType> {
    let (word, rest) = text.split_once([' ', '_'])?;
    let name = CONTAINERS.iter().find(|name| {
        rest == **name
            || rest
                .strip_prefix(**name)
                .is_some_and(|after| after.starts_with(' '))
    })?;
    Some(match (word, *name) {
        ("begin", "group") if rest == "group" => RowType::Begin,
        ("end", "group") if rest == "group" => RowType::End,
        ("begin", "group") | ("end", "group") => RowType::Refused,
        ("begin", _) => RowType::BeginRefused,
        ("end", _) => RowType::EndRefused,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_known_by_the_spellings_of_pyxform() {
        assert_eq!(row_type("int"), RowType::Plain(Kind::Integer));
        assert_eq!(row_type("begin_group"), RowType::Begin);
        assert_eq!(row_type("end group"), RowType::End);
        assert_eq!(row_type("begin_repeat"), RowType::BeginRefused);
        assert_eq!(row_type("end looped group"), RowType::EndRefused);
        let list = |kind| RowType::Select(kind, "jours".to_owned());
        assert_eq!(row_type("select1 jours"), list(Kind::SelectOne));
        assert_eq!(row_type("select one from jours"), list(Kind::SelectOne));
        assert_eq!(
            row_type("select all that apply from jours"),
            list(Kind::SelectMultiple)
        );
    }

    #[test]
    fn the_rest_is_refused() {
        for refused in [
            "geopoint",
            "range",
            "select_one",
            "select_one jours or_other",
            "select_one ${jours}",
            "select_one_from_file a.csv",
            "rank jours",
            "start",
            "audit",
            "Text",
            "begin",
            "text x",
        ] {
            assert_eq!(row_type(refused), RowType::Refused, "{refused}");
        }
    }
}
