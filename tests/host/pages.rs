//! The built pages, under the content security policy of the window: what the window would refuse fails here too.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

/// The window's configuration, of which the policy is one part.
const WINDOW: &str = include_str!("../../tauri.conf.json");

pub struct Pages {
    folder: PathBuf,
    policy: String,
}

impl Pages {
    /// # Errors
    /// When the folder holds no built pages, or the window's configuration no policy.
    pub fn new(folder: PathBuf) -> io::Result<Self> {
        if !folder.join("index.html").is_file() {
            let said = format!(
                "no index.html in {}: build the pages first",
                folder.display()
            );
            return Err(io::Error::new(io::ErrorKind::NotFound, said));
        }
        let policy = policy()
            .ok_or_else(|| io::Error::other("tauri.conf.json holds no content security policy"))?;
        Ok(Self { folder, policy })
    }

    /// Read at each request, so that a new build shows without a restart.
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let path = Path::new(path.trim_start_matches('/'));
        let inside = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let path = if path.as_os_str().is_empty() {
            Path::new("index.html")
        } else {
            path
        };
        inside
            .then(|| std::fs::read(self.folder.join(path)).ok())
            .flatten()
    }
}

/// Any other `GET`: a file of the folder.
pub async fn page(State(pages): State<Arc<Pages>>, uri: Uri) -> Response {
    let Some(bytes) = pages.read(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, kind(uri.path())),
        (header::CONTENT_SECURITY_POLICY, pages.policy.as_str()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, bytes).into_response()
}

/// The window's policy; only calls go elsewhere: to this host instead of Tauri's bridge.
fn policy() -> Option<String> {
    let window: Value = serde_json::from_str(WINDOW).ok()?;
    let mut directives: Map<String, Value> =
        window.pointer("/app/security/csp")?.as_object()?.clone();
    directives.insert("connect-src".to_owned(), Value::from("'self'"));
    let written = directives
        .iter()
        .map(|(name, sources)| Some(format!("{name} {}", sources.as_str()?)));
    Some(written.collect::<Option<Vec<String>>>()?.join("; "))
}

fn kind(path: &str) -> &'static str {
    match path
        .rsplit_once('.')
        .map_or("html", |(_, extension)| extension)
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_windows_but_for_the_calls() {
        let policy = policy().unwrap();
        for part in [
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
        ] {
            assert!(
                policy.split("; ").any(|directive| directive == part),
                "{part} in {policy}"
            );
        }
        assert!(!policy.contains("unsafe") && !policy.contains("ipc:") && !policy.contains('*'));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("dist")).unwrap();
        std::fs::write(folder.path().join("secret"), "x").unwrap();
        std::fs::write(folder.path().join("dist/index.html"), "page").unwrap();
        let pages = Pages::new(folder.path().join("dist")).unwrap();
        assert_eq!(pages.read("/").as_deref(), Some(&b"page"[..]));
        assert_eq!(pages.read("/index.html").as_deref(), Some(&b"page"[..]));
        for path in [
            "/../secret",
            "/./../secret",
            "//etc/hostname",
            "/none",
            "/..",
        ] {
            assert_eq!(pages.read(path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_without_pages_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Pages::new(folder.path().to_owned()).is_err());
    }
}
