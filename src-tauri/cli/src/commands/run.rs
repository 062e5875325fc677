//! Which command: opens the database, and hands over to the file of its noun.

use std::process::ExitCode;

use app::{App, Error, Result, demo, desk, session};
use serde_json::json;

use super::{devices, draft, erase, exchange, library, survey, visit, watch};
use crate::args::{Args, Command};
use crate::key;
use crate::output::{Output, Reply, columns};

/// A command that goes on until it is told to end, if it is one: it prints by itself.
pub fn go_on(args: &Args, output: &Output) -> Option<ExitCode> {
    let Command::Sync {
        folder,
        folder_passphrase_file,
        watch: true,
        every,
        ..
    } = &args.command
    else {
        return None;
    };
    let passphrase = folder_passphrase_file.as_deref();
    Some(match opened(args) {
        Ok(app) => watch::run(&app, folder, *every, passphrase, output),
        Err(error) => output.error(&error),
    })
}

fn opened(args: &Args) -> Result<App> {
    let path = args
        .db
        .clone()
        .ok_or_else(|| Error::new("database_not_named"))?;
    let app = App::new(path);
    if !matches!(args.command, Command::Init { .. }) {
        key::unlock(&app, args.passphrase_file.as_deref())?;
    }
    Ok(app)
}

pub fn run(args: &Args) -> Result<Reply> {
    let app = opened(args)?;
    let file = args.passphrase_file.as_deref();
    match &args.command {
        Command::Init { device, person } => init(&app, person, device, file),
        Command::Demo => add_demo(&app),
        Command::Library(command) => library::run(&app, command),
        Command::Visit(command) => visit::run(&app, command),
        Command::Survey(command) => survey::run(&app, command),
        Command::Response(command) => survey::respond(&app, command),
        Command::Draft(command) => draft::run(&app, command),
        Command::Sync {
            folder,
            dry_run,
            folder_passphrase_file,
            ..
        } => exchange::sync(&app, folder, *dry_run, folder_passphrase_file.as_deref()),
        Command::Devices(command) => devices::run(&app, command, args.lang.into()),
        Command::Log => devices::log(&app),
        Command::Questions(command) => exchange::questions(&app, command),
        Command::Erase(command) => erase::run(&app, command),
        Command::Status => exchange::status(&app),
        Command::Digest => exchange::digest(&app),
        Command::Undo => Ok(undone(&desk::undo(&app)?)),
        Command::Redo => Ok(undone(&desk::redo(&app)?)),
        Command::Search { query } => search(&app, query),
    }
}

fn init(app: &App, person: &str, device: &str, file: Option<&std::path::Path>) -> Result<Reply> {
    if app.path().exists() {
        return Err(Error::new("database_exists").arg("path", app.path().display()));
    }
    let id = session::create_database(app, person, device, &key::for_new(file)?)?;
    let database = app.path().display().to_string();
    Ok(Reply::new(
        json!({ "id": id, "device": device, "database": database }),
        vec![database],
    ))
}

fn add_demo(app: &App) -> Result<Reply> {
    demo::add(app)?;
    let today = desk::today(app)?;
    let value = json!({
        "libraries": today.libraries,
        "visits": today.visits,
        "surveys": today.surveys,
        "responses": today.responses,
        "drafts": today.drafts,
    });
    Ok(Reply::new(value.clone(), vec![value.to_string()]))
}

fn undone(state: &desk::types::UndoState) -> Reply {
    let value = json!({ "undo": state.undo, "redo": state.redo });
    Reply::new(value.clone(), vec![value.to_string()])
}

fn search(app: &App, query: &str) -> Result<Reply> {
    let hits = desk::search(app, query.to_owned())?;
    let items = hits
        .into_iter()
        .map(|hit| json!({ "kind": hit.kind, "id": hit.id, "title": hit.title, "snippet": hit.snippet.concat() }))
        .collect();
    Ok(Reply::list(items, |item| {
        columns(item, &["kind", "id", "title", "snippet"])
    }))
}
