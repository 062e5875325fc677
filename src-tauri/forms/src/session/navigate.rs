//! Which page comes next: the questions and notes that are relevant now, in the order of the form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Session;
use crate::form::Item;

/// How far an interview is, among what is relevant now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// 1-based place of the page; 0 for what has no page now.
    pub position: u32,
    /// Pages.
    pub total: u32,
    /// Questions with an answer or a refusal.
    pub answered: u32,
}

impl<'a> Session<'a> {
    /// The questions and notes that are relevant now, in order.
    pub fn visible(&self) -> Vec<&'a Item> {
        self.pages().map(|(_, item)| item).collect()
    }

    fn pages(&self) -> impl DoubleEndedIterator<Item = (usize, &'a Item)> + '_ {
        let items = self.form.items.iter().enumerate();
        items.filter(|(at, item)| item.kind.is_shown() && self.states[*at].relevant)
    }

    /// The page after that one, which need not be relevant any more; the first one without a name; none at the end.
    pub fn next(&self, after: Option<&str>) -> Option<&'a Item> {
        let start = match after {
            None => 0,
            Some(name) => self.graph.index(name)? + 1,
        };
        self.pages()
            .find(|(at, _)| *at >= start)
            .map(|(_, item)| item)
    }

    /// The page before that one; the last one without a name; none at the beginning.
    pub fn previous(&self, before: Option<&str>) -> Option<&'a Item> {
        let end = match before {
            None => self.states.len(),
            Some(name) => self.graph.index(name)?,
        };
        self.pages()
            .rev()
            .find(|(at, _)| *at < end)
            .map(|(_, item)| item)
    }

    /// Where to take up an interview again: the first relevant question that was neither answered, refused nor left blank.
    pub fn resume(&self) -> Option<&'a Item> {
        self.pages()
            .find(|(at, item)| item.kind.is_question() && self.answers[*at].is_none())
            .map(|(_, item)| item)
    }

    pub fn progress(&self, name: &str) -> Progress {
        let mut progress = Progress {
            position: 0,
            total: 0,
            answered: 0,
        };
        for (at, item) in self.pages() {
            progress.total += 1;
            if item.name == name {
                progress.position = progress.total;
            }
            let given = self.answers[at]
                .as_ref()
                .is_some_and(|answer| !answer.is_blank());
            progress.answered += u32::from(given);
        }
        progress
    }
}
