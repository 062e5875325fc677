//! The rows of a questionnaire in the order of the survey sheet. Rows know their group and their place in it; whatever two laptops
//! make of that, every row shows exactly once.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::FormRowId;
use store::questionnaire::FormRow;

use super::kinds;

/// A row and how many groups are around it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub row: FormRow,
    pub id: FormRowId,
    /// The group that it stands in: not always the one that it says.
    pub parent: Option<FormRowId>,
    pub depth: u32,
}

impl Node {
    pub fn is_group(&self) -> bool {
        kinds::is_group(&self.row)
    }

    pub fn name(&self) -> &str {
        self.row.cells.get("name").map_or("", String::as_str)
    }
}

/// The rows of the survey sheet. One whose group is gone, or is no group any more, stands at the end, and so does a circle of groups.
pub(super) fn survey(rows: &[FormRow]) -> Vec<Node> {
    let mut children: BTreeMap<Option<FormRowId>, Vec<&FormRow>> = BTreeMap::new();
    let groups: BTreeSet<FormRowId> = rows
        .iter()
        .filter(|row| kinds::is_group(row))
        .filter_map(|row| row.id)
        .collect();
    let survey = rows.iter().filter(|row| row.sheet != kinds::CHOICES);
    for row in survey {
        let parent = row.parent.filter(|parent| groups.contains(parent));
        children.entry(parent).or_default().push(row);
    }
    for siblings in children.values_mut() {
        siblings.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
    }
    let mut nodes = Vec::new();
    let mut seen = BTreeSet::new();
    walk(None, 0, &children, &mut seen, &mut nodes);
    // What no walk from the top reaches goes in circles: the oldest of them is put at the top.
    loop {
        let left = groups.iter().find(|group| !seen.contains(*group));
        let Some(row) = left.and_then(|id| rows.iter().find(|row| row.id == Some(*id))) else {
            break;
        };
        add(row, None, 0, &children, &mut seen, &mut nodes);
    }
    nodes
}

fn walk(
    parent: Option<FormRowId>,
    depth: u32,
    children: &BTreeMap<Option<FormRowId>, Vec<&FormRow>>,
    seen: &mut BTreeSet<FormRowId>,
    nodes: &mut Vec<Node>,
) {
    for row in children.get(&parent).into_iter().flatten() {
        add(row, parent, depth, children, seen, nodes);
    }
}

fn add(
    row: &FormRow,
    parent: Option<FormRowId>,
    depth: u32,
    children: &BTreeMap<Option<FormRowId>, Vec<&FormRow>>,
    seen: &mut BTreeSet<FormRowId>,
    nodes: &mut Vec<Node>,
) {
    let Some(id) = row.id.filter(|id| seen.insert(*id)) else {
        return;
    };
    nodes.push(Node {
        row: row.clone(),
        id,
        parent,
        depth,
    });
    if kinds::is_group(row) {
        walk(Some(id), depth + 1, children, seen, nodes);
    }
}

/// The choices by list, each list in order.
pub(super) fn choices(rows: &[FormRow]) -> BTreeMap<String, Vec<FormRow>> {
    let mut lists: BTreeMap<String, Vec<FormRow>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.sheet == kinds::CHOICES) {
        if let Some(list) = &row.list {
            lists.entry(list.clone()).or_default().push(row.clone());
        }
    }
    for choices in lists.values_mut() {
        choices.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: u128, parent: Option<u128>, place: &str, kind: &str) -> FormRow {
        FormRow {
            id: Some(FormRowId(uuid::Uuid::from_u128(id))),
            sheet: "survey".to_owned(),
            parent: parent.map(|id| FormRowId(uuid::Uuid::from_u128(id))),
            place: place.to_owned(),
            cells: [("type".to_owned(), kind.to_owned())].into(),
            ..FormRow::default()
        }
    }

    fn ids(rows: &[FormRow]) -> Vec<(u128, u32)> {
        survey(rows)
            .iter()
            .map(|node| (node.id.0.as_u128(), node.depth))
            .collect()
    }

    #[test]
    fn groups_hold_their_rows_in_their_order() {
        let rows = [
            row(1, None, "B", "text"),
            row(2, None, "A", "group"),
            row(3, Some(2), "Z", "text"),
            row(4, Some(2), "C", "text"),
        ];
        assert_eq!(ids(&rows), [(2, 0), (4, 1), (3, 1), (1, 0)]);
    }

    #[test]
    fn a_row_without_its_group_and_a_circle_show_once() {
        let rows = [
            row(1, Some(9), "B", "text"),
            row(2, Some(3), "A", "group"),
            row(3, Some(2), "A", "group"),
            row(4, Some(3), "A", "text"),
        ];
        assert_eq!(ids(&rows), [(1, 0), (2, 0), (3, 1), (4, 2)]);
    }
}
