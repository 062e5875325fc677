//! What is wrong with the answers: required ones that lack, constraints that do not hold.

use domain::finding::Finding;

use super::{AnswerValue, Session};
use crate::language::Texts;

impl Session<'_> {
    /// What is wrong with one question now, with the form's own messages in that language.
    pub fn problems(&self, key: &str, language: &str) -> Vec<Finding> {
        self.find(key)
            .map(|at| self.problems_of(at, language))
            .unwrap_or_default()
    }

    /// What is wrong with everything that is asked now, in the order of the form.
    pub fn validate_all(&self) -> Vec<Finding> {
        let language = &self.form.default_language;
        let nodes = self.nodes.in_order().into_iter();
        nodes
            .flat_map(|at| self.problems_of(at, language))
            .collect()
    }

    /// The questions that hold an answer although they are not asked.
    pub(crate) fn given_in_vain(&self) -> Vec<String> {
        let nodes = self.nodes.in_order().into_iter();
        nodes
            .filter(|at| {
                let asked = self
                    .item_at(*at)
                    .is_some_and(|item| item.kind.is_question());
                let given = self.given_at(*at).is_some_and(|answer| !answer.is_blank());
                asked && given && !self.nodes.spots[*at].state.relevant
            })
            .map(|at| self.key(at))
            .collect()
    }

    fn problems_of(&self, at: usize, language: &str) -> Vec<Finding> {
        let Some(item) = self.item_at(at).filter(|item| item.kind.is_question()) else {
            return Vec::new();
        };
        let state = &self.nodes.spots[at].state;
        let refused = self.given_at(at) == Some(AnswerValue::Refused);
        let mut findings = Vec::new();
        if self.is_required(at) && state.value.is_empty() && !refused {
            findings.push(self.problem("answer_required", at, &item.required_message, language));
        }
        if !state.constraint_ok {
            let problem = self.problem("answer_constraint", at, &item.constraint_message, language);
            findings.push(problem.arg("value", &state.value));
        }
        findings
    }

    fn problem(&self, code: &str, at: usize, message: &Texts, language: &str) -> Finding {
        let finding = Finding::error(code).column(&self.key(at));
        match self.filled(message, language, Some(at)) {
            // Said whether there is a message: a sentence cannot ask whether an argument is there.
            empty if empty.is_empty() => finding.arg("told", "no"),
            message => finding.arg("told", "yes").arg("message", message),
        }
    }
}
