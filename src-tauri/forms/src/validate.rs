//! Checks the answers of one respondent that come from a file, all at once.

use chrono::NaiveDate;
use domain::finding::Finding;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::expr::Clock;
use crate::form::Form;
use crate::session::{Session, Start};

/// Answers after the check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Validated {
    /// True when no finding is an error.
    pub valid: bool,
    pub findings: Vec<Finding>,
    /// What can be stored: typed, relevant, with the calculations. What was wrong is left out, and is in the findings.
    #[ts(type = "Record<string, unknown>")]
    pub answers_clean: Map<String, Value>,
}

/// Reads `{"question": value}`. A question that the file lacks is blank: the form's defaults are for interviews.
pub fn validate(form: &Form, today: NaiveDate, answers: &Map<String, Value>) -> Validated {
    let given = answers.iter().map(|(name, value)| (name.as_str(), value));
    let session = Session::build(form, Start::at(Clock::of_day(today)), given, false);
    let mut findings = session.unread().to_vec();
    findings.extend(
        session
            .given_in_vain()
            .into_iter()
            .map(|key| Finding::warning("answer_not_relevant").column(&key)),
    );
    // A question whose answer could not be read lacks one; saying it twice would not help.
    let unreadable: Vec<Option<String>> = session
        .unread()
        .iter()
        .map(|finding| finding.place.column.clone())
        .collect();
    findings.extend(
        session
            .validate_all()
            .into_iter()
            .filter(|finding| !unreadable.contains(&finding.place.column)),
    );
    Validated {
        valid: !findings.iter().any(Finding::is_error),
        answers_clean: session.submission(),
        findings,
    }
}
