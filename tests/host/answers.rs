//! `POST /call/<name>`: the same calls as the window's one command, on the blocking pool as there. `POST /kiosk/call/<name>`: those of
//! the kiosk's window.

use app::kiosk::{self, Door};
use app::{App, Error};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use tokio::task;

/// What the officer's page asks.
pub async fn call(
    State(app): State<App>,
    Path(name): Path<String>,
    Json(args): Json<Value>,
) -> Response {
    through(Door::Main, app, name, args).await
}

/// What a respondent's page asks.
pub async fn kiosk_call(
    State(app): State<App>,
    Path(name): Path<String>,
    Json(args): Json<Value>,
) -> Response {
    through(Door::Kiosk, app, name, args).await
}

/// 200 and the value, or 422 and `{code, args}`.
async fn through(door: Door, app: App, name: String, args: Value) -> Response {
    let answer = task::spawn_blocking(move || kiosk::call(&app, door, &name, args)).await;
    match answer.unwrap_or_else(|_| Err(Error::new("internal"))) {
        Ok(value) => Json(value).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    }
}
