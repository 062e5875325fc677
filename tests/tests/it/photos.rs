//! Photos between laptops: thumbnails at once, bytes last and in parts, whatever breaks off or gets lost on the way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use app::domain::id::{PhotoId, VisitId};
use app::erasure::types::EraseAsk;
use app::photo::types::{PhotoAdd, PhotoEdit, PhotoPosition, PhotoRow, PhotoSave, PhotoState};
use app::ports::{Folders, Ports};
use app::{App, desk, erasure, exchange, photo, session};
use sync::{DirFolder, Entry, Folder, FolderError};

use crate::support::{Laptop, PASSPHRASE, files, pair, settle};

/// A façade, taken on 15 September 2026 at a place that it names.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/photos/facade.jpg");
/// Five parts.
const LARGE: usize = 4 * sync::PHOTO_PART + 100_000;

impl Laptop {
    fn photos(&self, visit: VisitId) -> Vec<PhotoRow> {
        photo::of_visit(&self.app, visit).unwrap()
    }

    fn state(&self, visit: VisitId) -> (PhotoState, u32, u32) {
        let row = self.photos(visit).remove(0);
        (row.state, row.here, row.parts)
    }

    fn attach(&self, visit: VisitId, path: impl AsRef<Path>) -> PhotoId {
        photo::add(&self.app, ask(visit, path)).unwrap().id
    }

    fn bytes(&self, id: PhotoId) -> Vec<u8> {
        photo::bytes(&self.app, id).unwrap()
    }
}

fn ask(visit: VisitId, path: impl AsRef<Path>) -> PhotoAdd {
    PhotoAdd {
        visit,
        path: path.as_ref().display().to_string(),
        caption: String::new(),
        keep_position: false,
    }
}

/// A file that no compression makes smaller.
fn large(home: &Path) -> PathBuf {
    let mut random = fastrand::Rng::with_seed(3);
    let bytes: Vec<u8> = std::iter::repeat_with(|| random.u8(..))
        .take(LARGE)
        .collect();
    let path = home.join("Plan du bâtiment.pdf");
    fs::write(&path, bytes).unwrap();
    path
}

/// A folder that takes so many parts of photos and is full then, and that tells which of them were read whole.
#[derive(Clone, Default)]
struct Watched {
    room: Arc<AtomicUsize>,
    read: Arc<Mutex<BTreeMap<String, usize>>>,
}

struct WatchedFolder {
    inner: DirFolder,
    by: Watched,
}

impl Folders for Watched {
    fn open(&self, path: &str) -> Box<dyn Folder> {
        Box::new(WatchedFolder {
            inner: DirFolder::new(path),
            by: self.clone(),
        })
    }

    fn absolute(&self, path: &str) -> String {
        path.to_owned()
    }
}

impl Folder for WatchedFolder {
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError> {
        self.inner.list(dir)
    }

    fn read(&self, path: &str, max_len: u64) -> Result<Vec<u8>, FolderError> {
        if path.ends_with(".p") {
            *self
                .by
                .read
                .lock()
                .unwrap()
                .entry(path.to_owned())
                .or_default() += 1;
        }
        self.inner.read(path, max_len)
    }

    fn read_start(&self, path: &str, len: u64) -> Result<Vec<u8>, FolderError> {
        self.inner.read_start(path, len)
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let room = &self.by.room;
        let takes = |left: usize| left.checked_sub(1);
        if path.ends_with(".p")
            && room
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, takes)
                .is_err()
        {
            return Err(FolderError::Full);
        }
        self.inner.publish(path, bytes)
    }

    fn make_dir(&self, dir: &str) -> Result<(), FolderError> {
        self.inner.make_dir(dir)
    }

    fn remove(&self, path: &str) -> Result<(), FolderError> {
        self.inner.remove(path)
    }
}

fn watched(name: &str, room: usize) -> (Laptop, Watched) {
    let home = tempfile::tempdir().unwrap();
    let folders = Watched::default();
    folders.room.store(room, Ordering::SeqCst);
    let ports = Ports {
        folders: Arc::new(folders.clone()),
        ..Ports::system()
    };
    let app = App::with(home.path().join("rythme.db"), ports);
    session::create_database(&app, name, &format!("Portable de {name}"), PASSPHRASE).unwrap();
    (Laptop { home, app }, folders)
}

#[test]
fn a_photo_reaches_the_other_laptop_without_its_position() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let added = photo::add(&claire.app, ask(visit, SAMPLE)).unwrap();
    assert_eq!(added.position, PhotoPosition::Removed);
    assert_eq!(claire.state(visit), (PhotoState::ToShare, 1, 1));
    claire.sync(folder.path());
    assert_eq!(claire.state(visit), (PhotoState::Here, 1, 1));
    hugo.sync(folder.path());
    let row = hugo.photos(visit).remove(0);
    assert_eq!(row, claire.photos(visit).remove(0));
    assert_eq!(
        (row.name.as_str(), row.mime.as_str()),
        ("facade.jpg", "image/jpeg")
    );
    assert_eq!(
        (row.width, row.height, row.position_kept),
        (320, 480, false)
    );
    assert!(
        row.thumbnail
            .unwrap()
            .starts_with("data:image/jpeg;base64,/9j/")
    );
    assert!(row.taken_at.is_some());
    let bytes = hugo.bytes(added.id);
    assert!(documents::picture::facts::facts(&fs::read(SAMPLE).unwrap()).has_position);
    assert!(!documents::picture::facts::facts(&bytes).has_position);
    assert!(!bytes.windows(10).any(|window| window == b"MAKER-NOTE"));
    assert_eq!(bytes.len() as u64, row.length);
    assert_eq!(hugo.digest(), claire.digest());
    // Shown large, and saved in the place of another file.
    assert!(photo::view(&hugo.app, added.id).unwrap().url.is_some());
    let copy = hugo.home.path().join("copie.jpg");
    fs::write(&copy, "avant").unwrap();
    let path = copy.display().to_string();
    photo::save(&hugo.app, PhotoSave { id: added.id, path }).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), bytes);
}

#[test]
fn a_position_that_is_kept_on_purpose_says_so_everywhere() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let keep = PhotoAdd {
        keep_position: true,
        caption: " L’entrée ".to_owned(),
        ..ask(visit, SAMPLE)
    };
    let added = photo::add(&claire.app, keep).unwrap();
    assert_eq!(added.position, PhotoPosition::Kept);
    settle(&[&claire, &hugo], folder.path());
    let row = hugo.photos(visit).remove(0);
    assert_eq!(
        (row.caption.as_str(), row.position_kept),
        ("L’entrée", true)
    );
    assert_eq!(hugo.bytes(added.id), fs::read(SAMPLE).unwrap());
}

#[test]
fn a_folder_that_is_full_half_way_is_taken_up_where_it_was() {
    let (claire, watch) = watched("Claire", 2);
    let hugo = Laptop::new("Hugo");
    let folder = tempfile::tempdir().unwrap();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let id = claire.attach(visit, large(claire.home.path()));
    assert_eq!(
        claire.try_sync(folder.path()).unwrap_err().code,
        "folder_full"
    );
    // Everything but the photo is shared, and what is there of it stays.
    assert_eq!(
        (claire.pending(), claire.state(visit)),
        (0, (PhotoState::ToShare, 5, 5))
    );
    let first = files(folder.path(), ".p");
    assert_eq!(first.len(), 2);
    hugo.sync(folder.path());
    assert_eq!(hugo.state(visit), (PhotoState::ToReceive, 2, 5));
    let refused = photo::bytes(&hugo.app, id).unwrap_err();
    assert_eq!(
        (refused.code.as_str(), refused.args["here"].as_str()),
        ("photo_not_here", "2")
    );
    // There is room again; the program was restarted meanwhile.
    watch.room.store(usize::MAX, Ordering::SeqCst);
    let claire = claire.restarted();
    claire.sync(folder.path());
    let all = files(folder.path(), ".p");
    assert_eq!(all.len(), 5, "no part is there twice");
    assert!(first.iter().all(|file| all.contains(file)));
    assert!(
        all.iter()
            .all(|file| fs::metadata(file).unwrap().len() < 8 << 20)
    );
    assert_eq!(claire.state(visit), (PhotoState::Here, 5, 5));
    hugo.sync(folder.path());
    assert_eq!(hugo.state(visit), (PhotoState::Here, 5, 5));
    assert_eq!(hugo.bytes(id), claire.bytes(id));
    assert!(files(folder.path(), ".p").len() == 5 && hugo.sync(folder.path()).sent == 0);
}

#[test]
fn a_sync_with_nothing_new_reads_no_photo() {
    let (claire, watch) = watched("Claire", usize::MAX);
    let (hugo, seen) = watched("Hugo", usize::MAX);
    let folder = tempfile::tempdir().unwrap();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    claire.attach(visit, large(claire.home.path()));
    settle(&[&claire, &hugo], folder.path());
    // Each part was read once by who wanted it, and by nobody else.
    let read = seen.read.lock().unwrap().clone();
    assert_eq!(read.values().copied().collect::<Vec<_>>(), [1; 5]);
    assert!(watch.read.lock().unwrap().is_empty());
    hugo.sync(folder.path());
    claire.sync(folder.path());
    assert_eq!(*seen.read.lock().unwrap(), read);
    assert!(watch.read.lock().unwrap().is_empty());
}

#[test]
fn any_laptop_that_has_a_photo_puts_a_lost_part_back() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let id = claire.attach(visit, large(claire.home.path()));
    settle(&[&claire, &hugo], folder.path());
    let lost = files(folder.path(), ".p").remove(1);
    let bytes = fs::read(&lost).unwrap();
    fs::remove_file(&lost).unwrap();
    // Claire is away.
    hugo.sync(folder.path());
    assert_eq!(files(folder.path(), ".p").len(), 5);
    assert!(!lost.exists(), "Hugo writes below his own directory only");
    let lea = Laptop::new("Léa");
    lea.sync(folder.path());
    assert_eq!(lea.bytes(id), claire.bytes(id));
    // The share brings the old file back: one of the two copies goes, by the hand of its owner.
    fs::write(&lost, bytes).unwrap();
    for _ in 0..2 {
        settle(&[&claire, &hugo, &lea], folder.path());
    }
    assert_eq!(files(folder.path(), ".p").len(), 5);
    assert_eq!(lea.state(visit), (PhotoState::Here, 5, 5));
}

#[test]
fn a_damaged_part_is_left_aside_and_replaced() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let id = claire.attach(visit, large(claire.home.path()));
    claire.sync(folder.path());
    let file = files(folder.path(), ".p").remove(2);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    hugo.sync(folder.path());
    assert_eq!(hugo.state(visit), (PhotoState::ToReceive, 4, 5));
    claire.sync(folder.path());
    hugo.sync(folder.path());
    assert_eq!(hugo.bytes(id), claire.bytes(id));
    assert_eq!(files(folder.path(), ".p").len(), 5);
}

/// The photos of a record that has not come yet wait for it.
#[test]
fn parts_that_come_before_their_record_wait() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    claire.sync(folder.path());
    hugo.sync(folder.path());
    let before = files(folder.path(), ".b");
    let id = claire.attach(visit, SAMPLE);
    claire.sync(folder.path());
    // The mirror delivers the part, and not yet the batch.
    let late = files(folder.path(), ".b")
        .into_iter()
        .find(|file| !before.contains(file))
        .unwrap();
    let held_back = hugo.home.path().join("plus tard");
    fs::rename(&late, &held_back).unwrap();
    hugo.sync(folder.path());
    assert!(hugo.photos(visit).is_empty());
    assert_eq!(files(folder.path(), ".p").len(), 1);
    fs::rename(&held_back, &late).unwrap();
    hugo.sync(folder.path());
    assert_eq!(hugo.bytes(id), claire.bytes(id));
}

#[test]
fn what_is_refused_adds_nothing() {
    let claire = Laptop::new("Claire");
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let digest = claire.digest();
    let file = claire.home.path().join("film.mp4");
    fs::File::create(&file)
        .unwrap()
        .set_len(50_000_001)
        .unwrap();
    let refused = photo::add(&claire.app, ask(visit, &file)).unwrap_err();
    assert_eq!(refused.code, "photo_too_large");
    assert_eq!(
        (refused.args["name"].as_str(), refused.args["size"].as_str()),
        ("film.mp4", "51")
    );
    let cut = claire.home.path().join("coupée.jpg");
    let sample = fs::read(SAMPLE).unwrap();
    fs::write(&cut, &sample[..sample.len() / 2]).unwrap();
    fs::write(claire.home.path().join("vide.txt"), "").unwrap();
    for (name, code) in [
        ("coupée.jpg", "photo_damaged"),
        ("vide.txt", "photo_empty"),
        ("absente.jpg", "file_unreadable"),
    ] {
        let refused = photo::add(&claire.app, ask(visit, claire.home.path().join(name)));
        assert_eq!(refused.unwrap_err().code, code, "{name}");
    }
    let nowhere = ask(
        "01910000-0000-7000-8000-000000000001".parse().unwrap(),
        SAMPLE,
    );
    assert_eq!(
        photo::add(&claire.app, nowhere).unwrap_err().code,
        "entity_unknown"
    );
    assert!(claire.photos(visit).is_empty());
    assert_eq!(claire.digest(), digest);
    // Exactly the limit passes.
    fs::File::create(&file)
        .unwrap()
        .set_len(50_000_000)
        .unwrap();
    claire.attach(visit, &file);
}

#[test]
fn every_act_on_a_photo_is_taken_back_and_done_again() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let id = claire.attach(visit, SAMPLE);
    let edit = PhotoEdit {
        id,
        name: "entrée.jpg".to_owned(),
        caption: "La porte, côté quai".to_owned(),
    };
    photo::edit(&claire.app, edit).unwrap();
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(hugo.photos(visit)[0].caption, "La porte, côté quai");
    photo::delete(&claire.app, id).unwrap();
    settle(&[&claire, &hugo], folder.path());
    assert!(hugo.photos(visit).is_empty());
    desk::undo(&claire.app).unwrap();
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(hugo.photos(visit)[0].name, "entrée.jpg");
    assert_eq!(hugo.bytes(id), claire.bytes(id));
    desk::undo(&claire.app).unwrap();
    assert_eq!(claire.photos(visit)[0].name, "facade.jpg");
    assert_eq!(claire.photos(visit)[0].caption, "");
    desk::undo(&claire.app).unwrap();
    assert!(claire.photos(visit).is_empty());
    desk::redo(&claire.app).unwrap();
    assert_eq!(claire.photos(visit).len(), 1);
}

/// A photo that was taken out of sight before its bytes left does not travel.
#[test]
fn what_is_out_of_sight_stays_here() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let id = claire.attach(visit, SAMPLE);
    photo::delete(&claire.app, id).unwrap();
    settle(&[&claire, &hugo], folder.path());
    assert!(files(folder.path(), ".p").is_empty());
    desk::undo(&claire.app).unwrap();
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(hugo.bytes(id), claire.bytes(id));
}

#[test]
fn an_erased_photo_leaves_nothing_behind() {
    let (claire, hugo, folder) = pair();
    let visit = claire.visit(claire.library("Canal"), "2026-09-15");
    let other = claire.visit(claire.library("Quai"), "2026-09-16");
    let id = claire.attach(visit, large(claire.home.path()));
    let stays = claire.attach(other, SAMPLE);
    settle(&[&claire, &hugo], folder.path());
    // One part was put back by Hugo: it is his to take away.
    fs::remove_file(largest(folder.path())).unwrap();
    hugo.sync(folder.path());
    assert_eq!(files(folder.path(), ".p").len(), 6);
    let size = database_size(&claire);
    let ask = EraseAsk {
        entities: vec![format!("visit/{visit}")],
        reason: "demande reçue".to_owned(),
    };
    let preview = erasure::erase(&claire.app, ask).unwrap();
    assert_eq!(preview.counts["photo"], 1);
    settle(&[&claire, &hugo], folder.path());
    for laptop in [&claire, &hugo] {
        assert!(laptop.photos(visit).is_empty());
        assert_eq!(
            photo::bytes(&laptop.app, id).unwrap_err().code,
            "entity_unknown"
        );
        assert_eq!(laptop.bytes(stays), claire.bytes(stays));
        assert!(
            database_size(laptop) + LARGE as u64 / 2 < size,
            "its pages are gone too"
        );
    }
    assert_eq!(
        files(folder.path(), ".p").len(),
        1,
        "what is left is the other photo"
    );
    // An old file that a mirror brings back is taken away again, and fetched by nobody.
    assert_eq!(claire.digest(), hugo.digest());
    exchange::rebuild(&hugo.app).unwrap();
    assert!(hugo.photos(visit).is_empty());
}

fn largest(folder: &Path) -> PathBuf {
    let mut parts = files(folder, ".p");
    parts.sort_by_key(|file| fs::metadata(file).unwrap().len());
    parts.pop().unwrap()
}

fn database_size(laptop: &Laptop) -> u64 {
    fs::metadata(laptop.database()).unwrap().len()
}
