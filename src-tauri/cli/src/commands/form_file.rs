//! `rythme form check` and `form write`: questionnaires as files.

use std::path::Path;

use app::domain::finding::Finding;
use app::form::{self, FormReport, NodeView};
use app::{Error, Result};
use serde_json::json;

use crate::output::Reply;

pub fn check(file: &Path) -> Result<Reply> {
    let report = form::check(file)?;
    let lines = lines(&report);
    let value = json!({ "ok": report.ok, "form": report.form, "findings": [] });
    Ok(judged(
        Reply::new(value, lines),
        file,
        report.ok,
        report.findings,
    ))
}

pub fn write(file: &Path, output: &Path) -> Result<Reply> {
    let written = form::write(file, output)?;
    let path = output.display().to_string();
    let value = json!({
        "ok": written.written,
        "file": written.written.then_some(&path),
        "files": written.files,
        "findings": [],
    });
    let lines = if written.written {
        vec![path]
    } else {
        Vec::new()
    };
    Ok(judged(
        Reply::new(value, lines),
        file,
        written.written,
        written.findings,
    ))
}

/// A form with errors is bad input: everything is printed, and the exit code says so.
fn judged(mut reply: Reply, file: &Path, ok: bool, findings: Vec<Finding>) -> Reply {
    if !ok {
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        reply.refused = Some(
            Error::new("form_refused")
                .arg("path", file.display())
                .arg("count", errors),
        );
    }
    reply.findings = findings;
    reply
}

/// The title, then a line a node: its reference, its kind, its label in the default language.
fn lines(report: &FormReport) -> Vec<String> {
    let Some(form) = &report.form else {
        return Vec::new();
    };
    let label = |node: &NodeView| {
        let text = node.labels.get(&form.default_language);
        text.map(|text| text.replace(['\n', '\t'], " "))
            .unwrap_or_default()
    };
    let nodes = form
        .nodes
        .iter()
        .map(|node| format!("{}\t{}\t{}", node.reference, node.kind, label(node)));
    std::iter::once(format!("{}\t{}", form.title, form.languages.join(", ")))
        .chain(nodes)
        .collect()
}
