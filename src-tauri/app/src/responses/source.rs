//! Where a response comes from, so that the same one is known again whatever the file, and on every laptop.

use domain::id::{ResponseId, SurveyId, uuid_v7};
use store::responses::WholeResponse;
use uuid::Uuid;

const UUID: &str = "uuid:";
const CONTENT: &str = "content:";

/// The uuid that a response has elsewhere; its own where it was born here.
pub(super) fn uuid(response: &WholeResponse) -> String {
    let source = response.source.as_deref();
    match source.and_then(|source| source.strip_prefix(UUID)) {
        Some(elsewhere) => elsewhere.to_owned(),
        None => response.id.to_string(),
    }
}

/// The source of a response that another tool, or another survey, knows by that uuid.
pub(super) fn of_uuid(uuid: &str) -> String {
    format!("{UUID}{uuid}")
}

/// The source of a response that only its content names; `again` tells equal ones of a file apart.
pub(super) fn of_content(content: &str, again: u32) -> String {
    let hash = sync::hash_hex(format!("{again}\n{content}").as_bytes());
    format!("{CONTENT}{}", &hash[..32])
}

/// `uuid:3F…` and `3f…` are one name.
pub(super) fn plain_uuid(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix(UUID).unwrap_or(text);
    text.to_lowercase()
}

/// The id of a response in a survey: every laptop that imports it gives it the same, so that a sync brings no second one.
pub(super) fn id(survey: SurveyId, source: &str) -> ResponseId {
    let hash = sync::hash_hex(format!("{survey}\n{source}").as_bytes());
    let mut random = [0; 10];
    for (byte, pair) in random.iter_mut().zip(hash.as_bytes().chunks(2)) {
        *byte = std::str::from_utf8(pair)
            .ok()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .unwrap_or_default();
    }
    ResponseId(uuid_v7(born(survey), random))
}

/// When the survey was made, as its id says.
pub(super) fn born(survey: SurveyId) -> i64 {
    let bytes = Uuid::as_bytes(&survey.0);
    bytes[..6]
        .iter()
        .fold(0, |ms, byte| (ms << 8) | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_everywhere_and_another_in_another_survey() {
        let survey = |n| SurveyId(uuid_v7(1_789_423_200_000, [n; 10]));
        let source = of_uuid(&plain_uuid("uuid:AB-1"));
        assert_eq!(source, of_uuid("ab-1"));
        assert_eq!(id(survey(1), &source), id(survey(1), &source));
        assert_ne!(id(survey(1), &source), id(survey(2), &source));
        assert_ne!(of_content("{}", 0), of_content("{}", 1));
        assert_eq!(born(survey(1)), 1_789_423_200_000);
    }
}
