//! Files of responses in the background: one at a time, with progress and a way to stop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::id::SurveyId;

use super::export::{self, Step};
use super::import;
use super::types::{
    Exported, ImportCount, ResponseExport, ResponseImport, ResponseJob, ResponseWork,
};
use crate::{App, Error, Result};

/// How often a screen hears of progress.
const TICK: Duration = Duration::from_millis(200);

/// The one job that may run, or the last that did.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<Running>);

#[derive(Default)]
struct Running {
    job: Option<ResponseJob>,
    stop: Arc<AtomicBool>,
}

impl Jobs {
    fn lock(&self) -> MutexGuard<'_, Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What came of a job.
enum Done {
    Exported(Exported),
    Counted(ImportCount),
}

/// Starts writing the responses of a survey to a file.
///
/// # Errors
/// `locked`, `response_job_runs`.
pub fn start_export(app: &App, ask: ResponseExport) -> Result<ResponseJob> {
    start(app, ResponseWork::Export, ask.survey, move |app, step| {
        export::run(app, &ask, step).map(Done::Exported)
    })
}

/// Starts looking at a file: what an import would add.
///
/// # Errors
/// `locked`, `response_job_runs`.
pub fn start_preview(app: &App, ask: ResponseImport) -> Result<ResponseJob> {
    start(app, ResponseWork::Preview, ask.survey, move |app, step| {
        import::run_preview(app, &ask, step).map(Done::Counted)
    })
}

/// Starts adding the responses of a file.
///
/// # Errors
/// `locked`, `response_job_runs`.
pub fn start_import(app: &App, ask: ResponseImport) -> Result<ResponseJob> {
    start(app, ResponseWork::Import, ask.survey, move |app, step| {
        import::run_import(app, &ask, step).map(Done::Counted)
    })
}

/// The job that runs, or the last that did.
///
/// # Errors
/// None.
pub fn state(app: &App) -> Result<Option<ResponseJob>> {
    Ok(app.responses().lock().job.clone())
}

/// Asks the job to stop: nothing of it is left.
///
/// # Errors
/// None.
pub fn cancel(app: &App) -> Result<Option<ResponseJob>> {
    app.responses().lock().stop.store(true, Ordering::Relaxed);
    state(app)
}

fn start(
    app: &App,
    work: ResponseWork,
    survey: SurveyId,
    run: impl FnOnce(&App, Step<'_>) -> Result<Done> + Send + 'static,
) -> Result<ResponseJob> {
    app.opened()?;
    let (job, stop) = {
        let mut running = app.responses().lock();
        if running.job.as_ref().is_some_and(|job| job.running) {
            return Err(Error::new("response_job_runs"));
        }
        let job = ResponseJob {
            id: running.job.as_ref().map_or(1, |job| job.id + 1),
            work,
            survey,
            running: true,
            done: 0,
            total: 0,
            exported: None,
            counted: None,
            error: None,
        };
        running.stop = Arc::default();
        running.job = Some(job.clone());
        (job, Arc::clone(&running.stop))
    };
    let worker = app.clone();
    let spawned = std::thread::Builder::new()
        .name("responses".to_owned())
        .spawn(move || through(&worker, &stop, run));
    if let Err(error) = spawned {
        end(app, Err(Error::new("job_not_started").arg("detail", error)));
    }
    app.tell(["response_job"]);
    Ok(job)
}

/// Runs the work; a panic in it ends the job, and not only its thread.
fn through(app: &App, stop: &AtomicBool, run: impl FnOnce(&App, Step<'_>) -> Result<Done>) {
    let told = Mutex::new(Instant::now());
    let step = |done: u32, total: u32| {
        if stop.load(Ordering::Relaxed) {
            return Err(Error::new("cancelled"));
        }
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.elapsed() >= TICK {
            *told = Instant::now();
            if let Some(job) = app.responses().lock().job.as_mut() {
                (job.done, job.total) = (done, total);
            }
            app.tell(["response_job"]);
        }
        Ok(())
    };
    let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(app, &step)));
    end(app, ran.unwrap_or_else(|_| Err(Error::new("internal"))));
    app.tell(["response_job"]);
}

fn end(app: &App, done: Result<Done>) {
    if let Some(job) = app.responses().lock().job.as_mut() {
        job.running = false;
        match done {
            Ok(Done::Exported(exported)) => job.exported = Some(exported),
            Ok(Done::Counted(counted)) => job.counted = Some(counted),
            Err(error) => job.error = Some(error),
        }
    }
}
