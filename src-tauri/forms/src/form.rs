//! The questionnaire as Rythme keeps it: flat, in the order of the survey sheet, serialised to JSON as it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::expr::Expression;
use crate::kind::Kind;
use crate::language::{Language, Texts};

/// A question, note, calculation, group or repeat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Item {
    /// Unique in the group or repeat that holds it.
    pub name: String,
    pub kind: Kind,
    /// The names from the outermost group down to this item, joined by `/`: unique in the form.
    pub path: String,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub label: Texts,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub hint: Texts,
    /// What helps the interviewer, and shows on demand.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub guidance_hint: Texts,
    /// The file name of a picture that goes with the label.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub image: Texts,
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
    /// Which choices are offered: evaluated for each, with its columns as children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub choice_filter: Option<Expression>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub read_only: Option<Expression>,
    /// How many instances a repeat has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub repeat_count: Option<Expression>,
    /// The names, as written between `${` and `}`, whose change sets the calculation again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trigger: Vec<String>,
    /// The list of choices of a select.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub list: Option<String>,
    /// The answer that a new interview starts with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub default: Option<String>,
    /// An answer that a new interview, or a new instance of a repeat, computes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub computed_default: Option<Expression>,
    /// Words for the renderers, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub appearance: Option<String>,
    /// `randomize`, `seed`, `start`, `end`, `step`, `value`, `label`…, as written.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
}

impl Item {
    /// An item of that kind without anything yet.
    pub(crate) fn new(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            path: name.to_owned(),
            label: Texts::default(),
            hint: Texts::default(),
            guidance_hint: Texts::default(),
            image: Texts::default(),
            relevant: None,
            required: None,
            required_message: Texts::default(),
            constraint: None,
            constraint_message: Texts::default(),
            calculation: None,
            choice_filter: None,
            read_only: None,
            repeat_count: None,
            trigger: Vec::new(),
            list: None,
            default: None,
            computed_default: None,
            appearance: None,
            parameters: BTreeMap::new(),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    pub name: String,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub label: Texts,
    /// The file name of a picture that goes with the label.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub image: Texts,
    /// What choice filters read: every other column, by its header.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChoiceList {
    pub name: String,
    /// The csv beside the workbook that the choices came from. Its name without the ending is the list's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<String>,
    pub choices: Vec<Choice>,
}

/// A questionnaire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Form {
    pub title: String,
    pub id: String,
    pub version: String,
    /// The name of the element that holds everything, as references begin with it.
    #[serde(default = "default_root", skip_serializing_if = "is_default_root")]
    pub root: String,
    /// In the order of their columns; never empty in a form that was read.
    pub languages: Vec<Language>,
    /// The name of the language that shows when none is chosen or a text lacks the chosen one.
    pub default_language: String,
    /// `pages`, `theme-grid`…, as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub style: String,
    /// What a filled-in questionnaire is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub instance_name: Option<Expression>,
    /// Two choices of a list may have one name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub allow_choice_duplicates: bool,
    pub items: Vec<Item>,
    pub lists: Vec<ChoiceList>,
}

pub(crate) const ROOT: &str = "data";

fn default_root() -> String {
    ROOT.to_owned()
}

fn is_default_root(root: &str) -> bool {
    root == ROOT
}

impl Form {
    /// The first item of that name.
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }

    pub fn list(&self, name: &str) -> Option<&ChoiceList> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// The choices of a question; none for what is no select.
    pub fn choices(&self, item: &Item) -> &[Choice] {
        item.list
            .as_ref()
            .and_then(|wanted| self.list(wanted))
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
