//! The desktop window: Tauri around `app`. One command carries every call, one event tells what changed; no use case is
//! named here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod call;
mod closing;
mod database;
mod events;
mod instance;
mod kiosk;
mod panics;
mod window;

use std::process::ExitCode;

use arguments::{Opening, Wish};
use tauri::Manager;

fn main() -> ExitCode {
    panics::say_only_where();
    let opening = match arguments::read(std::env::args_os().skip(1)) {
        Ok(Wish::Open(opening)) => opening,
        Ok(Wish::Version) => {
            println!("rythme-desktop {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Err(unknown) => {
            eprintln!(
                "rythme-desktop: {unknown}; usage: rythme-desktop [--db FILE] [--version] [FILE.valise]"
            );
            return ExitCode::from(2);
        }
    };
    let done = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::kept())
        .invoke_handler(tauri::generate_handler![call::call])
        .on_window_event(closing::save_first)
        .setup(move |tauri| start(tauri, opening).inspect_err(say).map_err(Into::into))
        .run(tauri::generate_context!());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error);
            ExitCode::FAILURE
        }
    }
}

/// Before the window shows: the database's place, no second window on it, the use cases, their news, the .valise to look at.
fn start(tauri: &mut tauri::App, opening: Opening) -> tauri::Result<()> {
    let named = opening.database.is_some();
    let database = database::place(tauri.handle(), opening.database)?;
    instance::only_one(tauri.handle(), &database, named)?;
    let app = app::App::new(database);
    events::forward(&app, tauri.handle());
    app::backup::keep_watch(&app);
    if !window::is_automated() {
        tauri.manage(app::exchange::watch(&app, app::exchange::Rhythm::default()));
    }
    tauri.manage(app);
    if let Some(valise) = opening.valise {
        instance::offer(tauri.handle(), &valise);
    }
    window::open(tauri)?;
    kiosk::follow(tauri.handle());
    Ok(())
}

fn say(error: &tauri::Error) {
    eprintln!("rythme-desktop: {error}");
}
