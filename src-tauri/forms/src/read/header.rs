//! What a column header means: its aliases, its language, and whether this version can do what the column asks for.

/// What a column of the survey sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    Type,
    Name,
    Label,
    Hint,
    Relevant,
    Required,
    RequiredMessage,
    Constraint,
    ConstraintMessage,
    Calculation,
    Default,
    Appearance,
    /// Of the choices sheet.
    List,
    /// A column of XLSForm that this version refuses when a row uses it.
    Refused,
    /// Not a column of XLSForm.
    Unknown,
}

impl Field {
    pub(crate) fn is_translated(self) -> bool {
        matches!(
            self,
            Self::Label | Self::Hint | Self::RequiredMessage | Self::ConstraintMessage
        )
    }
}

/// The columns of the survey sheet that are read, each with the other spellings of pyxform.
pub(crate) const SURVEY: [(Field, &str, &[&str]); 12] = [
    (Field::Type, "type", &["command"]),
    (Field::Name, "name", &["tag", "value"]),
    (Field::Label, "label", &["caption"]),
    (Field::Hint, "hint", &[]),
    (
        Field::Relevant,
        "relevant",
        &["relevance", "bind::relevant"],
    ),
    (Field::Required, "required", &["bind::required"]),
    (
        Field::RequiredMessage,
        "required_message",
        &["requiredmsg", "jr:requiredmsg", "bind::jr:requiredmsg"],
    ),
    (Field::Constraint, "constraint", &["bind::constraint"]),
    (
        Field::ConstraintMessage,
        "constraint_message",
        &[
            "constraining_message",
            "jr:constraintmsg",
            "bind::jr:constraintmsg",
        ],
    ),
    (
        Field::Calculation,
        "calculation",
        &["calculate", "bind::calculate"],
    ),
    (Field::Default, "default", &[]),
    (Field::Appearance, "appearance", &["control::appearance"]),
];

/// The columns of the survey sheet that are refused when a row fills them, by the first part of their header.
pub(crate) const SURVEY_REFUSED: [&str; 33] = [
    "choice_filter",
    "repeat_count",
    "count",
    "jr:count",
    "trigger",
    "read_only",
    "readonly",
    "parameters",
    "guidance_hint",
    "image",
    "big-image",
    "audio",
    "video",
    "media",
    "autoplay",
    "rows",
    "body",
    "control",
    "bind",
    "instance",
    "intent",
    "save_to",
    "disabled",
    "query",
    "noapperrorstring",
    "no_app_error_string",
    "compact_tag",
    "sms_field",
    "sms_option",
    "sms_separator",
    "sms_allow_media",
    "sms_date_format",
    "sms_response",
];

/// The columns of the choices sheet that are read.
pub(crate) const CHOICES: [(Field, &str, &[&str]); 3] = [
    (Field::List, "list_name", &["list name"]),
    (Field::Name, "name", &["value"]),
    (Field::Label, "label", &["caption"]),
];

pub(crate) const CHOICES_REFUSED: [&str; 5] = ["image", "big-image", "audio", "video", "media"];

type Known = [(Field, &'static str, &'static [&'static str])];

/// A column: where it is, how it is spelled, what it means.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub at: u32,
    pub header: String,
    pub field: Field,
    /// As spelled after `::`; none for a column without a language.
    pub language: Option<String>,
}

/// Understands the headers of a sheet. A `:` separates only where no header of the sheet uses `::`.
pub(super) fn columns(headers: &[(u32, String)], known: &Known, refused: &[&str]) -> Vec<Column> {
    let double = headers.iter().any(|(_, header)| header.contains("::"));
    headers
        .iter()
        .map(|(at, header)| {
            let (field, language) = meaning(header, double, known, refused);
            Column {
                at: *at,
                header: header.clone(),
                field,
                language,
            }
        })
        .collect()
}

fn meaning(header: &str, double: bool, known: &Known, refused: &[&str]) -> (Field, Option<String>) {
    let parts = parts(header, double);
    let key = snake(&parts[0]);
    // `bind::relevant` is one name made of two parts.
    let long_key = parts
        .get(1)
        .map(|second| format!("{key}::{}", snake(second)));
    let lookup = |wanted: &str| {
        let found = known.iter().find(|(_, name, aliases)| {
            *name == wanted || aliases.iter().any(|alias| snake(alias) == wanted)
        });
        found.map(|(field, _, _)| *field)
    };
    let (field, rest) = match long_key.and_then(|key| lookup(&key)) {
        Some(field) => (field, &parts[2..]),
        None => match lookup(&key) {
            Some(field) => (field, &parts[1..]),
            None if refused.contains(&key.as_str()) => return (Field::Refused, None),
            None => return (Field::Unknown, None),
        },
    };
    match rest {
        [] => (field, None),
        [language] if field.is_translated() && !language.is_empty() => {
            (field, Some(language.clone()))
        }
        // A language where XLSForm has none, or two of them.
        _ => (Field::Refused, None),
    }
}

fn parts(header: &str, double: bool) -> Vec<String> {
    let separator = if double || header.contains("::") {
        "::"
    } else {
        ":"
    };
    let mut parts: Vec<String> = header
        .split(separator)
        .map(|part| part.trim().to_owned())
        .collect();
    // `jr:constraintMsg` is one name, whatever separates.
    if parts.len() > 1
        && let Some(at) = parts[..parts.len() - 1]
            .iter()
            .position(|part| part == "jr")
    {
        let name = parts.remove(at + 1);
        parts[at] = format!("jr:{name}");
    }
    parts
}

fn snake(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(header: &str, double: bool) -> (Field, Option<String>) {
        meaning(header, double, &SURVEY, &SURVEY_REFUSED)
    }

    #[test]
    fn headers_are_known_by_all_their_spellings() {
        let french = Some("Français (fr)".to_owned());
        assert_eq!(
            field("Label :: Français (fr)", true),
            (Field::Label, french.clone())
        );
        assert_eq!(
            field("constraint message::Français (fr)", true),
            (Field::ConstraintMessage, french.clone())
        );
        assert_eq!(
            field("bind::jr:constraintMsg::Français (fr)", true),
            (Field::ConstraintMessage, french)
        );
        assert_eq!(
            field("label:fr", false),
            (Field::Label, Some("fr".to_owned()))
        );
        assert_eq!(
            field("jr:constraintMsg:fr", false),
            (Field::ConstraintMessage, Some("fr".to_owned()))
        );
        assert_eq!(field("Relevance", false), (Field::Relevant, None));
        assert_eq!(field("bind::relevant", true), (Field::Relevant, None));
    }

    #[test]
    fn what_is_no_column_of_ours_is_told_apart() {
        assert_eq!(field("choice_filter", false), (Field::Refused, None));
        assert_eq!(field("media::image::fr", true), (Field::Refused, None));
        assert_eq!(field("bind::type", true), (Field::Refused, None));
        assert_eq!(field("relevant::fr", true), (Field::Refused, None));
        assert_eq!(field("notes", false), (Field::Unknown, None));
        assert_eq!(field("label:fr", true), (Field::Unknown, None));
    }
}
