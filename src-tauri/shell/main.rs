//! The desktop window: Tauri around `app`. One command carries every call, one event tells what changed; no use case is
//! named here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod call;
mod closing;
mod database;
mod events;
mod instance;
mod panics;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use arguments::Wish;
use tauri::Manager;

fn main() -> ExitCode {
    panics::say_only_where();
    let database = match arguments::read(std::env::args_os().skip(1)) {
        Ok(Wish::Open(database)) => database,
        Ok(Wish::Version) => {
            println!("rythme-desktop {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Err(unknown) => {
            eprintln!("rythme-desktop: {unknown}; usage: rythme-desktop [--db FILE] [--version]");
            return ExitCode::from(2);
        }
    };
    let done = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::kept())
        .invoke_handler(tauri::generate_handler![call::call])
        .on_window_event(closing::save_first)
        .setup(move |tauri| start(tauri, database).inspect_err(say).map_err(Into::into))
        .run(tauri::generate_context!());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error);
            ExitCode::FAILURE
        }
    }
}

/// Before the window shows: the database's place, no second window on it, the use cases, their news.
fn start(tauri: &mut tauri::App, asked: Option<PathBuf>) -> tauri::Result<()> {
    let named = asked.is_some();
    let database = database::place(tauri.handle(), asked)?;
    instance::only_one(tauri.handle(), &database, named)?;
    let app = app::App::new(database);
    events::forward(&app, tauri.handle());
    if !window::is_automated() {
        tauri.manage(app::exchange::watch(&app, app::exchange::Rhythm::default()));
    }
    tauri.manage(app);
    window::open(tauri)
}

fn say(error: &tauri::Error) {
    eprintln!("rythme-desktop: {error}");
}
