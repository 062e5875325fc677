//! `espace.json`, the one readable file: which space this is, and from which format on one has to be newer than we are.

use domain::id::SpaceId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub const MARKER: &str = "espace.json";
/// It is some 100 bytes; later versions may say more.
pub const MAX_MARKER: u64 = 64 << 10;
pub const FORMAT: u32 = 1;
const APP: &str = "rythme";

/// What a folder says of its space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpaceInfo {
    pub space: SpaceId,
    pub format: u32,
}

/// What a file of the root turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    Space(SpaceInfo),
    Newer(u32),
    /// No JSON at all: empty, cut short, or overwritten.
    Torn,
    /// Something else.
    Foreign,
}

#[derive(Serialize, Deserialize)]
struct Marker {
    format: u32,
    space: SpaceId,
    app: String,
}

/// The bytes of a new `espace.json`. Written once; the order of the members is part of the format's test.
pub fn write(space: SpaceId) -> Vec<u8> {
    let text = format!("{{\"format\":{FORMAT},\"space\":\"{space}\",\"app\":\"{APP}\"}}\n");
    text.into_bytes()
}

/// Reads by content. Members that this version does not know are left alone.
pub fn read(bytes: &[u8]) -> Reading {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return Reading::Torn;
    };
    let format = value.get("format").and_then(Value::as_u64);
    if value.get("app").and_then(Value::as_str) != Some(APP) {
        return Reading::Foreign;
    }
    match format.and_then(|format| u32::try_from(format).ok()) {
        Some(format) if format > FORMAT => Reading::Newer(format),
        Some(FORMAT) => {
            serde_json::from_value::<Marker>(value).map_or(Reading::Foreign, |marker| {
                Reading::Space(SpaceInfo {
                    space: marker.space,
                    format: marker.format,
                })
            })
        }
        _ => Reading::Foreign,
    }
}

/// Root files worth opening: whatever a mirror makes of `espace.json` when two laptops made one.
pub fn may_be(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.ends_with(".json") || lower.contains("espace")
}

/// Root files that a torn content makes suspicious.
pub fn is_named_so(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.starts_with("espace") && lower.ends_with(".json")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_reads_what_it_writes_and_tolerates_more() {
        let space = SpaceId(uuid::Uuid::from_u128(7));
        let info = Reading::Space(SpaceInfo { space, format: 1 });
        assert_eq!(read(&write(space)), info);
        let more = format!(r#"{{"app":"rythme","later":[1],"space":"{space}","format":1}}"#);
        assert_eq!(read(more.as_bytes()), info);
    }

    #[test]
    fn every_truncation_is_torn() {
        let whole = write(SpaceId(uuid::Uuid::from_u128(7)));
        for len in 0..whole.len() - 2 {
            assert_eq!(read(&whole[..len]), Reading::Torn, "{len} bytes");
        }
    }

    #[test]
    fn others_are_foreign_and_later_ones_newer() {
        assert_eq!(read(br#"{"name":"package"}"#), Reading::Foreign);
        assert_eq!(
            read(br#"{"app":"rythme","format":1,"space":"x"}"#),
            Reading::Foreign
        );
        assert_eq!(
            read(br#"{"app":"rythme","format":2,"spaces":[]}"#),
            Reading::Newer(2)
        );
    }
}
