//! What the respondent reads: labels, hints and messages in a language, with `${name}` replaced by the value as ODK does
//! (for a choice its name, for a date its ISO text).

use super::Session;
use crate::expr::{Template, placeholders};
use crate::form::{Choice, Item};
use crate::language::Texts;

impl Session<'_> {
    /// The label of an item in a language, given by name or code; its name when the form gives no label at all.
    pub fn label(&self, item: &Item, language: &str) -> String {
        if item.label.is_empty() {
            return item.name.clone();
        }
        self.filled(&item.label, language)
    }

    pub fn hint(&self, item: &Item, language: &str) -> String {
        self.filled(&item.hint, language)
    }

    pub fn choice_label(&self, choice: &Choice, language: &str) -> String {
        if choice.label.is_empty() {
            return choice.name.clone();
        }
        self.filled(&choice.label, language)
    }

    pub(super) fn filled(&self, texts: &Texts, language: &str) -> String {
        let text = self.form.text(texts, language);
        let pieces = placeholders(text).into_iter().map(|piece| match piece {
            Template::Plain(plain) | Template::Malformed(plain) => plain,
            Template::Value(name) => self.value(name),
        });
        pieces.collect()
    }
}
