//! `rythme sync --watch`: a sync now and then, a line for each, until Ctrl+C or the system asks it to end.

use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use app::exchange::types::{JobPhase, JobState, SyncStart};
use app::{App, Error, Result, exchange};
use serde_json::json;

use super::exchange::{lines, start};
use crate::output::Output;

/// What a folder or a disk may get over by itself; anything else ends the watch.
const PASSING: &[&str] = &[
    "folder_gone",
    "folder_file_missing",
    "folder_read_only",
    "folder_full",
    "folder_denied",
    "folder_busy",
    "folder_file_exists",
    "folder_not_verified",
    "folder_io",
    "space_key_missing",
    "space_key_damaged",
    "space_torn",
    "space_leftovers",
    "disk_full",
    "database_busy",
];

pub fn run(
    app: &App,
    folder: &Path,
    every: u32,
    passphrase: Option<&Path>,
    output: &Output,
) -> ExitCode {
    let ready = start(folder, passphrase).and_then(|start| Ok((start, told_to_end(app)?)));
    match ready {
        Ok((start, end)) => go_on(app, &start, Duration::from_secs(every.into()), &end, output),
        Err(error) => output.error(&error),
    }
}

/// Hears of Ctrl+C, and of the system's wish; a sync that runs then stops at the next file.
fn told_to_end(app: &App) -> Result<Receiver<()>> {
    let (tell, told) = mpsc::channel();
    let app = app.clone();
    ctrlc::set_handler(move || {
        // Nobody listens any more when the program ends already.
        let _ = tell.send(());
        let _ = exchange::cancel(&app);
    })
    .map_err(|error| Error::new("job_not_started").arg("detail", error))?;
    Ok(told)
}

fn go_on(
    app: &App,
    start: &SyncStart,
    every: Duration,
    end: &Receiver<()>,
    output: &Output,
) -> ExitCode {
    loop {
        let job = exchange::start(app, start.clone()).map(|_| exchange::wait(app));
        let heard = match job {
            Ok(Some(job)) => match say(&job, output) {
                Ok(heard) => heard,
                Err(error) => return output.error(&error),
            },
            Ok(None) => true,
            Err(error) => return output.error(&error),
        };
        // A reader that went away wants no more.
        if !heard
            || !matches!(
                end.recv_timeout(every),
                Err(mpsc::RecvTimeoutError::Timeout)
            )
        {
            return ExitCode::SUCCESS;
        }
    }
}

/// One line for one sync; false when nobody reads it.
fn say(job: &JobState, output: &Output) -> Result<bool> {
    match (&job.outcome, &job.error) {
        (Some(outcome), _) => Ok(output.progress(json!(outcome), &lines(outcome))),
        (None, Some(error)) if PASSING.contains(&error.code.as_str()) => Ok(output.trouble(error)),
        (None, Some(error)) => Err(error.clone()),
        (None, None) => Ok(job.phase == JobPhase::Cancelled),
    }
}
