//! `GET /events`: what `app` tells its listeners, as server-sent events.

use std::convert::Infallible;

use app::App;
use axum::extract::State;
use axum::response::sse;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

/// More than a page leaves unread between two frames.
const KEPT: usize = 4096;

/// What is told, to be heard by any number of pages.
#[derive(Clone)]
pub struct News(broadcast::Sender<String>);

impl News {
    pub fn of(app: &App) -> Self {
        let (sender, _) = broadcast::channel(KEPT);
        let news = Self(sender.clone());
        app.subscribe(move |event| {
            if let Ok(text) = serde_json::to_string(event) {
                // Nobody listens: nobody misses it.
                let _ = sender.send(text);
            }
        });
        news
    }
}

type Message = Result<sse::Event, Infallible>;

/// One JSON `Event` a message. A page too slow to follow is cut off, and its `EventSource` comes back.
pub async fn stream(State(news): State<News>) -> sse::Sse<impl Stream<Item = Message>> {
    let heard = BroadcastStream::new(news.0.subscribe());
    let messages = heard
        .map_while(Result::ok)
        .map(|text| Ok(sse::Event::default().data(text)));
    sse::Sse::new(messages)
}
