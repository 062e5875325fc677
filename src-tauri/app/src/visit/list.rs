//! Visits as a screen or a command line shows them.

use domain::entity::{EntityRef, VISIT};
use domain::id::{LibraryId, VisitId};
use store::Db;
use store::visit::Visit;

use super::types::{Author, Note, VisitDetail, VisitRow};
use crate::{App, Result, coediting, library};

/// The longest excerpt of a note, in characters.
const EXCERPT: usize = 140;

fn row(visit: &Visit) -> VisitRow {
    VisitRow {
        id: visit.id,
        library: visit.library.unwrap_or(LibraryId(uuid::Uuid::nil())),
        library_name: visit.library_name.clone(),
        commune: library::commune_name(&visit.insee).to_owned(),
        date: visit.date.clone(),
        people: visit.people.clone(),
        excerpt: excerpt(&visit.markdown),
        demo: visit.demo,
    }
}

/// The first words, without Markdown's signs.
fn excerpt(markdown: &str) -> String {
    let words: Vec<&str> = markdown
        .split_whitespace()
        .map(|word| word.trim_matches(['#', '*', '_', '>', '`', '~']))
        .filter(|word| !word.is_empty() && !matches!(*word, "-" | "[" | "]" | "[x]"))
        .collect();
    let text = words.join(" ");
    if text.chars().count() <= EXCERPT {
        return text;
    }
    let cut: String = text.chars().take(EXCERPT).collect();
    format!(
        "{}…",
        cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head)
    )
}

/// Every visit, latest date first.
///
/// # Errors
/// What the database says.
pub fn list(app: &App) -> Result<Vec<VisitRow>> {
    app.read(|db| Ok(db.visits()?.iter().map(row).collect()))
}

/// One visit with its note and who wrote in it.
///
/// # Errors
/// `entity_unknown`.
pub fn get(app: &App, id: VisitId) -> Result<VisitDetail> {
    app.read(|db| {
        let visit = db.visit(id)?;
        Ok(VisitDetail {
            row: row(&visit),
            note: note(app, db, id)?,
            authors: authors(db, id)?,
        })
    })
}

pub(super) fn note(app: &App, db: &Db<'_>, id: VisitId) -> Result<Note> {
    let document = coediting::load(db, app.peer(), &EntityRef::new(&VISIT, id.0))?;
    Ok(Note {
        markdown: coedit::Note::text(&document),
        version: coediting::encode(&document.version()),
    })
}

fn authors(db: &Db<'_>, id: VisitId) -> Result<Vec<Author>> {
    let authors = db.authors_of(&EntityRef::new(&VISIT, id.0))?.into_iter();
    Ok(authors.map(|(name, at)| Author { name, at }).collect())
}
