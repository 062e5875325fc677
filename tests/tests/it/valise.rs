//! Laptops that meet through nothing but .valise files: everything, or one draft; the same twice, damaged, from elsewhere.

use std::path::{Path, PathBuf};

use app::domain::id::{DeviceId, DraftId};
use app::domain::week::Day;
use app::erasure::types::EraseAsk;
use app::exchange::valise::types::{
    ValiseExport, ValiseExported, ValiseImport, ValiseImported, ValisePhase, ValisePreview,
    ValiseSpace,
};
use app::exchange::valise::{self, preview};
use app::photo::types::PhotoAdd;
use app::ports::Ports;
use app::{App, Result, erasure, exchange, photo, session};
use tempfile::TempDir;

use super::erasure::holding;
use super::seen::everything;
use super::support::{Laptop, PASSPHRASE, pair, settle};

/// Where the files lie.
pub struct Stick(TempDir);

impl Stick {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

pub fn export(laptop: &Laptop, file: &Path, device: Option<DeviceId>) -> ValiseExported {
    let args = ValiseExport {
        file: text(file),
        device,
        ..ValiseExport::default()
    };
    valise::export(&laptop.app, &args).unwrap()
}

pub fn send_draft(
    laptop: &Laptop,
    file: &Path,
    draft: DraftId,
    passphrase: &str,
) -> ValiseExported {
    let args = ValiseExport {
        file: text(file),
        draft: Some(draft),
        passphrase: passphrase.to_owned(),
        ..ValiseExport::default()
    };
    valise::export(&laptop.app, &args).unwrap()
}

pub fn with(file: &Path, passphrase: &str) -> ValiseImport {
    ValiseImport {
        file: text(file),
        passphrase: passphrase.to_owned(),
    }
}

pub fn look(laptop: &Laptop, file: &Path, passphrase: &str) -> Result<ValisePreview> {
    preview(&laptop.app, with(file, passphrase))
}

pub fn import(laptop: &Laptop, file: &Path) -> ValiseImported {
    valise::import(&laptop.app, &with(file, "")).unwrap()
}

pub fn refusal<T: std::fmt::Debug>(outcome: Result<T>) -> String {
    outcome.unwrap_err().code
}

pub fn device(laptop: &Laptop) -> DeviceId {
    let id = exchange::status(&laptop.app).unwrap().id;
    id.parse().unwrap()
}

/// A laptop with another passphrase than the others have.
pub fn stranger(name: &str) -> Laptop {
    let home = tempfile::tempdir().unwrap();
    let app = App::new(home.path().join("rythme.db"));
    let label = format!("Portable de {name}");
    session::create_database(&app, name, &label, "une tout autre phrase").unwrap();
    Laptop { home, app }
}

#[test]
fn a_laptop_joins_by_a_valise_alone_and_sees_what_was_done() {
    let stick = Stick::new();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let library = claire.library("Canal");
    let drawn = claire.draft(library, true);
    let visit = claire.visit(library, "2026-09-15");
    claire.set_note(visit, |_| "Le hall sert de salle d’étude.".to_owned());
    let file = stick.file("tout.valise");
    let done = export(&claire, &file, None);
    assert_eq!(done.bytes, std::fs::metadata(&file).unwrap().len());
    assert!(done.records > 3 && done.batches == 1, "{done:?}");

    let before = everything(&hugo.app);
    let seen = look(&hugo, &file, "").unwrap();
    assert_eq!(
        (seen.by.as_str(), seen.space),
        ("Claire", ValiseSpace::Joins)
    );
    assert_eq!(seen.device, "Portable de Claire");
    assert_eq!((seen.fresh, seen.raised), (done.records, 0));
    assert_eq!(seen.people[0].by, "Claire");
    let things: Vec<(&str, u32)> = seen
        .things
        .iter()
        .map(|things| (things.kind.as_str(), things.count))
        .collect();
    assert_eq!(things, [("draft", 1), ("library", 1), ("visit", 1)]);
    assert_eq!(everything(&hugo.app), before, "a preview writes nothing");
    assert!(!valise::state(&hugo.app).unwrap().space);

    let done = import(&hugo, &file);
    assert!(done.joined && done.skipped.is_empty(), "{done:?}");
    assert_eq!(done.received, seen.fresh);
    assert_eq!(hugo.digest(), claire.digest());
    assert_eq!(hugo.show(drawn).slots.len(), claire.show(drawn).slots.len());
    // No folder was ever chosen, and a later sync with one is of the same space.
    assert_eq!(exchange::state(&hugo.app).unwrap().folder, None);
    let folder = tempfile::tempdir().unwrap();
    hugo.rename(library, Some("Canal nord"), None);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(hugo.digest(), claire.digest());
}

#[test]
fn the_same_valise_twice_adds_nothing() {
    let stick = Stick::new();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let drawn = claire.draft(claire.library("Canal"), true);
    export(&claire, &stick.file("1.valise"), None);
    send_draft(&claire, &stick.file("2.valise"), drawn, "");
    for file in ["1.valise", "2.valise"] {
        let file = stick.file(file);
        import(&hugo, &file);
        let before = (everything(&hugo.app), hugo.digest(), hugo.pending());
        assert_eq!(look(&hugo, &file, "").unwrap().fresh, 0);
        assert_eq!(import(&hugo, &file).received, 0);
        assert_eq!(
            (everything(&hugo.app), hugo.digest(), hugo.pending()),
            before
        );
    }
}

#[test]
fn three_laptops_go_round_in_a_ring_of_valises() {
    let stick = Stick::new();
    let laptops = ["Claire", "Hugo", "Léa"].map(Laptop::new);
    let library = laptops[0].library("Canal");
    let drawn = laptops[0].draft(library, false);
    let mut sizes = Vec::new();
    for turn in 0..9_u16 {
        let (from, to) = (
            &laptops[usize::from(turn % 3)],
            &laptops[usize::from((turn + 1) % 3)],
        );
        if turn >= 3 {
            from.add_slot(drawn, Day::Tue, 480 + turn * 60, 520 + turn * 60);
        }
        let known = valise::state(&from.app).unwrap().receivers;
        let known = known.iter().find(|row| row.device == device(to));
        let file = stick.file(&format!("{turn}.valise"));
        let sent = export(from, &file, known.map(|row| row.device));
        if let Some(row) = known {
            assert_eq!(sent.receiver.as_deref(), Some(row.label.as_str()));
            assert_eq!(sent.records, row.lacks);
        }
        sizes.push(sent.records);
        let done = import(to, &file);
        assert_eq!((done.questions, done.skipped.len()), (0, 0));
        assert_eq!(done.received, sent.records);
    }
    // From the second round on, a valise holds what is new and nothing else.
    assert!(sizes[6..].iter().all(|records| *records <= 3), "{sizes:?}");
    let last = stick.file("last.valise");
    export(&laptops[0], &last, None);
    import(&laptops[1], &last);
    import(&laptops[2], &last);
    assert_eq!(laptops[1].digest(), laptops[0].digest());
    assert_eq!(laptops[2].digest(), laptops[0].digest());
    assert_eq!(laptops[2].show(drawn).slots.len(), 6);
}

#[test]
fn what_two_wrote_without_knowing_is_forecast_and_asked() {
    let stick = Stick::new();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let library = claire.library("Canal");
    export(&claire, &stick.file("1.valise"), None);
    import(&hugo, &stick.file("1.valise"));
    claire.rename(library, Some("Canal nord"), None);
    hugo.rename(library, Some("Canal sud"), None);
    export(&claire, &stick.file("2.valise"), None);
    let seen = look(&hugo, &stick.file("2.valise"), "").unwrap();
    assert_eq!((seen.fresh, seen.raised, seen.questions), (1, 1, 1));
    assert!(hugo.questions().is_empty(), "a forecast asks nothing");
    assert_eq!(import(&hugo, &stick.file("2.valise")).questions, 1);
    let question = hugo.questions().remove(0);
    hugo.resolve(&question.id, "theirs");
    export(&hugo, &stick.file("3.valise"), Some(device(&claire)));
    assert_eq!(import(&claire, &stick.file("3.valise")).questions, 0);
    assert_eq!(claire.digest(), hugo.digest());
}

#[test]
fn a_damaged_valise_gives_what_is_whole_and_says_the_rest() {
    let stick = Stick::new();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let library = claire.library("Canal");
    export(&claire, &stick.file("1.valise"), None);
    import(&hugo, &stick.file("1.valise"));
    claire.rename(library, Some("Canal nord"), None);
    let file = stick.file("2.valise");
    export(&claire, &file, None);
    let bytes = std::fs::read(&file).unwrap();
    let (before, mut arrived) = (hugo.digest(), 0);
    for at in (0..bytes.len()).step_by(41) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        std::fs::write(&file, &damaged).unwrap();
        match look(&hugo, &file, "") {
            Ok(seen) => {
                assert!(!seen.skipped.is_empty(), "byte {at}");
                arrived += seen.fresh;
            }
            Err(error) => assert_eq!((at, error.code.as_str()), (0, "valise_foreign")),
        }
        assert_eq!(hugo.digest(), before);
    }
    assert!(arrived > 0, "most damage leaves the one batch whole");
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    let cut = look(&hugo, &file, "").unwrap();
    assert_eq!(cut.skipped[0].reason, "truncated");
    assert!(cut.skipped[0].file.starts_with("2.valise:"));
    std::fs::write(&file, &bytes).unwrap();
    assert_eq!(import(&hugo, &file).received, 1);
    assert_eq!(hugo.digest(), claire.digest());
}

#[test]
fn what_is_no_valise_of_this_version_is_refused_in_its_own_words() {
    let stick = Stick::new();
    let (claire, hugo) = (Laptop::new("Claire"), stranger("Hugo"));
    claire.library("Canal");
    let file = stick.file("a.valise");
    export(&claire, &file, None);
    assert_eq!(refusal(look(&hugo, &file, "")), "valise_closed");
    assert_eq!(
        refusal(look(&hugo, &file, "faux")),
        "valise_wrong_passphrase"
    );
    assert!(
        !valise::state(&hugo.app).unwrap().space,
        "a refusal joins nothing"
    );
    let mut later = std::fs::read(&file).unwrap();
    later[9] = 2;
    let end = later.len() - 32;
    let sum = sync::hash(&later[..end]);
    later[end..].copy_from_slice(&sum.0);
    std::fs::write(&file, &later).unwrap();
    assert_eq!(refusal(look(&claire, &file, "")), "valise_newer");
    std::fs::write(&file, "Madame,").unwrap();
    assert_eq!(refusal(look(&claire, &file, "")), "valise_foreign");
    let missing = stick.file("nowhere.valise");
    assert_eq!(refusal(look(&claire, &missing, "")), "valise_missing");
    let args = ValiseExport {
        file: text(&file),
        ..ValiseExport::default()
    };
    assert_eq!(
        refusal(valise::export(&claire.app, &args)),
        "valise_in_the_way"
    );
    let alone = Laptop::new("Léa");
    let drawn = alone.draft(alone.library("Canal"), true);
    let args = ValiseExport {
        file: text(&missing),
        draft: Some(drawn),
        ..ValiseExport::default()
    };
    assert_eq!(
        refusal(valise::export(&alone.app, &args)),
        "valise_passphrase_missing"
    );
}

/// A laptop that gathers its files early, so that a test need not write for a month.
fn gathering(name: &str) -> Laptop {
    let home = tempfile::tempdir().unwrap();
    let ports = Ports {
        gather_at: 4,
        ..Ports::system()
    };
    let app = App::with(home.path().join("rythme.db"), ports);
    session::create_database(&app, name, name, PASSPHRASE).unwrap();
    Laptop { home, app }
}

#[test]
fn where_batches_are_gone_a_snapshot_goes_in_their_place() {
    let (stick, folder) = (Stick::new(), tempfile::tempdir().unwrap());
    let (claire, hugo, lea) = (gathering("Claire"), gathering("Hugo"), Laptop::new("Léa"));
    settle(&[&claire, &hugo], folder.path());
    let library = claire.library("Canal");
    for turn in 0..5 {
        claire.rename(library, Some(&format!("Canal {turn}")), None);
        claire.sync(folder.path());
    }
    settle(&[&claire, &hugo], folder.path());
    let file = stick.file("a.valise");
    let sent = export(&hugo, &file, None);
    assert_eq!((sent.batches, sent.records), (0, 6));
    let seen = look(&lea, &file, "").unwrap();
    assert_eq!(seen.fresh, sent.records);
    let done = import(&lea, &file);
    assert_eq!((done.received, done.skipped.len()), (sent.records, 0));
    assert_eq!(lea.digest(), claire.digest());
    lea.rename(library, Some("Canal de Léa"), None);
    settle(&[&lea, &claire, &hugo], folder.path());
    assert_eq!(claire.digest(), lea.digest());
    // What Léa lacks next is in batches again.
    claire.rename(library, None, Some("12 quai"));
    let sent = export(&claire, &stick.file("b.valise"), Some(device(&lea)));
    assert_eq!((sent.batches, sent.records), (1, 1));
    assert_eq!(import(&lea, &stick.file("b.valise")).received, 1);
}

#[test]
fn what_left_by_a_valise_and_is_erased_since_is_not_sealed_a_second_time() {
    let stick = Stick::new();
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    claire.set_note(visit, |_| "canari-31f0 passe le samedi".to_owned());
    export(&claire, &stick.file("a.valise"), None);
    import(&hugo, &stick.file("a.valise"));
    assert!(claire.pending() > 0, "the folder has nothing of it yet");
    let ask = EraseAsk {
        entities: vec![format!("visit/{visit}")],
        reason: "demande".to_owned(),
    };
    erasure::erase(&claire.app, ask).unwrap();
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(claire.pending(), 0);
    assert_eq!(claire.digest(), hugo.digest());
    assert!(app::visit::list(&hugo.app).unwrap().is_empty());
    for laptop in [&claire, &hugo] {
        assert!(exchange::state(&laptop.app).unwrap().skipped.is_empty());
        assert_eq!(exchange::state(&laptop.app).unwrap().devices.len(), 2);
    }
    assert_eq!(holding(folder.path(), "canari"), Vec::<String>::new());
    // A valise made now holds nothing of it either, and brings the rest to a newcomer.
    export(&claire, &stick.file("b.valise"), None);
    let lea = Laptop::new("Léa");
    import(&lea, &stick.file("b.valise"));
    assert_eq!(lea.digest(), claire.digest());
}

#[test]
fn photos_go_along_when_they_are_wanted() {
    let (stick, folder) = (Stick::new(), tempfile::tempdir().unwrap());
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let add = PhotoAdd {
        visit,
        path: concat!(env!("CARGO_MANIFEST_DIR"), "/data/photos/facade.jpg").to_owned(),
        caption: String::new(),
        keep_position: false,
    };
    let added = photo::add(&claire.app, add).unwrap().id;
    let parts = |laptop: &Laptop| photo::of_visit(&laptop.app, visit).unwrap()[0].here;
    assert_eq!(valise::state(&claire.app).unwrap().photos, 1);
    let without = export(&claire, &stick.file("a.valise"), None);
    import(&hugo, &stick.file("a.valise"));
    assert_eq!((without.photos, parts(&hugo)), (0, 0));
    let args = ValiseExport {
        file: text(&stick.file("b.valise")),
        photos: true,
        ..ValiseExport::default()
    };
    let with = valise::export(&claire.app, &args).unwrap();
    assert!(with.photos == 1 && with.bytes > without.bytes);
    let seen = look(&hugo, &stick.file("b.valise"), "").unwrap();
    assert_eq!((seen.photos, parts(&hugo)), (1, 0));
    import(&hugo, &stick.file("b.valise"));
    assert_eq!(
        photo::bytes(&hugo.app, added).unwrap(),
        photo::bytes(&claire.app, added).unwrap()
    );
    // The folder that they meet in later gets it from either of them.
    hugo.sync(folder.path());
    let lea = Laptop::new("Léa");
    lea.sync(folder.path());
    assert_eq!(parts(&lea), 1);
}

#[test]
fn a_job_tells_how_far_it_is_and_leaves_its_outcome() {
    let stick = Stick::new();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    claire.library("Canal");
    let file = stick.file("a.valise");
    let args = ValiseExport {
        file: text(&file),
        ..ValiseExport::default()
    };
    valise::start_export(&claire.app, args).unwrap();
    let job = valise::wait(&claire.app).unwrap();
    assert_eq!(job.phase, ValisePhase::Done);
    assert_eq!(job.exported.unwrap().records, 1);
    valise::start_import(&hugo.app, with(&file, "")).unwrap();
    let job = valise::wait(&hugo.app).unwrap();
    assert_eq!(job.imported.unwrap().received, 1);
    valise::start_import(&hugo.app, with(&stick.file("b.valise"), "")).unwrap();
    let job = valise::wait(&hugo.app).unwrap();
    assert_eq!((job.id, job.phase), (2, ValisePhase::Failed));
    assert_eq!(job.error.unwrap().code, "valise_missing");
}

#[test]
fn a_double_click_waits_until_somebody_has_looked() {
    let home = tempfile::tempdir().unwrap();
    let app = App::new(home.path().join("rythme.db"));
    valise::offer(&app, "/media/cle/a.valise");
    let offered = |app: &App| valise::state(app).unwrap().offered;
    assert_eq!(offered(&app).as_deref(), Some("/media/cle/a.valise"));
    session::create_database(&app, "Claire", "Portable", PASSPHRASE).unwrap();
    assert_eq!(offered(&app).as_deref(), Some("/media/cle/a.valise"));
    assert_eq!(valise::dismiss(&app).unwrap().offered, None);
}
