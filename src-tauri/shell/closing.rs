//! How the window goes: out of sight at once, and away when what was typed last is saved.

use std::thread;
use std::time::{Duration, Instant};

use tauri::{Manager, Runtime, Window, WindowEvent};

use crate::{call, kiosk};

/// What the page needs to notice that it is hidden and to send the pause's save early.
const NOTICE: Duration = Duration::from_millis(300);
/// A call that hangs (a folder on a dead network) must not keep a window that nobody sees.
const PATIENCE: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(20);

/// For `Builder::on_window_event`.
pub fn save_first<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if window.label() == kiosk::LABEL {
        kiosk::stay(window, event);
    } else if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        // The window behind a kiosk is not to be seen, and the program not to be ended from it.
        if app::kiosk::is_out(window.state::<app::App>().inner()) {
            return;
        }
        // Hidden, the page flushes its editors, as it does when the officer turns to another program.
        let _ = window.hide();
        // A sync under way, or one that waits, stops between two files: the next one goes on from there.
        let _ = app::exchange::cancel(window.state::<app::App>().inner());
        let window = window.clone();
        thread::spawn(move || {
            wait_for_calls();
            let _ = window.destroy();
        });
    }
}

fn wait_for_calls() {
    let until = Instant::now() + PATIENCE;
    thread::sleep(NOTICE);
    while !call::all_answered() && Instant::now() < until {
        thread::sleep(STEP);
    }
}
