//! What the screen "Historique" and the command line exchange about history. An object is named `kind/uuid`.

use domain::id::{DeviceId, SlotId, VersionId};
use domain::op::Op;
use domain::week::Slot;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Which acts: of one object, by one person, of one kind of object; everything where nothing is named.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct HistoryAsk {
    #[ts(optional)]
    pub of: Option<String>,
    #[ts(optional)]
    pub person: Option<String>,
    #[ts(optional)]
    pub kind: Option<String>,
    /// The most acts to give; 50 when absent.
    #[ts(optional)]
    pub limit: Option<u32>,
    /// Go on after this act: the `next` of the page before.
    #[ts(optional)]
    pub before: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryPage {
    /// The object that was asked for.
    pub object: Option<HistoryObject>,
    /// Latest first.
    pub acts: Vec<HistoryAct>,
    /// Where the next page begins; absent at the end.
    pub next: Option<String>,
}

/// One act: what one person did at one moment.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryAct {
    /// Names the moment just after the act.
    pub id: String,
    #[ts(type = "number")]
    pub at: i64,
    /// Empty for what was erased.
    pub by: String,
    pub device: DeviceId,
    /// Absent when it is of a later version, or erased.
    pub op: Option<Op>,
    /// Its content was erased: only its moment is left.
    pub erased: bool,
    /// What it touched: the first few.
    pub objects: Vec<HistoryObject>,
    /// How many objects it touched.
    pub count: u32,
    /// What it changed, when it touched one object.
    pub fields: Vec<FieldChange>,
    /// The names given to the state that it left.
    pub versions: Vec<VersionRow>,
}

/// A thing that was touched, with the name that it has now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryObject {
    /// `kind/uuid`.
    pub of: String,
    pub kind: String,
    pub id: String,
    /// Empty when it is not known here, or erased.
    pub title: String,
    /// The date of a visit.
    pub date: Option<String>,
    /// Out of sight today.
    pub removed: bool,
    /// Where it shows, `kind/uuid`: itself, or for a response its survey.
    pub home: String,
}

/// A field before and after. Of a slot `field` is `slot` and a value is `{day, start, end}` or null; of a note it is `note` and
/// the values are the words around what changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FieldChange {
    pub field: String,
    pub slot: Option<SlotId>,
    pub from: Value,
    pub to: Value,
}

/// A moment of an object: after an act, at a named version, or after so many of its changes.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct MomentAsk {
    pub of: String,
    #[ts(optional)]
    pub act: Option<String>,
    #[ts(optional)]
    pub version: Option<VersionId>,
    /// From 1, the first change, to the number of them.
    #[ts(optional)]
    pub position: Option<u32>,
    pub against: Against,
}

/// What a moment is compared with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The state just before.
    Before,
    /// The state of today.
    #[default]
    Now,
}

/// An object as it was. `from` and `other` are what it is compared with.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Moment {
    pub object: HistoryObject,
    /// The last change that it holds.
    pub act: String,
    #[ts(type = "number")]
    pub at: i64,
    pub by: String,
    pub op: Option<Op>,
    /// Its place among the changes of the object, from 1, and how many there are.
    pub position: u32,
    pub total: u32,
    /// The object was out of sight.
    pub removed: bool,
    /// Going back to it would change nothing.
    pub same_as_now: bool,
    /// Every plain field of both states, the note and the slots aside.
    pub fields: Vec<FieldChange>,
    /// The week of a draft.
    pub week: Option<WeekThen>,
    /// The note of a visit.
    pub note: Option<NoteThen>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WeekThen {
    pub slots: Vec<Slot>,
    pub weekly_minutes: u32,
    pub other_weekly_minutes: u32,
    /// Open in both, then only, in the other only.
    pub kept: Vec<Slot>,
    pub added: Vec<Slot>,
    pub removed: Vec<Slot>,
    /// The week then as a sentence in the screen's language.
    pub sentence: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct NoteThen {
    pub text: String,
    pub other: String,
}

/// A version that somebody gave a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VersionRow {
    pub id: VersionId,
    pub name: String,
    pub by: String,
    /// When the name was given.
    #[ts(type = "number")]
    pub at: i64,
}

/// Names a moment of an object; the present one when no act is given.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct VersionAdd {
    pub of: String,
    pub name: String,
    #[ts(optional)]
    pub act: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct VersionRename {
    pub id: VersionId,
    pub name: String,
}

/// Goes back to an act or to a named version.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct RestoreAsk {
    /// May be left out for a version.
    #[ts(optional)]
    pub of: Option<String>,
    #[ts(optional)]
    pub act: Option<String>,
    #[ts(optional)]
    pub version: Option<VersionId>,
}
