//! A laptop of the benchmarks, and how time and CPU are taken.

use std::path::Path;
use std::time::{Duration, Instant};

use app::exchange::types::{SyncOutcome, SyncStart};
use app::{App, exchange, session};

pub const PASSPHRASE: &str = "une phrase de passe";

pub fn make(home: &Path, name: &str) -> App {
    let app = App::new(home.join(format!("{name}.db")));
    session::create_database(&app, name, name, PASSPHRASE).unwrap();
    app
}

pub fn sync(app: &App, folder: &Path) -> SyncOutcome {
    let start = SyncStart {
        folder: folder.display().to_string(),
        folder_passphrase: String::new(),
    };
    exchange::sync(app, &start).unwrap()
}

pub fn timed<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = act();
    (value, start.elapsed())
}

/// User and system time of this process, in milliseconds.
pub fn cpu_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    // utime and stime, in ticks of 1/100 s.
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks * 10.0
}

pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
