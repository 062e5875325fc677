//! `rythme-crash`: one operation of a laptop, in a process that kills itself (SIGKILL) at the n-th step. A step is a call to the
//! folder or a commit; publishing has two more in its middle. `--kill-at 0` counts them and ends well. For the crash matrix only.

mod operation;
mod steps;
mod watched;

use std::process::ExitCode;
use std::sync::Arc;

use app::ports::Ports;
use app::{App, Event, session};

use steps::Steps;

/// The words after the program's name, by theirs.
pub struct Words(Vec<String>);

impl Words {
    pub fn get(&self, name: &str) -> &str {
        let at = self.0.iter().position(|word| word == name);
        at.and_then(|at| self.0.get(at + 1))
            .map_or("", String::as_str)
    }
}

fn main() -> ExitCode {
    let words = Words(std::env::args().skip(1).collect());
    let (kill_at, reads) = (words.get("--kill-at"), words.get("--reads") != "no");
    let steps = Arc::new(Steps::new(kill_at.parse().unwrap_or(0), reads));
    match run(&words, &steps) {
        Ok(()) => {
            println!("{}", steps.taken());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(words: &Words, steps: &Arc<Steps>) -> app::Result<()> {
    let mut ports = Ports {
        folders: Arc::new(watched::Folders(Arc::clone(steps))),
        ..Ports::system()
    };
    if let Ok(at) = words.get("--gather-at").parse() {
        ports.gather_at = at;
    }
    let app = App::with(words.get("--db"), ports);
    session::open_database(&app, words.get("--passphrase"))?;
    // Counted from here on: opening is no part of the operation.
    let counted = Arc::clone(steps);
    app.subscribe(move |event| {
        if matches!(event, Event::Topics { .. }) {
            counted.step("commit", "");
        }
    });
    operation::run(&app, words)
}
