//! Heads, and what somebody without the key learns from the folder.

use std::collections::BTreeMap;
use std::fs;

use domain::journal::Vector;
use sync::{Hash, Head, read_heads, write_head};

use crate::scan::{ALL, conversation};
use crate::support::{Laptop, Seeded, Shared, texts};

#[test]
fn heads_say_how_far_each_laptop_is_and_only_three_stay() {
    let shared = Shared::new();
    let (claire, lea) = conversation(&shared);
    let head = |number, label: &str| Head {
        number,
        batch: 2,
        hash: claire.cursor.hash,
        applied: Vector(BTreeMap::from([(claire.device, 3)])),
        digest: sync::digest(["state"]),
        label: label.to_owned(),
        person: "Claire".to_owned(),
        app: "0.1.0".to_owned(),
        rest: serde_json::from_str(r#"{"later":{"kept":true}}"#).unwrap(),
    };
    let mut random = Seeded(4);
    for number in 1..=6 {
        write_head(
            &shared.folder,
            shared.keys(),
            claire.device,
            &head(number, "Portable de Claire"),
            &mut random,
        )
        .unwrap();
    }
    write_head(
        &shared.folder,
        shared.keys(),
        lea.device,
        &head(1, "Portable de Léa"),
        &mut random,
    )
    .unwrap();
    let dir = format!("d/{}/h", claire.device.0.simple());
    assert_eq!(fs::read_dir(shared.path(&dir)).unwrap().count(), 3);
    let heads = read_heads(&shared.folder, shared.keys()).unwrap();
    assert_eq!(heads.latest[&claire.device], head(6, "Portable de Claire"));
    assert_eq!(heads.latest[&lea.device].label, "Portable de Léa");
    let scan = shared.scan();
    assert_eq!(scan.heads, heads, "a scan meets them on its way");
    assert_eq!(texts(&scan), ALL);
    assert!(scan.skipped.is_empty());
}

#[test]
fn nothing_readable_is_in_the_folder() {
    let shared = Shared::new();
    let mut laptop = Laptop::new(1);
    let canary = "Mme Canari-Duflot, 06 12 34 56 78";
    laptop.publish(&shared, &[canary, "une autre réponse", canary], &[]);
    let head = Head {
        number: 1,
        batch: 1,
        hash: Hash::ZERO,
        applied: Vector::default(),
        digest: String::new(),
        label: canary.to_owned(),
        person: canary.to_owned(),
        app: "0.1.0".to_owned(),
        rest: serde_json::Map::new(),
    };
    write_head(
        &shared.folder,
        shared.keys(),
        laptop.device,
        &head,
        &mut Seeded(1),
    )
    .unwrap();
    let mut files = 0;
    let mut open = vec![shared.dir.path().to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            assert!(!path.to_string_lossy().contains("Canari"));
            if path.is_dir() {
                open.push(path);
                continue;
            }
            files += 1;
            let bytes = fs::read(&path).unwrap();
            for word in ["Canari", "0612", "06 12", "autre", "Claire"] {
                let found = bytes
                    .windows(word.len())
                    .any(|window| window == word.as_bytes());
                assert!(!found, "{word} in {}", path.display());
            }
        }
    }
    assert_eq!(
        files, 6,
        "the marker, two key files and their list, the batch, the head"
    );
    assert_eq!(shared.scan().heads.latest[&laptop.device].label, canary);
}
