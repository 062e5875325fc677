//! Which command: opens the database, and hands over to the file of its noun.

use std::process::ExitCode;

use app::session::types::Language;
use app::words::Catalogue;
use app::{App, Error, Result, demo, desk, session};
use serde_json::json;

use super::{
    backup, devices, draft, erase, exchange, form, history, keys, library, paper, photo,
    questionnaire, survey, valise, verify, visit, watch,
};
use crate::args::{Args, Command, DemoMore};
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
    // A folder is audited and a form is looked at without a database too: then the application is never opened.
    let formal = matches!(args.command, Command::Form(_));
    let bare = formal || (args.db.is_none() && matches!(args.command, Command::Verify { .. }));
    let path = match &args.db {
        None if !bare => return Err(Error::new("database_not_named")),
        path => path.clone().unwrap_or_default(),
    };
    let app = App::new(path);
    match &args.command {
        // These make a database, or come to one that may not open.
        Command::Init { .. } | Command::Restore { .. } | Command::Rebuild => {}
        _ if bare => {}
        _ => key::unlock(&app, args.passphrase_file.as_deref())?,
    }
    Ok(app)
}

pub fn run(args: &Args, language: Language) -> Result<Reply> {
    let app = opened(args)?;
    let file = args.passphrase_file.as_deref();
    match &args.command {
        Command::Init { device, person } => init(&app, person, device, file),
        Command::Demo { more: None } => add_demo(&app),
        Command::Demo { more: Some(more) } => generate(&app, more),
        Command::History(command) => history::run(&app, command, &Catalogue::new(language)),
        Command::Version(command) => history::version(&app, command),
        Command::Library(command) => library::run(&app, command),
        Command::Visit(command) => visit::run(&app, command),
        Command::Photo(command) => photo::run(&app, command),
        Command::Form(command) => form::run(&app, command, args.lang.as_deref()),
        Command::Survey(command) => survey::run(&app, command),
        Command::Questionnaire(command) => questionnaire::run(&app, command),
        Command::Response(command) => survey::respond(&app, command),
        Command::Paper(command) => paper::run(&app, command, args.lang.as_deref()),
        Command::Draft(command) => draft::run(&app, command),
        Command::Sync {
            folder,
            dry_run,
            folder_passphrase_file,
            ..
        } => exchange::sync(&app, folder, *dry_run, folder_passphrase_file.as_deref()),
        Command::Verify {
            folder,
            folder_passphrase_file,
        } => verify::run(&app, folder, folder_passphrase_file.as_deref(), language),
        Command::Keys(command) => keys::run(&app, command),
        Command::Devices(command) => devices::run(&app, command, language),
        Command::Log => devices::log(&app),
        Command::Questions(command) => exchange::questions(&app, command),
        Command::Erase(command) => erase::run(&app, command),
        Command::Backup(command) => backup::run(&app, command),
        Command::Valise(command) => valise::run(&app, command),
        Command::Status => exchange::status(&app),
        Command::Digest => exchange::digest(&app),
        Command::Undo => Ok(undone(&desk::undo(&app)?)),
        Command::Redo => Ok(undone(&desk::redo(&app)?)),
        Command::Search { query } => search(&app, query),
        // These come to a database that may not open.
        Command::Restore {
            file: from,
            dry_run,
        } => backup::restore(&app, from, *dry_run, file),
        Command::Rebuild => backup::rebuild(&app, file),
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

fn generate(app: &App, more: &DemoMore) -> Result<Reply> {
    let DemoMore::Generate {
        responses,
        notes,
        drafts,
        seed,
    } = more;
    let ask = demo::Ask {
        responses: *responses,
        notes: *notes,
        drafts: *drafts,
        seed: *seed,
    };
    let begun = std::time::Instant::now();
    let made = demo::generate(app, &ask)?;
    let value = json!({
        "libraries": made.libraries,
        "visits": made.visits,
        "surveys": made.surveys,
        "responses": made.responses,
        "drafts": made.drafts,
        "records": made.records,
        "seconds": (begun.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
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
