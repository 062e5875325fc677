//! Until when a survey's answers may be kept: said when it is made, changed on purpose, and obeyed by the purge.

use chrono::{Months, NaiveDate};
use domain::entity::{EntityRef, SURVEY};
use domain::op::Op;
use serde::Deserialize;
use serde_json::json;
use store::Change;

use super::types::{KeepRule, SurveyKeep};
use crate::{App, Error, Result};

const RULES: &str = include_str!("../../../../assets/rules/retention.toml");

#[derive(Deserialize)]
struct Rules {
    retention: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    from: String,
    months: u32,
    #[serde(default)]
    example: bool,
    source: String,
}

/// The rule that holds on a day, with the end that it gives.
fn rule_at(today: NaiveDate) -> Option<(Rule, NaiveDate)> {
    let mut rules: Vec<Rule> = toml::from_str::<Rules>(RULES).ok()?.retention;
    let now = today.to_string();
    let at = rules.iter().rposition(|rule| rule.from <= now).unwrap_or(0);
    let rule = (at < rules.len()).then(|| rules.swap_remove(at))?;
    let end = today.checked_add_months(Months::new(rule.months))?;
    Some((rule, end))
}

/// The day until which answers are kept when nobody says otherwise.
pub(crate) fn default_end(today: NaiveDate) -> Option<NaiveDate> {
    rule_at(today).map(|(_, end)| end)
}

/// What is proposed for a new survey, and where that comes from.
///
/// # Errors
/// `stored_unreadable` when the rules that ship cannot be read; a test holds that they can.
pub fn rule(app: &App) -> Result<KeepRule> {
    let (rule, end) = rule_at(app.today())
        .ok_or_else(|| Error::new("stored_unreadable").arg("detail", "retention"))?;
    Ok(KeepRule {
        until: end.to_string(),
        months: rule.months,
        example: rule.example,
        source: rule.source,
    })
}

/// A day as it is kept; refused when it is none.
pub(super) fn day(text: &str) -> Result<String> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d")
        .map(|day| day.to_string())
        .map_err(|_| Error::new("date_unreadable").arg("date", text))
}

/// Says until when the answers of a survey may be kept.
///
/// # Errors
/// `date_unreadable`, `entity_unknown`.
pub fn keep(app: &App, args: SurveyKeep) -> Result<()> {
    let until = day(&args.until)?;
    let survey = app.read(|db| Ok(db.survey(args.id)?))?;
    if survey.keep_until.as_deref() == Some(until.as_str()) {
        return Ok(());
    }
    let title = survey.title;
    app.act(Op::KeepSurvey { title }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&SURVEY, args.id.0),
            [("keep_until".to_owned(), json!(until))],
        ))?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_rules_are_read_and_have_a_source() {
        let today = NaiveDate::from_ymd_opt(2027, 1, 31).unwrap();
        assert_eq!(default_end(today).unwrap().to_string(), "2029-01-31");
        let (rule, _) = rule_at(NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()).unwrap();
        assert_eq!((rule.months, rule.example), (24, true));
        assert!(rule.source.len() > 20);
    }
}
