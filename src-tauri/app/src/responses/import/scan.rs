//! Reading a file of responses from top to bottom, a row at a time.

use std::ops::ControlFlow;
use std::path::Path;

use domain::finding::Finding;
use domain::id::SurveyId;
use tables::Input;

use super::headers::{Headers, Target, Told};
use super::links::Links;
use super::parse;
use super::row::{Ready, Rows};
use super::write::unreadable;
use crate::responses::shape::Shape;
use crate::responses::types::{ColumnMatch, Layout};
use crate::{Error, Result};

/// What a row became.
pub(super) struct Scanned {
    pub ready: Option<Ready>,
    pub findings: Vec<Finding>,
}

/// What the headers say, before the first row.
pub(super) struct Opening {
    pub columns: Vec<ColumnMatch>,
    pub layout: Option<Layout>,
    pub findings: Vec<Finding>,
}

/// An opened file whose columns are known.
pub(super) struct Scan<'s> {
    shape: &'s Shape<'s>,
    survey: SurveyId,
    input: Input,
    sheet: String,
    headers: Headers,
    links: Links,
}

impl Headers {
    /// The first cell that tells this of a row, if it is not blank.
    pub(super) fn cell<'c>(&self, cells: &'c [String], told: Told) -> Option<&'c str> {
        self.targets
            .iter()
            .enumerate()
            .filter(|(_, target)| **target == Target::Fact(told))
            .filter_map(|(column, _)| cells.get(column))
            .map(|cell| cell.trim())
            .find(|cell| !cell.is_empty())
    }
}

/// By what the rows of repeats may name a row.
pub(super) fn keys<'c>(headers: &Headers, cells: &'c [String]) -> Vec<&'c str> {
    [Told::Key, Told::OwnId, Told::Index, Told::Uuid]
        .into_iter()
        .filter_map(|told| headers.cell(cells, told))
        .collect()
}

impl<'s> Scan<'s> {
    /// # Errors
    /// `import_unreadable` and its like; `import_no_question` when no column is a question of the form.
    pub fn open(shape: &'s Shape<'s>, survey: SurveyId, path: &Path) -> Result<Self> {
        let mut input = Input::open(path).map_err(|error| unreadable(path, error))?;
        let sheet = input.sheets().into_iter().next().unwrap_or_default();
        let header = input
            .header(&sheet)
            .map_err(|error| unreadable(path, error))?;
        let header = header.map(|row| row.cells).unwrap_or_default();
        let headers = Headers::new(shape, None, &sheet, &header);
        if headers.answers() == 0 {
            return Err(Error::new("import_no_question").arg("path", path.display()));
        }
        let links = Links::read(shape, &mut input, path)?;
        Ok(Self {
            shape,
            survey,
            input,
            sheet,
            headers,
            links,
        })
    }

    pub fn opening(&self) -> Opening {
        let mut columns = self.headers.told(self.shape);
        columns.extend(self.links.columns.iter().cloned());
        let about = |target: &Target| match target {
            Target::Unknown => Some("import_column_unknown"),
            Target::Ambiguous => Some("import_column_ambiguous"),
            _ => None,
        };
        let findings = self.headers.texts.iter().zip(&self.headers.targets);
        let findings = findings.filter_map(|(text, target)| {
            Some(self.at(Finding::warning(about(target)?).column(text)))
        });
        let mut findings: Vec<Finding> = findings.map(|finding| finding.row(1)).collect();
        for at in self.shape.columns_of(None) {
            let item = &self.shape.form.items[at];
            if item.kind.is_question() && self.headers.of(at).is_none() {
                let label = super::super::columns::label(
                    self.shape.form,
                    item,
                    &self.shape.form.default_language,
                );
                findings.push(Finding::warning("import_question_missing").arg("question", label));
            }
        }
        Opening {
            columns,
            layout: self.headers.layout(),
            findings,
        }
    }

    /// Gives every row below the header, until `each` breaks off.
    pub fn rows(self, path: &Path, each: &mut dyn FnMut(Scanned) -> ControlFlow<()>) -> Result<()> {
        let Self {
            shape,
            survey,
            mut input,
            sheet,
            headers,
            links,
        } = self;
        let own = headers.has(Told::OwnId);
        let mut rows = Rows::new(shape, survey);
        let mut first = true;
        let named = sheet.clone();
        input
            .rows(&sheet, &mut |row| {
                if std::mem::take(&mut first) {
                    return ControlFlow::Continue(());
                }
                let mut read = parse::answers(shape, &headers, &row.cells, own);
                let keys = keys(&headers, &row.cells);
                links.fill(shape, None, &keys, &mut read.given, &mut read.findings);
                let ready = rows.ready(&headers, &row.cells, read.given, &mut read.findings);
                let placed = read.findings.into_iter().map(|finding| {
                    if finding.place.row.is_some() {
                        return finding;
                    }
                    let finding = finding.row(row.number);
                    if named.is_empty() {
                        finding
                    } else {
                        finding.sheet(&named)
                    }
                });
                each(Scanned {
                    ready,
                    findings: placed.collect(),
                })
            })
            .map_err(|error| unreadable(path, error))
    }

    fn at(&self, finding: Finding) -> Finding {
        if self.sheet.is_empty() {
            finding
        } else {
            finding.sheet(&self.sheet)
        }
    }
}
