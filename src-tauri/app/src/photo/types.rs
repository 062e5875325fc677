//! What the gallery of a visit and the CLI exchange.

use domain::id::{PhotoId, VisitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the bytes of a photo are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoState {
    /// Here, and in the folder.
    Here,
    /// Here, and not all of it in the folder yet.
    ToShare,
    /// Not all of it is here yet: its thumbnail came before it.
    ToReceive,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhotoRow {
    pub id: PhotoId,
    pub visit: Option<VisitId>,
    /// Its file's name.
    pub name: String,
    /// What it shows, in the officer's words; may be empty.
    pub caption: String,
    pub mime: String,
    #[ts(type = "number")]
    pub length: u64,
    /// Upright, in pixels; 0 where it is not known.
    pub width: u32,
    pub height: u32,
    /// `data:image/jpeg;base64,…`; absent for what cannot be drawn here.
    pub thumbnail: Option<String>,
    #[ts(type = "number | null")]
    pub taken_at: Option<i64>,
    pub position_kept: bool,
    pub state: PhotoState,
    /// How many of its parts are here, of how many.
    pub here: u32,
    pub parts: u32,
}

/// A file of this laptop.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PhotoAdd {
    pub visit: VisitId,
    pub path: String,
    #[serde(default)]
    pub caption: String,
    /// Leaves the file as it is, with the place where it was taken.
    #[serde(default)]
    pub keep_position: bool,
}

/// A file that was dropped or pasted: the page has its bytes and no path.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PhotoDrop {
    pub visit: VisitId,
    pub name: String,
    /// Base64.
    pub bytes: String,
    #[serde(default)]
    pub caption: String,
    #[serde(default)]
    pub keep_position: bool,
}

/// What became of the position that a picture said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoPosition {
    /// It said none.
    None,
    Removed,
    Kept,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhotoAdded {
    pub id: PhotoId,
    pub name: String,
    pub position: PhotoPosition,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PhotoEdit {
    pub id: PhotoId,
    pub name: String,
    pub caption: String,
}

/// Where to put a copy.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PhotoSave {
    pub id: PhotoId,
    pub path: String,
}

/// A photo for a window: `data:image/jpeg;base64,…`, or nothing where it cannot be drawn here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhotoView {
    pub url: Option<String>,
}
