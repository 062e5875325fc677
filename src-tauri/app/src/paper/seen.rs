//! A submitted sheet in words, to look at and to set beside another one.

use chrono::NaiveDate;
use forms::Form;
use serde_json::Value;
use store::paper::Keyed;

use super::asked::asked;
use super::reading::{Reading, keyed, said};
use super::types::{SheetLine, SheetSeen};

pub(super) fn seen(form: &Form, today: NaiveDate, sheet: &Keyed) -> SheetSeen {
    let answers = keyed(&sheet.answers, &sheet.marks);
    let reading = Reading::new(form, today, &answers);
    let language = if form.language(&sheet.language).is_some() {
        &sheet.language
    } else {
        &form.default_language
    };
    let lines = asked(form).into_iter().map(|question| SheetLine {
        label: form.text(&question.item.label, language).to_owned(),
        answer: said(
            form,
            &question,
            language,
            answers.get(&question.key).unwrap_or(&Value::Null),
        ),
        mark: reading
            .marks
            .get(&question.key)
            .cloned()
            .unwrap_or_default(),
        key: question.key,
        number: question.number,
    });
    SheetSeen {
        response: sheet.response,
        number: sheet.sheet,
        by: sheet.by.clone(),
        at: sheet.submitted_at,
        mine: sheet.mine,
        lines: lines.collect(),
    }
}
