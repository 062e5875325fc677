//! Backups and drills in the background: one at a time, with progress and a way to stop.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use store::backup::Watch;

use super::types::{BackupJob, BackupState, BackupWork, Drill, Made, Reason};
use super::{drill, list, make};
use crate::{App, Error, Result};

/// How often a screen hears of progress.
const TICK: Duration = Duration::from_millis(300);

/// The one job that may run, or the last that did.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<Running>);

#[derive(Default)]
struct Running {
    job: Option<BackupJob>,
    watch: Arc<Watch>,
}

impl Jobs {
    pub(super) fn current(&self) -> Option<BackupJob> {
        let running = self.lock();
        let (done, total) = running.watch.progress();
        let mut job = running.job.clone()?;
        if job.running {
            (job.done, job.total) = (done.min(total), total);
        }
        Some(job)
    }

    fn lock(&self) -> MutexGuard<'_, Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The watch of a job that begins, or nothing while another runs.
    pub(super) fn begin(&self, work: BackupWork) -> Option<Arc<Watch>> {
        let mut running = self.lock();
        if running.job.as_ref().is_some_and(|job| job.running) {
            return None;
        }
        let id = running.job.as_ref().map_or(1, |job| job.id + 1);
        running.watch = Arc::default();
        running.job = Some(BackupJob {
            id,
            work,
            running: true,
            done: 0,
            total: 0,
            made: None,
            drill: None,
            error: None,
        });
        Some(Arc::clone(&running.watch))
    }

    pub(super) fn end(&self, made: Option<Made>, drill: Option<Drill>, error: Option<Error>) {
        if let Some(job) = self.lock().job.as_mut() {
            (job.running, job.made, job.drill, job.error) = (false, made, drill, error);
        }
    }
}

impl Jobs {
    /// Stops what runs: a restore needs the database for itself.
    pub(super) fn stop(&self) {
        self.lock().watch.stop();
    }
}

/// Starts a backup in the background; while something runs, that goes on.
///
/// # Errors
/// `locked`.
pub fn start_backup(app: &App) -> Result<BackupState> {
    start(app, BackupWork::Backup, |app, watch| {
        let made = make::watched(app, Reason::Asked, None, watch)?;
        Ok((Some(made), None))
    })
}

/// Starts a drill of a backup, or of the newest, in the background.
///
/// # Errors
/// `locked`.
pub fn start_drill(app: &App, file: Option<String>) -> Result<BackupState> {
    start(app, BackupWork::Drill, move |app, watch| {
        let drill = drill::watched(app, file.as_deref(), watch)?;
        Ok((None, Some(drill)))
    })
}

/// Asks what runs to stop: nothing of it is left.
///
/// # Errors
/// `locked`.
pub fn cancel(app: &App) -> Result<BackupState> {
    app.backups().stop();
    list::state(app)
}

type Done = (Option<Made>, Option<Drill>);

fn start(
    app: &App,
    work: BackupWork,
    run: impl FnOnce(&App, &Watch) -> Result<Done> + Send + 'static,
) -> Result<BackupState> {
    app.opened()?;
    if let Some(watch) = app.backups().begin(work) {
        let worker = app.clone();
        let spawned = std::thread::Builder::new()
            .name("backup".to_owned())
            .spawn(move || through(&worker, &watch, run));
        if let Err(error) = spawned {
            app.backups().end(
                None,
                None,
                Some(Error::new("file_failed").arg("detail", error)),
            );
        }
    }
    list::state(app)
}

/// Runs the work, and tells now and then that it goes on.
fn through(app: &App, watch: &Arc<Watch>, run: impl FnOnce(&App, &Watch) -> Result<Done>) {
    let (tell, over) = (app.clone(), Arc::new(Mutex::new(false)));
    let heard = Arc::clone(&over);
    let ticks = std::thread::Builder::new().spawn(move || {
        while !*heard.lock().unwrap_or_else(PoisonError::into_inner) {
            tell.tell(["backups"]);
            std::thread::sleep(TICK);
        }
    });
    let done = run(app, watch);
    *over.lock().unwrap_or_else(PoisonError::into_inner) = true;
    match done {
        Ok((made, drill)) => app.backups().end(made, drill, None),
        Err(error) => app.backups().end(None, None, Some(error)),
    }
    if let Ok(ticks) = ticks {
        let _ = ticks.join();
    }
    app.tell(["backups"]);
}

/// The daily backup and its drill, on the caller's thread; left for the next hour while something else runs.
pub(super) fn daily(app: &App) {
    // A database that cannot even be asked fails below, and is said.
    if !app.is_open() || make::daily_is_due(app) == Ok(false) {
        return;
    }
    let Some(watch) = app.backups().begin(BackupWork::Drill) else {
        return;
    };
    let drilled = if make::daily(app) {
        drill::watched(app, None, &watch).map(Some)
    } else {
        Ok(None)
    };
    match drilled {
        Ok(drill) => app.backups().end(None, drill, None),
        Err(error) => app.backups().end(None, None, Some(error)),
    }
    app.tell(["backups"]);
}
