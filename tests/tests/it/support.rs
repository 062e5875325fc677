//! What the journeys share: a laptop with its database, a shared folder, and short names for the usual acts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use app::domain::id::{DraftId, LibraryId, SlotId, VisitId};
use app::domain::week::Day;
use app::draft::types::{DraftAdd, DraftDetail, DraftSlot, SlotAdd, SlotMove};
use app::exchange::types::{Question, QuestionResolve, SyncOutcome, SyncStart};
use app::library::types::LibrarySave;
use app::visit::types::{NoteSave, VisitSave};
use app::{App, Result, draft, exchange, library, session, visit};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "une phrase de passe";
/// Hours of a library that the journeys start from.
pub const HOURS: &str = "Tu 14:00-18:00; We 10:00-12:00,14:00-18:00";

/// A laptop: a database in a folder of its own, and the application on it.
pub struct Laptop {
    pub home: TempDir,
    pub app: App,
}

impl Laptop {
    pub fn new(name: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let app = App::new(home.path().join("rythme.db"));
        session::create_database(&app, name, &format!("Portable de {name}"), PASSPHRASE).unwrap();
        Self { home, app }
    }

    pub fn database(&self) -> PathBuf {
        self.home.path().join("rythme.db")
    }

    /// The program ends and starts again.
    pub fn restarted(self) -> Self {
        let Self { home, app } = self;
        drop(app);
        let app = App::new(home.path().join("rythme.db"));
        session::open_database(&app, PASSPHRASE).unwrap();
        Self { home, app }
    }

    pub fn digest(&self) -> String {
        exchange::digest(&self.app).unwrap()
    }

    pub fn pending(&self) -> u32 {
        exchange::state(&self.app).unwrap().pending
    }

    pub fn sync(&self, folder: &Path) -> SyncOutcome {
        self.try_sync(folder).unwrap()
    }

    pub fn try_sync(&self, folder: &Path) -> Result<SyncOutcome> {
        exchange::sync(&self.app, &start(folder))
    }

    pub fn questions(&self) -> Vec<Question> {
        exchange::questions(&self.app).unwrap()
    }

    pub fn resolve(&self, id: &str, keep: &str) {
        let resolve = QuestionResolve {
            id: id.to_owned(),
            keep: keep.to_owned(),
        };
        exchange::resolve(&self.app, resolve).unwrap();
    }

    pub fn library(&self, name: &str) -> LibraryId {
        let save = LibrarySave {
            name: name.to_owned(),
            insee: "59350".to_owned(),
            opening_hours: HOURS.to_owned(),
            ..LibrarySave::default()
        };
        library::save(&self.app, save).unwrap()
    }

    /// Changes a library's name and address; what is `None` stays.
    pub fn rename(&self, id: LibraryId, name: Option<&str>, address: Option<&str>) {
        let known = library::get(&self.app, id).unwrap().row;
        let save = LibrarySave {
            id: Some(id),
            name: name.unwrap_or(&known.name).to_owned(),
            insee: known.insee,
            address: address.unwrap_or(&known.address).to_owned(),
            opening_hours: known.opening_hours,
        };
        library::save(&self.app, save).unwrap();
    }

    pub fn visit(&self, library: LibraryId, date: &str) -> VisitId {
        let save = VisitSave {
            library: Some(library),
            date: date.to_owned(),
            ..VisitSave::default()
        };
        visit::save(&self.app, save).unwrap()
    }

    pub fn note(&self, visit: VisitId) -> String {
        visit::get(&self.app, visit).unwrap().note.markdown
    }

    /// Saves what the editor made of the note as it stands.
    pub fn set_note(&self, visit: VisitId, change: impl FnOnce(String) -> String) {
        let note = visit::get(&self.app, visit).unwrap().note;
        let save = NoteSave {
            visit,
            markdown: change(note.markdown),
            version: note.version,
        };
        visit::save_note(&self.app, save).unwrap();
    }

    pub fn draft(&self, library: LibraryId, from_current: bool) -> DraftId {
        let add = DraftAdd {
            library,
            title: "Septembre".to_owned(),
            from_current,
        };
        draft::add(&self.app, add).unwrap()
    }

    pub fn show(&self, draft: DraftId) -> DraftDetail {
        draft::get(&self.app, draft).unwrap()
    }

    pub fn slot(&self, draft: DraftId, id: SlotId) -> Option<DraftSlot> {
        self.show(draft)
            .slots
            .into_iter()
            .find(|slot| slot.id == id)
    }

    pub fn add_slot(&self, draft: DraftId, day: Day, start: u16, end: u16) -> SlotId {
        let add = SlotAdd {
            draft,
            day,
            start,
            end,
        };
        draft::add_slot(&self.app, add).unwrap()
    }

    pub fn move_slot(&self, slot: SlotId, day: Day, start: u16, end: u16) {
        let moved = SlotMove {
            slot,
            day,
            start,
            end,
        };
        draft::move_slot(&self.app, moved).unwrap();
    }
}

pub fn start(folder: &Path) -> SyncStart {
    SyncStart {
        folder: folder.display().to_string(),
        folder_passphrase: String::new(),
    }
}

/// A shared folder that both laptops have joined, empty of anything else.
pub fn pair() -> (Laptop, Laptop, TempDir) {
    let (claire, hugo, folder) = (
        Laptop::new("Claire"),
        Laptop::new("Hugo"),
        tempfile::tempdir().unwrap(),
    );
    claire.sync(folder.path());
    hugo.sync(folder.path());
    (claire, hugo, folder)
}

/// Syncs in turns until nobody has anything left to say; bounded, so that a quarrel without end fails.
pub fn settle(laptops: &[&Laptop], folder: &Path) {
    for _ in 0..8 {
        let outcomes: Vec<SyncOutcome> = laptops.iter().map(|l| l.sync(folder)).collect();
        if outcomes
            .iter()
            .all(|outcome| outcome.sent == 0 && outcome.received == 0)
        {
            return;
        }
    }
    panic!("the laptops do not come to rest");
}

/// Every file below a folder, by its path there, with its bytes; folders end with a slash.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

fn walk(root: &Path, dir: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for item in std::fs::read_dir(dir).unwrap() {
        let path = item.unwrap().path();
        let name = path.strip_prefix(root).unwrap().display().to_string();
        if let Ok(target) = std::fs::read_link(&path) {
            found.insert(name, target.display().to_string().into_bytes());
        } else if path.is_dir() {
            found.insert(format!("{name}/"), Vec::new());
            walk(root, &path, found);
        } else {
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

/// The files of a folder's tree with that ending.
pub fn files(root: &Path, ending: &str) -> Vec<PathBuf> {
    let names = tree(root).into_keys();
    names
        .filter(|name| name.ends_with(ending))
        .map(|name| root.join(name))
        .collect()
}
