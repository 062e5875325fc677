//! `POST /call/<name>`: the same calls as the window's one command, on the blocking pool as there.

use app::{App, Error};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use tokio::task;

/// 200 and the value, or 422 and `{code, args}`.
pub async fn call(
    State(app): State<App>,
    Path(name): Path<String>,
    Json(args): Json<Value>,
) -> Response {
    let answer = task::spawn_blocking(move || app::wire::call(&app, &name, args)).await;
    match answer.unwrap_or_else(|_| Err(Error::new("internal"))) {
        Ok(value) => Json(value).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    }
}
