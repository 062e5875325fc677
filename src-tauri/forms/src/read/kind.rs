//! What the type column says, with the spellings of pyxform. As in pyxform, letters' case counts here.

use crate::kind::Kind;

/// The types without a list, each with its other spellings.
pub(crate) const PLAIN: [(Kind, &[&str]); 18] = [
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
    (Kind::Time, &["time"]),
    (
        Kind::DateTime,
        &[
            "datetime",
            "dateTime",
            "date time",
            "q dateTime",
            "q date time",
            "add dateTime prompt",
            "add date time prompt",
        ],
    ),
    (Kind::Range, &["range"]),
    (
        Kind::Acknowledge,
        &[
            "acknowledge",
            "q acknowledge",
            "add acknowledge prompt",
            "trigger",
        ],
    ),
    (
        Kind::Image,
        &[
            "image",
            "photo",
            "q image",
            "q picture",
            "add image prompt",
            "add photo prompt",
        ],
    ),
    (Kind::Note, &["note", "q note", "add note prompt"]),
    (
        Kind::Calculate,
        &["calculate", "q calculate", "add calculate prompt"],
    ),
    (Kind::Hidden, &["hidden"]),
    (Kind::Start, &["start", "start time", "get start time"]),
    (Kind::End, &["end", "end time", "get end time"]),
    (Kind::Today, &["today", "get today"]),
    (
        Kind::DeviceId,
        &["deviceid", "device id", "get device id", "imei"],
    ),
    (Kind::Username, &["username"]),
    (Kind::Audit, &["audit"]),
];

/// The types that name a list after a space.
pub(crate) const SELECTS: [(Kind, &[&str]); 3] = [
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
    (Kind::Rank, &["rank"]),
];

/// The types that name a csv after a space.
pub(crate) const FROM_FILE: [(Kind, &[&str]); 2] = [
    (
        Kind::SelectOne,
        &["select_one_from_file", "select one from file"],
    ),
    (
        Kind::SelectMultiple,
        &["select_multiple_from_file", "select multiple from file"],
    ),
];

/// What follows the list when an answer of one's own is offered.
pub(crate) const OR_OTHER: [&str; 3] = ["or_other", "or other", "or specify other"];

/// The words after `begin` and `end`.
pub(crate) const CONTAINERS: [(Kind, &[&str]); 2] = [
    (Kind::Group, &["group"]),
    (Kind::Repeat, &["repeat", "lgroup", "looped group"]),
];

/// Where a select takes its choices from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Choices,
    File,
    External,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowType {
    Plain(Kind),
    Select {
        kind: Kind,
        list: String,
        source: Source,
        other: bool,
    },
    Begin(Kind),
    End(Kind),
    /// A loop: refused, but its end is known.
    BeginRefused,
    EndRefused,
    /// A setting that stands in the survey sheet: its name is the value.
    Setting(&'static str),
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
    match text {
        "form_title" | "set_form_title" => return RowType::Setting("form_title"),
        "form_id" | "set_form_id" => return RowType::Setting("form_id"),
        _ => {}
    }
    let external: [(Kind, &[&str]); 1] = [(Kind::SelectOne, &["select_one_external"])];
    let sources = [
        (Source::Choices, &SELECTS[..]),
        (Source::File, &FROM_FILE[..]),
        (Source::External, &external[..]),
    ];
    for (source, kinds) in sources {
        for (kind, spellings) in kinds {
            for spelling in *spellings {
                let Some((list, other)) = list(text, spelling) else {
                    continue;
                };
                return RowType::Select {
                    kind: *kind,
                    // A list that is a file is one under any spelling.
                    source: if source == Source::Choices && list.ends_with(".csv") {
                        Source::File
                    } else {
                        source
                    },
                    list: list.to_owned(),
                    other,
                };
            }
        }
    }
    RowType::Refused
}

/// What follows the spelling: one word, then perhaps an answer of one's own.
fn list<'a>(text: &'a str, spelling: &str) -> Option<(&'a str, bool)> {
    let rest = text.strip_prefix(spelling)?.strip_prefix(' ')?;
    let (list, other) = OR_OTHER
        .iter()
        .find_map(|other| Some((rest.strip_suffix(other)?.strip_suffix(' ')?, true)))
        .unwrap_or((rest, false));
    let one = !list.is_empty() && !list.contains(' ');
    one.then_some((list, other))
}

fn container(text: &str) -> Option<RowType> {
    let (word, rest) = text.split_once([' ', '_'])?;
    let found = CONTAINERS
        .iter()
        .find(|(_, spellings)| spellings.contains(&rest));
    let looped = rest == "loop" || rest.starts_with("loop ");
    Some(match (word, found) {
        ("begin", Some((kind, _))) => RowType::Begin(*kind),
        ("end", Some((kind, _))) => RowType::End(*kind),
        ("begin", None) if looped => RowType::BeginRefused,
        ("end", None) if looped => RowType::EndRefused,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_known_by_the_spellings_of_pyxform() {
        assert_eq!(row_type("int"), RowType::Plain(Kind::Integer));
        assert_eq!(row_type("begin_group"), RowType::Begin(Kind::Group));
        assert_eq!(row_type("end group"), RowType::End(Kind::Group));
        assert_eq!(row_type("begin_lgroup"), RowType::Begin(Kind::Repeat));
        assert_eq!(row_type("end looped group"), RowType::End(Kind::Repeat));
        assert_eq!(row_type("begin loop over x"), RowType::BeginRefused);
        let list = |kind, source, other| RowType::Select {
            kind,
            list: "jours".to_owned(),
            source,
            other,
        };
        let plain = |kind| list(kind, Source::Choices, false);
        assert_eq!(row_type("select1 jours"), plain(Kind::SelectOne));
        assert_eq!(row_type("select one from jours"), plain(Kind::SelectOne));
        assert_eq!(row_type("rank jours"), plain(Kind::Rank));
        assert_eq!(
            row_type("select all that apply from jours"),
            plain(Kind::SelectMultiple)
        );
        for other in ["or_other", "or other", "or specify other"] {
            assert_eq!(
                row_type(&format!("select_one jours {other}")),
                list(Kind::SelectOne, Source::Choices, true)
            );
        }
        assert_eq!(
            row_type("select_one_external jours"),
            list(Kind::SelectOne, Source::External, false)
        );
        for file in ["select one from file a.csv", "select_one a.csv"] {
            assert_eq!(
                row_type(file),
                RowType::Select {
                    kind: Kind::SelectOne,
                    list: "a.csv".to_owned(),
                    source: Source::File,
                    other: false
                }
            );
        }
    }

    #[test]
    fn the_rest_is_refused() {
        for refused in [
            "geopoint",
            "select_one",
            "select_one jours jamais",
            "select_one from jours ou non",
            "barcode",
            "background-audio",
            "Text",
            "begin",
            "begin group x",
            "text x",
            "xml-external",
        ] {
            assert_eq!(row_type(refused), RowType::Refused, "{refused}");
        }
    }
}
