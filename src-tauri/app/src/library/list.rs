//! Libraries as a screen or a command line shows them.

use domain::id::LibraryId;
use store::library::Library;

use super::communes::name as commune_name;
use super::types::{LibraryDetail, LibraryRow};
use crate::{App, Result};

pub(crate) fn row(library: Library) -> LibraryRow {
    let read = domain::hours::read(&library.opening_hours);
    let known = !library.opening_hours.trim().is_empty() && !read.is_error();
    LibraryRow {
        id: library.id,
        commune: commune_name(&library.insee).to_owned(),
        name: library.name,
        insee: library.insee,
        address: library.address,
        opening_hours: library.opening_hours,
        weekly_minutes: known.then_some(read.weekly_minutes),
        demo: library.demo,
    }
}

/// Every library, by commune then name.
///
/// # Errors
/// What the database says.
pub fn list(app: &App) -> Result<Vec<LibraryRow>> {
    let libraries = app.read(|db| Ok(db.libraries()?))?;
    Ok(libraries.into_iter().map(row).collect())
}

/// One library with its ordinary week.
///
/// # Errors
/// `entity_unknown`.
pub fn get(app: &App, id: LibraryId) -> Result<LibraryDetail> {
    let library = app.read(|db| Ok(db.library(id)?))?;
    let read = domain::hours::read(&library.opening_hours);
    Ok(LibraryDetail {
        ministry_code: library.ministry_code.clone(),
        week: read.week.slots().to_vec(),
        findings: read.findings,
        row: row(library),
    })
}
