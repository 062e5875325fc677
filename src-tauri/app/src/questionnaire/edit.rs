//! Writing in a questionnaire: each act is one step of undo, and says no more than what it changes.

use std::collections::{BTreeMap, BTreeSet};

use domain::entity::{CELL_PREFIX, DELETED, EntityRef, FORM_ROW};
use domain::id::{FormRowId, QuestionnaireId};
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::questionnaire::{FormRow, Questionnaire};
use store::{Change, Tx};

use super::types::FormRowSet;
use super::{condition, kinds, names, outline, sheets, view};
use crate::{App, Error, Result};

/// A questionnaire with its rows, as an act finds them.
pub(super) struct Open {
    pub questionnaire: Questionnaire,
    pub rows: Vec<FormRow>,
}

impl Open {
    pub fn new(app: &App, id: QuestionnaireId) -> Result<Self> {
        app.read(|db| {
            Ok(Self {
                questionnaire: db.questionnaire(id)?,
                rows: db.form_rows(id)?,
            })
        })
    }

    /// The questionnaire of a row.
    pub fn of(app: &App, row: FormRowId) -> Result<Self> {
        let (id, _) = app.read(|db| Ok(db.form_row(row)?))?;
        Self::new(app, id)
    }

    pub fn row(&self, id: FormRowId) -> Result<&FormRow> {
        self.rows
            .iter()
            .find(|row| row.id == Some(id))
            .ok_or_else(|| Error::new("entity_unknown").arg("kind", "form_row"))
    }

    /// The names of the survey sheet, or those of a list.
    pub fn taken(&self, list: Option<&str>) -> BTreeSet<String> {
        let rows = self.rows.iter().filter(|row| match list {
            Some(list) => row.sheet == kinds::CHOICES && row.list.as_deref() == Some(list),
            None => row.sheet != kinds::CHOICES,
        });
        rows.filter_map(|row| row.cells.get("name").cloned())
            .collect()
    }

    pub fn lists(&self) -> BTreeSet<String> {
        self.rows
            .iter()
            .filter_map(|row| row.list.clone())
            .collect()
    }

    /// What a row is called in a sentence.
    pub fn called(&self, row: &FormRow) -> String {
        let label = view::label(&self.questionnaire, &row.cells);
        if label.is_empty() {
            row.cells.get("name").cloned().unwrap_or_default()
        } else {
            label
        }
    }
}

/// The fields that make a row of nothing.
pub(super) fn fields(questionnaire: QuestionnaireId, row: &FormRow) -> Vec<(String, Value)> {
    let mut fields = vec![
        ("questionnaire".to_owned(), json!(questionnaire)),
        ("sheet".to_owned(), json!(row.sheet)),
        ("place".to_owned(), json!(row.place)),
    ];
    if let Some(parent) = row.parent {
        fields.push(("parent".to_owned(), json!(parent)));
    }
    if let Some(list) = &row.list {
        fields.push(("list".to_owned(), json!(list)));
    }
    let cells = row.cells.iter();
    fields.extend(cells.map(|(column, text)| (format!("{CELL_PREFIX}{column}"), json!(text))));
    fields
}

pub(super) fn write(
    tx: &mut Tx<'_>,
    id: FormRowId,
    fields: impl IntoIterator<Item = (String, Value)>,
) -> Result<()> {
    tx.write(Change::fields(EntityRef::new(&FORM_ROW, id.0), fields))?;
    Ok(())
}

/// Changes cells of a row. A new label names a row that nobody has named; another name is followed wherever it was used.
///
/// # Errors
/// `entity_unknown`, `condition_unwritable`, `questionnaire_kind`.
pub fn set_row(app: &App, args: FormRowSet) -> Result<()> {
    let open = Open::of(app, args.id)?;
    let row = open.row(args.id)?;
    let mut cells = args.cells.clone();
    if let Some(condition) = &args.condition {
        let written =
            condition::write(condition).ok_or_else(|| Error::new("condition_unwritable"))?;
        cells.insert("relevant".to_owned(), written);
    }
    let mut list = args.list.clone();
    let mut added = Vec::new();
    if let Some(kind) = &args.kind {
        if !kinds::OFFERED.contains(&kind.as_str()) {
            return Err(Error::new("questionnaire_kind").arg("kind", kind));
        }
        for (column, text) in
            kinds::cells_for(kind, row.cells.get("appearance").map(String::as_str))
        {
            cells.insert(column.to_owned(), text.unwrap_or_default());
        }
        if kinds::has_list(kind) && row.list.is_none() && list.is_none() {
            let name = names::numbered("liste", &open.lists());
            added = new_choices(app, &name, 2)?;
            list = Some(name);
        }
    }
    name_by_label(&open, row, &mut cells);
    cells.retain(|column, text| {
        *text = text.trim().to_owned();
        row.cells.get(column).map_or("", String::as_str) != text.as_str()
    });
    let mut fields: Map<String, Value> = cells
        .iter()
        .map(|(column, text)| {
            let value = if text.is_empty() {
                Value::Null
            } else {
                json!(text)
            };
            (format!("{CELL_PREFIX}{column}"), value)
        })
        .collect();
    if let Some(list) = list.filter(|list| row.list.as_ref() != Some(list)) {
        fields.insert("list".to_owned(), json!(list));
    }
    if fields.is_empty() {
        return Ok(());
    }
    let others = followed(&open, row, cells.get("name"));
    let name = open.called(row);
    app.act(Op::SaveFormRow { name }, |tx| {
        write(tx, args.id, fields)?;
        for (id, fields) in others {
            write(tx, id, fields)?;
        }
        for (id, choice) in added {
            write(tx, id, self::fields(open.questionnaire.id, &choice))?;
        }
        Ok(())
    })
}

/// Choices without a label yet, for a new list.
pub(super) fn new_choices(
    app: &App,
    list: &str,
    count: usize,
) -> Result<Vec<(FormRowId, FormRow)>> {
    let mut taken = BTreeSet::new();
    super::place::spread(count)
        .into_iter()
        .map(|place| {
            let name = names::numbered("choix", &taken);
            taken.insert(name.clone());
            let row = FormRow {
                sheet: kinds::CHOICES.to_owned(),
                list: Some(list.to_owned()),
                place,
                cells: [("name".to_owned(), name)].into(),
                ..FormRow::default()
            };
            Ok((FormRowId(app.new_id()?), row))
        })
        .collect()
}

/// A first label gives an automatic name that nobody uses yet a better one.
fn name_by_label(open: &Open, row: &FormRow, cells: &mut BTreeMap<String, String>) {
    let name = row.cells.get("name").map_or("", String::as_str);
    if cells.contains_key("name") || !names::is_automatic(name) || is_used(open, name) {
        return;
    }
    let language = open.questionnaire.languages.first();
    let label = language.and_then(|language| cells.get(&sheets::column("label", language)));
    let list = row.list.as_deref().filter(|_| row.sheet == kinds::CHOICES);
    if let Some(slug) = label.and_then(|label| names::slug(label)) {
        cells.insert("name".to_owned(), names::free(&slug, &open.taken(list)));
    }
}

fn is_used(open: &Open, name: &str) -> bool {
    let written = format!("${{{name}}}");
    let mut cells = open.rows.iter().flat_map(|row| row.cells.values());
    cells.any(|text| text.contains(&written))
}

type Followed = Vec<(FormRowId, Vec<(String, Value)>)>;

/// The cells of other rows in which a question's name stands, with its new one.
fn followed(open: &Open, row: &FormRow, name: Option<&String>) -> Followed {
    let old = row.cells.get("name").filter(|old| !old.is_empty());
    let (Some(new), Some(old)) = (name.filter(|name| !name.is_empty()), old) else {
        return Vec::new();
    };
    if row.sheet == kinds::CHOICES {
        return Vec::new();
    }
    let others = open.rows.iter().filter(|other| other.id != row.id);
    others
        .filter_map(|other| {
            let changed: Vec<(String, Value)> = other
                .cells
                .iter()
                .map(|(column, text)| (column, text, names::renamed(text, old, new)))
                .filter(|(_, text, renamed)| *text != renamed)
                .map(|(column, _, renamed)| (format!("{CELL_PREFIX}{column}"), json!(renamed)))
                .collect();
            (!changed.is_empty()).then_some((other.id?, changed))
        })
        .collect()
}

/// Takes a row out of sight, a group with all that it holds, and a list that nothing uses any more.
///
/// # Errors
/// `entity_unknown`.
pub fn delete_row(app: &App, id: FormRowId) -> Result<()> {
    let open = Open::of(app, id)?;
    let row = open.row(id)?;
    let mut gone: BTreeSet<FormRowId> = inside(&open, id);
    if row.sheet != kinds::CHOICES {
        let stays = |each: &&FormRow| {
            each.sheet != kinds::CHOICES && each.id.is_some_and(|id| !gone.contains(&id))
        };
        let used: BTreeSet<&String> = open
            .rows
            .iter()
            .filter(stays)
            .filter_map(|each| each.list.as_ref())
            .collect();
        let leaves = |each: &&FormRow| {
            each.sheet != kinds::CHOICES && each.id.is_some_and(|id| gone.contains(&id))
        };
        let lists: BTreeSet<&String> = open
            .rows
            .iter()
            .filter(leaves)
            .filter_map(|each| each.list.as_ref())
            .collect();
        let orphans = open.rows.iter().filter(|each| {
            each.sheet == kinds::CHOICES
                && each
                    .list
                    .as_ref()
                    .is_some_and(|list| lists.contains(list) && !used.contains(list))
        });
        let orphans: Vec<FormRowId> = orphans.filter_map(|each| each.id).collect();
        gone.extend(orphans);
    }
    let name = open.called(row);
    app.act(Op::DeleteFormRow { name }, |tx| {
        for id in gone {
            write(tx, id, [(DELETED.to_owned(), json!(true))])?;
        }
        Ok(())
    })
}

/// A row with all that it holds.
pub(super) fn inside(open: &Open, id: FormRowId) -> BTreeSet<FormRowId> {
    let mut found = BTreeSet::from([id]);
    for node in outline::survey(&open.rows) {
        if node.parent.is_some_and(|parent| found.contains(&parent)) {
            found.insert(node.id);
        }
    }
    found
}
