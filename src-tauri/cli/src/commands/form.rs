//! `rythme form …`: forms without a database.

use app::survey::Wanted;
use app::{App, Error, Result, survey};
use serde_json::{Value, json};

use super::{form_file, paper};
use crate::args::{self, Form};
use crate::output::Reply;

/// `language`: that of the questionnaire on paper.
pub fn run(app: &App, command: &Form, language: Option<&str>) -> Result<Reply> {
    match command {
        Form::Check { file } => form_file::check(file),
        Form::Write { file, output } => form_file::write(file, output),
        Form::Paper(sheets) => paper::form(app, sheets, language),
        Form::Run { file, script, now } => {
            let ran = survey::run_script(app, file, script, now.as_deref())?;
            let stages = json!(ran.stages);
            let lines = stages_lines(&stages);
            // What was refused says why instead of showing how far it came.
            let value = match &ran.refused {
                Some(error) => {
                    json!({ "error": { "code": error.code, "args": error.args }, "findings": [] })
                }
                None => stages,
            };
            let mut reply = Reply::new(
                value,
                if ran.refused.is_some() {
                    Vec::new()
                } else {
                    lines
                },
            );
            reply.findings = ran.findings;
            reply.refused = ran.refused;
            Ok(reply)
        }
        Form::Eval {
            expression,
            instance,
            context,
            wanted,
            now,
        } => evaluate(
            app,
            expression,
            instance,
            context.as_deref(),
            *wanted,
            now.as_deref(),
        ),
    }
}

/// A refusal is `{code}`, as the findings of a form have it.
fn evaluate(
    app: &App,
    expression: &str,
    instance: &std::path::Path,
    context: Option<&str>,
    wanted: Option<args::Wanted>,
    now: Option<&str>,
) -> Result<Reply> {
    let wanted = match wanted {
        None => Wanted::Own,
        Some(args::Wanted::String) => Wanted::Text,
        Some(args::Wanted::Number) => Wanted::Number,
        Some(args::Wanted::Boolean) => Wanted::Boolean,
        Some(args::Wanted::Nodeset) => Wanted::Nodes,
    };
    match survey::evaluate(app, expression, instance, context, wanted, now)? {
        Ok(value) => {
            let lines = match &value {
                Value::Array(texts) => texts.iter().map(shown).collect(),
                one => vec![shown(one)],
            };
            Ok(Reply::new(json!({ "value": value }), lines))
        }
        Err(none) => {
            let mut reply = Reply::new(json!({ "code": none.code }), Vec::new());
            reply.refused = Some(Error::new("expression_refused").arg("detail", none.detail));
            Ok(reply)
        }
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A line for each node, with the number of the step in front.
fn stages_lines(stages: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for (step, stage) in stages.as_array().into_iter().flatten().enumerate() {
        for node in stage["state"].as_array().into_iter().flatten() {
            let cells: Vec<String> = node.as_array().into_iter().flatten().map(shown).collect();
            lines.push(format!("{step}\t{}", cells.join("\t")));
        }
    }
    lines
}
