//! The checks that need the whole form: triggers, and circles.

use domain::finding::Finding;

use super::circles;
use super::survey::Survey;
use super::table::{Cell, Table};
use crate::form::Form;
use crate::kind::Kind;

/// A trigger is the name of one question that shows.
pub(super) fn triggers(survey: &Survey, table: &Table, findings: &mut Vec<Finding>) {
    for (row, names) in &survey.triggers {
        for name in names {
            let cell = Cell {
                sheet: &table.sheet,
                row: *row,
                header: "trigger",
                text: name,
            };
            if let Some(finding) = survey.names.problem(name, &cell) {
                findings.push(finding);
                continue;
            }
            let shown = survey.items.iter().any(|item| {
                item.name == *name
                    && (item.kind.is_shown()
                        || matches!(item.kind, Kind::Hidden)
                        || item.kind.is_metadata())
            });
            if !shown && !survey.names.refused.contains(name) {
                findings.push(cell.error("trigger_hidden"));
            }
        }
    }
}

/// Each circle once, with the names on the way.
pub(super) fn circles(form: &Form, survey: &Survey, table: &Table, findings: &mut Vec<Finding>) {
    for circle in circles::circles(form) {
        let names: Vec<&str> = circle
            .iter()
            .chain(circle.first())
            .map(|at| form.items[*at].name.as_str())
            .collect();
        let Some(trace) = circle.first().and_then(|at| survey.traces.get(*at)) else {
            continue;
        };
        let finding = Finding::error("dependency_circle")
            .sheet(&table.sheet)
            .row(trace.row)
            .column(&trace.column);
        findings.push(finding.arg("value", names.join(" → ")));
    }
}
