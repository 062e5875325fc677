//! `rythme questionnaire …`

use app::domain::finding::Finding;
use app::domain::id::QuestionnaireId;
use app::questionnaire::types::{
    PublishedRow, QuestionnaireAdd, QuestionnaireDetail, QuestionnaireExport,
};
use app::{App, Error, Result, questionnaire};
use serde_json::{Value, json};

use crate::args::Questionnaire;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Questionnaire) -> Result<Reply> {
    match command {
        Questionnaire::List => list(app),
        Questionnaire::Show { questionnaire } => show(app, *questionnaire),
        Questionnaire::Add {
            form,
            template,
            title,
        } => {
            let path = form.as_ref().map(|path| path.display().to_string());
            let add = QuestionnaireAdd {
                title: title.clone(),
                path: path.clone(),
                template: template.clone(),
                ..QuestionnaireAdd::default()
            };
            let added = questionnaire::add(app, add)?;
            let line = added.id.map(|id| id.to_string()).unwrap_or_default();
            let mut reply = Reply::new(json!({ "id": added.id, "findings": [] }), vec![line]);
            if added.id.is_none() {
                let errors = added.findings.iter().filter(|finding| finding.is_error());
                reply.refused = Some(
                    Error::new("form_refused")
                        .arg("path", path.unwrap_or_default())
                        .arg("count", errors.count()),
                );
            }
            reply.findings = added.findings;
            Ok(reply)
        }
        Questionnaire::Export {
            questionnaire,
            output,
        } => {
            let path = output.display().to_string();
            let export = QuestionnaireExport {
                id: *questionnaire,
                path: path.clone(),
            };
            questionnaire::export(app, export)?;
            Ok(Reply::new(json!({ "file": path }), vec![path]))
        }
        Questionnaire::Publish { questionnaire } => {
            let version = published(&questionnaire::publish(app, *questionnaire)?);
            let line = columns(&version, &["number", "id"]);
            Ok(Reply::new(version, vec![line]))
        }
    }
}

fn list(app: &App) -> Result<Reply> {
    let items = questionnaire::list(app)?.into_iter().map(|row| json!(row));
    Ok(Reply::list(items.collect(), |item| {
        columns(item, &["id", "title", "questions", "published"])
    }))
}

fn published(version: &PublishedRow) -> Value {
    json!({
        "id": version.id,
        "number": version.number,
        "title": version.title,
        "questions": version.questions,
        "languages": version.languages,
        "published_at": version.published_at,
        "by": version.by,
        "surveys": version.surveys,
    })
}

fn show(app: &App, id: QuestionnaireId) -> Result<Reply> {
    let shown = questionnaire::get(app, id)?;
    let rows: Vec<Value> = shown
        .rows
        .iter()
        .map(|row| {
            json!({
                "id": row.id,
                "depth": row.depth,
                "kind": row.kind,
                "name": row.name,
                "label": row.label,
                "list": row.list,
                "cells": row.cells,
            })
        })
        .collect();
    let lines = rows
        .iter()
        .map(|row| columns(row, &["name", "kind", "label"]))
        .collect();
    let languages = shown.languages.iter();
    let value = json!({
        "id": shown.row.id,
        "title": shown.row.title,
        "audience": shown.row.audience,
        "usable": shown.usable,
        "languages": languages.map(|each| json!({ "name": each.name, "missing": each.missing })).collect::<Vec<_>>(),
        "rows": rows,
        "published": shown.published.iter().map(published).collect::<Vec<_>>(),
        "findings": [],
    });
    let mut reply = Reply::new(value, lines);
    reply.findings = findings(shown);
    Ok(reply)
}

fn findings(shown: QuestionnaireDetail) -> Vec<Finding> {
    let rows = shown.rows.into_iter().flat_map(|row| row.findings);
    let choices = shown.lists.into_iter().flat_map(|list| list.choices);
    let choices = choices.flat_map(|choice| choice.findings);
    let of_rows = rows.chain(choices).map(|each| each.finding);
    shown.findings.into_iter().chain(of_rows).collect()
}
