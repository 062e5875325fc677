//! `form check`: everything that an XLSForm holds, and everything that is wrong with it.

use std::collections::BTreeMap;
use std::path::Path;

use domain::finding::Finding;
use forms::{Form, Item};
use serde::Serialize;

use crate::{Result, library};

/// What a file holds.
#[derive(Debug, Clone, Serialize)]
pub struct FormReport {
    pub ok: bool,
    /// None when an error was found.
    pub form: Option<FormView>,
    pub findings: Vec<Finding>,
}

/// A questionnaire, as a program that knows ODK expects it.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    pub id: String,
    pub title: String,
    pub version: String,
    pub root: String,
    pub languages: Vec<String>,
    pub default_language: String,
    pub nodes: Vec<NodeView>,
}

/// A question, calculation, group or repeat.
#[derive(Debug, Clone, Serialize)]
pub struct NodeView {
    #[serde(rename = "ref")]
    pub reference: String,
    pub kind: &'static str,
    pub labels: BTreeMap<String, String>,
    /// None for what is no select.
    pub choices: Option<Vec<ChoiceView>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    pub value: String,
    pub labels: BTreeMap<String, String>,
}

/// Reads an XLSForm with the csv files beside it.
///
/// # Errors
/// `file_unreadable`, `file_too_large`.
pub fn read_file(path: &Path) -> Result<(Option<Form>, Vec<Finding>)> {
    let bytes = library::read_file(path)?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let beside = move |name: &str| {
        // A name is a name and not a way out of the folder.
        let plain = Path::new(name).file_name().is_some_and(|file| file == name);
        plain
            .then(|| library::read_file(&folder.join(name)).ok())
            .flatten()
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(forms::read_beside(&bytes, &stem, &beside))
}

/// What an XLSForm holds; nothing is written.
///
/// # Errors
/// `file_unreadable`, `file_too_large`.
pub fn check(path: &Path) -> Result<FormReport> {
    let (form, findings) = read_file(path)?;
    Ok(FormReport {
        ok: form.is_some(),
        form: form.as_ref().map(view),
        findings,
    })
}

fn view(form: &Form) -> FormView {
    FormView {
        id: form.id.clone(),
        title: form.title.clone(),
        version: form.version.clone(),
        root: form.root.clone(),
        languages: form
            .languages
            .iter()
            .map(|language| language.name.clone())
            .collect(),
        default_language: form.default_language.clone(),
        nodes: form.items.iter().map(|item| node(form, item)).collect(),
    }
}

fn node(form: &Form, item: &Item) -> NodeView {
    let choices = item.kind.is_select().then(|| {
        let choices = form.choices(item).iter().map(|choice| ChoiceView {
            value: choice.name.clone(),
            labels: choice.label.0.clone(),
        });
        choices.collect()
    });
    NodeView {
        reference: form.reference(item),
        kind: item.kind.as_str(),
        labels: item.label.0.clone(),
        choices,
    }
}
