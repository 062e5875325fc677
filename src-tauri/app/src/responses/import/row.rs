//! A row of a file as a response: its fields, under an id that every laptop gives it.

use std::collections::HashMap;

use domain::finding::Finding;
use domain::id::{ResponseId, SurveyId};
use forms::Form;
use serde_json::{Map, Value, json};

use super::dates;
use super::headers::{Headers, Told};
use crate::responses::shape::Shape;
use crate::responses::source;
use crate::survey::response_fields;

/// A row that can be added.
pub(super) struct Ready {
    pub id: ResponseId,
    /// An id that it may have here already: it was born in Rythme, and came back through another tool's layout.
    pub born_here: Option<ResponseId>,
    pub fields: Vec<(String, Value)>,
}

/// What is wrong about answers that a form nevertheless lets be kept.
const BEARABLE: [&str; 2] = ["answer_required", "answer_constraint"];

/// Makes responses of rows; remembers the content of those that have no name of their own.
pub(super) struct Rows<'r> {
    pub shape: &'r Shape<'r>,
    pub survey: SurveyId,
    contents: HashMap<String, u32>,
}

impl<'r> Rows<'r> {
    pub fn new(shape: &'r Shape<'r>, survey: SurveyId) -> Self {
        Self {
            shape,
            survey,
            contents: HashMap::new(),
        }
    }

    /// A response, or nothing when an answer cannot be kept; the findings say why.
    pub fn ready(
        &mut self,
        headers: &Headers,
        cells: &[String],
        given: Map<String, Value>,
        findings: &mut Vec<Finding>,
    ) -> Option<Ready> {
        let form = self.shape.form;
        let told = |told: Told| headers.cell(cells, told);
        let at = |told: Told| headers.cell(cells, told).and_then(dates::moment);
        let submitted = at(Told::Submitted).or_else(|| at(Told::Ended));
        let submitted = submitted.or_else(|| at(Told::Started));
        if submitted.is_none() {
            findings.push(Finding::warning("import_no_moment"));
        }
        let submitted_at = submitted.unwrap_or_else(|| source::born(self.survey));
        let started_at = at(Told::Started).unwrap_or(submitted_at);
        let checked = forms::validate(form, dates::day_of(submitted_at), &given);
        let mut valid = true;
        for finding in checked.findings {
            let bearable = BEARABLE.contains(&finding.code.as_str());
            valid &= !(bearable && finding.is_error());
            findings.push(placed(self.shape, headers, finding, bearable));
        }
        if findings.iter().any(Finding::is_error) {
            return None;
        }
        let mut answers = checked.answers_clean;
        unknown_again(&given, &mut answers);
        let own = told(Told::OwnId).map(source::plain_uuid);
        let here = told(Told::Survey) == Some(self.survey.to_string().as_str());
        let elsewhere = [Told::Key, Told::Uuid].into_iter().find_map(told);
        let (id, source, born_here) = match (&own, elsewhere) {
            (Some(own), _) if here && own.parse::<ResponseId>().is_ok() => {
                let source = told(Told::Source).map(str::to_owned);
                (own.parse().ok()?, source, None)
            }
            (Some(own), _) => {
                let first = told(Told::Source).map(str::to_owned);
                self.derived(first.unwrap_or_else(|| source::of_uuid(own)))
            }
            (None, Some(uuid)) => {
                let uuid = source::plain_uuid(uuid);
                let (id, source, _) = self.derived(source::of_uuid(&uuid));
                (id, source, uuid.parse().ok())
            }
            (None, None) => {
                let content = json!([submitted, answers]).to_string();
                let again = self.contents.entry(content.clone()).or_default();
                let source = source::of_content(&content, *again);
                *again += 1;
                self.derived(source)
            }
        };
        let mode = told(Told::Mode).filter(|_| here).unwrap_or("file");
        let language = language(form, told(Told::Language));
        let mut fields = response_fields(
            self.survey,
            answers,
            language,
            mode,
            started_at,
            submitted_at,
        );
        for (field, value) in &mut fields {
            if field == "valid" {
                *value = json!(valid && told(Told::Valid) != Some("0"));
            }
        }
        let notes = told(Told::Notes).and_then(|notes| serde_json::from_str::<Value>(notes).ok());
        let sheet = told(Told::Sheet).and_then(|sheet| sheet.parse::<i64>().ok());
        fields.extend(source.map(|source| ("source".to_owned(), json!(source))));
        fields.extend(sheet.map(|sheet| ("sheet".to_owned(), json!(sheet))));
        fields.extend(notes.map(|notes| ("notes".to_owned(), notes)));
        Some(Ready {
            id,
            born_here,
            fields,
        })
    }

    fn derived(&self, source: String) -> (ResponseId, Option<String>, Option<ResponseId>) {
        (source::id(self.survey, &source), Some(source), None)
    }
}

fn language<'f>(form: &'f Form, told: Option<&str>) -> &'f str {
    told.and_then(|told| form.language(told))
        .map_or(&form.default_language, |language| &language.name)
}

/// A finding of the form at the column of the file that it is about; what can be borne weighs less.
fn placed(shape: &Shape<'_>, headers: &Headers, finding: Finding, bearable: bool) -> Finding {
    let mut finding = finding;
    let key = finding.place.column.clone().unwrap_or_default();
    let item = shape.keys.iter().position(|known| *known == key);
    if let Some(header) = item.and_then(|at| headers.of(at)) {
        finding = finding.column(header);
    }
    if bearable {
        finding.severity = domain::finding::Severity::Warning;
    }
    finding
}

/// The form knows refusals only; that somebody did not know is kept beside.
fn unknown_again(given: &Map<String, Value>, answers: &mut Map<String, Value>) {
    for (key, answer) in answers.iter_mut() {
        let before = given.get(key);
        match (before, answer) {
            (Some(before), answer)
                if before.get("refused").is_some() && answer.get("refused").is_some() =>
            {
                answer.clone_from(before);
            }
            (Some(Value::Array(before)), Value::Array(after)) => {
                for (before, after) in before.iter().zip(after) {
                    if let (Some(before), Some(after)) = (before.as_object(), after.as_object_mut())
                    {
                        unknown_again(before, after);
                    }
                }
            }
            _ => {}
        }
    }
}
