//! What `app` tells its listeners, passed on to the page.

use app::exchange::types::{JobPhase, JobState};
use app::{App, Event};
use tauri::{AppHandle, Emitter, Manager, Runtime, UserAttentionType};

use crate::window::LABEL;

/// The name that `ui/src/host/tauri.ts` listens to.
const NAME: &str = "rythme";

/// Every event of `app` from now on reaches the page.
pub fn forward<R: Runtime>(app: &App, tauri: &AppHandle<R>) {
    let tauri = tauri.clone();
    app.subscribe(move |event: &Event| {
        // The last news of a window that closes reach nobody, and nobody misses them.
        let _ = tauri.emit_to(LABEL, NAME, event);
        if matches!(event, Event::Job { job } if brings_news(job)) {
            call_for_attention(&tauri);
        }
    });
}

/// A sync that nobody asked for, and that received something.
fn brings_news(job: &JobState) -> bool {
    let received = job.outcome.as_ref().is_some_and(|done| done.received > 0);
    job.auto && job.phase == JobPhase::Done && received
}

/// The task bar says that there is something to see; the page says what. No word of it shows on a locked screen.
fn call_for_attention<R: Runtime>(tauri: &AppHandle<R>) {
    if let Some(window) = tauri.get_webview_window(LABEL)
        && !window.is_focused().unwrap_or(true)
    {
        // A desktop without such a sign does without.
        let _ = window.request_user_attention(Some(UserAttentionType::Informational));
    }
}

#[cfg(test)]
mod tests {
    use app::exchange::types::SyncOutcome;

    use super::*;

    #[test]
    fn only_what_came_by_itself_and_brought_something_calls() {
        let job = |auto, phase, received| JobState {
            id: 1,
            phase,
            done: 0,
            total: 0,
            outcome: Some(SyncOutcome {
                received,
                ..SyncOutcome::default()
            }),
            error: None,
            auto,
            paused: false,
        };
        assert!(brings_news(&job(true, JobPhase::Done, 2)));
        assert!(!brings_news(&job(true, JobPhase::Done, 0)));
        assert!(!brings_news(&job(false, JobPhase::Done, 2)));
        assert!(!brings_news(&job(true, JobPhase::Failed, 2)));
    }
}
