//! The export or import in the background, one at a time; and the file that was double-clicked, until somebody has looked at it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sync::Progress;

use super::types::{
    ValiseExport, ValiseImport, ValiseJob, ValisePhase, ValiseReceiver, ValiseState,
};
use super::{export, import};
use crate::{App, Error, Result};

/// What `ValiseState` is made of, besides the database.
#[derive(Default)]
pub(crate) struct Valises {
    job: Mutex<Option<ValiseJob>>,
    cancel: AtomicBool,
    offered: Mutex<Option<String>>,
}

impl Valises {
    fn job(&self) -> MutexGuard<'_, Option<ValiseJob>> {
        self.job.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn offered(&self) -> MutexGuard<'_, Option<String>> {
        self.offered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the section "une valise" shows.
///
/// # Errors
/// What the database says. A locked database says only what was offered.
pub fn state(app: &App) -> Result<ValiseState> {
    let offered = app.valises().offered().clone();
    let job = app.valises().job().clone();
    if !app.is_open() {
        return Ok(ValiseState {
            offered,
            receivers: Vec::new(),
            records: 0,
            photos: 0,
            photo_bytes: 0,
            space: false,
            job,
        });
    }
    let (applied, others, space, retired) = app.read(|db| {
        let own = db.device();
        let mut others = db.other_laptops()?;
        others.remove(&own);
        for (former, ..) in db.former_incarnations()? {
            others.remove(&former);
        }
        Ok((db.applied()?, others, db.space()?, db.retired_laptops()?))
    })?;
    let mut receivers = Vec::new();
    for (device, name) in others {
        if !retired.contains(&device) {
            receivers.push(ValiseReceiver {
                device,
                label: name.label,
                person: name.person,
                lacks: export::lacks(&applied, &export::has(app, device)?),
            });
        }
    }
    let (photos, photo_bytes) = crate::photo::exchange::whole(app)?;
    Ok(ValiseState {
        offered,
        photos,
        photo_bytes,
        receivers,
        records: export::lacks(&applied, &domain::journal::Vector::default()),
        space: space.is_some(),
        job,
    })
}

/// A file was double-clicked: the screen shows its preview, after the unlock if need be.
pub fn offer(app: &App, file: impl Into<String>) {
    *app.valises().offered() = Some(file.into());
    app.tell(["valise"]);
}

/// Somebody has looked at it, or does not want to.
///
/// # Errors
/// As `state`.
pub fn dismiss(app: &App) -> Result<ValiseState> {
    *app.valises().offered() = None;
    state(app)
}

/// Starts an export; while a job runs, that one is given back.
///
/// # Errors
/// `locked`.
pub fn start_export(app: &App, args: ValiseExport) -> Result<ValiseJob> {
    start(app, args.file.clone(), ValisePhase::Writing, move |app| {
        let done = export::work(app, &args, &Watched::new(app, ValisePhase::Writing))?;
        set(app, |job| job.exported = Some(done));
        Ok(())
    })
}

/// Starts an import; while a job runs, that one is given back.
///
/// # Errors
/// `locked`.
pub fn start_import(app: &App, args: ValiseImport) -> Result<ValiseJob> {
    start(app, args.file.clone(), ValisePhase::Reading, move |app| {
        let reading = Watched::new(app, ValisePhase::Reading);
        let applying = Watched::new(app, ValisePhase::Applying);
        let done = import::work(app, &args, &reading, &applying)?;
        set(app, |job| job.imported = Some(done));
        Ok(())
    })
}

fn start(
    app: &App,
    file: String,
    phase: ValisePhase,
    work: impl FnOnce(&App) -> Result<()> + Send + 'static,
) -> Result<ValiseJob> {
    app.opened()?;
    let begun = {
        let mut current = app.valises().job();
        if let Some(running) = current.as_ref().filter(|job| !job.phase.is_over()) {
            return Ok(running.clone());
        }
        let job = ValiseJob {
            id: current.as_ref().map_or(1, |job| job.id + 1),
            file,
            phase,
            done: 0,
            total: 0,
            exported: None,
            imported: None,
            error: None,
        };
        app.valises().cancel.store(false, Ordering::SeqCst);
        *current = Some(job.clone());
        job
    };
    let app = app.clone();
    std::thread::Builder::new()
        .name("valise".to_owned())
        .spawn(move || end(&app, work(&app)))
        .map_err(|error| Error::new("job_not_started").arg("detail", error))?;
    Ok(begun)
}

fn end(app: &App, ended: Result<()>) {
    set(app, |job| match ended {
        Ok(()) => job.phase = ValisePhase::Done,
        Err(error) if error.code == "cancelled" => job.phase = ValisePhase::Cancelled,
        Err(error) => {
            job.phase = ValisePhase::Failed;
            job.error = Some(error);
        }
    });
    app.tell(["sync", "questions", "devices"]);
}

fn set(app: &App, change: impl FnOnce(&mut ValiseJob)) {
    if let Some(job) = app.valises().job().as_mut() {
        change(job);
    }
    app.tell(["valise"]);
}

/// Asks the running job to stop; what an import has received stays, and an export leaves no file.
///
/// # Errors
/// As `state`.
pub fn cancel(app: &App) -> Result<ValiseState> {
    app.valises().cancel.store(true, Ordering::SeqCst);
    state(app)
}

/// Waits for the running job, for tests.
pub fn wait(app: &App) -> Option<ValiseJob> {
    loop {
        let job = app.valises().job().clone();
        match job {
            Some(job) if !job.phase.is_over() => {
                std::thread::sleep(std::time::Duration::from_millis(5))
            }
            ended => return ended,
        }
    }
}

/// Progress, told to the job.
struct Watched {
    app: App,
    phase: ValisePhase,
}

impl Watched {
    fn new(app: &App, phase: ValisePhase) -> Self {
        Self {
            app: app.clone(),
            phase,
        }
    }
}

impl Progress for Watched {
    fn step(&self, done: usize, total: usize) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        // A screen cannot show more than a hundred steps of a bar.
        if done == 0 || done == total || done.is_multiple_of((total / 100).max(1)) {
            set(&self.app, |job| {
                job.phase = self.phase;
                job.done = count(done);
                job.total = count(total);
            });
        }
    }

    fn cancelled(&self) -> bool {
        self.app.valises().cancel.load(Ordering::SeqCst)
    }
}
