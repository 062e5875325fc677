//! The survey sheet: a row an item, and the rows that end groups and repeats.

use super::rows::{Grid, header};
use crate::form::{ChoiceList, Form, Item, WEEK};
use crate::kind::Kind;
use crate::language::Texts;

pub(super) fn grid(form: &Form) -> Grid {
    let mut grid = Grid::new();
    grid.column("type");
    grid.column("name");
    // Every language has its label column, so that the order of the languages is told.
    for language in &form.languages {
        grid.column(&header(form, "label", &language.name));
    }
    let mut open: Vec<&Item> = Vec::new();
    for item in &form.items {
        close(&mut grid, &mut open, item.parent_path());
        row(&mut grid, form, item);
        if item.kind.is_container() {
            open.push(item);
        }
    }
    close(&mut grid, &mut open, None);
    grid
}

/// Ends what is open down to the group or repeat of that path.
fn close(grid: &mut Grid, open: &mut Vec<&Item>, until: Option<&str>) {
    while let Some(last) = open.last() {
        if Some(last.path.as_str()) == until {
            return;
        }
        grid.begin_row();
        grid.put("type", &format!("end_{}", last.kind.as_str()));
        open.pop();
    }
}

fn row(grid: &mut Grid, form: &Form, item: &Item) {
    grid.begin_row();
    grid.put("type", &kind(form, item));
    grid.put("name", &item.name);
    let texts: [(&str, &Texts); 6] = [
        ("label", &item.label),
        ("hint", &item.hint),
        ("guidance_hint", &item.guidance_hint),
        ("media::image", &item.image),
        ("required_message", &item.required_message),
        ("constraint_message", &item.constraint_message),
    ];
    for (name, texts) in texts {
        grid.put_texts(form, name, texts);
    }
    let expressions = [
        ("required", &item.required),
        ("relevant", &item.relevant),
        ("constraint", &item.constraint),
        ("calculation", &item.calculation),
        ("choice_filter", &item.choice_filter),
        ("read_only", &item.read_only),
        ("default", &item.computed_default),
        ("repeat_count", &item.repeat_count),
    ];
    for (name, expression) in expressions {
        if let Some(expression) = expression {
            grid.put(name, expression.source());
        }
    }
    let triggers: Vec<String> = item
        .trigger
        .iter()
        .map(|name| format!("${{{name}}}"))
        .collect();
    grid.put("trigger", &triggers.join(", "));
    grid.put("default", item.default.as_deref().unwrap_or_default());
    grid.put("appearance", &appearance(item));
    grid.put("parameters", &parameters(item));
}

fn kind(form: &Form, item: &Item) -> String {
    let kind = item.kind.as_str();
    if item.kind.is_container() {
        return format!("begin_{kind}");
    }
    let Some(name) = item.list.as_ref().filter(|_| item.kind.is_select()) else {
        return kind.to_owned();
    };
    match form.list(name) {
        Some(ChoiceList {
            file: Some(file), ..
        }) if item.kind == Kind::Rank => format!("{kind} {file}"),
        Some(ChoiceList {
            file: Some(file), ..
        }) => format!("{kind}_from_file {file}"),
        _ => format!("{kind} {name}"),
    }
}

/// The step of a week is no parameter for pyxform, so it goes into a word of the appearance.
fn appearance(item: &Item) -> String {
    let words = item.appearance.clone().unwrap_or_default();
    match item.parameters.get("step").filter(|_| item.is_week()) {
        Some(minutes) => format!("{words} {WEEK}-step-{minutes}"),
        None => words,
    }
}

fn parameters(item: &Item) -> String {
    let written = item
        .parameters
        .iter()
        .filter(|(key, _)| !(item.is_week() && *key == "step"))
        .map(|(key, value)| format!("{key}={value}"));
    written.collect::<Vec<_>>().join(" ")
}
