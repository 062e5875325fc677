//! The examples of `docs/formats/space.md`, read from the page itself: what it shows is what this version writes and opens.

use std::collections::BTreeMap;
use std::fs;

use domain::journal::Vector;
use sync::{
    DirFolder, Folder, Hash, Head, Header, KeyFile, Keys, NoRandom, Random, RecoveryKey, Ring,
    Space, SpaceInfo, Typed, UnitKey, read_heads, seal, unseal,
};

use crate::support::{device_id, space_id};

const PAGE: &str = include_str!("../../../../docs/formats/space.md");
const VALISE: &str = include_str!("../../../../docs/formats/valise.md");

/// The randomness of the examples: 00 01 02 … in every call.
struct Counting;

impl Random for Counting {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), NoRandom> {
        out.iter_mut()
            .enumerate()
            .for_each(|(n, byte)| *byte = n as u8);
        Ok(())
    }
}

/// The hexadecimal block that follows the line "Vector `name`".
fn vector(name: &str) -> Vec<u8> {
    vector_of(PAGE, name)
}

fn vector_of(page: &str, name: &str) -> Vec<u8> {
    let (_, after) = page
        .split_once(&format!("Vector `{name}`"))
        .expect("the page names the vector");
    let block = after.split("```").nth(1).expect("a block follows");
    let digits: Vec<u8> = block.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn shown(bytes: &[u8]) -> String {
    let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.chunks(32).map(|line| line.concat() + "\n").collect()
}

fn keys() -> Keys {
    Keys::from_bytes(&vector("keys")).unwrap()
}

fn header() -> Header {
    Header {
        device: device_id(0x0191_0000_0000_7000_8000_0000_0000_0002),
        seq: 2,
        first: 4,
        last: 5,
        prev: sync::hash(b"batch 1"),
        deps: Vector(BTreeMap::from([(
            device_id(0x0191_0000_0000_7000_8000_0000_0000_0003),
            7,
        )])),
    }
}

fn head() -> Head {
    Head {
        number: 1,
        batch: 2,
        hash: Hash::ZERO,
        applied: Vector(BTreeMap::from([(header().device, 5)])),
        digest: sync::digest(["state"]),
        label: "Portable de Claire".to_owned(),
        person: "Claire".to_owned(),
        app: "0.1.0".to_owned(),
        rest: serde_json::Map::new(),
    }
}

const SPACE: u128 = 0x0191_0000_0000_7000_8000_0000_0000_0001;

#[test]
fn the_stored_keys_are_the_page_s() {
    let bytes = vector("keys");
    assert_eq!(keys().space(), space_id(SPACE));
    assert_eq!(
        *keys().to_bytes(),
        bytes,
        "what is written is what was read"
    );
}

#[test]
fn the_key_file_of_the_page_opens_with_its_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("k")).unwrap();
    fs::write(dir.path().join("k/0.age"), vector("key-file")).unwrap();
    let folder = DirFolder::new(dir.path());
    let info = SpaceInfo {
        space: space_id(SPACE),
        format: 1,
    };
    assert_eq!(
        Space::open(&folder, &info, "sept mots de passe pour un exemple")
            .unwrap()
            .keys,
        keys()
    );
}

#[test]
fn the_batch_of_the_page_opens_and_is_written_again() {
    let records = [b"{\"un\":1}".to_vec(), "deuxième".as_bytes().to_vec()];
    let sealed = seal(&keys(), &header(), &records).unwrap();
    let bytes = vector("batch");
    // Another version of zstd may write other bytes; then this line alone changes, and the page's batch still has to open.
    assert_eq!(shown(&sealed.bytes), shown(&bytes));
    let batch = unseal(&keys(), space_id(SPACE), &bytes).unwrap();
    assert_eq!(batch.header, header());
    assert_eq!(batch.records, records);
}

#[test]
fn the_head_of_the_page_opens_and_is_written_again() {
    let dir = tempfile::tempdir().unwrap();
    let folder = DirFolder::new(dir.path());
    let device = header().device;
    sync::write_head(&folder, &keys(), device, &head(), &mut Counting).unwrap();
    let entry = folder
        .list(&format!("d/{}/h", device.0.simple()))
        .unwrap()
        .remove(0);
    assert_eq!(entry.name(), "000102030405060708090a0b.h");
    assert_eq!(
        shown(&folder.read(&entry.path, 1 << 20).unwrap()),
        shown(&vector("head"))
    );
    assert_eq!(
        read_heads(&folder, &keys()).unwrap().latest[&device],
        head()
    );
}

#[test]
fn the_part_of_a_photo_of_the_page_opens_and_is_written_again() {
    let photo = domain::id::PhotoId(uuid::Uuid::from_u128(
        0x0191_0000_0000_7000_8000_0000_0000_0004,
    ));
    let sealed = sync::seal_photo(&keys(), header().device, photo, (2, 3), b"des octets").unwrap();
    let bytes = vector("photo");
    assert_eq!(shown(&sealed.bytes), shown(&bytes));
    let part = sync::unseal_photo(&keys(), space_id(SPACE), &bytes).unwrap();
    assert_eq!((part.photo, part.bytes), (photo, b"des octets".to_vec()));
    assert_eq!((part.header.part, part.header.parts), (2, 3));
    let tag = sync::photo_tag(&keys(), 1, photo).unwrap();
    assert_eq!(part.header.tag, tag);
}

#[test]
fn the_valise_of_the_page_opens_and_is_written_again() {
    let letter = sync::Letter {
        device: header().device,
        card: b"{\"made_at\":0}".to_vec(),
        records: vec![b"{\"un\":1}".to_vec()],
    };
    let sealed = sync::seal_letter(&keys(), &letter).unwrap();
    let marker = format!(
        "{{\"format\":1,\"space\":\"{}\",\"app\":\"rythme\"}}\n",
        space_id(SPACE)
    );
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.valise");
    let mut writing = sync::Writing::begin(&path, sync::Holds::Draft, &mut Counting).unwrap();
    writing.add("espace.json", marker.as_bytes()).unwrap();
    writing.add(&sync::letter_path(&sealed), &sealed).unwrap();
    writing.finish().unwrap();
    let bytes = vector_of(VALISE, "valise");
    assert_eq!(shown(&fs::read(&path).unwrap()), shown(&bytes));
    let valise = sync::Valise::from_bytes(bytes).unwrap();
    assert!(valise.flaws().is_empty());
    assert_eq!(valise.holds(), Some(sync::Holds::Draft));
    assert_eq!(valise.letter(&keys()).unwrap(), Ok(letter));
}

/// The text of the block that follows the line "Vector `name`".
fn text_vector(name: &str) -> String {
    let (_, after) = PAGE
        .split_once(&format!("Vector `{name}`"))
        .expect("the page names the vector");
    let block = after.split("```").nth(1).expect("a block follows");
    block.trim().to_owned()
}

fn recovery() -> RecoveryKey {
    RecoveryKey::new(&mut Counting).unwrap()
}

#[test]
fn the_recovery_key_of_the_page_is_written_read_and_stands_for_its_key_pair() {
    let text = text_vector("recovery-key");
    assert_eq!(*recovery().to_text(), text);
    assert_eq!(RecoveryKey::read(&text), Typed::Key(recovery()));
    assert_eq!(
        recovery().identity().recipient(),
        text_vector("recovery-recipient")
    );
}

#[test]
fn the_recovery_key_file_of_the_page_opens() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("k")).unwrap();
    fs::write(dir.path().join("k/0.age"), vector("recovery-key-file")).unwrap();
    let info = SpaceInfo {
        space: space_id(SPACE),
        format: 1,
    };
    let opened = Space::open(&DirFolder::new(dir.path()), &info, &recovery().to_text());
    assert_eq!(opened.unwrap().keys, keys());
}

#[test]
fn the_list_of_the_page_is_read_and_written_again() {
    let mut ring = Ring::default();
    use base64::Engine as _;
    for (name, role, recipient) in [
        ("key-file", "passphrase", None),
        (
            "recovery-key-file",
            "recovery",
            Some(text_vector("recovery-recipient")),
        ),
    ] {
        ring.files.insert(
            sync::hash(&vector(name)).to_string(),
            KeyFile {
                generation: 1,
                role: role.to_owned(),
                epoch: 1,
                recipient,
                sealed: Some(base64::engine::general_purpose::STANDARD.encode(vector(name))),
            },
        );
    }
    let list = ring.seal(&keys()).unwrap();
    assert_eq!(shown(&list.bytes), shown(&vector("list")));
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("k")).unwrap();
    fs::write(dir.path().join(&list.path), vector("list")).unwrap();
    let folder = DirFolder::new(dir.path());
    let door = sync::refresh(&folder, &keys(), &Ring::default(), &[], None, None).unwrap();
    assert_eq!(door.ring, ring);
}

#[test]
fn the_unit_s_key_and_the_record_of_the_page_open_and_are_written_again() {
    let unit = uuid::Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_0009);
    let key = UnitKey::new(&mut Counting).unwrap();
    let file = sync::seal_unit(&keys(), unit, &key).unwrap();
    assert_eq!(shown(&file.bytes), shown(&vector("unit-key")));
    assert_eq!(
        sync::unseal_unit(&keys(), space_id(SPACE), &vector("unit-key")),
        Ok((unit, key.clone()))
    );
    let record = sync::wrap_record(unit, &key, b"{\"un\":1}").unwrap();
    assert_eq!(shown(&record), shown(&vector("record")));
    assert_eq!(sync::wrapped_unit(&vector("record")), Some(unit));
    assert_eq!(
        sync::unwrap_record(&vector("record"), &[key]).as_deref(),
        Some(&b"{\"un\":1}"[..])
    );
}
