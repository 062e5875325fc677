//! Writing the responses of a survey to files: one pass, a response at a time.

use std::collections::BTreeMap;

use domain::finding::Finding;
use forms::{Form, Item};
use serde_json::{Map, Value};
use store::responses::WholeResponse;
use store::survey::Survey;
use tables::Cell;

use super::anonymous::{self, Veil};
use super::cells::{self, Manner};
use super::codebook;
use super::columns::{Column, Fill, Style, columns};
use super::facts::{Facts, Place};
use super::shape::Shape;
use super::sink::Sink;
use super::stored::{self, Given, given};
use super::types::{Exported, Layout, ResponseExport};
use crate::survey::form_of;
use crate::words::Catalogue;
use crate::{App, Error, Result};

/// Hears how far a job is, and breaks it off by an error.
pub(super) type Step<'s> = &'s dyn Fn(u32, u32) -> Result<()>;

/// Writes the responses of a survey.
///
/// # Errors
/// `entity_unknown`, `form_newer`, `export_format`, `export_failed`, `export_too_large`, `language_unknown`, `question_unknown`.
pub fn export(app: &App, ask: &ResponseExport) -> Result<Exported> {
    run(app, ask, &|_, _| Ok(()))
}

pub(super) fn run(app: &App, ask: &ResponseExport, step: Step<'_>) -> Result<Exported> {
    let survey = app.read(|db| Ok(db.survey(ask.survey)?))?;
    let form = form_of(&survey)?;
    let shape = Shape::new(&form);
    let language = language(&form, ask)?;
    let veil = match &ask.anonymous {
        Some(wish) => Some(anonymous::veil(
            app, &shape, ask.survey, wish, &language, step,
        )?),
        None => None,
    };
    let mut writing = Writing::begin(app, ask, &survey, &shape, &language, veil.as_ref())?;
    let order = if veil.is_some() {
        stored::Order::Shuffled
    } else {
        stored::Order::Submitted
    };
    let responses = stored::each(app, ask.survey, order, step, &mut |response, answers| {
        writing.response(response, answers)
    })?;
    let mut findings = writing.losses.findings(&shape, ask.layout);
    findings.extend(veil.iter().flat_map(Veil::findings));
    if writing.sink.cut() > 0 {
        findings.push(Finding::warning("export_text_cut").arg("count", writing.sink.cut()));
    }
    let left_out = writing.left_out;
    Ok(Exported {
        files: writing.sink.finish()?,
        responses: responses - left_out,
        findings,
    })
}

fn language(form: &Form, ask: &ResponseExport) -> Result<String> {
    match ask.language.as_deref().filter(|wanted| !wanted.is_empty()) {
        None => Ok(form.default_language.clone()),
        Some(wanted) => form
            .language(wanted)
            .map(|language| language.name.clone())
            .ok_or_else(|| Error::new("language_unknown").arg("language", wanted)),
    }
}

/// A table in the file.
struct Out {
    sheet: usize,
    name: String,
    columns: Vec<Column>,
}

/// The tables of a form, by names or in its words.
struct Set {
    labels: bool,
    tables: Vec<Out>,
}

struct Writing<'w> {
    shape: &'w Shape<'w>,
    layout: Layout,
    language: &'w str,
    words: [String; 3],
    /// The repeat of each table; none for the form.
    tables: Vec<Option<usize>>,
    sets: Vec<Set>,
    sink: Sink,
    survey: String,
    version: String,
    conditional: bool,
    veil: Option<&'w Veil>,
    /// How many rows each table has so far.
    rows: Vec<u32>,
    losses: Losses,
    left_out: u32,
}

impl<'w> Writing<'w> {
    fn begin(
        app: &App,
        ask: &ResponseExport,
        survey: &Survey,
        shape: &'w Shape<'w>,
        language: &'w str,
        veil: Option<&'w Veil>,
    ) -> Result<Self> {
        let words = Catalogue::new(app.language());
        let say = |key: &str| words.sentence(key, &BTreeMap::new());
        let mut sink = Sink::new(&ask.path, ask.plain)?;
        let mut tables = shape.tables();
        if veil.is_some() {
            tables.truncate(1);
        }
        let both = sink.is_book() && !ask.labels;
        let mut sets = Vec::new();
        for labels in if both {
            vec![false, true]
        } else {
            vec![ask.labels]
        } {
            let style = Style {
                layout: ask.layout,
                labels,
                without_groups: ask.without_groups,
                language,
            };
            let mut outs = Vec::new();
            for table in &tables {
                let repeat = table.map(|at| shape.form.items[at].name.as_str());
                let columns = visible(columns(shape, *table, &style), veil);
                let main = match (ask.layout, labels && both) {
                    (_, true) => say("responses-sheet-labels"),
                    (Layout::Rythme, _) => say("responses-sheet-codes"),
                    (Layout::Odk, _) => shape.form.id.clone(),
                    (Layout::Kobo, _) => survey.title.clone(),
                };
                let name = match (repeat, labels && both) {
                    (None, _) => main,
                    (Some(repeat), false) => repeat.to_owned(),
                    (Some(repeat), true) => format!("{main} {repeat}"),
                };
                let header: Vec<String> =
                    columns.iter().map(|column| column.header.clone()).collect();
                let (sheet, name) = sink.table(&name, repeat, &header)?;
                outs.push(Out {
                    sheet,
                    name,
                    columns,
                });
            }
            sets.push(Set {
                labels,
                tables: outs,
            });
        }
        if sink.is_book() {
            let header = codebook::HEADERS.map(say);
            let (book, _) = sink.table(&say("responses-sheet-book"), None, &header)?;
            for out in &sets[0].tables {
                for row in codebook::rows(shape, &out.name, &out.columns, language) {
                    sink.row(book, &row)?;
                }
            }
        }
        Ok(Self {
            layout: ask.layout,
            language,
            words: said(&words),
            rows: vec![0; tables.len()],
            tables,
            sets,
            sink,
            survey: ask.survey.to_string(),
            version: shape.form.version.clone(),
            conditional: stored::is_conditional(shape.form),
            shape,
            veil,
            losses: Losses::default(),
            left_out: 0,
        })
    }

    fn response(&mut self, response: &WholeResponse, answers: &Map<String, Value>) -> Result<()> {
        let veiled;
        let answers = match self.veil.map(|veil| veil.over(self.shape, answers)) {
            None => answers,
            Some(None) => {
                self.left_out += 1;
                return Ok(());
            }
            Some(Some(left)) => {
                veiled = left;
                &veiled
            }
        };
        self.losses.count(response, answers);
        // Only our own layout says which questions did not come up.
        let not_asked = if self.conditional && self.layout == Layout::Rythme {
            stored::not_asked(self.shape, response, answers)
        } else {
            Vec::new()
        };
        let uuid = super::source::uuid(response);
        let facts = Facts {
            response,
            uuid: &uuid,
            survey: self.survey.clone(),
            version: self.version.clone(),
        };
        self.table(0, &facts, answers, &not_asked, &Place::root(&uuid))
    }

    /// Writes a row of a table, then those of the repeats in it.
    fn table(
        &mut self,
        at: usize,
        facts: &Facts<'_>,
        answers: &Map<String, Value>,
        not_asked: &[bool],
        place: &Place,
    ) -> Result<()> {
        self.rows[at] += 1;
        let place = place.at(self.rows[at]);
        for set in &self.sets {
            let out = &set.tables[at];
            let manner = Manner {
                layout: self.layout,
                labels: set.labels,
                language: self.language,
                words: &self.words,
            };
            let parent = parent_name(set, &self.tables, self.shape, at);
            let cells: Vec<Cell> = out
                .columns
                .iter()
                .map(|column| match column.fill {
                    Fill::Nothing => Cell::Blank,
                    Fill::Fact(fact) => facts.cell(fact, &place, parent),
                    Fill::Answer(item) => cells::cell(
                        self.shape.form,
                        &self.shape.form.items[item],
                        self.said(item, answers, not_asked),
                        &manner,
                    ),
                    Fill::Choice(item, choice) => {
                        let asked = &self.shape.form.items[item];
                        let choices = self.shape.form.choices(asked);
                        cells::taken(self.said(item, answers, not_asked), &choices[choice])
                    }
                })
                .collect();
            self.sink.row(out.sheet, &cells)?;
        }
        for child in 1..self.tables.len() {
            let Some(repeat) = self.tables[child] else {
                continue;
            };
            if self.shape.repeats[repeat] != self.tables[at] {
                continue;
            }
            let instances = answers
                .get(&self.shape.keys[repeat])
                .and_then(Value::as_array);
            for (n, instance) in instances.into_iter().flatten().enumerate() {
                let Some(inside) = instance.as_object() else {
                    continue;
                };
                let below = place.below(self.shape.below(repeat), n + 1);
                self.table(child, facts, inside, &[], &below)?;
            }
        }
        Ok(())
    }

    fn said<'v>(
        &self,
        item: usize,
        answers: &'v Map<String, Value>,
        not_asked: &[bool],
    ) -> Given<'v> {
        match given(answers.get(&self.shape.keys[item])) {
            Given::Blank if not_asked.get(item) == Some(&true) => Given::NotAsked,
            said => said,
        }
    }
}

/// The words for a refusal, for "does not know", and for a question that did not come up.
pub(super) fn said(words: &Catalogue) -> [String; 3] {
    [
        "responses-said-refused",
        "responses-said-dont-know",
        "responses-said-not-asked",
    ]
    .map(|key| words.sentence(key, &BTreeMap::new()))
}

fn parent_name<'s>(
    set: &'s Set,
    tables: &[Option<usize>],
    shape: &Shape<'_>,
    at: usize,
) -> &'s str {
    let parent = tables[at].and_then(|repeat| {
        tables
            .iter()
            .position(|table| *table == shape.repeats[repeat])
    });
    parent.map_or("", |parent| &set.tables[parent].name)
}

fn visible(columns: Vec<Column>, veil: Option<&Veil>) -> Vec<Column> {
    let Some(veil) = veil else {
        return columns;
    };
    columns
        .into_iter()
        .filter(|column| match column.fill {
            Fill::Answer(at) | Fill::Choice(at, _) => veil.shows(at),
            Fill::Fact(_) | Fill::Nothing => false,
        })
        .collect()
}

/// What a layout cannot say, counted.
#[derive(Default)]
struct Losses {
    refusals: u32,
    unknowns: u32,
    notes: u32,
    sheets: u32,
}

impl Losses {
    fn count(&mut self, response: &WholeResponse, answers: &Map<String, Value>) {
        self.notes += u32::from(response.notes.as_deref().is_some_and(|notes| notes != "{}"));
        self.sheets += u32::from(response.sheet.is_some());
        answers.values().for_each(|value| self.answer(value));
    }

    fn answer(&mut self, value: &Value) {
        match given(Some(value)) {
            Given::Refused => self.refusals += 1,
            Given::DontKnow => self.unknowns += 1,
            _ => {}
        }
        let instances = value.as_array().into_iter().flatten();
        for instance in instances.filter_map(Value::as_object) {
            instance.values().for_each(|value| self.answer(value));
        }
    }

    fn findings(&self, shape: &Shape<'_>, layout: Layout) -> Vec<Finding> {
        if layout == Layout::Rythme {
            return Vec::new();
        }
        let mut findings: Vec<Finding> = [
            ("export_refusals_blank", self.refusals),
            ("export_unknowns_blank", self.unknowns),
            ("export_notes_left", self.notes),
            ("export_sheets_left", self.sheets),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(code, count)| Finding::warning(code).arg("count", count))
        .collect();
        if stored::is_conditional(shape.form) {
            findings.push(Finding::warning("export_not_asked_blank"));
        }
        findings
    }
}

/// The item of that key, outside repeats.
pub(super) fn question<'f>(shape: &Shape<'f>, key: &str) -> Result<(usize, &'f Item)> {
    (0..shape.form.items.len())
        .find(|at| shape.keys[*at] == key && shape.repeats[*at].is_none())
        .map(|at| (at, &shape.form.items[at]))
        .ok_or_else(|| Error::new("question_not_there").arg("question", key))
}
