//! The sync in the background: progress for the screen, and what the officer wishes of it, asked between two files.

use std::sync::{Mutex, PoisonError};

use sync::Progress;

use super::keys::shown::{self, Shown};
use super::pause::Wishes;
use super::run::Phases;
use super::types::{JobPhase, JobState, SyncStart, SyncState};
use super::{log, state};
use crate::{App, Error, Event, Result};

/// The one job that may run, or the last that did.
#[derive(Default)]
pub(crate) struct Jobs {
    current: Mutex<Option<JobState>>,
    wishes: Wishes,
    turn: Mutex<()>,
    /// A recovery key that waits to be noted.
    pub(super) shown: Shown,
}

impl Jobs {
    pub(super) fn current(&self) -> Option<JobState> {
        self.lock().clone()
    }

    /// A sync and a .valise both move cursors: one waits for the other.
    pub(super) fn turn(&self) -> std::sync::MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<JobState>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts a sync in the background; while one runs, that one is given back.
///
/// # Errors
/// `locked`.
pub fn start(app: &App, args: SyncStart) -> Result<JobState> {
    begin(app, args, false)
}

/// As `start`; `auto` for one that nobody asked for.
pub(super) fn begin(app: &App, args: SyncStart, auto: bool) -> Result<JobState> {
    app.opened()?;
    let begun = {
        let mut current = app.jobs().lock();
        if let Some(running) = current.as_ref().filter(|job| !job.phase.is_over()) {
            return Ok(running.clone());
        }
        let id = current.as_ref().map_or(1, |job| job.id + 1);
        let job = JobState {
            id,
            phase: JobPhase::Reading,
            done: 0,
            total: 0,
            outcome: None,
            error: None,
            auto,
            paused: false,
        };
        app.jobs().wishes.clear();
        *current = Some(job.clone());
        job
    };
    let app = app.clone();
    std::thread::Builder::new()
        .name("sync".to_owned())
        .spawn(move || work(&app, &args))
        .map_err(|error| Error::new("job_not_started").arg("detail", error))?;
    Ok(begun)
}

fn work(app: &App, args: &SyncStart) {
    let auto = app.jobs().current().is_some_and(|job| job.auto);
    let mut ended = log::run(app, args, &Watched::new(app), auto);
    // The screen shows it once; a job is told again and again.
    if let Some(key) = ended
        .as_mut()
        .ok()
        .and_then(|outcome| outcome.recovery_key.take())
    {
        shown::wait(app, key);
    }
    set(app, |job| match ended {
        Ok(outcome) => {
            job.phase = JobPhase::Done;
            job.outcome = Some(outcome);
        }
        Err(error) if error.code == "cancelled" => job.phase = JobPhase::Cancelled,
        Err(error) => {
            job.phase = JobPhase::Failed;
            job.error = Some(error);
        }
    });
    app.tell(["sync", "questions"]);
}

fn set(app: &App, change: impl FnOnce(&mut JobState)) {
    let changed = {
        let mut current = app.jobs().lock();
        let Some(job) = current.as_mut() else { return };
        change(job);
        job.clone()
    };
    app.emit(&Event::Job { job: changed });
}

/// Whether a sync runs now.
pub(crate) fn is_running(app: &App) -> bool {
    app.jobs().current().is_some_and(|job| !job.phase.is_over())
}

/// Asks the running sync to stop at the next file; what is done stays done.
///
/// # Errors
/// What the database says.
pub fn cancel(app: &App) -> Result<SyncState> {
    app.jobs().wishes.cancel();
    state(app)
}

/// Asks the running sync to wait at the next file. A program that ends while it waits has cancelled it.
///
/// # Errors
/// What the database says.
pub fn pause(app: &App) -> Result<SyncState> {
    app.jobs().wishes.pause();
    state(app)
}

/// Lets a paused sync go on.
///
/// # Errors
/// What the database says.
pub fn resume(app: &App) -> Result<SyncState> {
    app.jobs().wishes.resume();
    state(app)
}

/// Waits for the running job, for tests and the command line.
pub fn wait(app: &App) -> Option<JobState> {
    loop {
        match app.jobs().current() {
            Some(job) if !job.phase.is_over() => {
                std::thread::sleep(std::time::Duration::from_millis(5))
            }
            ended => return ended,
        }
    }
}

/// The progress of the four parts, told to the job.
struct Watched {
    parts: [Part; 4],
}

struct Part {
    app: App,
    phase: JobPhase,
}

impl Watched {
    fn new(app: &App) -> Self {
        let part = |phase| Part {
            app: app.clone(),
            phase,
        };
        Self {
            parts: [
                part(JobPhase::Reading),
                part(JobPhase::Applying),
                part(JobPhase::Publishing),
                part(JobPhase::Photos),
            ],
        }
    }
}

impl Phases for Watched {
    fn reading(&self) -> &dyn Progress {
        &self.parts[0]
    }
    fn applying(&self) -> &dyn Progress {
        &self.parts[1]
    }
    fn publishing(&self) -> &dyn Progress {
        &self.parts[2]
    }
    fn photos(&self) -> &dyn Progress {
        &self.parts[3]
    }
}

impl Progress for Part {
    fn step(&self, done: usize, total: usize) {
        let (done, total) = (
            u32::try_from(done).unwrap_or(u32::MAX),
            u32::try_from(total).unwrap_or(u32::MAX),
        );
        // A screen cannot show more than a hundred steps of a bar.
        if done == 0 || done == total || done.is_multiple_of((total / 100).max(1)) {
            set(&self.app, |job| {
                job.phase = self.phase;
                job.done = done;
                job.total = total;
            });
        }
    }

    fn cancelled(&self) -> bool {
        let told = |paused| set(&self.app, |job| job.paused = paused);
        self.app.jobs().wishes.obey(told)
    }
}
