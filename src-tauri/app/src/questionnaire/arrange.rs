//! Adding, moving and copying rows.

use std::collections::BTreeMap;

use domain::id::FormRowId;
use domain::op::Op;
use serde_json::{Value, json};
use store::questionnaire::FormRow;

use super::edit::{self, Open};
use super::outline::{self, Node};
use super::types::{ChoiceAdd, Direction, FormRowAdd, FormRowMove, FormRowStep};
use super::{kinds, names, place, sheets};
use crate::{App, Error, Result};

/// Between which of its future siblings a row goes.
fn place_after(siblings: &[&Node], after: Option<FormRowId>, own: &str) -> String {
    let at = siblings.iter().position(|node| Some(node.id) == after);
    let before = at.map_or(siblings.first(), |at| siblings.get(at + 1));
    place::between(
        at.map(|at| siblings[at].row.place.as_str()),
        before.map(|node| node.row.place.as_str()),
        own,
    )
}

fn siblings(nodes: &[Node], parent: Option<FormRowId>, but: Option<FormRowId>) -> Vec<&Node> {
    nodes
        .iter()
        .filter(|node| node.parent == parent && Some(node.id) != but)
        .collect()
}

/// The end of an id: the part that nobody else draws.
pub(super) fn own(id: FormRowId) -> String {
    let text = id.0.simple().to_string();
    text[text.len() - 4..].to_owned()
}

/// Where a new row goes: after another one (into it, where that is a group and nothing is in the way), or last in a group.
pub(super) fn spot(
    nodes: &[Node],
    parent: Option<FormRowId>,
    after: Option<FormRowId>,
    own: &str,
) -> (Option<FormRowId>, String) {
    let after_node = nodes.iter().find(|node| Some(node.id) == after);
    let parent = after_node.map_or(parent, |node| node.parent);
    let there = siblings(nodes, parent, None);
    let after = after_node
        .or_else(|| there.last().copied())
        .map(|node| node.id);
    (parent, place_after(&there, after, own))
}

/// A new row; a select comes with a list of two choices.
///
/// # Errors
/// `entity_unknown`, `questionnaire_kind`.
pub fn add_row(app: &App, args: FormRowAdd) -> Result<FormRowId> {
    if !kinds::OFFERED.contains(&args.kind.as_str()) {
        return Err(Error::new("questionnaire_kind").arg("kind", args.kind));
    }
    let open = Open::new(app, args.questionnaire)?;
    let nodes = outline::survey(&open.rows);
    let id = FormRowId(app.new_id()?);
    let (parent, place) = spot(&nodes, args.parent, args.after, &own(id));
    let stem = match args.kind.as_str() {
        "group" | "repeat" => "groupe",
        "note" => "note",
        _ => "question",
    };
    let name = names::numbered(stem, &open.taken(None));
    let mut cells = BTreeMap::from([("name".to_owned(), name.clone())]);
    for (column, text) in kinds::cells_for(&args.kind, None) {
        cells.extend(text.map(|text| (column.to_owned(), text)));
    }
    if args.kind == "range" {
        cells.insert("parameters".to_owned(), "start=0 end=10 step=1".to_owned());
    }
    let list = kinds::has_list(&args.kind).then(|| names::numbered("liste", &open.lists()));
    let choices = match &list {
        Some(list) => edit::new_choices(app, list, 2)?,
        None => Vec::new(),
    };
    let row = FormRow {
        sheet: kinds::SURVEY.to_owned(),
        parent,
        list,
        place,
        cells,
        ..FormRow::default()
    };
    app.act(Op::AddFormRow { name }, |tx| {
        for (id, row) in std::iter::once((id, row)).chain(choices) {
            edit::write(tx, id, edit::fields(args.questionnaire, &row))?;
        }
        Ok(())
    })?;
    Ok(id)
}

/// New choices at the end of a list, or after one of them.
///
/// # Errors
/// `entity_unknown`.
pub fn add_choices(app: &App, args: ChoiceAdd) -> Result<Vec<FormRowId>> {
    let open = Open::new(app, args.questionnaire)?;
    let there = outline::choices(&open.rows)
        .remove(&args.list)
        .unwrap_or_default();
    let at = there
        .iter()
        .position(|row| row.id == args.after && args.after.is_some());
    let at = at.unwrap_or(there.len().saturating_sub(1));
    let mut last = there.get(at).map(|row| row.place.clone());
    let next = there.get(at + 1).map(|row| row.place.clone());
    let mut taken = open.taken(Some(&args.list));
    let column = open
        .questionnaire
        .languages
        .first()
        .map(|first| sheets::column("label", first));
    let labels: Vec<&str> = args.labels.iter().map(|label| label.trim()).collect();
    let mut rows = Vec::new();
    for label in labels {
        let id = FormRowId(app.new_id()?);
        let place = place::between(last.as_deref(), next.as_deref(), &own(id));
        let name = names::slug(label).map_or_else(
            || names::numbered("choix", &taken),
            |slug| names::free(&slug, &taken),
        );
        taken.insert(name.clone());
        let mut cells = BTreeMap::from([("name".to_owned(), name)]);
        if let Some(column) = column.as_ref().filter(|_| !label.is_empty()) {
            cells.insert(column.clone(), label.to_owned());
        }
        last = Some(place.clone());
        let row = FormRow {
            sheet: kinds::CHOICES.to_owned(),
            list: Some(args.list.clone()),
            place,
            cells,
            ..FormRow::default()
        };
        rows.push((id, row));
    }
    let ids = rows.iter().map(|(id, _)| *id).collect();
    if rows.is_empty() {
        return Ok(ids);
    }
    let name = args.labels.first().cloned().unwrap_or_default();
    app.act(Op::AddFormRow { name }, |tx| {
        for (id, row) in rows {
            edit::write(tx, id, edit::fields(args.questionnaire, &row))?;
        }
        Ok(())
    })?;
    Ok(ids)
}

/// Puts a row after another one, or first in a group.
///
/// # Errors
/// `entity_unknown`, `questionnaire_circle` for a group into itself.
pub fn move_row(app: &App, args: FormRowMove) -> Result<()> {
    let open = Open::of(app, args.id)?;
    let row = open.row(args.id)?;
    if args.after == Some(args.id) {
        return Ok(());
    }
    if row.sheet == kinds::CHOICES {
        return move_choice(app, &open, row, args.id, args.after);
    }
    let nodes = outline::survey(&open.rows);
    let after = nodes.iter().find(|node| Some(node.id) == args.after);
    let parent = after.map_or(args.parent, |node| node.parent);
    if parent.is_some_and(|parent| edit::inside(&open, args.id).contains(&parent)) {
        return Err(Error::new("questionnaire_circle"));
    }
    let there = siblings(&nodes, parent, Some(args.id));
    let place = place_after(&there, args.after, &own(args.id));
    put(app, &open, row, args.id, parent, place)
}

fn put(
    app: &App,
    open: &Open,
    row: &FormRow,
    id: FormRowId,
    parent: Option<FormRowId>,
    place: String,
) -> Result<()> {
    let mut fields: Vec<(String, Value)> = vec![("place".to_owned(), json!(place))];
    if row.parent != parent {
        fields.push(("parent".to_owned(), json!(parent)));
    }
    let name = open.called(row);
    app.act(Op::MoveFormRow { name }, |tx| edit::write(tx, id, fields))
}

fn move_choice(
    app: &App,
    open: &Open,
    row: &FormRow,
    id: FormRowId,
    after: Option<FormRowId>,
) -> Result<()> {
    let lists = outline::choices(&open.rows);
    let there: Vec<&FormRow> = row
        .list
        .as_ref()
        .and_then(|list| lists.get(list))
        .into_iter()
        .flatten()
        .filter(|each| each.id != Some(id))
        .collect();
    let at = there
        .iter()
        .position(|each| each.id == after && after.is_some());
    let before = at.map_or(there.first(), |at| there.get(at + 1));
    let place = place::between(
        at.map(|at| there[at].place.as_str()),
        before.map(|each| each.place.as_str()),
        &own(id),
    );
    put(app, open, row, id, None, place)
}

/// Moves a row by one step: among its siblings, out of its group at its ends, or into the group before it.
///
/// # Errors
/// `entity_unknown`.
pub fn step_row(app: &App, args: FormRowStep) -> Result<()> {
    let open = Open::of(app, args.id)?;
    let row = open.row(args.id)?;
    if row.sheet == kinds::CHOICES {
        return step_choice(app, &open, row, args);
    }
    let nodes = outline::survey(&open.rows);
    let Some(node) = nodes.iter().find(|node| node.id == args.id) else {
        return Ok(());
    };
    let there = siblings(&nodes, node.parent, None);
    let at = there
        .iter()
        .position(|each| each.id == args.id)
        .unwrap_or(0);
    let outer = nodes.iter().find(|each| Some(each.id) == node.parent);
    let rest = siblings(&nodes, node.parent, Some(args.id));
    let own = own(args.id);
    let (parent, place) = match (args.direction, outer) {
        (Direction::Up, _) if at > 0 => {
            let after = at.checked_sub(2).map(|at| there[at].id);
            (node.parent, place_after(&rest, after, &own))
        }
        (Direction::Down, _) if at + 1 < there.len() => (
            node.parent,
            place_after(&rest, Some(there[at + 1].id), &own),
        ),
        (Direction::Up, Some(group)) => {
            let around = siblings(&nodes, group.parent, None);
            let before = around
                .iter()
                .position(|each| each.id == group.id)
                .unwrap_or(0);
            let after = before.checked_sub(1).map(|at| around[at].id);
            (group.parent, place_after(&around, after, &own))
        }
        (Direction::Down | Direction::Out, Some(group)) => {
            let around = siblings(&nodes, group.parent, None);
            (group.parent, place_after(&around, Some(group.id), &own))
        }
        (Direction::In, _) => {
            let before = at.checked_sub(1).map(|at| there[at]);
            let Some(group) = before.filter(|before| before.is_group()) else {
                return Ok(());
            };
            let held = siblings(&nodes, Some(group.id), None);
            let last = held.last().map(|each| each.id);
            (Some(group.id), place_after(&held, last, &own))
        }
        _ => return Ok(()),
    };
    put(app, &open, row, args.id, parent, place)
}

fn step_choice(app: &App, open: &Open, row: &FormRow, args: FormRowStep) -> Result<()> {
    let lists = outline::choices(&open.rows);
    let there = row.list.as_ref().and_then(|list| lists.get(list));
    let ids: Vec<FormRowId> = there
        .into_iter()
        .flatten()
        .filter_map(|each| each.id)
        .collect();
    let Some(at) = ids.iter().position(|id| *id == args.id) else {
        return Ok(());
    };
    let after = match args.direction {
        Direction::Up if at > 0 => at.checked_sub(2).map(|at| ids[at]),
        Direction::Down if at + 1 < ids.len() => Some(ids[at + 1]),
        _ => return Ok(()),
    };
    move_choice(app, open, row, args.id, after)
}

/// A copy of a row right after it, a group with all that it holds. Lists are shared, names are new.
///
/// # Errors
/// `entity_unknown`.
pub fn duplicate_row(app: &App, id: FormRowId) -> Result<FormRowId> {
    let open = Open::of(app, id)?;
    let row = open.row(id)?;
    let nodes = outline::survey(&open.rows);
    let held = edit::inside(&open, id);
    let mut taken = open.taken(None);
    let mut ids: BTreeMap<FormRowId, FormRowId> = BTreeMap::new();
    let mut copies: Vec<(FormRowId, FormRow)> = Vec::new();
    let mut names: Vec<(String, String)> = Vec::new();
    for node in nodes.iter().filter(|node| held.contains(&node.id)) {
        let new = FormRowId(app.new_id()?);
        ids.insert(node.id, new);
        let mut copy = node.row.clone();
        copy.parent = node
            .parent
            .map(|parent| ids.get(&parent).copied().unwrap_or(parent));
        if node.id == id {
            let (_, place) = spot(&nodes, None, Some(id), &own(new));
            copy.place = place;
        }
        let name = names::free(node.name(), &taken);
        taken.insert(name.clone());
        names.push((node.name().to_owned(), name.clone()));
        copy.cells.insert("name".to_owned(), name);
        copies.push((new, copy));
    }
    // What a copied question says of another one in the copy, it says of the copy.
    for (_, copy) in &mut copies {
        for (column, text) in &mut copy.cells {
            if column != "name" {
                for (from, to) in &names {
                    *text = names::renamed(text, from, to);
                }
            }
        }
    }
    let name = open.called(row);
    let first = copies.first().map_or(id, |(new, _)| *new);
    app.act(Op::AddFormRow { name }, |tx| {
        for (id, copy) in copies {
            edit::write(tx, id, edit::fields(open.questionnaire.id, &copy))?;
        }
        Ok(())
    })?;
    Ok(first)
}
