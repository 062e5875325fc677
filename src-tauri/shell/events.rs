//! What `app` tells its listeners, passed on to the page.

use app::{App, Event};
use tauri::{AppHandle, Emitter, Runtime};

use crate::window::LABEL;

/// The name that `ui/src/host/tauri.ts` listens to.
const NAME: &str = "rythme";

/// Every event of `app` from now on reaches the page.
pub fn forward<R: Runtime>(app: &App, tauri: &AppHandle<R>) {
    let tauri = tauri.clone();
    app.subscribe(move |event: &Event| {
        // The last news of a window that closes reach nobody, and nobody misses them.
        let _ = tauri.emit_to(LABEL, NAME, event);
    });
}
