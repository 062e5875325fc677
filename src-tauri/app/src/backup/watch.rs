//! The daily backup by itself: looked after when the database is unlocked and every hour from then on, each followed by a drill.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::job;
use crate::{App, Event};

const HOUR: Duration = Duration::from_secs(3_600);

/// Starts the thread that looks after it, for as long as the program runs. A system without threads has no daily backup.
pub fn keep_watch(app: &App) {
    let bell = Arc::new((Mutex::new(false), Condvar::new()));
    let rung = Arc::clone(&bell);
    app.subscribe(move |event| {
        if matches!(event, Event::Topics { topics } if topics.iter().any(|topic| topic == "session")) {
            *rung.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
            rung.1.notify_one();
        }
    });
    let app = app.clone();
    let work = move || {
        loop {
            job::daily(&app);
            let begun = bell.0.lock().unwrap_or_else(PoisonError::into_inner);
            let waited = bell.1.wait_timeout_while(begun, HOUR, |rung| !*rung);
            *waited.unwrap_or_else(PoisonError::into_inner).0 = false;
        }
    };
    let _ = std::thread::Builder::new()
        .name("backups".to_owned())
        .spawn(work);
}
