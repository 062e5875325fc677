//! A .valise: what it holds is read as a folder; whatever happens to its bytes, the rest is read and what is not is said with its place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::journal::Vector;
use sync::{
    Error, Folder, FolderError, Holds, Letter, NoProgress, Scan, Space, Valise, Writing,
    letter_path,
};

use crate::scan::conversation;
use crate::support::{FAST, PASSPHRASE, Seeded, Shared, device_id, past, space_id, texts};

const EVERYTHING: Holds = Holds::Everything;

/// Every file of a shared folder, below `d` and besides.
fn files(folder: &dyn Folder, dir: &str, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.list(dir).unwrap() {
        if entry.kind == sync::EntryKind::Dir {
            files(folder, &entry.path, found);
        } else {
            let bytes = folder.read(&entry.path, 1 << 20).unwrap();
            found.push((entry.path, bytes));
        }
    }
}

fn write(path: &Path, files: &[(String, Vec<u8>)]) -> Result<u64, Error> {
    let mut writing = Writing::begin(path, EVERYTHING, &mut Seeded(9))?;
    for (path, bytes) in files {
        writing.add(path, bytes)?;
    }
    writing.finish()
}

/// Files by path.
type Files = Vec<(String, Vec<u8>)>;

/// A folder with four batches, and the same in a .valise.
fn packed() -> (Shared, Files, Vec<u8>) {
    let shared = Shared::new();
    conversation(&shared);
    let mut found = Vec::new();
    files(&shared.folder, "", &mut found);
    let path = shared.path("out.valise");
    let length = write(&path, &found).unwrap();
    let bytes = fs::read(&path).unwrap();
    assert_eq!(length, bytes.len() as u64);
    (shared, found, bytes)
}

fn scan(shared: &Shared, valise: &Valise) -> Scan {
    sync::scan(
        valise,
        shared.keys(),
        &past(&|_| false, &BTreeMap::new(), &Vector::default()),
        &NoProgress,
    )
    .unwrap()
}

#[test]
fn what_a_valise_holds_is_read_as_the_folder_it_came_from() {
    let (shared, found, bytes) = packed();
    let valise = Valise::from_bytes(bytes).unwrap();
    assert_eq!(valise.holds(), Some(EVERYTHING));
    assert!(valise.flaws().is_empty());
    let mut again = Vec::new();
    files(&valise, "", &mut again);
    assert_eq!(again, found, "byte for byte");
    assert_eq!(texts(&scan(&shared, &valise)), texts(&shared.scan()));
    let joined = Space::open(&valise, &shared.new.info, PASSPHRASE).unwrap();
    assert_eq!(joined.keys, shared.new.keys);
    assert_eq!(
        Space::open(&valise, &shared.new.info, "faux"),
        Err(Error::WrongPassphrase)
    );
}

#[test]
fn nothing_is_written_to_a_valise_and_nothing_is_read_outside_it() {
    let (_, _, bytes) = packed();
    let valise = Valise::from_bytes(bytes).unwrap();
    assert_eq!(valise.publish("d/a.b", b"x"), Err(FolderError::ReadOnly));
    assert_eq!(valise.remove("espace.json"), Err(FolderError::ReadOnly));
    assert_eq!(valise.make_dir("d"), Err(FolderError::ReadOnly));
    let outside = valise.read("../etc/passwd", 1 << 20);
    assert!(matches!(outside, Err(FolderError::Missing(_))));
    assert_eq!(valise.read("espace.json", 3), Err(FolderError::TooLarge(3)));
    assert!(matches!(valise.list("z"), Err(FolderError::Missing(_))));
}

#[test]
fn each_flipped_byte_is_noticed_and_costs_at_most_one_entry() {
    let (shared, found, bytes) = packed();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x20;
        let valise = match Valise::from_bytes(damaged) {
            Err(error) => {
                assert!(at < 8, "byte {at}: {error}");
                assert_eq!(error, Error::NotAValise);
                continue;
            }
            Ok(valise) => valise,
        };
        assert!(!valise.flaws().is_empty(), "byte {at} went unnoticed");
        let left: Vec<&str> = valise.paths().collect();
        assert!(left.len() + 1 >= found.len(), "byte {at}: {left:?}");
        if at % 7 == 0 {
            assert!(texts(&scan(&shared, &valise)).len() <= 6);
        }
    }
}

#[test]
fn a_damaged_entry_is_said_with_its_place_and_stops_no_other() {
    let (shared, found, bytes) = packed();
    // The last byte of the first batch, which Claire's second one continues.
    let (path, content) = found.iter().find(|(path, _)| path.ends_with(".b")).unwrap();
    let place = bytes
        .windows(content.len())
        .position(|window| window == content)
        .unwrap();
    let mut damaged = bytes.clone();
    damaged[place + content.len() - 1] ^= 1;
    let valise = Valise::from_bytes(damaged).unwrap();
    let entry = (place - path.len() - 44) as u64;
    let flaws: Vec<(u64, &str)> = valise
        .flaws()
        .iter()
        .map(|flaw| (flaw.offset, flaw.code))
        .collect();
    assert_eq!(flaws, [(entry, "damaged")]);
    assert_eq!(valise.paths().count(), found.len() - 1);
    let scan = scan(&shared, &valise);
    assert!(!scan.waiting.is_empty(), "what came after it waits");
    assert_eq!(scan.batches.len() + scan.waiting.len(), 3);
}

#[test]
fn every_cut_leaves_what_comes_before_it() {
    let (_, found, bytes) = packed();
    let mut most = 0;
    for len in 0..bytes.len() {
        match Valise::from_bytes(bytes[..len].to_vec()) {
            Err(error) => {
                assert!(len < 12, "{len} bytes: {error}");
                assert_eq!(error, Error::NotAValise);
            }
            Ok(valise) => {
                assert!(!valise.flaws().is_empty(), "{len} bytes seemed whole");
                let left = valise.paths().count();
                assert!(left >= most, "{len} bytes");
                most = left;
            }
        }
    }
    assert_eq!(most, found.len(), "without its end it is all there still");
}

#[test]
fn whole_and_of_a_later_version_is_newer_and_damaged_is_not() {
    let (_, found, bytes) = packed();
    let mut later = bytes.clone();
    later[9] = 2;
    let damaged = Valise::from_bytes(later.clone()).unwrap();
    assert_eq!(damaged.paths().count(), found.len());
    assert_eq!(damaged.flaws().len(), 1);
    let sum = sync::hash(&later[..later.len() - 32]);
    let end = later.len() - 32;
    later[end..].copy_from_slice(&sum.0);
    assert_eq!(Valise::from_bytes(later).err(), Some(Error::NewerValise(2)));
}

#[test]
fn lengths_and_names_that_lie_are_left_aside() {
    let (_, found, bytes) = packed();
    // The first entry's header stands at 12: its lengths at 16 and 20.
    for (at, lie) in [(20, [0xff; 4]), (16, [0xff, 0xff, 0, 0]), (16, [0; 4])] {
        let mut lying = bytes.clone();
        lying[at..at + 4].copy_from_slice(&lie);
        let valise = Valise::from_bytes(lying).unwrap();
        assert_eq!(valise.paths().count(), found.len() - 1);
        assert_eq!(valise.flaws()[0].offset, 12);
    }
    let dir = tempfile::tempdir().unwrap();
    for name in ["../outside", "/etc/passwd", "d//x", "D/Maj", ""] {
        let refused = write(&dir.path().join("a.valise"), &[(name.to_owned(), vec![1])]);
        assert!(
            matches!(refused, Err(Error::Folder(FolderError::BadName(_)))),
            "{name}"
        );
    }
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        0,
        "nothing is left"
    );
}

#[test]
fn a_letter_opens_with_its_key_and_nothing_of_it_can_be_read_without() {
    let dir = tempfile::tempdir().unwrap();
    let once = Space::prepare("phrase d’un jour", space_id(7), FAST, &mut Seeded(3)).unwrap();
    let letter = Letter {
        device: device_id(1),
        card: b"{\"made_at\":1}".to_vec(),
        records: vec!["mardi de 14 h à 19 h".as_bytes().to_vec(), vec![]],
    };
    let sealed = sync::seal_letter(&once.keys, &letter).unwrap();
    let path = dir.path().join("brouillon.valise");
    let mut files: Vec<(String, Vec<u8>)> = once
        .files
        .iter()
        .map(|file| (file.path.clone(), file.bytes.clone()))
        .collect();
    files.push((letter_path(&sealed), sealed));
    write(&path, &files).unwrap();
    let text = fs::read(&path).unwrap();
    assert!(
        !text
            .windows(5)
            .any(|window| window == b"mardi" || window == b"made_")
    );
    let valise = Valise::open(&path).unwrap();
    let opened = Space::open(&valise, &once.info, "phrase d’un jour").unwrap();
    assert_eq!(valise.letter(&opened.keys).unwrap(), Ok(letter));
    let other = Space::prepare("autre", space_id(8), FAST, &mut Seeded(4)).unwrap();
    assert!(valise.letter(&other.keys).unwrap().is_err());
}

#[test]
fn a_valise_replaces_a_valise_and_nobody_else_s_file() {
    let (shared, found, bytes) = packed();
    let path = shared.path("out.valise");
    assert_eq!(write(&path, &found).unwrap(), bytes.len() as u64);
    let letter = shared.path("lettre.txt");
    fs::write(&letter, "Madame,").unwrap();
    let refused = write(&letter, &found);
    assert!(matches!(
        refused,
        Err(Error::Folder(FolderError::Exists(_)))
    ));
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Madame,");
    // Given up half-way: the old one stays, and nothing beside it.
    let mut writing = Writing::begin(&path, EVERYTHING, &mut Seeded(5)).unwrap();
    writing.add("k/a.age", b"x").unwrap();
    drop(writing);
    let beside = fs::read_dir(shared.dir.path()).unwrap();
    let temps = beside.filter(|item| {
        let name = item.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with(".tmp-")
    });
    assert_eq!(temps.count(), 0);
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let missing = write(&shared.path("nowhere/out.valise"), &found);
    assert!(matches!(
        missing,
        Err(Error::Folder(FolderError::Missing(_)))
    ));
}
