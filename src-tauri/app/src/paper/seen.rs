//! A submitted sheet in words, to look at and to set beside another one.

use chrono::NaiveDate;
use forms::Form;
use serde_json::Value;
use store::paper::Keyed;

use super::reading::{Reading, keyed, questions, said};
use super::types::{SheetLine, SheetSeen};

pub(super) fn seen(form: &Form, today: NaiveDate, sheet: &Keyed) -> SheetSeen {
    let answers = keyed(&sheet.answers, &sheet.marks);
    let reading = Reading::new(form, today, &answers);
    let language = if form.language(&sheet.language).is_some() {
        &sheet.language
    } else {
        &form.default_language
    };
    let lines = questions(form).zip(1_u32..).map(|(item, number)| SheetLine {
        key: item.name.clone(),
        number: number.to_string(),
        label: form.text(&item.label, language).to_owned(),
        answer: said(
            form,
            item,
            language,
            answers.get(&item.name).unwrap_or(&Value::Null),
        ),
        mark: reading.marks.get(&item.name).cloned().unwrap_or_default(),
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
