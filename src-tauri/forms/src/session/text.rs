//! What the respondent reads: labels, hints and messages in a language, with `${name}` replaced by the value as ODK does
//! (for a choice its name, for a date its ISO text).

use super::view::View;
use super::{Page, Session};
use crate::form::{Choice, Item};
use crate::language::Texts;

impl Session<'_> {
    /// The label of an item in a language, given by name or code; its name when the form gives no label at all.
    pub fn label(&self, item: &Item, language: &str) -> String {
        if item.label.is_empty() {
            return item.name.clone();
        }
        self.filled(&item.label, language, None)
    }

    pub fn hint(&self, item: &Item, language: &str) -> String {
        self.filled(&item.hint, language, None)
    }

    /// The label of a page, with the values of its own row.
    pub fn page_label(&self, page: &Page<'_>, language: &str) -> String {
        if page.item.label.is_empty() {
            return page.item.name.clone();
        }
        self.filled(&page.item.label, language, self.find(&page.key).ok())
    }

    /// A text of a page, with the values of its own row.
    pub fn page_text(&self, page: &Page<'_>, texts: &Texts, language: &str) -> String {
        self.filled(texts, language, self.find(&page.key).ok())
    }

    pub fn choice_label(&self, choice: &Choice, language: &str) -> String {
        if choice.label.is_empty() {
            return choice.name.clone();
        }
        self.filled(&choice.label, language, None)
    }

    pub(super) fn filled(&self, texts: &Texts, language: &str, at: Option<usize>) -> String {
        let view = View {
            form: self.form,
            plan: &self.plan,
            nodes: &self.nodes,
            language,
        };
        view.filled(self.form.text(texts, language), at)
    }
}
