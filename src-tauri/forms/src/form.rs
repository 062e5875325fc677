//! The questionnaire as Rythme keeps it: flat, in the order of the survey sheet, serialised to JSON as it is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::expr::Expression;
use crate::language::{Language, Texts};

/// What a row of the survey sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Text,
    Integer,
    Decimal,
    Date,
    SelectOne,
    SelectMultiple,
    Note,
    Calculate,
    Group,
    /// The day of the interview, filled in without being asked.
    Today,
}

impl Kind {
    /// The XLSForm type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::SelectOne => "select_one",
            Self::SelectMultiple => "select_multiple",
            Self::Note => "note",
            Self::Calculate => "calculate",
            Self::Group => "group",
            Self::Today => "today",
        }
    }

    /// Asked of the respondent.
    pub fn is_question(self) -> bool {
        !matches!(
            self,
            Self::Note | Self::Calculate | Self::Group | Self::Today
        )
    }

    /// Has a page of its own: a question or a note.
    pub fn is_shown(self) -> bool {
        self.is_question() || self == Self::Note
    }

    pub fn is_select(self) -> bool {
        matches!(self, Self::SelectOne | Self::SelectMultiple)
    }
}

/// A question, note, calculation or group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Item {
    /// Unique in the form.
    pub name: String,
    pub kind: Kind,
    /// The names from the outermost group down to this item, joined by `/`.
    pub path: String,
    /// The name of the group that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub group: Option<String>,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub label: Texts,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub hint: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub relevant: Option<Expression>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub required: Option<Expression>,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub required_message: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub constraint: Option<Expression>,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub constraint_message: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub calculation: Option<Expression>,
    /// The list of choices of a select.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub list: Option<String>,
    /// The answer that a new interview starts with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub default: Option<String>,
    /// Kept as written; no renderer reads it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub appearance: Option<String>,
}

impl Item {
    /// An item of that kind without anything yet.
    pub(crate) fn new(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            path: name.to_owned(),
            group: None,
            label: Texts::default(),
            hint: Texts::default(),
            relevant: None,
            required: None,
            required_message: Texts::default(),
            constraint: None,
            constraint_message: Texts::default(),
            calculation: None,
            list: None,
            default: None,
            appearance: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    pub name: String,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub label: Texts,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChoiceList {
    pub name: String,
    pub choices: Vec<Choice>,
}

/// A questionnaire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Form {
    pub title: String,
    pub id: String,
    pub version: String,
    /// In the order of their columns; never empty in a form that was read.
    pub languages: Vec<Language>,
    /// The name of the language that shows when none is chosen or a text lacks the chosen one.
    pub default_language: String,
    pub items: Vec<Item>,
    pub lists: Vec<ChoiceList>,
}

impl Form {
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }

    /// The choices of a question; none for what is no select.
    pub fn choices(&self, item: &Item) -> &[Choice] {
        item.list
            .as_ref()
            .and_then(|wanted| self.lists.iter().find(|list| list.name == *wanted))
            .map_or(&[], |list| &list.choices)
    }

    /// How many questions are asked at most.
    pub fn question_count(&self) -> usize {
        self.items
            .iter()
            .filter(|item| item.kind.is_question())
            .count()
    }

    /// The language that a name or a code means.
    pub fn language(&self, wanted: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.is(wanted))
    }

    /// A text in the wanted language (name or code), else in the default one, else in any.
    pub fn text<'a>(&self, texts: &'a Texts, wanted: &str) -> &'a str {
        let asked = self
            .language(wanted)
            .and_then(|language| texts.get(&language.name));
        asked
            .or_else(|| texts.get(&self.default_language))
            .or_else(|| {
                self.languages
                    .iter()
                    .find_map(|language| texts.get(&language.name))
            })
            .or_else(|| texts.0.values().next().map(String::as_str))
            .unwrap_or_default()
    }

    /// The canonical JSON by whose hash a form is identified: two workbooks with the same content have the same one.
    pub fn hash_input(&self) -> String {
        serde_json::to_string(self).expect("a form holds only texts and maps with text keys")
    }
}
