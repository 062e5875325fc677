//! Who may ask: a page of this host, by this host's name. A foreign page in the same browser may not.

use std::net::SocketAddr;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

/// Refuses another name (a foreign domain that points at the loopback) and another origin (a foreign page).
pub async fn only_ours(
    State(address): State<SocketAddr>,
    request: Request,
    next: Next,
) -> Result<Response, StatusCode> {
    if is_ours(request.headers(), address) {
        Ok(next.run(request).await)
    } else {
        Err(StatusCode::FORBIDDEN)
    }
}

fn is_ours(headers: &HeaderMap, address: SocketAddr) -> bool {
    let is = |name: HeaderName, wanted: &str| headers.get(name).map(|value| value == wanted);
    let host = is(header::HOST, &address.to_string()).unwrap_or(false);
    let origin = is(header::ORIGIN, &format!("http://{address}")).unwrap_or(true);
    host && origin
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn asks(headers: &[(HeaderName, &str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (name.clone(), value.parse().unwrap()));
        is_ours(&headers.collect(), "127.0.0.1:4000".parse().unwrap())
    }

    #[test]
    fn our_name_and_our_pages_may() {
        assert!(asks(&[(header::HOST, "127.0.0.1:4000")]));
        assert!(asks(&[
            (header::HOST, "127.0.0.1:4000"),
            (header::ORIGIN, "http://127.0.0.1:4000")
        ]));
    }

    #[test]
    fn others_may_not() {
        assert!(!asks(&[]));
        assert!(!asks(&[(header::HOST, "rebound.example:4000")]));
        assert!(!asks(&[(header::HOST, "127.0.0.1:4001")]));
        assert!(!asks(&[
            (header::HOST, "127.0.0.1:4000"),
            (header::ORIGIN, "https://example.org")
        ]));
        assert!(!asks(&[
            (header::HOST, "127.0.0.1:4000"),
            (header::ORIGIN, "null")
        ]));
    }
}
