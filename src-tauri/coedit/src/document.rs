//! One co-edited document: born empty, rebuilt from the journal's updates, or read from a snapshot.
//! What it means lies in `timetable` and `note`; here are only bytes in and out.

use std::collections::BTreeMap;
use std::fmt;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use loro::{Counter, EncodedBlobMode, ExportMode, IdSpan, ImportBlobMetadata, LoroDoc, PeerID};

use crate::error::{self, Error};
use crate::peer::Peer;
use crate::version;

/// The operations of one edit, and nothing else, as bytes for the journal; empty when the edit changed nothing.
pub type Update = Vec<u8>;

/// What became of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It is in the document now.
    Applied,
    /// It was there already.
    Known,
    /// It rests on an update that has not come: it is kept aside, it shows nowhere, and no snapshot holds it.
    /// It enters by itself as soon as the missing one is imported into this same document.
    Pending,
}

/// The timetable of one draft, or the note of one visit.
pub struct Document {
    pub(crate) doc: LoroDoc,
    pub(crate) peer: Peer,
    /// The bytes that `doc` was made of, in order: the way back when Loro breaks off in the middle of forged ones.
    made_of: Vec<Vec<u8>>,
}

impl Document {
    /// An empty document.
    pub fn new(peer: Peer) -> Self {
        Self::around(LoroDoc::new(), peer, Vec::new())
    }

    /// Rebuilds a document from the updates of the journal, in any order, and stops at the first that cannot be read.
    /// Ask [`Document::is_incomplete`] whether all of them could be applied.
    pub fn rebuild<'a>(
        peer: Peer,
        updates: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Self, Error> {
        let mut document = Self::new(peer);
        for update in updates {
            document.import(update)?;
        }
        Ok(document)
    }

    /// Reads what [`Document::snapshot`] wrote. A shallow snapshot is refused (guard 4).
    pub fn from_snapshot(peer: Peer, bytes: &[u8]) -> Result<Self, Error> {
        if !describe(bytes)?.mode.is_snapshot() {
            return Err(Error::WrongKind);
        }
        let doc = LoroDoc::new();
        match contained(|| doc.import(bytes)) {
            Some(read) => read.map_err(error::reading)?,
            None => return Err(leave(doc)),
        };
        if doc.is_shallow() {
            return Err(Error::Shallow);
        }
        Ok(Self::around(doc, peer, vec![bytes.to_vec()]))
    }

    /// The whole document with its full history, to start from instead of replaying the journal.
    /// Refused while an update waits for a missing one, which the snapshot would lose (guard 2).
    pub fn snapshot(&self) -> Result<Vec<u8>, Error> {
        if self.is_incomplete() {
            return Err(Error::Incomplete);
        }
        self.doc
            .export(ExportMode::Snapshot)
            .map_err(error::exporting)
    }

    /// Merges an update, made here or elsewhere; the order does not matter, nor do repetitions.
    pub fn import(&mut self, update: &[u8]) -> Result<Imported, Error> {
        if update.is_empty() {
            // What an edit that changed nothing returned, should it have been kept all the same.
            return Ok(Imported::Known);
        }
        let described = describe(update)?;
        if described.mode != EncodedBlobMode::Updates {
            return Err(Error::WrongKind);
        }
        if self.holds(&described) {
            return Ok(Imported::Known);
        }
        match contained(|| self.doc.import(update)) {
            Some(read) => read.map_err(error::reading)?,
            None => return Err(self.go_back()),
        };
        self.made_of.push(update.to_vec());
        Ok(if self.holds(&described) {
            Imported::Applied
        } else {
            Imported::Pending
        })
    }

    /// The operations of several updates that this document holds, as one update: what they share is said once.
    pub fn gather<'u>(&self, updates: impl IntoIterator<Item = &'u [u8]>) -> Result<Update, Error> {
        let mut spans: BTreeMap<PeerID, (Counter, Counter)> = BTreeMap::new();
        for update in updates {
            let described = describe(update)?;
            for (peer, end) in described.partial_end_vv.iter() {
                let start = described.partial_start_vv.get(peer).copied().unwrap_or(0);
                let span = spans.entry(*peer).or_insert((start, *end));
                *span = (span.0.min(start), span.1.max(*end));
            }
        }
        let spans: Vec<IdSpan> = spans
            .into_iter()
            .map(|(peer, (start, end))| IdSpan::new(peer, start, end))
            .collect();
        self.doc
            .export(ExportMode::updates_in_range(spans))
            .map_err(error::exporting)
    }

    /// Merges many updates at once, in any order, far faster than one by one. One that cannot be read is left out and holds up
    /// none of the others; ask [`Document::is_incomplete`] whether all of them could be applied.
    pub fn import_all(&mut self, updates: Vec<Vec<u8>>) {
        let readable = |update: &Vec<u8>| {
            describe(update).is_ok_and(|described| described.mode == EncodedBlobMode::Updates)
        };
        let updates: Vec<Vec<u8>> = updates.into_iter().filter(readable).collect();
        match contained(|| self.doc.import_batch(&updates)) {
            Some(Ok(_)) => self.made_of.extend(updates),
            failed => {
                // One of them has a faulty content behind a good description: back, and each by itself.
                if failed.is_none() {
                    self.go_back();
                }
                for update in updates {
                    let _ = self.import(&update);
                }
            }
        }
    }

    /// Whether an imported update still waits for one that is missing.
    pub fn is_incomplete(&self) -> bool {
        // An export that fails means that something waits and cannot even be written.
        !matches!(self.doc.export_pending_updates(), Ok(None))
    }

    /// Who writes in it.
    pub fn peer(&self) -> Peer {
        self.peer
    }

    /// The version shown now: the `base` of a later edit of a note. A few bytes that only documents of this entity understand.
    pub fn version(&self) -> Vec<u8> {
        version::current(&self.doc)
    }

    /// Runs operations on the document itself and returns exactly what they made.
    pub(crate) fn record(
        &mut self,
        operate: impl FnOnce(&LoroDoc) -> Result<(), Error>,
    ) -> Result<Update, Error> {
        let update = record(&self.doc, operate)?;
        if !update.is_empty() {
            self.made_of.push(update.clone());
        }
        Ok(update)
    }

    fn around(doc: LoroDoc, peer: Peer, made_of: Vec<Vec<u8>>) -> Self {
        // A change carries no time: this crate reads no clock, and the journal record has one.
        doc.set_record_timestamp(false);
        doc.set_peer_id(peer.id())
            .expect("a peer is never the id that Loro reserves");
        Self { doc, peer, made_of }
    }

    fn holds(&self, described: &ImportBlobMetadata) -> bool {
        let here = self.doc.oplog_vv();
        described
            .partial_end_vv
            .iter()
            .all(|(peer, end)| here.get(peer).is_some_and(|reached| reached >= end))
    }

    /// Makes the document again of what was read well, after bytes that were not.
    fn go_back(&mut self) -> Error {
        let doc = LoroDoc::new();
        for bytes in &self.made_of {
            doc.import(bytes)
                .expect("it was read before, in the same order");
        }
        let fresh = Self::around(doc, self.peer, mem::take(&mut self.made_of));
        leave(mem::replace(self, fresh).doc)
    }
}

impl fmt::Debug for Document {
    /// Without the content: a note may name people, and a log must not.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("operations", &self.doc.len_ops())
            .finish_non_exhaustive()
    }
}

/// Runs operations on `doc`, as `Document::record` does, on a side branch too.
pub(crate) fn record(
    doc: &LoroDoc,
    operate: impl FnOnce(&LoroDoc) -> Result<(), Error>,
) -> Result<Update, Error> {
    let before = doc.oplog_vv();
    operate(doc)?;
    doc.commit();
    if doc.oplog_vv() == before {
        return Ok(Update::new());
    }
    doc.export(ExportMode::updates(&before))
        .map_err(error::exporting)
}

fn describe(bytes: &[u8]) -> Result<ImportBlobMetadata, Error> {
    let read = contained(|| LoroDoc::decode_import_blob_meta(bytes, true));
    read.ok_or_else(broken_off)?.map_err(error::reading)
}

/// `None` when Loro panics. It finds damage by a checksum; what a faulty program wrote has a good one, and of such bytes Loro
/// 1.17.1 answers about one in 400 with a panic. One bad file must not end a sync.
fn contained<T>(reading: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(reading)).ok()
}

/// Gives up a document in which Loro panicked. Dropping it would panic again, so its memory leaks.
fn leave(doc: LoroDoc) -> Error {
    mem::forget(doc);
    broken_off()
}

fn broken_off() -> Error {
    Error::Unreadable("the CRDT broke off".to_owned())
}
