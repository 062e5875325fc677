//! The officer's window: opened from tauri.conf.json, kept to its own pages, with the size and place that it had.

use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Runtime, Url, WebviewWindowBuilder};
use tauri_plugin_window_state::StateFlags;

use crate::kiosk;

pub const LABEL: &str = "main";

/// Set by a WebDriver: tests want the same window each time.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Keeps size, place and maximised between two starts.
pub fn kept<R: Runtime>() -> TauriPlugin<R> {
    let automated = is_automated();
    let flags = if automated {
        StateFlags::empty()
    } else {
        StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
    };
    tauri_plugin_window_state::Builder::new()
        .with_filename("window.json")
        .with_state_flags(flags)
        // It fills the screen, wherever it was.
        .with_denylist(&[kiosk::LABEL])
        .build()
}

/// Opens the window that tauri.conf.json describes.
///
/// # Errors
/// When the system shows no window.
pub fn open<R: Runtime>(tauri: &App<R>) -> tauri::Result<()> {
    let config = tauri.config().app.windows.first();
    let config = config.ok_or(tauri::Error::WebviewNotFound)?;
    WebviewWindowBuilder::from_config(tauri, config)?
        // A link in a note must not bring a foreign page into the window that may call the use cases.
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Brings the window to the front; while a kiosk is out, that one.
pub fn show<R: Runtime>(tauri: &AppHandle<R>) {
    if let Some(window) = kiosk::window(tauri).or_else(|| tauri.get_webview_window(LABEL)) {
        // A window manager may refuse; the window is there all the same.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// The pages that are built into this program. Windows serves them under a host name instead of a scheme.
pub fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// A test drives this window: it keeps no place on the screen, and shares its database with nobody.
pub fn is_automated() -> bool {
    std::env::var_os(AUTOMATION).is_some()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_built_in_are_shown() {
        let ours = |text: &str| is_ours(&Url::parse(text).unwrap());
        assert!(ours("tauri://localhost/#/grilles"));
        assert!(ours("http://tauri.localhost/"));
        for foreign in [
            "https://example.org/",
            "http://tauri.localhost.example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!ours(foreign), "{foreign}");
        }
    }
}
