//! What the screen "Questionnaires" and the CLI exchange.

use std::collections::BTreeMap;

use domain::finding::Finding;
use domain::id::{FormRowId, PublishedId, QuestionnaireId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::condition::Condition;
use crate::survey::types::Audience;

/// A questionnaire in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuestionnaireRow {
    pub id: QuestionnaireId,
    pub title: String,
    pub audience: Audience,
    pub questions: u32,
    pub languages: Vec<String>,
    /// The number of the latest published version; 0 for none.
    pub published: u32,
    /// Something was changed since that version.
    pub changed_since: bool,
    #[ts(type = "number")]
    pub changed_at: i64,
    pub demo: bool,
}

/// One questionnaire with everything that its editor shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuestionnaireDetail {
    pub row: QuestionnaireRow,
    pub languages: Vec<LanguageView>,
    /// In the order in which they are asked.
    pub rows: Vec<FormRowView>,
    pub lists: Vec<ListView>,
    /// What is wrong or worth knowing of the whole; what is about a row stands with the row.
    pub findings: Vec<Finding>,
    /// True when a version can be published.
    pub usable: bool,
    pub errors: u32,
    pub warnings: u32,
    pub published: Vec<PublishedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LanguageView {
    /// As its columns spell it: `Français (fr)`; `default` for columns without a language.
    pub name: String,
    /// Texts that another language has and this one lacks.
    pub missing: u32,
}

/// What is found of a row, and in which of its cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CellFinding {
    /// The column of the cell; empty for the whole row.
    pub column: String,
    pub finding: Finding,
}

/// A question, a group or a note.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormRowView {
    pub id: FormRowId,
    /// The group that holds it.
    pub parent: Option<FormRowId>,
    pub depth: u32,
    /// `text`, `select_one`, `week`, `group`…; another XLSForm type as it is written.
    pub kind: String,
    /// Its number among the questions that are asked; absent for what is no question.
    pub number: Option<u32>,
    pub name: String,
    /// What it says in the first language, or else in any.
    pub label: String,
    pub list: Option<String>,
    /// By the name of the XLSForm column; blank ones are absent.
    pub cells: BTreeMap<String, String>,
    /// `relevant` in the editor's small form; absent where it says more than that can show.
    pub condition: Option<Condition>,
    pub findings: Vec<CellFinding>,
    /// The columns that two laptops wrote differently: to be decided.
    pub disputed: Vec<String>,
}

/// A list of choices.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListView {
    pub name: String,
    /// How many questions take their choices from it.
    pub used_by: u32,
    pub choices: Vec<ChoiceRow>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ChoiceRow {
    pub id: FormRowId,
    pub name: String,
    pub label: String,
    pub cells: BTreeMap<String, String>,
    pub findings: Vec<CellFinding>,
    pub disputed: Vec<String>,
}

/// A published version: it never changes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PublishedRow {
    pub id: PublishedId,
    pub number: u32,
    pub title: String,
    pub audience: Audience,
    pub questions: u32,
    pub languages: Vec<String>,
    #[ts(type = "number")]
    pub published_at: i64,
    pub by: String,
    /// The beginning of the hash that it is known by.
    pub hash: String,
    /// How many surveys were made of it.
    pub surveys: u32,
}

/// Where a new questionnaire comes from; nothing: an empty one.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct QuestionnaireAdd {
    /// Empty: that of what it is made of.
    pub title: String,
    pub audience: Audience,
    /// The code of a template.
    #[ts(optional)]
    pub template: Option<String>,
    /// An XLSForm file.
    #[ts(optional)]
    pub path: Option<String>,
    /// Another questionnaire, copied.
    #[ts(optional)]
    pub copy: Option<QuestionnaireId>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct QuestionnaireAdded {
    /// Absent when the file was refused.
    pub id: Option<QuestionnaireId>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct QuestionnaireSave {
    pub id: QuestionnaireId,
    #[ts(optional)]
    pub title: Option<String>,
    #[ts(optional)]
    pub audience: Option<Audience>,
}

/// A language of a questionnaire.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LanguageChange {
    pub questionnaire: QuestionnaireId,
    /// As its columns will spell it: `English (en)`.
    pub name: String,
}

/// A new row after another; nothing: at the end of its group.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FormRowAdd {
    pub questionnaire: QuestionnaireId,
    pub kind: String,
    #[ts(optional)]
    pub after: Option<FormRowId>,
    #[ts(optional)]
    pub parent: Option<FormRowId>,
}

/// A new choice of a list.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChoiceAdd {
    pub questionnaire: QuestionnaireId,
    pub list: String,
    #[ts(optional)]
    pub after: Option<FormRowId>,
    /// In the first language: one choice for each.
    pub labels: Vec<String>,
}

/// Other cells of a row; an empty text takes one away.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FormRowSet {
    pub id: FormRowId,
    #[serde(default)]
    pub cells: BTreeMap<String, String>,
    /// Another kind of question.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
    /// Another list to take the choices from.
    #[serde(default)]
    #[ts(optional)]
    pub list: Option<String>,
    /// When it is asked.
    #[serde(default)]
    #[ts(optional)]
    pub condition: Option<Condition>,
}

/// A place: after another row, or first in a group (nothing: of the whole).
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FormRowMove {
    pub id: FormRowId,
    #[ts(optional)]
    pub parent: Option<FormRowId>,
    #[ts(optional)]
    pub after: Option<FormRowId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Up,
    Down,
    /// Into the group before it.
    In,
    /// Out of its group.
    Out,
}

/// One step by keyboard.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FormRowStep {
    pub id: FormRowId,
    pub direction: Direction,
}

/// A template that a questionnaire can begin with.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TemplateRow {
    /// `usagers`, `non-usagers` or `agents`.
    pub code: String,
    pub title: String,
    pub audience: Audience,
    pub questions: u32,
    pub languages: Vec<String>,
}

/// A question of the bank, by theme.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BankQuestion {
    pub code: String,
    pub theme: String,
    pub kind: String,
    pub label: String,
    pub choices: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct BankInsert {
    pub questionnaire: QuestionnaireId,
    pub code: String,
    #[ts(optional)]
    pub after: Option<FormRowId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct QuestionnaireExport {
    pub id: QuestionnaireId,
    pub path: String,
}
