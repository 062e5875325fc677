//! The one command of the window: hands a named call to `app`, off the thread that draws.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::kiosk::{self, Door};
use app::{App, Error};
use serde_json::Value;
use tauri::{Runtime, State, WebviewWindow, async_runtime};

use crate::{kiosk as kiosk_window, window as main_window};

/// How many calls are not answered yet: the window waits for them before it goes.
static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);

/// Answers a call of the wire (`ui/src/wire/calls.ts`), or the error that the catalogue turns into a sentence. Which calls there are
/// depends on the window that asks, which Tauri tells and a page cannot.
#[tauri::command]
pub async fn call<R: Runtime>(
    window: WebviewWindow<R>,
    app: State<'_, App>,
    name: String,
    args: Value,
) -> Result<Value, Error> {
    let door =
        door_of(window.label()).ok_or_else(|| Error::new("call_refused").arg("name", &name))?;
    let app = app.inner().clone();
    let counted = Counted::new();
    // Use cases wait for the disk: on the window's own threads they would freeze it.
    let answer = async_runtime::spawn_blocking(move || {
        let _counted = counted;
        kiosk::call(&app, door, &name, args)
    });
    // A panic in a use case ends that call, not the window; its transaction was rolled back.
    answer.await.unwrap_or_else(|_| Err(Error::new("internal")))
}

/// The door of a window, by its label.
fn door_of(label: &str) -> Option<Door> {
    match label {
        main_window::LABEL => Some(Door::Main),
        kiosk_window::LABEL => Some(Door::Kiosk),
        _ => None,
    }
}

/// Whether every call is answered.
pub fn all_answered() -> bool {
    UNDER_WAY.load(Ordering::SeqCst) == 0
}

/// Counts a call from its arrival to its end, even by a panic.
struct Counted;

impl Counted {
    fn new() -> Self {
        UNDER_WAY.fetch_add(1, Ordering::SeqCst);
        Self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_window_has_its_door_and_a_stranger_none() {
        assert_eq!(door_of("main"), Some(Door::Main));
        assert_eq!(door_of("kiosk"), Some(Door::Kiosk));
        for stranger in ["", "Main", "kiosk2", "main-kiosk"] {
            assert_eq!(door_of(stranger), None, "{stranger}");
        }
    }

    #[test]
    fn a_call_counts_until_it_ends_even_by_a_panic() {
        let counted = Counted::new();
        assert!(!all_answered());
        let ended = std::panic::catch_unwind(move || {
            let _counted = counted;
            panic!("a use case that fails");
        });
        assert!(ended.is_err() && all_answered());
    }
}
