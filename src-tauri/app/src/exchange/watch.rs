//! The sync that starts by itself: when the folder appears, when there is something to share, and now and then. It polls; what
//! a file system says of changes is not to be relied upon over networks and mirrors (docs/decisions/0018-automatic-sync.md).

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::types::{JobPhase, JobState, SyncStart, SyncState};
use super::{job, state};
use crate::{App, Result};

const AUTO: &str = "auto_sync";

/// How often, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Rhythm {
    /// Between two looks at whether the folder is there.
    pub look: i64,
    /// Between two syncs while it is there.
    pub every: i64,
    /// What was written rests so long before it leaves by itself.
    pub rest: i64,
    /// After a sync that failed, doubled each time it fails again, up to the second value.
    pub again: (i64, i64),
}

impl Default for Rhythm {
    fn default() -> Self {
        Self {
            look: 5_000,
            every: 300_000,
            rest: 30_000,
            again: (60_000, 1_800_000),
        }
    }
}

/// How long a screen's wish to be left alone holds, unless it is renewed.
const HELD: i64 = 120_000;

/// What the watching needs to know between two looks.
#[derive(Default)]
pub(crate) struct Watching {
    held_until: Mutex<Option<i64>>,
}

/// Ends the watching when it is dropped.
pub struct Watcher {
    stop: Arc<(Mutex<bool>, Condvar)>,
}

impl Drop for Watcher {
    fn drop(&mut self) {
        *self.stop.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.stop.1.notify_all();
    }
}

/// Whether a sync starts by itself: yes, once a space is bound, unless the officer said no.
pub(super) fn is_auto(db: &store::Db<'_>) -> Result<bool> {
    Ok(db.setting(AUTO)?.as_deref() != Some("no"))
}

/// Keeps whether a sync may start by itself.
///
/// # Errors
/// What the database says.
pub fn set_auto(app: &App, auto: bool) -> Result<SyncState> {
    app.settle(|tx| {
        tx.touch("sync");
        Ok(tx.set_setting(AUTO, if auto { "yes" } else { "no" })?)
    })?;
    state(app)
}

/// A screen asks that nothing starts by itself while somebody decides; it asks again from time to time, and says when it is over.
///
/// # Errors
/// None today.
pub fn hold(app: &App, held: bool) -> Result<()> {
    let until = held.then(|| app.now().0.saturating_add(HELD));
    *app.watching()
        .held_until
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = until;
    Ok(())
}

/// Starts to watch, in a thread of its own, until the watcher is dropped. Nothing where the system gives no thread: the officer
/// can still start a sync.
pub fn watch(app: &App, rhythm: Rhythm) -> Watcher {
    let stop = Arc::new((Mutex::new(false), Condvar::new()));
    let (app, shared) = (app.clone(), Arc::clone(&stop));
    let look = Duration::from_millis(u64::try_from(rhythm.look).unwrap_or(0));
    let round = move || {
        let mut memory = Memory::default();
        loop {
            let stopped = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
            let (stopped, _) = shared
                .1
                .wait_timeout_while(stopped, look, |stopped| !*stopped)
                .unwrap_or_else(PoisonError::into_inner);
            if *stopped {
                return;
            }
            drop(stopped);
            look_once(&app, &rhythm, &mut memory);
        }
    };
    let _ = std::thread::Builder::new()
        .name("watch".to_owned())
        .spawn(round);
    Watcher { stop }
}

fn look_once(app: &App, rhythm: &Rhythm, memory: &mut Memory) {
    if !app.is_open() {
        return;
    }
    // A database that is busy is looked at again in a moment.
    let Ok(state) = state(app) else { return };
    let now = app.now().0;
    let held = app
        .watching()
        .held_until
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .is_some_and(|until| (now..=now.saturating_add(HELD)).contains(&until));
    if decide(&Sight { state, now, held }, rhythm, memory) {
        // Another may have begun meanwhile: then that one is as good.
        let _ = job::begin(app, SyncStart::default(), true);
    }
}

/// What one look sees.
struct Sight {
    state: SyncState,
    now: i64,
    held: bool,
}

/// What is remembered from look to look.
#[derive(Default)]
struct Memory {
    was_there: bool,
    /// The folder came back and nothing was synced since.
    appeared: bool,
    /// The last job that ended, how often in a row it failed, and when that was noticed.
    ended: Option<u32>,
    failures: u32,
    ended_at: i64,
    /// The officer stopped the last one, and wants to be left alone for a while.
    stopped: bool,
}

fn decide(sight: &Sight, rhythm: &Rhythm, memory: &mut Memory) -> bool {
    let Sight { state, now, held } = sight;
    let there = state.reachable == Some(true);
    if there && !memory.was_there {
        memory.appeared = true;
        // Another network, another stick: what failed before says little.
        memory.failures = memory.failures.min(1);
    }
    memory.was_there = there;
    if let Some(job) = &state.job {
        if !job.phase.is_over() {
            return false;
        }
        memory.note(job, *now);
    }
    if !state.auto || !there || *held {
        return false;
    }
    // A clock that was set back must not stop the syncs until it has caught up.
    let past = |since: i64, wait: i64| !(0..wait).contains(&now.saturating_sub(since));
    if memory.failures > 0 && !past(memory.ended_at, rhythm.wait(memory.failures)) {
        return false;
    }
    if memory.stopped && !past(memory.ended_at, rhythm.every) {
        return false;
    }
    let due = state
        .last_sync
        .is_none_or(|last| past(last, rhythm.every) && past(memory.ended_at, rhythm.every));
    let rested = state.saved_at.is_none_or(|at| past(at, rhythm.rest));
    let to_share = state.pending > 0 && rested && past(memory.ended_at, rhythm.rest);
    if memory.appeared || due || to_share {
        memory.appeared = false;
        return true;
    }
    false
}

impl Memory {
    fn note(&mut self, job: &JobState, now: i64) {
        if self.ended == Some(job.id) {
            return;
        }
        self.ended = Some(job.id);
        self.ended_at = now;
        self.stopped = job.phase == JobPhase::Cancelled;
        self.failures = match job.phase {
            JobPhase::Failed => self.failures.saturating_add(1),
            _ => 0,
        };
    }
}

impl Rhythm {
    fn wait(&self, failures: u32) -> i64 {
        let doubled = self
            .again
            .0
            .saturating_mul(1_i64 << failures.saturating_sub(1).min(20));
        doubled.min(self.again.1)
    }
}

#[cfg(test)]
#[path = "watch_tests.rs"]
mod tests;
