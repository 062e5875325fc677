//! The text of a note: Markdown, merged character by character.

use loro::{LoroDoc, LoroText, UpdateOptions};

use crate::document::{self, Document, Update};
use crate::error::{self, Error};
use crate::version;

/// The name of the text. Part of the format: never change it.
const TEXT: &str = "text";

/// How long one way of comparing two texts may take before a coarser one goes on, in milliseconds. What a pause in typing saves
/// takes none; 95 scattered changes in 60 kB take half a second unoptimised. Only a long text wholly replaced comes near.
const PATIENCE_MS: f64 = 1000.0;

/// What a note can do.
pub trait Note {
    /// The Markdown text.
    fn text(&self) -> String;

    /// Records that someone who was shown the version `base` made `new_text` of it. What others wrote since stays: the
    /// difference is taken against `base`, and merged. Afterwards [`Note::text`] may therefore hold more than `new_text`.
    fn edit(&mut self, base: &[u8], new_text: &str) -> Result<Update, Error>;

    /// Takes back exactly what happened between two versions of which `after` includes `before`, and leaves alone everything
    /// concurrent or later. The versions around an undo, given to this, redo.
    fn revert(&mut self, before: &[u8], after: &[u8]) -> Result<Update, Error>;
}

impl Note for Document {
    fn text(&self) -> String {
        text(&self.doc).to_string()
    }

    fn edit(&mut self, base: &[u8], new_text: &str) -> Result<Update, Error> {
        self.write_at(base, ("edit", new_text), |doc| {
            rewrite(&text(doc), new_text);
            Ok(())
        })
    }

    fn revert(&mut self, before: &[u8], after: &[u8]) -> Result<Update, Error> {
        version::find(&self.doc, before)?;
        if self.version() != after && self.text() == self.text_at(after)? {
            // Steps undone and redone since leave other characters that read the same. Beside those, what this step had inserted
            // would land where the old ones were: the text that it started from is the whole way back.
            let target = self.text_at(before)?;
            return self.record(|doc| {
                rewrite(&text(doc), &target);
                Ok(())
            });
        }
        self.write_at(after, ("revert", before), |doc| {
            let before = version::find(doc, before)?;
            doc.revert_to(&before).map_err(error::refused)
        })
    }
}

impl Document {
    fn text_at(&self, version: &[u8]) -> Result<String, Error> {
        let at = version::find(&self.doc, version)?;
        let then = self.doc.fork_at(&at).map_err(error::refused)?;
        Ok(text(&then).to_string())
    }

    /// Runs operations on the document as it was at `base`, and merges them into it as it is.
    /// `what` names the operations, so that the branch gets a peer of its own.
    fn write_at(
        &mut self,
        base: &[u8],
        what: impl std::hash::Hash,
        operate: impl FnOnce(&LoroDoc) -> Result<(), Error>,
    ) -> Result<Update, Error> {
        let at = version::find(&self.doc, base)?;
        let now = self.version();
        if base == now {
            // The common case, nothing came in between: no branch, no further peer in the history for ever.
            return self.record(operate);
        }
        let branch = self.doc.fork_at(&at).map_err(error::refused)?;
        branch
            .set_peer_id(self.peer.branch(&(base, now, what)).id())
            .map_err(error::refused)?;
        let update = document::record(&branch, operate)?;
        if !update.is_empty() {
            self.import(&update)?;
        }
        Ok(update)
    }
}

fn text(doc: &LoroDoc) -> LoroText {
    doc.get_text(TEXT)
}

/// Turns the text into `new` by as few operations as the time allows: every character that stays keeps its identity, and with it
/// its place for what others insert beside it.
fn rewrite(text: &LoroText, new: &str) {
    // By character first: a word completed and a letter corrected stay the edits that they were. What is out of time has already
    // applied a part of the difference, and the next way starts from there.
    if text.update(new, patient(true)).is_ok() || text.update_by_line(new, patient(false)).is_ok() {
        return;
    }
    let old = text.len_unicode();
    text.splice(0, old, new)
        .expect("the whole text is a range of it");
}

fn patient(use_refined_diff: bool) -> UpdateOptions {
    UpdateOptions {
        timeout_ms: Some(PATIENCE_MS),
        use_refined_diff,
    }
}
