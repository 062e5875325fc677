//! What a column header means: its aliases, its language, and whether this version can do what the column asks for.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    Type,
    Name,
    Label,
    Hint,
    GuidanceHint,
    Image,
    Relevant,
    Required,
    RequiredMessage,
    Constraint,
    ConstraintMessage,
    Calculation,
    ChoiceFilter,
    Trigger,
    ReadOnly,
    Default,
    RepeatCount,
    Appearance,
    Parameters,
    Disabled,
    /// Of the choices sheet.
    List,
    /// A column of XLSForm that this version refuses when a row uses it.
    Refused,
    /// Not a column of XLSForm; in the choices sheet one that a choice filter may read.
    Unknown,
}

impl Field {
    pub(crate) fn is_translated(self) -> bool {
        matches!(
            self,
            Self::Label
                | Self::Hint
                | Self::GuidanceHint
                | Self::Image
                | Self::RequiredMessage
                | Self::ConstraintMessage
        )
    }
}

/// The columns of the survey sheet that are read, each with the other spellings of pyxform. In this order they are written.
pub(crate) const SURVEY: [(Field, &str, &[&str]); 20] = [
    (Field::Type, "type", &["command"]),
    (Field::Name, "name", &["tag", "value"]),
    (Field::Label, "label", &["caption"]),
    (Field::Hint, "hint", &[]),
    (Field::GuidanceHint, "guidance_hint", &[]),
    (Field::Image, "media::image", &["image"]),
    (Field::Required, "required", &["bind::required"]),
    (
        Field::RequiredMessage,
        "required_message",
        &["requiredmsg", "jr:requiredmsg", "bind::jr:requiredmsg"],
    ),
    (
        Field::Relevant,
        "relevant",
        &["relevance", "bind::relevant"],
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
    (Field::ChoiceFilter, "choice_filter", &[]),
    (Field::Trigger, "trigger", &[]),
    (
        Field::ReadOnly,
        "read_only",
        &["readonly", "bind::readonly"],
    ),
    (Field::Default, "default", &[]),
    (
        Field::RepeatCount,
        "repeat_count",
        &["count", "jr:count", "control::jr:count", "body::jr:count"],
    ),
    (
        Field::Appearance,
        "appearance",
        &["control::appearance", "body::appearance"],
    ),
    (Field::Parameters, "parameters", &[]),
    (Field::Disabled, "disabled", &[]),
];

/// The columns of the survey sheet that are refused when a row fills them, by the first part of their header or the first two.
pub(crate) const SURVEY_REFUSED: [&str; 22] = [
    "save_to",
    "big-image",
    "audio",
    "video",
    "media",
    "intent",
    "control::intent",
    "body::intent",
    "control::tag",
    "body::tag",
    "bind::type",
    "bind::jr:preload",
    "bind::jr:preloadparams",
    "bind::entities:saveto",
    "query",
    "sms_field",
    "sms_option",
    "sms_separator",
    "sms_allow_media",
    "sms_date_format",
    "sms_datetime_format",
    "sms_response",
];

/// The columns of the choices sheet that are read.
pub(crate) const CHOICES: [(Field, &str, &[&str]); 4] = [
    (Field::List, "list_name", &["list name"]),
    (Field::Name, "name", &["value"]),
    (Field::Label, "label", &["caption"]),
    (Field::Image, "media::image", &["image"]),
];

pub(crate) const CHOICES_REFUSED: [&str; 5] =
    ["big-image", "audio", "video", "media", "sms_option"];

/// The spelling in which a field is written.
pub(crate) fn name_of(field: Field) -> &'static str {
    SURVEY
        .iter()
        .chain(&CHOICES)
        .find(|(known, _, _)| *known == field)
        .map_or("", |(_, name, _)| name)
}

pub(crate) type Known = [(Field, &'static str, &'static [&'static str])];

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
    let long_key = long_key.as_deref().unwrap_or_default();
    let (field, rest) = match (lookup(long_key), lookup(&key)) {
        (Some(field), _) => (field, &parts[2..]),
        (None, Some(field)) => (field, &parts[1..]),
        (None, None) if refused.contains(&key.as_str()) || refused.contains(&long_key) => {
            return (Field::Refused, None);
        }
        (None, None) => return (Field::Unknown, None),
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
        assert_eq!(
            field("media::image::fr", true),
            (Field::Image, Some("fr".to_owned()))
        );
        assert_eq!(field("image", false), (Field::Image, None));
        assert_eq!(field("body::jr:count", true), (Field::RepeatCount, None));
        assert_eq!(field("Repeat count", false), (Field::RepeatCount, None));
        assert_eq!(field("save_to", false), (Field::Refused, None));
        assert_eq!(field("media::audio::fr", true), (Field::Refused, None));
        assert_eq!(field("bind::type", true), (Field::Refused, None));
        assert_eq!(field("relevant::fr", true), (Field::Refused, None));
        assert_eq!(field("bind::x", true), (Field::Unknown, None));
        assert_eq!(field("notes", false), (Field::Unknown, None));
        assert_eq!(field("label:fr", true), (Field::Unknown, None));
    }
}
