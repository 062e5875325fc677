//! The checks that need the whole form: references to names, and circles.

use std::collections::HashMap;

use domain::finding::Finding;

use super::circles;
use super::survey::Traces;
use crate::form::Form;
use crate::kind::Kind;

pub(super) fn check(form: &Form, traces: &Traces, findings: &mut Vec<Finding>) {
    let kinds: HashMap<&str, Kind> = form
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.kind))
        .collect();
    let references = traces
        .items
        .iter()
        .flat_map(|trace| &trace.references)
        .chain(&traces.choices);
    for (name, unknown) in references {
        match kinds.get(name.as_str()) {
            Some(Kind::Group) => {
                let mut finding = unknown.clone();
                finding.code = "reference_group".to_owned();
                findings.push(finding);
            }
            Some(_) => {}
            None if traces.refused.contains(name) => {}
            None => findings.push(unknown.clone()),
        }
    }
    for circle in circles::circles(form) {
        let names: Vec<&str> = circle
            .iter()
            .chain(circle.first())
            .map(|at| form.items[*at].name.as_str())
            .collect();
        let Some(trace) = circle.first().and_then(|at| traces.items.get(*at)) else {
            continue;
        };
        let finding = Finding::error("dependency_circle")
            .sheet(&trace.sheet)
            .row(trace.row)
            .column(&trace.column);
        findings.push(finding.arg("value", names.join(" → ")));
    }
}
