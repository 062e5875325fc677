//! What is wrong with the answers: required ones that lack, constraints that do not hold.

use domain::finding::Finding;

use super::{AnswerValue, Session};
use crate::form::Item;
use crate::language::Texts;

impl Session<'_> {
    /// What is wrong with one question now, with the form's own messages in that language.
    pub fn problems(&self, name: &str, language: &str) -> Vec<Finding> {
        let found = self
            .graph
            .index(name)
            .and_then(|at| Some((at, self.form.items.get(at)?)));
        found
            .map(|(at, item)| self.problems_of(at, item, language))
            .unwrap_or_default()
    }

    /// What is wrong with everything that is asked now, in the order of the form.
    pub fn validate_all(&self) -> Vec<Finding> {
        let language = &self.form.default_language;
        let items = self.form.items.iter().enumerate();
        items
            .flat_map(|(at, item)| self.problems_of(at, item, language))
            .collect()
    }

    fn problems_of(&self, at: usize, item: &Item, language: &str) -> Vec<Finding> {
        let state = &self.states[at];
        let refused = self.answers[at] == Some(AnswerValue::Refused);
        let mut findings = Vec::new();
        if state.required && state.value.is_empty() && !refused {
            findings.push(self.problem("answer_required", item, &item.required_message, language));
        }
        if !state.constraint_ok {
            let problem = self.problem(
                "answer_constraint",
                item,
                &item.constraint_message,
                language,
            );
            findings.push(problem.arg("value", &state.value));
        }
        findings
    }

    fn problem(&self, code: &str, item: &Item, message: &Texts, language: &str) -> Finding {
        let finding = Finding::error(code).column(&item.name);
        match self.filled(message, language) {
            // Said whether there is a message: a sentence cannot ask whether an argument is there.
            empty if empty.is_empty() => finding.arg("told", "no"),
            message => finding.arg("told", "yes").arg("message", message),
        }
    }
}
