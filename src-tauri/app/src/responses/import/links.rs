//! The rows of repeats: kept by what they belong to, until the response comes along.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::finding::Finding;
use serde_json::{Map, Value};
use tables::Input;

use super::headers::{Headers, Told, repeat_named};
use super::parse;
use crate::responses::shape::Shape;
use crate::responses::types::ColumnMatch;
use crate::{Error, Result};

/// An instance of a repeat that waits for its response.
struct Instance {
    row: u32,
    key: String,
    given: Map<String, Value>,
    findings: Vec<Finding>,
}

/// A table of instances, by the key of what they belong to.
struct Linked {
    repeat: usize,
    by_parent: HashMap<String, Vec<Instance>>,
}

#[derive(Default)]
pub(super) struct Links {
    tables: Vec<Linked>,
    pub columns: Vec<ColumnMatch>,
}

impl Links {
    /// Reads the tables of the repeats: the other sheets of a workbook, or the files beside a CSV.
    pub fn read(shape: &Shape<'_>, input: &mut Input, path: &Path) -> Result<Self> {
        let mut links = Self::default();
        if shape.tables().len() < 2 {
            return Ok(links);
        }
        for sheet in input.sheets().into_iter().skip(1) {
            if let Some(repeat) = repeat_named(shape, &sheet) {
                links.table(shape, repeat, input, &sheet, &sheet)?;
            }
        }
        if input.sheets() == [""] {
            for (repeat, beside) in files_beside(shape, path) {
                let name = beside.file_name().unwrap_or_default().to_string_lossy();
                let mut other = Input::open(&beside)
                    .map_err(|error| super::write::unreadable(&beside, error))?;
                let Some(sheet) = other.sheets().into_iter().next() else {
                    continue;
                };
                links.table(shape, repeat, &mut other, &sheet, &name)?;
            }
        }
        Ok(links)
    }

    fn table(
        &mut self,
        shape: &Shape<'_>,
        repeat: usize,
        input: &mut Input,
        sheet: &str,
        shown: &str,
    ) -> Result<()> {
        let mut linked = Linked {
            repeat,
            by_parent: HashMap::new(),
        };
        let mut headers: Option<Headers> = None;
        let nested = shape.repeats[repeat].is_some();
        let read = input.rows(sheet, &mut |row| {
            let Some(headers) = &headers else {
                headers = Some(Headers::new(shape, Some(repeat), shown, &row.cells));
                return ControlFlow::Continue(());
            };
            let own = headers.has(Told::OwnId);
            let cell = |told: Told| headers.cell(&row.cells, told);
            // Our own rows name their response; in a repeat of a repeat, the row that they are in.
            let parent = [Told::ParentKey]
                .into_iter()
                .chain((own && !nested).then_some(Told::OwnId))
                .chain([Told::ParentIndex, Told::Uuid])
                .find_map(cell);
            let read = parse::answers(shape, headers, &row.cells, own);
            let key = [Told::Key, Told::Index].into_iter().find_map(cell);
            linked
                .by_parent
                .entry(parent.unwrap_or_default().to_owned())
                .or_default()
                .push(Instance {
                    row: row.number,
                    key: key.unwrap_or_default().to_owned(),
                    given: read.given,
                    findings: read.findings,
                });
            ControlFlow::Continue(())
        });
        read.map_err(|error| {
            Error::new("import_unreadable")
                .arg("path", shown)
                .arg("detail", error)
        })?;
        if let Some(headers) = headers {
            self.columns.extend(headers.told(shape));
            self.tables.push(linked);
        }
        Ok(())
    }

    /// Puts the instances that belong to a row into its answers, with theirs in them.
    pub fn fill(
        &self,
        shape: &Shape<'_>,
        within: Option<usize>,
        keys: &[&str],
        given: &mut Map<String, Value>,
        findings: &mut Vec<Finding>,
    ) {
        for table in &self.tables {
            if shape.repeats[table.repeat] != within {
                continue;
            }
            let found = keys.iter().find_map(|key| table.by_parent.get(*key));
            let Some(instances) = found else {
                continue;
            };
            let mut list = Vec::new();
            for instance in instances {
                let mut inside = instance.given.clone();
                findings.extend(instance.findings.iter().map(|finding| {
                    let sheet = &shape.form.items[table.repeat].name;
                    finding.clone().sheet(sheet).row(instance.row)
                }));
                let keys = [instance.key.as_str()];
                self.fill(shape, Some(table.repeat), &keys, &mut inside, findings);
                list.push(Value::Object(inside));
            }
            given.insert(shape.keys[table.repeat].clone(), Value::Array(list));
        }
    }
}

/// `form-enfant.csv` beside `form.csv`.
fn files_beside(shape: &Shape<'_>, path: &Path) -> Vec<(usize, PathBuf)> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    shape
        .tables()
        .into_iter()
        .flatten()
        .map(|repeat| {
            let name = &shape.form.items[repeat].name;
            (
                repeat,
                path.with_file_name(format!("{stem}-{name}.{ending}")),
            )
        })
        .filter(|(_, beside)| beside.is_file())
        .collect()
}
