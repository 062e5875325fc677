//! An export that names nobody: what could is left out, and combinations of answers that few people gave are not shown.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::finding::Finding;
use domain::id::SurveyId;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::cells::{self, Manner};
use super::columns::label;
use super::export::{Step, question};
use super::shape::Shape;
use super::stored::{self, Order, given};
use super::types::{Anonymous, Cells, CellsAsk, Layout, SmallCell, SmallRule};
use crate::{App, Error, Result};

const RULES: &str = include_str!("../../../../assets/rules/small_cells.toml");
/// The most combinations that are listed.
const MOST_LISTED: usize = 100;

#[derive(Deserialize)]
struct Rules {
    small_cells: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    from: String,
    least: u32,
    #[serde(default)]
    example: bool,
    source: String,
}

/// How many responses a combination must have at least, and where that comes from.
///
/// # Errors
/// `stored_unreadable` when the rules that ship cannot be read; a test holds that they can.
pub fn rule(app: &App) -> Result<SmallRule> {
    rule_at(app.today()).ok_or_else(|| Error::new("stored_unreadable").arg("detail", "small_cells"))
}

/// The last entry that has begun counts.
fn rule_at(today: NaiveDate) -> Option<SmallRule> {
    let mut rules = toml::from_str::<Rules>(RULES).ok()?.small_cells;
    let now = today.to_string();
    let at = rules.iter().rposition(|rule| rule.from <= now).unwrap_or(0);
    let rule = (at < rules.len()).then(|| rules.swap_remove(at))?;
    Some(SmallRule {
        least: rule.least,
        since: rule.from,
        example: rule.example,
        source: rule.source,
    })
}

/// What lies over the answers of an anonymous export.
pub(super) struct Veil {
    identifiers: Vec<usize>,
    /// Identifying questions with a number, and the width of their bands.
    bands: HashMap<usize, u32>,
    /// The items that are shown.
    shown: Vec<bool>,
    least: u32,
    counts: HashMap<String, u32>,
    /// Responses in small combinations, whose identifying answers are hidden.
    hidden: u32,
    left_out: Vec<String>,
    has_repeats: bool,
}

/// Counts the combinations of the identifying answers.
pub(super) fn veil(
    app: &App,
    shape: &Shape<'_>,
    survey: SurveyId,
    wish: &Anonymous,
    language: &str,
    step: Step<'_>,
) -> Result<Veil> {
    let least = match wish.k {
        Some(k) => k,
        None => rule(app)?.least,
    };
    if least < 2 {
        return Err(Error::new("anonymous_least"));
    }
    let place = |key: &String| question(shape, key).map(|(at, _)| at);
    let dropped: Vec<usize> = wish.dropped.iter().map(place).collect::<Result<_>>()?;
    let mut identifiers: Vec<usize> = wish.identifiers.iter().map(place).collect::<Result<_>>()?;
    identifiers.retain(|at| !dropped.contains(at));
    let mut bands = HashMap::new();
    for band in &wish.bands {
        let (at, item) = question(shape, &band.question)?;
        if !is_number(item.kind.as_str()) || band.width == 0 {
            return Err(Error::new("anonymous_band").arg("question", &band.question));
        }
        bands.insert(at, band.width);
    }
    let items = &shape.form.items;
    let safe = |at: usize| {
        let item = &items[at];
        let week = item
            .appearance
            .as_deref()
            .is_some_and(|appearance| appearance.split_whitespace().any(|w| w == "rythme-week"));
        shape.repeats[at].is_none()
            && (is_closed(item.kind.as_str()) || week)
            && !dropped.contains(&at)
    };
    let shown: Vec<bool> = (0..items.len()).map(safe).collect();
    if let Some(free) = identifiers.iter().find(|at| !shown[**at]) {
        return Err(Error::new("anonymous_free").arg("question", &shape.keys[*free]));
    }
    let columns = shape.columns_of(None);
    let hidden_columns = columns.iter().filter(|at| !shown[**at]);
    let mut veil = Veil {
        left_out: hidden_columns
            .map(|at| label(shape.form, &items[*at], language).to_owned())
            .collect(),
        has_repeats: shape.tables().len() > 1,
        identifiers,
        bands,
        shown,
        least,
        counts: HashMap::new(),
        hidden: 0,
    };
    if !veil.identifiers.is_empty() {
        stored::each(app, survey, Order::Submitted, step, &mut |_, answers| {
            let combination = veil.combination(shape, answers);
            *veil.counts.entry(combination).or_default() += 1;
            Ok(())
        })?;
        let small = veil.counts.values().filter(|count| **count < least);
        veil.hidden = small.sum();
    }
    Ok(veil)
}

/// Answers to choose from, or numbers: nothing that somebody typed freely, no moment, no name.
fn is_closed(kind: &str) -> bool {
    matches!(
        kind,
        "select_one"
            | "select_multiple"
            | "rank"
            | "integer"
            | "decimal"
            | "range"
            | "acknowledge"
            | "date"
    )
}

fn is_number(kind: &str) -> bool {
    matches!(kind, "integer" | "decimal" | "range")
}

impl Veil {
    pub fn shows(&self, at: usize) -> bool {
        self.shown[at]
    }

    /// The answers that may be shown; nothing when even these would be too few of a kind.
    pub fn over(
        &self,
        shape: &Shape<'_>,
        answers: &Map<String, Value>,
    ) -> Option<Map<String, Value>> {
        let small = self.is_small(shape, answers);
        // Fewer than the least without any identifying answer would stand out by that.
        if small && self.hidden < self.least {
            return None;
        }
        let mut left = Map::new();
        for at in (0..self.shown.len()).filter(|at| self.shown[*at]) {
            if small && self.identifiers.contains(&at) {
                continue;
            }
            if let Some(value) = answers.get(&shape.keys[at]) {
                left.insert(shape.keys[at].clone(), self.coarse(shape, at, value));
            }
        }
        Some(left)
    }

    fn is_small(&self, shape: &Shape<'_>, answers: &Map<String, Value>) -> bool {
        if self.identifiers.is_empty() {
            return false;
        }
        let count = self.counts.get(&self.combination(shape, answers));
        count.copied().unwrap_or(0) < self.least
    }

    /// Numbers in bands, days as months.
    fn coarse(&self, shape: &Shape<'_>, at: usize, value: &Value) -> Value {
        let kind = shape.form.items[at].kind.as_str();
        match (self.bands.get(&at), value) {
            (Some(width), Value::Number(number)) => number
                .as_f64()
                .map_or(Value::Null, |number| json!(band(number, *width))),
            (_, Value::String(day)) if kind == "date" => json!(day.get(..7).unwrap_or_default()),
            _ => value.clone(),
        }
    }

    fn combination(&self, shape: &Shape<'_>, answers: &Map<String, Value>) -> String {
        let values = self.identifiers.iter().map(|at| {
            let value = answers.get(&shape.keys[*at]).unwrap_or(&Value::Null);
            self.coarse(shape, *at, value)
        });
        Value::Array(values.collect()).to_string()
    }

    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.identifiers.is_empty() {
            findings.push(Finding::warning("anonymous_no_identifiers"));
        }
        if self.hidden >= self.least {
            let finding = Finding::warning("anonymous_hidden");
            findings.push(finding.arg("count", self.hidden).arg("least", self.least));
        } else if self.hidden > 0 {
            let finding = Finding::warning("anonymous_left_out");
            findings.push(finding.arg("count", self.hidden).arg("least", self.least));
        }
        for name in &self.left_out {
            findings.push(Finding::warning("anonymous_column").column(name));
        }
        if self.has_repeats {
            findings.push(Finding::warning("anonymous_repeats"));
        }
        findings
    }

    fn listed(&self, shape: &Shape<'_>, manner: &Manner<'_>) -> Vec<SmallCell> {
        let mut small: Vec<(&String, u32)> = self
            .counts
            .iter()
            .filter(|(_, count)| **count < self.least)
            .map(|(combination, count)| (combination, *count))
            .collect();
        small.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(b.0)));
        small
            .into_iter()
            .take(MOST_LISTED)
            .map(|(combination, count)| {
                let values: Vec<Value> = serde_json::from_str(combination).unwrap_or_default();
                let texts = self.identifiers.iter().zip(&values).map(|(at, value)| {
                    let item = &shape.form.items[*at];
                    match cells::cell(shape.form, item, given(Some(value)), manner) {
                        tables::Cell::Text(text) => text,
                        tables::Cell::Integer(number) => number.to_string(),
                        tables::Cell::Decimal(number) => number.to_string(),
                        tables::Cell::Blank => String::new(),
                    }
                });
                SmallCell {
                    values: texts.collect(),
                    count,
                }
            })
            .collect()
    }
}

/// `30–39` for 34 in bands of ten.
#[allow(clippy::cast_possible_truncation)]
fn band(number: f64, width: u32) -> String {
    let width = i64::from(width);
    let low = (number.floor() as i64).div_euclid(width) * width;
    format!("{low}–{}", low + width - 1)
}

/// Which combinations an anonymous export would hide.
///
/// # Errors
/// As the export.
pub fn small_cells(app: &App, ask: CellsAsk) -> Result<Cells> {
    let (survey, wish) = (ask.survey, &ask.anonymous);
    let form = crate::survey::form_of(&app.read(|db| Ok(db.survey(survey)?))?)?;
    let shape = Shape::new(&form);
    let language = &form.default_language;
    let veil = veil(app, &shape, survey, wish, language, &|_, _| Ok(()))?;
    let words = crate::words::Catalogue::new(app.language());
    let words = super::export::said(&words);
    let manner = Manner {
        layout: Layout::Rythme,
        labels: true,
        language,
        words: &words,
    };
    Ok(Cells {
        least: veil.least,
        responses: app.read(|db| Ok(db.response_count(survey)?))?,
        questions: veil
            .identifiers
            .iter()
            .map(|at| label(&form, &form.items[*at], language).to_owned())
            .collect(),
        combinations: u32::try_from(veil.counts.len()).unwrap_or(u32::MAX),
        small: u32::try_from(
            veil.counts
                .values()
                .filter(|count| **count < veil.least)
                .count(),
        )
        .unwrap_or(u32::MAX),
        hidden: veil.hidden,
        listed: veil.listed(&shape, &manner),
        findings: veil.findings(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let rule = rule_at(day).unwrap();
        assert!(rule.least >= 2 && !rule.source.is_empty());
    }

    #[test]
    fn bands_meet_and_do_not_overlap() {
        assert_eq!(band(30.0, 10), "30–39");
        assert_eq!(band(39.9, 10), "30–39");
        assert_eq!(band(40.0, 10), "40–49");
        assert_eq!(band(-1.0, 10), "-10–-1");
    }
}
