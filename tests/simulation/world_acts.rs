//! What one laptop does in a world: an act, a sync, a start; and what is looked at after each.

use std::sync::atomic::Ordering;

use app::domain::id::VisitId;
use app::exchange::types::{SyncOutcome, SyncStart};
use app::{App, exchange, visit};

use crate::laptop::Attempt;
use crate::laws::always;
use crate::words;
use crate::world::{Check, Violation, World};

/// Refusals that an officer may meet because somebody else was faster, or because there is nothing to do.
const MAY_REFUSE: [&str; 8] = [
    "entity_unknown",
    "undo_nothing",
    "redo_nothing",
    "undo_superseded",
    "question_unknown",
    "question_choice_unknown",
    "hours_missing",
    "note_version_unknown",
];

/// What a sync may say in a storm.
const MAY_STOP: [&str; 17] = [
    "folder_gone",
    "folder_file_missing",
    "folder_read_only",
    "folder_full",
    "folder_denied",
    "folder_busy",
    "folder_file_exists",
    "folder_not_verified",
    "folder_io",
    "folder_not_empty",
    "space_torn",
    "space_leftovers",
    "space_key_missing",
    "space_key_damaged",
    "wrong_folder_passphrase",
    "space_key_renewed",
    "not_a_space",
];

impl World {
    /// One act of the officer. Nothing when it was refused, or when the power failed first.
    ///
    /// # Errors
    /// The invariant that no longer holds.
    pub fn act<T>(
        &mut self,
        n: usize,
        name: &str,
        body: impl FnOnce(&App) -> app::Result<T>,
    ) -> Result<Option<T>, Violation> {
        self.maybe_cut(n);
        let done = self.attempt(n, name, &MAY_REFUSE, body)?;
        always::observe(self, n)?;
        Ok(done)
    }

    /// Time passes, and the power may fail soon.
    pub fn maybe_cut(&mut self, n: usize) {
        let passing = self.rng.i64(1..600_000);
        self.pass(passing);
        if self.setting.cuts > 0 && self.once_in(self.setting.cuts * 5) {
            let steps = self.rng.u32(..6);
            self.laptops[n].power.fail_after(steps);
        }
    }

    /// An act that reaches for the folder: it may be refused as a sync is.
    ///
    /// # Errors
    /// As `act`.
    pub fn share<T>(
        &mut self,
        n: usize,
        name: &str,
        body: impl FnOnce(&App) -> app::Result<T>,
    ) -> Result<Option<T>, Violation> {
        let may = [&MAY_STOP[..], &["folder_missing", "entity_unknown"]].concat();
        self.bring(n, name, &may, body)
    }

    /// An act after which the laptop may have another name.
    ///
    /// # Errors
    /// As `act`.
    pub fn bring<T>(
        &mut self,
        n: usize,
        name: &str,
        may: &[&str],
        body: impl FnOnce(&App) -> app::Result<T>,
    ) -> Result<Option<T>, Violation> {
        self.maybe_cut(n);
        let done = self.attempt(n, name, may, body)?;
        self.laptops[n].blink();
        always::observe(self, n)?;
        Ok(done)
    }

    /// Whether the last act asked for another passphrase.
    pub fn was_closed(&self) -> bool {
        let codes = [
            "wrong_folder_passphrase",
            "space_key_renewed",
            "valise_closed",
            "valise_wrong_passphrase",
        ];
        self.refused
            .as_ref()
            .is_some_and(|code| codes.contains(&code.as_str()))
    }

    /// One attempt, whatever comes of it.
    ///
    /// # Errors
    /// A panic, and a refusal that nobody should meet.
    pub fn attempt<T>(
        &mut self,
        n: usize,
        name: &str,
        may: &[&str],
        body: impl FnOnce(&App) -> app::Result<T>,
    ) -> Result<Option<T>, Violation> {
        let attempt = self.laptops[n].attempt(body).map_err(|says| Violation {
            law: "no panic",
            says: format!("{name} on laptop {n}: {says}"),
        })?;
        self.refused = None;
        match attempt {
            Attempt::Done(value) => {
                self.tell(&format!("{n} {name}"));
                Ok(Some(value))
            }
            Attempt::Refused(error) => {
                self.tell(&format!("{n} {name} refused {}", error.code));
                self.refused = Some(error.code.clone());
                if may.contains(&error.code.as_str()) {
                    return Ok(None);
                }
                Err(Violation {
                    law: "no strange refusal",
                    says: format!("{name} on laptop {n}: {error}"),
                })
            }
            Attempt::Lost => {
                self.tell(&format!("{n} {name} power lost"));
                self.laptops[n].cut();
                self.start(n)?;
                Ok(None)
            }
        }
    }

    /// Starts the program on a laptop that is off.
    ///
    /// # Errors
    /// When the database does not open.
    pub fn start(&mut self, n: usize) -> Check {
        self.laptops[n].open().map_err(|says| Violation {
            law: "I2",
            says: format!("laptop {n} does not open after its program ended: {says}"),
        })
    }

    /// Ends the program and starts it again.
    ///
    /// # Errors
    /// As `start`, and the invariant that no longer holds.
    pub fn restart(&mut self, n: usize, cut: bool) -> Check {
        self.tell(&format!(
            "{n} restarts{}",
            if cut { " after a cut" } else { "" }
        ));
        if cut {
            self.laptops[n].cut();
        } else {
            self.laptops[n].stop();
        }
        self.start(n)?;
        always::observe(self, n)
    }

    /// One sync of one laptop. Nothing when it stopped half-way.
    ///
    /// # Errors
    /// The invariant that no longer holds.
    pub fn sync(&mut self, n: usize) -> Result<Option<SyncOutcome>, Violation> {
        if n > 0 && !self.laptops[n].joined && !self.sees_space(n) {
            return Ok(None);
        }
        let passing = self.rng.i64(1..7_200_000);
        self.pass(passing);
        if self.once_in(self.setting.cuts) {
            let steps = self.rng.u32(..120);
            self.laptops[n].power.fail_after(steps);
        }
        let before = self.laptops[n].power.steps();
        let mut done = None;
        // Whoever is asked for the passphrase types the newest, then the one before.
        for folder_passphrase in self.secrets.typed() {
            let args = SyncStart {
                folder: "partage".to_owned(),
                folder_passphrase,
            };
            done = self.attempt(n, "sync", &MAY_STOP, |app| exchange::sync(app, &args))?;
            if done.is_some() || !self.was_closed() {
                break;
            }
        }
        let steps = self.laptops[n].power.steps() - before;
        let note = done
            .as_ref()
            .map(|done| (done.sent, done.received, done.skipped.len()));
        self.tell(&format!("{n} synced {note:?} in {steps} steps"));
        for file in done.iter().flat_map(|done| &done.skipped) {
            self.tell(&format!("    leaves {} aside: {}", file.file, file.reason));
        }
        self.laptops[n].joined |= done.is_some();
        self.laptops[n].blink();
        always::observe(self, n)?;
        Ok(done)
    }

    /// Nobody chooses a folder to join before it looks like one.
    fn sees_space(&self, n: usize) -> bool {
        let cloud = self.cloud.lock().unwrap();
        let tree = &cloud.views[self.laptops[n].made.view].tree;
        let whole = |path: &str| {
            let bytes = tree.bytes(path);
            bytes.is_some_and(|bytes| cloud.published.contains(&sync::hash(bytes)))
        };
        let mut keys = tree.files.keys().filter(|path| path.starts_with("k/"));
        whole("espace.json") && keys.any(|path| whole(path))
    }

    /// Runs what may change notes, and keeps account of the words that came and went.
    ///
    /// # Errors
    /// As the act that is run.
    pub fn with_notes(
        &mut self,
        n: usize,
        visits: &[VisitId],
        act: impl FnOnce(&mut Self) -> Check,
    ) -> Check {
        let before: Vec<_> = visits.iter().map(|id| self.note_words(n, *id)).collect();
        act(self)?;
        for (visit, before) in visits.iter().zip(before) {
            // A visit that is out of sight says nothing of its words.
            let (Some(before), Some(after)) = (before, self.note_words(n, *visit)) else {
                continue;
            };
            let gained: Vec<u32> = after
                .iter()
                .filter(|w| !before.contains(w))
                .copied()
                .collect();
            let lost: Vec<u32> = before
                .iter()
                .filter(|w| !after.contains(w))
                .copied()
                .collect();
            self.tell(&format!("  {visit} gains {gained:?} and loses {lost:?}"));
            let now = self.real.load(Ordering::SeqCst);
            for (words, added) in [(gained, true), (lost, false)] {
                for word in words {
                    let fate = self.ledger.words.entry((*visit, word)).or_default();
                    fate.added += u32::from(added);
                    fate.removed += u32::from(!added);
                    fate.touched.push((n, now));
                }
            }
        }
        Ok(())
    }

    /// The words of a note as a laptop shows it; nothing when the visit is out of sight.
    pub fn note_words(&self, n: usize, visit: VisitId) -> Option<Vec<u32>> {
        let detail = visit::get(self.laptops[n].app(), visit).ok()?;
        Some(words::words(&detail.note.markdown))
    }
}
