//! `rythme-testhost`: the real use cases behind HTTP on the loopback, for journeys in a headless browser. It is no
//! part of the product: no password, one database, and it ends with whoever started it.

mod answers;
mod arguments;
mod events;
mod guard;
mod pages;
mod parent;

use std::process::ExitCode;
use std::sync::Arc;

use app::App;
use arguments::Arguments;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use events::News;
use pages::Pages;
use tokio::net::TcpListener;

/// A file of 50 MB in base64, and a little.
const MOST: usize = 70 << 20;

#[tokio::main]
async fn main() -> ExitCode {
    match Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => match serve(arguments).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("rythme-testhost: {error}");
                ExitCode::FAILURE
            }
        },
        Err(said) => {
            eprintln!("rythme-testhost: {said}\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

/// Prints the address once it answers, and serves until standard input ends.
async fn serve(arguments: Arguments) -> std::io::Result<()> {
    let pages = Pages::new(arguments.dist)?;
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    let address = listener.local_addr()?;
    let app = App::new(arguments.database);
    if let Some(file) = arguments.open {
        app::exchange::valise::offer(&app, file.display().to_string());
    }
    let news = News::of(&app);
    let _watcher = arguments.watch.map(|ms| watch(&app, ms));
    let routes = Router::new()
        .route("/call/{name}", post(answers::call))
        .route("/kiosk/call/{name}", post(answers::kiosk_call))
        .layer(DefaultBodyLimit::max(MOST))
        .with_state(app)
        .route("/events", get(events::stream).with_state(news))
        .fallback_service(get(pages::page).with_state(Arc::new(pages)))
        .layer(middleware::from_fn_with_state(address, guard::only_ours));
    println!("http://{address}");
    parent::end_with_it();
    axum::serve(listener, routes).await
}

/// Syncs that start by themselves, in a test's time.
fn watch(app: &App, ms: i64) -> app::exchange::Watcher {
    let rhythm = app::exchange::Rhythm {
        look: ms,
        every: ms,
        rest: ms,
        again: (ms, ms),
    };
    app::exchange::watch(app, rhythm)
}
