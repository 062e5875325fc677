//! The preview of an import, and the import itself: read and checked on one thread, written in one act on another.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

use domain::entity::{DELETED, EntityRef, RESPONSE};
use domain::finding::Finding;
use domain::id::{ResponseId, SurveyId};
use domain::op::Op;
use serde_json::Value;
use store::responses::Presence;
use store::{Change, Db};

use super::row::Ready;
use super::scan::{Opening, Scan, Scanned};
use crate::responses::export::Step;
use crate::responses::shape::Shape;
use crate::responses::types::{ImportCount, ResponseImport};
use crate::survey::form_of;
use crate::{App, Error, Result};

/// A response that is not there yet, and its fields.
type New = (ResponseId, Vec<(String, Value)>);

/// The findings that are kept; the others are counted.
const MOST_FINDINGS: usize = 200;
/// Rows that wait to be looked up or written.
const WAITING: usize = 256;

/// What an import would add, and what is wrong with the file; nothing is written.
///
/// # Errors
/// `entity_unknown`, `form_newer`, `file_unreadable`, `import_unreadable`, `import_utf16`, `import_no_question`.
pub fn preview(app: &App, ask: &ResponseImport) -> Result<ImportCount> {
    run_preview(app, ask, &|_, _| Ok(()))
}

/// Adds the responses of a file in one act; what is here already is left alone.
///
/// # Errors
/// As `preview`.
pub fn import(app: &App, ask: &ResponseImport) -> Result<ImportCount> {
    run_import(app, ask, &|_, _| Ok(()))
}

pub(in crate::responses) fn run_preview(
    app: &App,
    ask: &ResponseImport,
    step: Step<'_>,
) -> Result<ImportCount> {
    reading(app, ask, |opening, rows| {
        let mut counting = Counting::new(opening, ask);
        let mut some = Vec::new();
        loop {
            let next = rows.recv().ok().transpose()?;
            let over = next.is_none();
            some.extend(next);
            if over || some.len() == WAITING {
                app.read(|db| {
                    let mut read = some.drain(..);
                    read.try_for_each(|row| counting.row(db, row).map(|_| ()))
                })?;
                step(counting.count.rows, ask.rows.unwrap_or(0))?;
            }
            if over {
                return Ok(counting.count);
            }
        }
    })
}

pub(in crate::responses) fn run_import(
    app: &App,
    ask: &ResponseImport,
    step: Step<'_>,
) -> Result<ImportCount> {
    let title = app.read(|db| Ok(db.survey(ask.survey)?))?.title;
    crate::backup::before(app, crate::backup::Reason::Import);
    reading(app, ask, |opening, rows| {
        let mut counting = Counting::new(opening, ask);
        // An act that adds nothing would still be one to undo: it is given up, and only its counts are told.
        let nothing = Error::new("import_adds_nothing");
        let done = app.act(Op::ImportResponses { title }, |tx| {
            for row in rows {
                // A file that breaks off adds nothing.
                if let Some((id, fields)) = counting.row(tx, row?)? {
                    tx.write(Change::fields(EntityRef::new(&RESPONSE, id.0), fields))?;
                }
                if counting.count.rows.is_multiple_of(64) {
                    step(counting.count.rows, ask.rows.unwrap_or(0))?;
                }
            }
            if counting.count.new == 0 {
                return Err(nothing.clone());
            }
            Ok(())
        });
        match done {
            Err(error) if error != nothing => Err(error),
            _ => Ok(counting.count),
        }
    })
}

/// Reads the file on a thread of its own while `body` takes its rows; when `body` ends, so does the reading.
fn reading<T>(
    app: &App,
    ask: &ResponseImport,
    body: impl FnOnce(Opening, Receiver<Result<Scanned>>) -> Result<T>,
) -> Result<T> {
    let survey = app.read(|db| Ok(db.survey(ask.survey)?))?;
    let form = form_of(&survey)?;
    let shape = Shape::new(&form);
    let path = Path::new(&ask.path);
    let scan = Scan::open(&shape, ask.survey, path)?;
    let opening = scan.opening();
    std::thread::scope(|scope| {
        let (give, take) = sync_channel(WAITING);
        scope.spawn(move || {
            let read = scan.rows(path, &mut |row| match give.send(Ok(row)) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            });
            // Nobody is left to hear of it when `body` has ended.
            let _ = read.map_err(|error| give.send(Err(error)));
        });
        body(opening, take)
    })
}

/// Counts rows, and tells which are new.
struct Counting {
    survey: SurveyId,
    count: ImportCount,
    /// Those of this file.
    seen: HashSet<ResponseId>,
}

impl Counting {
    fn new(opening: Opening, ask: &ResponseImport) -> Self {
        let mut counting = Self {
            survey: ask.survey,
            count: ImportCount {
                columns: opening.columns,
                layout: opening.layout,
                ..ImportCount::default()
            },
            seen: HashSet::new(),
        };
        counting.found(opening.findings);
        counting
    }

    /// What is to be written for a row, if it is new.
    fn row(&mut self, db: &Db<'_>, row: Scanned) -> Result<Option<New>> {
        self.count.rows += 1;
        self.found(row.findings);
        let Some(ready) = row.ready else {
            self.count.unreadable += 1;
            return Ok(None);
        };
        if !self.seen.insert(ready.id) || self.is_born_here(db, &ready)? {
            self.count.known += 1;
            return Ok(None);
        }
        if db.is_erased(&EntityRef::new(&RESPONSE, ready.id.0))? {
            self.count.erased += 1;
            return Ok(None);
        }
        let Ready { id, mut fields, .. } = ready;
        match db.response_presence(id, self.survey)? {
            Presence::Absent => {}
            // Whoever imports it again wants it back.
            Presence::Removed => fields.push((DELETED.to_owned(), Value::Null)),
            Presence::Here | Presence::Elsewhere => {
                self.count.known += 1;
                return Ok(None);
            }
        }
        self.count.new += 1;
        Ok(Some((id, fields)))
    }

    fn is_born_here(&self, db: &Db<'_>, ready: &Ready) -> Result<bool> {
        Ok(match ready.born_here {
            None => false,
            Some(id) => {
                db.response_presence(id, self.survey)? == Presence::Here
                    || db.is_erased(&EntityRef::new(&RESPONSE, id.0))?
            }
        })
    }

    fn found(&mut self, findings: Vec<Finding>) {
        self.count.found += u32::try_from(findings.len()).unwrap_or(u32::MAX);
        let room = MOST_FINDINGS.saturating_sub(self.count.findings.len());
        self.count.findings.extend(findings.into_iter().take(room));
    }
}

pub(super) fn unreadable(path: &Path, error: tables::Error) -> Error {
    let code = match &error {
        tables::Error::Io(_) => "file_unreadable",
        tables::Error::Empty => "import_file_empty",
        tables::Error::Utf16 => "import_utf16",
        tables::Error::TooLarge => "import_too_large",
        tables::Error::NotATable | tables::Error::Workbook(_) | tables::Error::NoSheet(_) => {
            "import_unreadable"
        }
    };
    Error::new(code)
        .arg("path", path.display())
        .arg("detail", error)
}
