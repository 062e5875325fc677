//! Whether the shared folder can be reached, asked in the background: a hung network drive must hold up nobody.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::App;

/// An answer is good for so long.
const FRESH: Duration = Duration::from_secs(5);

/// The last answer, and whether somebody is asking.
#[derive(Default)]
pub(crate) struct Reach {
    last: Mutex<Last>,
}

#[derive(Default)]
struct Last {
    folder: String,
    answer: Option<bool>,
    at: Option<Instant>,
    asking: bool,
}

impl Reach {
    /// What is known now. When that is old, somebody goes and looks; listeners of `sync` hear of a new answer.
    pub(super) fn ask(&self, app: &App, folder: &str) -> Option<bool> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.folder != folder {
            *last = Last {
                folder: folder.to_owned(),
                asking: last.asking,
                ..Last::default()
            };
        }
        let fresh = last.at.is_some_and(|at| at.elapsed() < FRESH);
        if !fresh && !last.asking {
            last.asking = look(app.clone(), folder.to_owned());
        }
        last.answer
    }

    fn hear(&self, folder: &str, answer: bool) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.asking = false;
        if last.folder != folder {
            return true;
        }
        last.at = Some(Instant::now());
        last.answer.replace(answer) != Some(answer)
    }
}

/// True when a thread has gone to look.
fn look(app: App, folder: String) -> bool {
    let ask = move || {
        let answer = app.ports().folders.open(&folder).list("").is_ok();
        if app.reach().hear(&folder, answer) {
            app.tell(["sync"]);
        }
    };
    std::thread::Builder::new()
        .name("reach".to_owned())
        .spawn(ask)
        .is_ok()
}
