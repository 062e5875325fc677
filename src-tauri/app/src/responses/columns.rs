//! The columns of each table in each layout.

use forms::{Form, Item};

use super::shape::{Shape, is_split};
use super::types::Layout;

/// What a column is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Answer(usize),
    /// Whether a choice was taken: the item, and the choice by its place in its list.
    Choice(usize, usize),
    Fact(Fact),
    /// Nothing that Rythme has.
    Nothing,
}

/// What is known of a response besides its answers, or of a row of a repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    Id,
    /// The uuid that it has elsewhere, or its own.
    Uuid,
    /// The same behind `uuid:`.
    InstanceId,
    Source,
    Survey,
    SubmittedIso,
    /// Without its zone, as Kobo writes it.
    SubmittedKobo,
    StartedIso,
    Language,
    Mode,
    By,
    Valid,
    Sheet,
    Notes,
    FormVersion,
    /// The number of the row in its sheet, from 1.
    Index,
    ParentTable,
    ParentIndex,
    Key,
    ParentKey,
    Zero,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub header: String,
    pub fill: Fill,
}

/// How headers are written.
pub(super) struct Style<'s> {
    pub layout: Layout,
    pub labels: bool,
    pub without_groups: bool,
    pub language: &'s str,
}

/// The columns of a table, its answers and what goes with them in that layout.
pub(super) fn columns(shape: &Shape<'_>, table: Option<usize>, style: &Style<'_>) -> Vec<Column> {
    let mut columns = Vec::new();
    let fact = |header: &str, fact: Fact| Column {
        header: header.to_owned(),
        fill: Fill::Fact(fact),
    };
    let nothing = |header: &str| Column {
        header: header.to_owned(),
        fill: Fill::Nothing,
    };
    if (style.layout, table) == (Layout::Odk, None) {
        columns.push(fact("SubmissionDate", Fact::SubmittedIso));
    }
    if style.layout == Layout::Rythme {
        columns.extend(RYTHME_FIRST.iter().map(|(header, is)| fact(header, *is)));
        if table.is_some() {
            columns.truncate(1);
            columns.push(fact("_index", Fact::Index));
            columns.push(fact("_parent_index", Fact::ParentIndex));
        }
    }
    for at in shape.columns_of(table) {
        push_answer(&mut columns, shape, at, style);
    }
    match (style.layout, table) {
        (Layout::Rythme, _) => {}
        (Layout::Kobo, None) => {
            columns.extend([
                fact("_id", Fact::Index),
                fact("_uuid", Fact::Uuid),
                fact("_submission_time", Fact::SubmittedKobo),
            ]);
            columns.extend(["_validation_status", "_notes"].map(nothing));
            columns.push(nothing("_status"));
            columns.push(fact("_submitted_by", Fact::By));
            columns.push(fact("__version__", Fact::FormVersion));
            columns.push(nothing("_tags"));
            columns.push(fact("_index", Fact::Index));
        }
        (Layout::Kobo, Some(_)) => columns.extend([
            fact("_index", Fact::Index),
            fact("_parent_table_name", Fact::ParentTable),
            fact("_parent_index", Fact::ParentIndex),
            fact("_submission__uuid", Fact::Uuid),
            fact("_submission__submission_time", Fact::SubmittedKobo),
        ]),
        (Layout::Odk, None) => {
            columns.push(fact("meta-instanceID", Fact::InstanceId));
            columns.push(fact("KEY", Fact::Key));
            columns.push(nothing("SubmitterID"));
            columns.push(fact("SubmitterName", Fact::By));
            columns.push(fact("AttachmentsPresent", Fact::Zero));
            columns.push(fact("AttachmentsExpected", Fact::Zero));
            columns.extend(["Status", "ReviewState", "DeviceID"].map(nothing));
            columns.push(fact("Edits", Fact::Zero));
            columns.push(fact("FormVersion", Fact::FormVersion));
        }
        (Layout::Odk, Some(_)) => {
            columns.extend([fact("PARENT_KEY", Fact::ParentKey), fact("KEY", Fact::Key)])
        }
    }
    columns
}

/// What stands in front of the answers in Rythme's own layout.
pub(super) const RYTHME_FIRST: [(&str, Fact); 11] = [
    ("_rythme_id", Fact::Id),
    ("_survey", Fact::Survey),
    ("_source", Fact::Source),
    ("_started_at", Fact::StartedIso),
    ("_submitted_at", Fact::SubmittedIso),
    ("_language", Fact::Language),
    ("_mode", Fact::Mode),
    ("_by", Fact::By),
    ("_valid", Fact::Valid),
    ("_sheet", Fact::Sheet),
    ("_notes", Fact::Notes),
];

fn push_answer(columns: &mut Vec<Column>, shape: &Shape<'_>, at: usize, style: &Style<'_>) {
    let item = &shape.form.items[at];
    let header = header(shape, at, style);
    if is_split(item) {
        let choices = shape.form.choices(item).iter().enumerate();
        let split: Vec<Column> = choices
            .map(|(place, choice)| {
                let name = if style.labels {
                    worded(shape.form, &choice.label, style.language, &choice.name)
                } else {
                    &choice.name
                };
                Column {
                    header: format!("{header}/{name}"),
                    fill: Fill::Choice(at, place),
                }
            })
            .collect();
        columns.push(Column {
            header,
            fill: Fill::Answer(at),
        });
        columns.extend(split);
    } else {
        columns.push(Column {
            header,
            fill: Fill::Answer(at),
        });
    }
}

fn header(shape: &Shape<'_>, at: usize, style: &Style<'_>) -> String {
    let item = &shape.form.items[at];
    if style.labels {
        let mut parts: Vec<&str> = Vec::new();
        if style.layout == Layout::Kobo && !style.without_groups {
            parts.extend(
                shape
                    .groups(at)
                    .into_iter()
                    .map(|group| label(shape.form, group, style.language)),
            );
        }
        parts.push(label(shape.form, item, style.language));
        return parts.join("/");
    }
    match style.layout {
        Layout::Rythme => shape.keys[at].clone(),
        _ if style.without_groups => item.name.clone(),
        Layout::Kobo => item.path.clone(),
        Layout::Odk => shape.below(at).replace('/', "-"),
    }
}

/// The label of an item on one line, or its name when it has none.
pub(super) fn label<'f>(form: &'f Form, item: &'f Item, language: &str) -> &'f str {
    worded(form, &item.label, language, &item.name)
}

pub(super) fn worded<'f>(
    form: &'f Form,
    texts: &'f forms::Texts,
    language: &str,
    name: &'f str,
) -> &'f str {
    match form.text(texts, language).trim() {
        "" => name,
        text => text,
    }
}
