//! Making a questionnaire: an empty one, from a template, from an XLSForm, or as a copy; and what is said of it as a whole.

use domain::entity::{DELETED, EntityRef, LANGUAGE_PREFIX, QUESTIONNAIRE, SETTING_PREFIX};
use domain::id::{FormRowId, QuestionnaireId};
use domain::op::Op;
use serde_json::{Value, json};
use store::Change;
use store::questionnaire::FormRow;

use super::edit::{self, Open};
use super::types::{
    LanguageChange, QuestionnaireAdd, QuestionnaireAdded, QuestionnaireExport, QuestionnaireSave,
};
use super::{bank, outline, place, sheets};
use crate::survey::types::Audience;
use crate::{App, Error, Result};

/// The language of an empty questionnaire.
const FRENCH: &str = "Français (fr)";

/// Makes a questionnaire. A file with errors gives its findings and nothing else.
///
/// # Errors
/// `questionnaire_untitled`, `form_unknown`, `entity_unknown`, and what reading the file says.
pub fn add(app: &App, args: QuestionnaireAdd) -> Result<QuestionnaireAdded> {
    let mut findings = Vec::new();
    let mut audience = args.audience;
    let mut read = if let Some(path) = &args.path {
        let (form, found) = crate::form::read_file(std::path::Path::new(path))?;
        findings = found;
        match form {
            // Written back, the headers of a file have one spelling.
            Some(form) => sheets::read(&forms::workbook(&form)),
            None => return Ok(QuestionnaireAdded { id: None, findings }),
        }
    } else if let Some(code) = &args.template {
        let (workbook, of) = bank::template(code)?;
        audience = of;
        sheets::read(&workbook)
    } else if let Some(id) = args.copy {
        let open = Open::new(app, id)?;
        audience = super::view::audience(&open.questionnaire.audience);
        sheets::read(&sheets::build(&open.questionnaire, &open.rows, "").workbook)
    } else {
        sheets::Read {
            languages: vec![FRENCH.to_owned()],
            ..sheets::Read::default()
        }
    };
    if !args.title.trim().is_empty() {
        args.title.trim().clone_into(&mut read.title);
    }
    if read.title.is_empty() {
        return Err(Error::new("questionnaire_untitled"));
    }
    // A copy and what a template makes are forms of their own.
    if args.path.is_none() {
        read.settings.remove("form_id");
    }
    let id = written(app, read, audience)?;
    Ok(QuestionnaireAdded {
        id: Some(id),
        findings,
    })
}

fn written(app: &App, read: sheets::Read, audience: Audience) -> Result<QuestionnaireId> {
    let id = QuestionnaireId(app.new_id()?);
    let mut fields: Vec<(String, Value)> = vec![
        ("title".to_owned(), json!(read.title)),
        ("audience".to_owned(), json!(audience)),
    ];
    for (place, language) in place::spread(read.languages.len())
        .iter()
        .zip(&read.languages)
    {
        fields.push((format!("{LANGUAGE_PREFIX}{language}"), json!(place)));
    }
    for (name, text) in &read.settings {
        fields.push((format!("{SETTING_PREFIX}{name}"), json!(text)));
    }
    let places = place::spread(read.survey.len());
    let mut ids: Vec<FormRowId> = Vec::new();
    let mut rows: Vec<(FormRowId, FormRow)> = Vec::new();
    for ((parent, mut row), place) in read.survey.into_iter().zip(places) {
        let new = FormRowId(app.new_id()?);
        row.parent = parent.and_then(|at| ids.get(at).copied());
        row.place = place;
        ids.push(new);
        rows.push((new, row));
    }
    for (mut row, place) in read
        .choices
        .clone()
        .into_iter()
        .zip(place::spread(read.choices.len()))
    {
        row.place = place;
        rows.push((FormRowId(app.new_id()?), row));
    }
    let title = read.title;
    app.act(Op::AddQuestionnaire { title }, |tx| {
        tx.write(Change::fields(EntityRef::new(&QUESTIONNAIRE, id.0), fields))?;
        for (row, cells) in rows {
            edit::write(tx, row, edit::fields(id, &cells))?;
        }
        Ok(())
    })?;
    Ok(id)
}

/// Another title or audience.
///
/// # Errors
/// `questionnaire_untitled`, `entity_unknown`.
pub fn save(app: &App, args: QuestionnaireSave) -> Result<()> {
    let known = app.read(|db| Ok(db.questionnaire(args.id)?))?;
    let mut fields: Vec<(String, Value)> = Vec::new();
    if let Some(title) = args.title.map(|title| title.trim().to_owned()) {
        if title.is_empty() {
            return Err(Error::new("questionnaire_untitled"));
        }
        if title != known.title {
            fields.push(("title".to_owned(), json!(title)));
        }
    }
    let other = |audience: &Audience| *audience != super::view::audience(&known.audience);
    if let Some(audience) = args.audience.filter(other) {
        fields.push(("audience".to_owned(), json!(audience)));
    }
    write(app, args.id, known.title, fields)
}

fn write(
    app: &App,
    id: QuestionnaireId,
    title: String,
    fields: Vec<(String, Value)>,
) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    app.act(Op::SaveQuestionnaire { title }, |tx| {
        tx.write(Change::fields(EntityRef::new(&QUESTIONNAIRE, id.0), fields))?;
        Ok(())
    })
}

/// Adds a language: every text can be given in it.
///
/// # Errors
/// `language_unnamed`, `language_known`, `entity_unknown`.
pub fn add_language(app: &App, args: LanguageChange) -> Result<()> {
    let name = args.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.contains(':') {
        return Err(Error::new("language_unnamed"));
    }
    let known = app.read(|db| Ok(db.questionnaire(args.questionnaire)?))?;
    let same = |each: &String| each.to_lowercase() == name.to_lowercase();
    if known.languages.iter().any(same) {
        return Err(Error::new("language_known").arg("language", name));
    }
    let registers =
        app.read(|db| Ok(db.registers(&EntityRef::new(&QUESTIONNAIRE, args.questionnaire.0))?))?;
    let shown = |language: &String| {
        let field = format!("{LANGUAGE_PREFIX}{language}");
        registers
            .shown(&field)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let last = known.languages.last().and_then(shown);
    let own: String = args.questionnaire.0.simple().to_string();
    let place = place::between(last.as_deref(), None, &own[own.len() - 4..]);
    let field = (format!("{LANGUAGE_PREFIX}{name}"), json!(place));
    write(app, args.questionnaire, known.title, vec![field])
}

/// Takes a language away; its texts come back with it.
///
/// # Errors
/// `language_last`, `entity_unknown`.
pub fn remove_language(app: &App, args: LanguageChange) -> Result<()> {
    let known = app.read(|db| Ok(db.questionnaire(args.questionnaire)?))?;
    if known.languages.len() < 2 {
        return Err(Error::new("language_last"));
    }
    if !known.languages.contains(&args.name) {
        return Ok(());
    }
    let mut fields = vec![(format!("{LANGUAGE_PREFIX}{}", args.name), Value::Null)];
    if known.settings.get("default_language") == Some(&args.name) {
        fields.push((format!("{SETTING_PREFIX}default_language"), Value::Null));
    }
    write(app, args.questionnaire, known.title, fields)
}

/// Takes a questionnaire out of sight; undo brings it back. Surveys that were made of it stay as they are.
///
/// # Errors
/// `entity_unknown`.
pub fn delete(app: &App, id: QuestionnaireId) -> Result<()> {
    let title = app.read(|db| Ok(db.questionnaire(id)?))?.title;
    app.act(Op::DeleteQuestionnaire { title }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&QUESTIONNAIRE, id.0),
            [(DELETED.to_owned(), json!(true))],
        ))?;
        Ok(())
    })
}

/// Puts a question of the bank into a questionnaire, with its choices where they are not there yet.
///
/// # Errors
/// `form_unknown`, `entity_unknown`.
pub fn insert_from_bank(app: &App, args: super::types::BankInsert) -> Result<FormRowId> {
    let open = Open::new(app, args.questionnaire)?;
    let (mut row, mut choices) = bank::rows(&args.code, &open.questionnaire.languages)?;
    let nodes = outline::survey(&open.rows);
    let id = FormRowId(app.new_id()?);
    let (parent, place) = super::arrange::spot(&nodes, None, args.after, &super::arrange::own(id));
    let name = row.cells.get("name").cloned().unwrap_or_default();
    let name = super::names::free(&name, &open.taken(None));
    row.cells.insert("name".to_owned(), name.clone());
    row.parent = parent;
    row.place = place;
    if let Some(list) = row.list.clone() {
        let there = outline::choices(&open.rows)
            .remove(&list)
            .unwrap_or_default();
        let names = |rows: &[FormRow]| -> Vec<Option<String>> {
            rows.iter()
                .map(|row| row.cells.get("name").cloned())
                .collect()
        };
        if names(&there) == names(&choices) {
            choices.clear();
        } else if !there.is_empty() {
            let other = super::names::free(&list, &open.lists());
            choices
                .iter_mut()
                .for_each(|choice| choice.list = Some(other.clone()));
            row.list = Some(other);
        }
    }
    let choices: Vec<(FormRowId, FormRow)> = choices
        .into_iter()
        .map(|choice| Ok((FormRowId(app.new_id()?), choice)))
        .collect::<Result<_>>()?;
    app.act(Op::AddFormRow { name }, |tx| {
        for (id, row) in std::iter::once((id, row)).chain(choices) {
            edit::write(tx, id, edit::fields(args.questionnaire, &row))?;
        }
        Ok(())
    })?;
    Ok(id)
}

/// Writes a questionnaire, as it is now, as an XLSForm in the place of whatever was there: who chose the path was asked about that.
///
/// # Errors
/// `file_failed`, `entity_unknown`.
pub fn export(app: &App, args: QuestionnaireExport) -> Result<()> {
    let open = Open::new(app, args.id)?;
    let failed = |detail: String| Error::new("file_failed").arg("detail", detail);
    let built = sheets::build(&open.questionnaire, &open.rows, "");
    let bytes = forms::xlsx(&built.workbook).map_err(|error| failed(format!("{error:?}")))?;
    crate::photo::save::write_whole(std::path::Path::new(&args.path), &bytes)
        .map_err(|error| failed(error.to_string()))
}
