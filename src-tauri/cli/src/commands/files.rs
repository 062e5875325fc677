//! `rythme response export` and `rythme response import`

use app::domain::finding::Finding;
use app::responses::types::{
    Anonymous, Band, CellsAsk, ColumnRole, ImportCount, ResponseExport, ResponseImport,
};
use app::{App, Error, Result, responses};
use serde_json::json;

use crate::args::{Export, Import};
use crate::output::Reply;

pub fn export(app: &App, args: &Export) -> Result<Reply> {
    let wish = &args.anonymous;
    let anonymous = wish.anonymous.then(|| Anonymous {
        identifiers: wish.identifiers.clone(),
        k: wish.least,
        dropped: wish.dropped.clone(),
        bands: wish
            .bands
            .iter()
            .map(|(question, width)| Band {
                question: question.clone(),
                width: *width,
            })
            .collect(),
    });
    if args.cells {
        return cells(app, args, anonymous.unwrap_or_default());
    }
    let exported = responses::export(
        app,
        &ResponseExport {
            survey: args.survey,
            layout: args.layout.into(),
            path: args.output.display().to_string(),
            labels: args.labels,
            without_groups: args.no_groups,
            plain: args.plain,
            language: args.language.clone(),
            anonymous,
        },
    )?;
    let mut reply = Reply::new(
        json!({ "files": exported.files, "responses": exported.responses, "findings": [] }),
        exported.files.clone(),
    );
    reply.findings = exported.findings;
    Ok(reply)
}

fn cells(app: &App, args: &Export, anonymous: Anonymous) -> Result<Reply> {
    let survey = args.survey;
    let cells = responses::small_cells(app, CellsAsk { survey, anonymous })?;
    let lines = cells
        .listed
        .iter()
        .map(|cell| format!("{}\t{}", cell.count, cell.values.join("\t")))
        .collect();
    let value = json!({
        "least": cells.least,
        "responses": cells.responses,
        "questions": cells.questions,
        "combinations": cells.combinations,
        "small": cells.small,
        "hidden": cells.hidden,
        "listed": cells.listed,
        "findings": [],
    });
    let mut reply = Reply::new(value, lines);
    reply.findings = cells.findings;
    Ok(reply)
}

pub fn import(app: &App, args: &Import) -> Result<Reply> {
    let ask = ResponseImport {
        survey: args.survey,
        path: args.file.display().to_string(),
        rows: None,
    };
    let counted = if args.dry_run {
        responses::preview(app, &ask)?
    } else {
        responses::import(app, &ask)?
    };
    let mut reply = Reply::new(value(&counted), vec![line(&counted)]);
    let nothing = counted.new == 0 && counted.known == 0 && counted.erased == 0;
    if nothing && counted.findings.iter().any(Finding::is_error) {
        reply.refused = Some(Error::new("import_refused").arg("path", args.file.display()));
    }
    reply.findings = counted.findings;
    Ok(reply)
}

fn value(counted: &ImportCount) -> serde_json::Value {
    let named = |role: ColumnRole| -> Vec<&str> {
        let columns = counted.columns.iter().filter(|column| column.role == role);
        columns.map(|column| column.header.as_str()).collect()
    };
    json!({
        "rows": counted.rows,
        "new": counted.new,
        "known": counted.known,
        "unreadable": counted.unreadable,
        "erased": counted.erased,
        "layout": counted.layout,
        "matched": named(ColumnRole::Answer),
        "unmatched": named(ColumnRole::Unknown),
        "found": counted.found,
        "findings": [],
    })
}

fn line(counted: &ImportCount) -> String {
    let ImportCount {
        rows,
        new,
        known,
        unreadable,
        erased,
        ..
    } = counted;
    format!("{rows}\t{new}\t{known}\t{unreadable}\t{erased}")
}
