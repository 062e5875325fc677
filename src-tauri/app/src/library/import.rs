//! Importing the ministry's table of libraries: a preview with findings by row, then one act.

use std::collections::HashMap;
use std::path::Path;

use domain::entity::{EntityRef, LIBRARY};
use domain::finding::Finding;
use domain::library_csv::{self, LibraryRow};
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Change;
use store::library::Library;

use super::communes::name as commune_name;
use super::types::{ImportPreview, ImportRow, Imported};
use crate::{App, Error, Result};

/// A table of every library of France is under 10 MB.
const MAX_BYTES: u64 = 50 * 1024 * 1024;

/// What an import would write, and what is wrong with the file; nothing is written.
///
/// # Errors
/// `file_unreadable`, `file_too_large`.
pub fn preview_import(app: &App, path: String) -> Result<ImportPreview> {
    let plan = plan(app, &read_file(Path::new(&path))?)?;
    Ok(ImportPreview {
        rows: plan.rows.iter().map(|planned| planned.shown()).collect(),
        findings: plan.findings,
    })
}

/// Imports the usable rows of a file in one act.
///
/// # Errors
/// As `preview_import`.
pub fn import(app: &App, path: String) -> Result<Imported> {
    import_bytes(app, &read_file(Path::new(&path))?)
}

/// Imports the usable rows of a table in one act: known libraries are updated, the others added.
///
/// # Errors
/// What the database says.
pub fn import_bytes(app: &App, bytes: &[u8]) -> Result<Imported> {
    let plan = plan(app, bytes)?;
    let imported = u32::try_from(plan.rows.len()).unwrap_or(u32::MAX);
    if imported > 0 {
        crate::backup::before(app, crate::backup::Reason::Import);
        app.act(Op::ImportLibraries { count: imported }, |tx| {
            for planned in &plan.rows {
                let id = planned
                    .known
                    .as_ref()
                    .map_or_else(|| app.new_id(), |library| Ok(library.id.0))?;
                let fields = planned.fields();
                if !fields.is_empty() {
                    tx.write(Change::fields(EntityRef::new(&LIBRARY, id), fields))?;
                }
            }
            Ok(())
        })?;
    }
    Ok(Imported {
        imported,
        findings: plan.findings,
    })
}

/// Reads a file that the officer chose.
///
/// # Errors
/// `file_unreadable`, `file_too_large`.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |error: std::io::Error| {
        Error::new("file_unreadable")
            .arg("path", path.display())
            .arg("detail", error)
    };
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.len() > MAX_BYTES {
        return Err(Error::new("file_too_large").arg("path", path.display()));
    }
    std::fs::read(path).map_err(unreadable)
}

struct Plan {
    rows: Vec<Planned>,
    findings: Vec<Finding>,
}

/// One row to write, and the library that it updates, if it is known.
struct Planned {
    row: LibraryRow,
    known: Option<Library>,
}

fn plan(app: &App, bytes: &[u8]) -> Result<Plan> {
    let table = library_csv::read(bytes);
    let libraries = app.read(|db| Ok(db.libraries()?))?;
    let known = Known::of(&libraries);
    let mut findings = table.findings;
    let rows: Vec<Planned> = table
        .rows
        .into_iter()
        .map(|row| {
            if commune_name(&row.insee).is_empty() {
                findings.push(
                    Finding::warning("library_outside_metropolis")
                        .row(row.row)
                        .arg("insee", &row.insee),
                );
            }
            let known = known.find(&row).cloned();
            Planned { row, known }
        })
        .collect();
    findings.sort_by_key(|finding| finding.place.row);
    Ok(Plan { rows, findings })
}

/// The libraries that a row may be of, found without going through all of them for each row.
struct Known<'l> {
    by_code: HashMap<&'l str, &'l Library>,
    by_name: HashMap<(&'l str, String), Vec<&'l Library>>,
}

impl<'l> Known<'l> {
    fn of(libraries: &'l [Library]) -> Self {
        let mut known = Self {
            by_code: HashMap::new(),
            by_name: HashMap::new(),
        };
        for library in libraries {
            if !library.ministry_code.is_empty() {
                known
                    .by_code
                    .entry(&library.ministry_code)
                    .or_insert(library);
            }
            let name = (library.insee.as_str(), library.name.to_lowercase());
            known.by_name.entry(name).or_default().push(library);
        }
        known
    }

    /// The library of the same ministry code; else one of the same commune and name that has no other code.
    fn find(&self, row: &LibraryRow) -> Option<&'l Library> {
        let code = row.ministry_code.as_deref();
        let name = (row.insee.as_str(), row.name.to_lowercase());
        let namesakes = self.by_name.get(&name).into_iter().flatten();
        code.and_then(|code| self.by_code.get(code))
            .or_else(|| {
                namesakes
                    .into_iter()
                    .find(|library| code.is_none() || library.ministry_code.is_empty())
            })
            .copied()
    }
}

impl Planned {
    /// Only what the table says and differs: an empty cell never erases what the officer typed.
    fn fields(&self) -> Map<String, Value> {
        let row = &self.row;
        let said = [
            ("name", Some(row.name.clone())),
            ("insee", Some(row.insee.clone())),
            ("address", self.address()),
            ("opening_hours", row.opening_hours.clone()),
            ("ministry_code", row.ministry_code.clone()),
        ];
        let before = self.known.as_ref().map(|library| {
            let Library {
                name,
                insee,
                address,
                opening_hours,
                ministry_code,
                ..
            } = library;
            [name, insee, address, opening_hours, ministry_code]
        });
        said.into_iter()
            .enumerate()
            .filter_map(|(at, (field, value))| {
                Some((at, field, value.filter(|value| !value.is_empty())?))
            })
            .filter(|(at, _, value)| before.is_none_or(|before| before[*at] != value))
            .map(|(_, field, value)| (field.to_owned(), json!(value)))
            .collect()
    }

    fn address(&self) -> Option<String> {
        let row = &self.row;
        let town: Vec<&str> = [&row.postcode, &row.commune]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let town = Some(town.join(" ")).filter(|town| !town.is_empty());
        let parts: Vec<String> = [row.address.clone(), town].into_iter().flatten().collect();
        Some(parts.join(", ")).filter(|address| !address.is_empty())
    }

    fn shown(&self) -> ImportRow {
        let bundled = commune_name(&self.row.insee);
        ImportRow {
            row: self.row.row,
            name: self.row.name.clone(),
            insee: self.row.insee.clone(),
            commune: if bundled.is_empty() {
                self.row.commune.clone().unwrap_or_default()
            } else {
                bundled.to_owned()
            },
            opening_hours: self.row.opening_hours.clone().unwrap_or_default(),
            known: self.known.is_some(),
        }
    }
}
