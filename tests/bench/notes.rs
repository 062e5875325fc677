//! Publishing and pulling notes, beside other ways of moving the same bytes.

use std::path::Path;

use app::App;
use app::domain::id::{LibraryId, VisitId};
use app::library::types::LibrarySave;
use app::visit::types::{NoteSave, VisitSave};
use app::{library, visit};

use crate::laptop::{make, seconds, sync, timed};
use crate::others;

pub fn run(count: usize) {
    println!("\n## {count} notes of some 1 000 characters");
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("partage");
    std::fs::create_dir(&folder).unwrap();
    let (claire, hugo) = (make(dir.path(), "claire"), make(dir.path(), "hugo"));
    sync(&claire, &folder);
    sync(&hugo, &folder);
    let (texts, writing) = timed(|| write(&claire, count));
    println!("written one by one, each committed: {}", seconds(writing));
    let (_, publish) = timed(|| sync(&claire, &folder));
    let (_, pull) = timed(|| sync(&hugo, &folder));
    let base = others::one_file_and_inserts(dir.path(), &texts);
    let copied = others::copy_and_sync(dir.path(), &texts);
    let each = others::one_fsynced_file_each(dir.path(), &texts);
    let git = others::git(dir.path(), &texts);
    println!("| way | publish | pull |\n|---|---|---|");
    println!("| Rythme | {} | {} |", seconds(publish), seconds(pull));
    println!(
        "| one fsynced file and the SQLite inserts, encrypted | {} | |",
        seconds(base)
    );
    println!("| `cp -r` and `sync` | {} | |", seconds(copied));
    println!("| one fsynced file a note | {} | |", seconds(each));
    if let Some((push, clone)) = git {
        println!(
            "| git add, commit, push; clone | {} | {} |",
            seconds(push),
            seconds(clone)
        );
        println!(
            "ratios: publish = {:.2} × base, pull = {:.2} × base, git push = {:.1} × publish, git clone = {:.2} × pull",
            publish.as_secs_f64() / base.as_secs_f64(),
            pull.as_secs_f64() / base.as_secs_f64(),
            push.as_secs_f64() / publish.as_secs_f64(),
            clone.as_secs_f64() / pull.as_secs_f64(),
        );
    }
}

/// Claire has published, Hugo has joined before.
pub fn prepare(dir: &Path, count: usize) {
    let folder = dir.join("partage");
    std::fs::create_dir_all(&folder).unwrap();
    let (claire, hugo) = (make(dir, "claire"), make(dir, "hugo"));
    sync(&claire, &folder);
    sync(&hugo, &folder);
    write(&claire, count);
    sync(&claire, &folder);
}

/// As many visits with a note each; gives the texts back.
fn write(app: &App, count: usize) -> Vec<String> {
    let library = library::save(
        app,
        LibrarySave {
            name: "Canal".to_owned(),
            insee: "59350".to_owned(),
            ..LibrarySave::default()
        },
    )
    .unwrap();
    (0..count)
        .map(|number| note(app, library, number))
        .collect()
}

fn note(app: &App, library: LibraryId, number: usize) -> String {
    let text = text(number);
    let id: VisitId = visit::save(
        app,
        VisitSave {
            library: Some(library),
            date: "2026-11-24".to_owned(),
            ..VisitSave::default()
        },
    )
    .unwrap();
    visit::save_note(
        app,
        NoteSave {
            visit: id,
            markdown: text.clone(),
            version: String::new(),
        },
    )
    .unwrap();
    text
}

/// French words in an order that a seed gives, so that compression finds what it finds in notes and no more.
pub fn text(seed: usize) -> String {
    const WORDS: [&str; 24] = [
        "bibliothèque",
        "samedi",
        "ouverture",
        "élèves",
        "retours",
        "soir",
        "équipe",
        "horaires",
        "commune",
        "navette",
        "lecteurs",
        "midi",
        "vacances",
        "accueil",
        "prêts",
        "jeunes",
        "familles",
        "marché",
        "bus",
        "école",
        "mairie",
        "agents",
        "pause",
        "dimanche",
    ];
    let mut random = fastrand::Rng::with_seed(seed as u64);
    let mut text = String::new();
    while text.len() < 1_000 {
        text.push_str(WORDS[random.usize(..WORDS.len())]);
        text.push_str(if random.u8(..8) == 0 { ".\n\n" } else { " " });
        if random.u8(..6) == 0 {
            text.push_str(&random.u16(..).to_string());
            text.push(' ');
        }
    }
    text
}

pub fn total(texts: &[String]) -> usize {
    texts.iter().map(String::len).sum()
}

/// The texts as files of one folder.
pub fn files(root: &Path, texts: &[String], each: impl Fn(&Path, &str)) {
    std::fs::create_dir_all(root).unwrap();
    for (number, text) in texts.iter().enumerate() {
        each(&root.join(format!("{number:06}.md")), text);
    }
}
