//! The kiosk's window: it fills the screen while a kiosk is out, and hides the officer's. Whether one is out says `app`, also after
//! a crash; nothing in this window closes it.

use app::{App, Event};
use tauri::{
    AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent, webview::NewWindowResponse,
};

use crate::window::{self as main_window, is_automated};

pub const LABEL: &str = "kiosk";
const PAGE: &str = "kiosk.html";
/// What can put a kiosk out or take it in: the act itself, and an unlock after a crash.
const TOPICS: [&str; 2] = ["kiosk", "session"];

/// From now on the windows are as `app` says.
pub fn follow<R: Runtime>(tauri: &AppHandle<R>) {
    let heard = tauri.clone();
    tauri.state::<App>().subscribe(move |event: &Event| {
        if let Event::Topics { topics } = event
            && topics.iter().any(|topic| TOPICS.contains(&topic.as_str()))
        {
            arrange_soon(&heard);
        }
    });
    arrange_soon(tauri);
}

/// Whoever tells must not wait for windows, and windows want their own thread.
fn arrange_soon<R: Runtime>(tauri: &AppHandle<R>) {
    let tauri = tauri.clone();
    std::thread::spawn(move || {
        let out = app::kiosk::is_out(tauri.state::<App>().inner());
        let there = tauri.clone();
        // A program that ends has no windows to arrange.
        let _ = tauri.run_on_main_thread(move || arrange(&there, out));
    });
}

fn arrange<R: Runtime>(tauri: &AppHandle<R>, out: bool) {
    let main = tauri.get_webview_window(main_window::LABEL);
    match (out, window(tauri)) {
        (true, None) => match open(tauri) {
            Ok(()) => {
                if let Some(main) = main {
                    let _ = main.hide();
                }
            }
            // The officer's window says that a kiosk is out, and shows nothing else.
            Err(error) => eprintln!("rythme-desktop: {error}"),
        },
        (false, Some(kiosk)) => {
            if let Some(main) = main {
                let _ = main.show();
                let _ = main.set_focus();
            }
            let _ = kiosk.destroy();
        }
        _ => {}
    }
}

/// The window, while there is one.
pub fn window<R: Runtime>(tauri: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    tauri.get_webview_window(LABEL)
}

fn open<R: Runtime>(tauri: &AppHandle<R>) -> tauri::Result<()> {
    let kiosk = WebviewWindowBuilder::new(tauri, LABEL, WebviewUrl::App(PAGE.into()))
        .title("Rythme")
        .fullscreen(true)
        .decorations(false)
        .always_on_top(!is_automated())
        .closable(false)
        .minimizable(false)
        .maximizable(false)
        .inner_size(1366.0, 900.0)
        .devtools(false)
        .disable_drag_drop_handler()
        .incognito(true)
        .on_navigation(is_its_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    kiosk.set_focus()
}

/// The kiosk's page and no other of ours: the officer's would show what this window may not ask.
fn is_its_page(url: &tauri::Url) -> bool {
    main_window::is_ours(url) && url.path() == format!("/{PAGE}")
}

/// For `Builder::on_window_event`: it is neither closed nor left by the keyboard.
pub fn stay<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => api.prevent_close(),
        // What the desktop lays over it goes behind again, where the desktop lets us.
        WindowEvent::Focused(false) if !is_automated() => {
            let _ = window.set_focus();
        }
        _ => {}
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_the_kiosks_page_shows_in_its_window() {
        let its = |text: &str| is_its_page(&text.parse().unwrap());
        assert!(its("tauri://localhost/kiosk.html"));
        assert!(its("http://tauri.localhost/kiosk.html"));
        for other in [
            "tauri://localhost/",
            "tauri://localhost/index.html",
            "tauri://localhost/kiosk.html/../index.html",
            "https://example.org/kiosk.html",
            "about:blank",
        ] {
            assert!(!its(other), "{other}");
        }
    }
}
