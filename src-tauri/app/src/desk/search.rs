//! Search over everything that has words, accents ignored.

use crate::visit::types::SearchHit;
use crate::{App, Result};

/// What matches the words typed, best first; nothing for an empty query.
///
/// # Errors
/// What the database says.
pub fn search(app: &App, query: String) -> Result<Vec<SearchHit>> {
    let hits = app.read(|db| Ok(db.search(&query)?))?;
    Ok(hits
        .into_iter()
        .map(|hit| SearchHit {
            kind: hit.kind,
            id: hit.id,
            title: hit.title,
            snippet: hit.snippet,
        })
        .collect())
}
