//! A questionnaire as its editor shows it: rows in order with what is found of each, lists, languages with what they lack.

use std::collections::{BTreeMap, BTreeSet};

use domain::finding::Finding;
use domain::id::{FormRowId, QuestionnaireId};
use forms::Form;
use store::Db;
use store::questionnaire::{FormRow, PublishedForm, Questionnaire};

use super::types::{
    CellFinding, ChoiceRow, FormRowView, LanguageView, ListView, PublishedRow, QuestionnaireDetail,
    QuestionnaireRow,
};
use super::{condition, identify, kinds, outline, publish, sheets};
use crate::survey::types::Audience;
use crate::{App, Result};

/// Every questionnaire, latest change first.
///
/// # Errors
/// What the database says.
pub fn list(app: &App) -> Result<Vec<QuestionnaireRow>> {
    app.read(|db| {
        db.questionnaires()?
            .into_iter()
            .map(|questionnaire| {
                let rows = db.form_rows(questionnaire.id)?;
                let published = db.published_forms(questionnaire.id)?;
                Ok(row(&questionnaire, &rows, &published))
            })
            .collect()
    })
}

/// One questionnaire.
///
/// # Errors
/// `entity_unknown`.
pub fn get(app: &App, id: QuestionnaireId) -> Result<QuestionnaireDetail> {
    app.read(|db| detail(db, id))
}

/// The latest version of every questionnaire that has one: what a survey can be made of.
///
/// # Errors
/// What the database says.
pub fn published(app: &App) -> Result<Vec<PublishedRow>> {
    app.read(|db| {
        let mut latest = Vec::new();
        for questionnaire in db.questionnaires()? {
            if let Some(version) = db.published_forms(questionnaire.id)?.first() {
                latest.push(published_row(db, version)?);
            }
        }
        Ok(latest)
    })
}

pub(super) fn audience(text: &str) -> Audience {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap_or_default()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn row(
    questionnaire: &Questionnaire,
    rows: &[FormRow],
    published: &[PublishedForm],
) -> QuestionnaireRow {
    let nodes = outline::survey(rows);
    let asked = nodes
        .iter()
        .filter(|node| kinds::is_question(kinds::kind_of(&node.row)));
    QuestionnaireRow {
        id: questionnaire.id,
        title: questionnaire.title.clone(),
        audience: audience(&questionnaire.audience),
        questions: count(asked.count()),
        languages: questionnaire.languages.clone(),
        published: published.iter().map(|each| each.number).max().unwrap_or(0),
        changed_since: published
            .first()
            .is_some_and(|latest| publish::differs(questionnaire, rows, latest)),
        changed_at: questionnaire.changed_at,
        demo: questionnaire.demo,
    }
}

fn detail(db: &Db<'_>, id: QuestionnaireId) -> Result<QuestionnaireDetail> {
    let questionnaire = db.questionnaire(id)?;
    let rows = db.form_rows(id)?;
    let published = db.published_forms(id)?;
    let (form, mut found) = check(&questionnaire, &rows);
    let whole = found.remove(&None).unwrap_or_default();
    let all = || found.values().flatten().map(|each| &each.finding);
    let findings: Vec<Finding> = whole.into_iter().map(|each| each.finding).collect();
    let grave = |wanted: bool| {
        let every = all().chain(&findings);
        count(every.filter(|finding| finding.is_error() == wanted).count())
    };
    Ok(QuestionnaireDetail {
        row: row(&questionnaire, &rows, &published),
        languages: languages(&questionnaire, &rows),
        errors: grave(true),
        warnings: grave(false),
        usable: form.is_some(),
        rows: views(&questionnaire, &rows, &found),
        lists: lists(&questionnaire, &rows, &found),
        findings,
        published: published
            .iter()
            .map(|each| published_row(db, each))
            .collect::<Result<_>>()?,
    })
}

type Found = BTreeMap<Option<FormRowId>, Vec<CellFinding>>;

/// What `forms` finds, and what asks for who somebody is, by row.
pub(super) fn check(questionnaire: &Questionnaire, rows: &[FormRow]) -> (Option<Form>, Found) {
    let built = sheets::build(questionnaire, rows, "");
    let (form, findings) = sheets::check(&built.workbook);
    let mut found = Found::new();
    for finding in findings {
        let sheet = finding.place.sheet.as_deref().unwrap_or_default();
        let row = finding.place.row.and_then(|line| built.row(sheet, line));
        let column = finding.place.column.clone().unwrap_or_default();
        found
            .entry(row)
            .or_default()
            .push(CellFinding { column, finding });
    }
    for row in rows.iter().filter(|row| row.sheet != kinds::CHOICES) {
        if let Some(finding) = identifying(row) {
            found.entry(row.id).or_default().push(finding);
        }
    }
    (form, found)
}

fn identifying(row: &FormRow) -> Option<CellFinding> {
    let name = row.cells.get("name").map_or("", String::as_str);
    let labels = row
        .cells
        .iter()
        .filter(|(column, _)| sheets::translated(column).is_some_and(|(base, _)| base == "label"))
        .map(|(_, text)| text.as_str());
    let what = identify::identifier(kinds::kind_of(row), name, labels)?;
    Some(CellFinding {
        column: "name".to_owned(),
        finding: Finding::warning("identifier_field").arg("what", what),
    })
}

fn views(questionnaire: &Questionnaire, rows: &[FormRow], found: &Found) -> Vec<FormRowView> {
    let mut asked = 0;
    outline::survey(rows)
        .into_iter()
        .map(|node| {
            let kind = kinds::kind_of(&node.row).to_owned();
            let number = kinds::is_question(&kind).then(|| {
                asked += 1;
                asked
            });
            let relevant = node.row.cells.get("relevant").map_or("", String::as_str);
            FormRowView {
                id: node.id,
                parent: node.parent,
                depth: node.depth,
                number,
                name: node.name().to_owned(),
                label: label(questionnaire, &node.row.cells),
                condition: condition::read(relevant),
                findings: found.get(&Some(node.id)).cloned().unwrap_or_default(),
                disputed: disputed(&node.row),
                kind,
                list: node.row.list,
                cells: node.row.cells,
            }
        })
        .collect()
}

/// The columns to decide on; the place and the group by their own names.
fn disputed(row: &FormRow) -> Vec<String> {
    let names = row.disputed.iter();
    names
        .map(|field| {
            field
                .strip_prefix(domain::entity::CELL_PREFIX)
                .unwrap_or(field)
                .to_owned()
        })
        .collect()
}

/// What a row says in the first language, or else in any.
pub(super) fn label(questionnaire: &Questionnaire, cells: &BTreeMap<String, String>) -> String {
    questionnaire
        .languages
        .iter()
        .find_map(|language| cells.get(&sheets::column("label", language)))
        .cloned()
        .unwrap_or_default()
}

fn lists(questionnaire: &Questionnaire, rows: &[FormRow], found: &Found) -> Vec<ListView> {
    let mut lists = outline::choices(rows);
    let used: Vec<&String> = rows
        .iter()
        .filter(|row| row.sheet != kinds::CHOICES && kinds::has_list(kinds::type_of(row)))
        .filter_map(|row| row.list.as_ref())
        .collect();
    for name in &used {
        lists.entry((*name).clone()).or_default();
    }
    lists
        .into_iter()
        .map(|(name, choices)| ListView {
            used_by: count(used.iter().filter(|each| ***each == name).count()),
            choices: choices
                .into_iter()
                .filter_map(|row| {
                    Some(ChoiceRow {
                        id: row.id?,
                        name: row.cells.get("name").cloned().unwrap_or_default(),
                        label: label(questionnaire, &row.cells),
                        findings: found.get(&row.id).cloned().unwrap_or_default(),
                        disputed: disputed(&row),
                        cells: row.cells,
                    })
                })
                .collect(),
            name,
        })
        .collect()
}

/// Each language with the texts that it lacks and another has.
pub(super) fn languages(questionnaire: &Questionnaire, rows: &[FormRow]) -> Vec<LanguageView> {
    let names = &questionnaire.languages;
    let mut missing = vec![0; names.len()];
    for row in rows {
        let said: BTreeSet<(&str, &str)> = row
            .cells
            .keys()
            .filter_map(|column| sheets::translated(column))
            .filter(|(_, language)| names.iter().any(|name| name == language))
            .collect();
        let texts: BTreeSet<&str> = said.iter().map(|(base, _)| *base).collect();
        for base in texts {
            for (name, missing) in names.iter().zip(&mut missing) {
                *missing += u32::from(!said.contains(&(base, name.as_str())));
            }
        }
    }
    names
        .iter()
        .zip(missing)
        .map(|(name, missing)| LanguageView {
            name: name.clone(),
            missing,
        })
        .collect()
}

pub(super) fn published_row(db: &Db<'_>, each: &PublishedForm) -> Result<PublishedRow> {
    let form: Option<Form> = serde_json::from_str(&each.form).ok();
    let entity = domain::entity::EntityRef::new(&domain::entity::PUBLISHED_FORM, each.id.0);
    let by = db.authors_of(&entity)?.into_iter().next();
    Ok(PublishedRow {
        id: each.id,
        number: each.number,
        title: each.title.clone(),
        audience: audience(&each.audience),
        questions: form.as_ref().map_or(0, |form| count(form.question_count())),
        languages: form
            .map(|form| {
                form.languages
                    .into_iter()
                    .map(|language| language.name)
                    .collect()
            })
            .unwrap_or_default(),
        published_at: each.published_at,
        by: by.map(|(name, _)| name).unwrap_or_default(),
        hash: each.form_hash.chars().take(12).collect(),
        surveys: db.surveys_of_form(&each.form_hash)?,
    })
}
