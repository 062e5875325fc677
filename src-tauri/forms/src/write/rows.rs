//! A form as rows of cells: its three sheets, with the columns that it uses and no others.

use std::collections::BTreeSet;

use super::survey;
use crate::form::{ChoiceList, Form, ROOT};
use crate::language::{Texts, UNNAMED};
use crate::workbook::{Sheet, Workbook};

/// A column: its header, and whether a row without a text in it may leave it out.
pub(super) struct Grid {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    pub fn new() -> Self {
        Self {
            headers: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// The place of a column, which is made when it is not there yet.
    pub fn column(&mut self, header: &str) -> usize {
        let found = self.headers.iter().position(|known| known == header);
        found.unwrap_or_else(|| {
            self.headers.push(header.to_owned());
            self.headers.len() - 1
        })
    }

    pub fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Fills a cell of the last row.
    pub fn put(&mut self, header: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let column = self.column(header);
        if let Some(row) = self.rows.last_mut() {
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            text.clone_into(&mut row[column]);
        }
    }

    pub fn put_texts(&mut self, form: &Form, name: &str, texts: &Texts) {
        for (language, text) in &texts.0 {
            self.put(&header(form, name, language), text);
        }
    }

    pub fn holds_spaces(&self) -> bool {
        self.rows.iter().flatten().any(|cell| cell.contains("  "))
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn sheet(self, name: &str) -> Sheet {
        let mut rows = vec![self.headers];
        rows.extend(self.rows);
        Sheet {
            name: name.to_owned(),
            rows,
        }
    }
}

/// `label::Français (fr)`; the language of a column without one stays unsaid.
pub(super) fn header(form: &Form, name: &str, language: &str) -> String {
    if language == UNNAMED && form.default_language == UNNAMED {
        return name.to_owned();
    }
    format!("{name}::{language}")
}

/// The cells of a form.
pub fn workbook(form: &Form) -> Workbook {
    let survey = survey::grid(form);
    let spaces = survey.holds_spaces();
    let mut sheets = vec![survey.sheet("survey")];
    let choices = choices(form);
    if !choices.is_empty() {
        sheets.push(choices.sheet("choices"));
    }
    sheets.push(settings(form, spaces).sheet("settings"));
    Workbook { sheets }
}

fn choices(form: &Form) -> Grid {
    let mut grid = Grid::new();
    let lists: Vec<&ChoiceList> = form
        .lists
        .iter()
        .filter(|list| list.file.is_none() && !list.choices.is_empty())
        .collect();
    grid.column("list_name");
    grid.column("name");
    let spoken: BTreeSet<&String> = lists
        .iter()
        .flat_map(|list| &list.choices)
        .flat_map(|choice| choice.label.0.keys())
        .collect();
    // In the order of the languages of the form, which the columns tell when it is read again.
    for language in form
        .languages
        .iter()
        .filter(|language| spoken.contains(&language.name))
    {
        grid.column(&header(form, "label", &language.name));
    }
    for (list, choice) in lists
        .iter()
        .flat_map(|list| list.choices.iter().map(move |choice| (list, choice)))
    {
        grid.begin_row();
        grid.put("list_name", &list.name);
        grid.put("name", &choice.name);
        grid.put_texts(form, "label", &choice.label);
        grid.put_texts(form, "media::image", &choice.image);
        for (column, text) in &choice.columns {
            grid.put(column, text);
        }
    }
    grid
}

fn settings(form: &Form, spaces: bool) -> Grid {
    let mut grid = Grid::new();
    grid.begin_row();
    grid.put("form_title", &form.title);
    grid.put("form_id", &form.id);
    grid.put("version", &form.version);
    if form.root != ROOT {
        grid.put("name", &form.root);
    }
    if form.default_language != UNNAMED {
        grid.put("default_language", &form.default_language);
    }
    grid.put("style", &form.style);
    if let Some(name) = &form.instance_name {
        grid.put("instance_name", name.source());
    }
    if form.allow_choice_duplicates {
        grid.put("allow_choice_duplicates", "yes");
    }
    if spaces {
        grid.put("clean_text_values", "no");
    }
    grid
}
