//! Damages to a published batch, byte by byte: none changes a laptop's state, each is listed, and the good bytes still work.

use fastrand::Rng;

use super::seen::everything;
use super::support::{Laptop, files, pair, tree};

/// One way to spoil bytes; the result differs from the original.
fn spoil(random: &mut Rng, good: &[u8], number: usize) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let at = random.usize(0..good.len());
    match number % 10 {
        // The first bytes are the header's: each of them once.
        0 | 1 => bytes[(number / 5) % good.len()] ^= 1 << random.u8(0..8),
        2 | 3 => bytes[at] ^= random.u8(1..=255),
        4 => bytes.truncate(at),
        5 => bytes.extend(std::iter::repeat_with(|| random.u8(..)).take(1 + at % 50)),
        6 => bytes[at..].fill(0),
        7 => bytes.insert(at, random.u8(..)),
        8 => drop(bytes.remove(at)),
        _ => {
            let other = random.usize(0..good.len());
            bytes.swap(at, other);
        }
    }
    if bytes == good {
        bytes.push(0);
    }
    bytes
}

#[test]
fn no_damage_to_a_batch_changes_state() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    claire.sync(folder.path());
    hugo.sync(folder.path());
    let known = files(folder.path(), ".b");
    let drawn = claire.draft(library, true);
    let visit = claire.visit(library, "2026-09-15");
    for number in 0..12 {
        claire.rename(library, Some(&format!("Canal {number}")), None);
        claire.set_note(visit, |text| format!("{text} point {number}"));
        claire.add_slot(
            drawn,
            app::domain::week::Day::Sun,
            number * 60,
            number * 60 + 30,
        );
    }
    claire.sync(folder.path());
    let fresh: Vec<_> = files(folder.path(), ".b")
        .into_iter()
        .filter(|path| !known.contains(path))
        .collect();
    let [batch] = fresh.as_slice() else {
        panic!("{fresh:?}");
    };
    let good = std::fs::read(batch).unwrap();
    let name = batch
        .strip_prefix(folder.path())
        .unwrap()
        .display()
        .to_string();
    let (seen, digest) = (everything(&hugo.app), hugo.digest());
    let mut random = Rng::with_seed(2026);
    let mut reasons = std::collections::BTreeMap::<String, u32>::new();
    for number in 0..240 {
        let bytes = spoil(&mut random, &good, number);
        std::fs::write(batch, &bytes).unwrap();
        let outcome = hugo.sync(folder.path());
        let listed: Vec<_> = outcome
            .skipped
            .iter()
            .filter(|skipped| skipped.file == name)
            .collect();
        assert_eq!(listed.len(), 1, "damage {number}: {:?}", outcome.skipped);
        *reasons.entry(listed[0].reason.clone()).or_default() += 1;
        assert_eq!(
            (outcome.received, hugo.digest()),
            (0, digest.clone()),
            "damage {number}"
        );
    }
    assert_eq!(everything(&hugo.app), seen);
    assert!(reasons.len() >= 3, "{reasons:?}");
    let shown = app::exchange::state(&hugo.app).unwrap().skipped;
    assert_eq!(shown.len(), 1, "the screen lists it");

    std::fs::write(batch, &good).unwrap();
    let outcome = hugo.sync(folder.path());
    assert_eq!((outcome.received, outcome.skipped.len()), (38, 0));
    assert_eq!(hugo.digest(), claire.digest());
    assert_eq!(everything(&hugo.app), everything(&claire.app));
}

/// A batch of one laptop that cannot be read holds up nobody else's.
#[test]
fn one_bad_file_does_not_hold_up_the_others() {
    let (claire, hugo, folder) = pair();
    let nadia = Laptop::new("Nadia");
    nadia.sync(folder.path());
    let before = tree(folder.path());
    claire.library("Canal");
    claire.sync(folder.path());
    for path in files(folder.path(), ".b") {
        let name = path
            .strip_prefix(folder.path())
            .unwrap()
            .display()
            .to_string();
        if !before.contains_key(&name) {
            let bytes = std::fs::read(&path).unwrap();
            std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        }
    }
    hugo.library("Gare");
    hugo.sync(folder.path());
    let outcome = nadia.sync(folder.path());
    assert_eq!((outcome.received, outcome.skipped.len()), (1, 1));
    assert_eq!(app::library::list(&nadia.app).unwrap()[0].name, "Gare");
    // What the mirrors leave about is passed over as well: copies, halves, placeholders.
    let good = files(folder.path(), ".b")
        .into_iter()
        .find(|path| std::fs::read(path).unwrap().len() > 400)
        .unwrap();
    let beside = |name: &str| good.with_file_name(name);
    std::fs::copy(&good, beside("a (conflicted copy 2026-09-15).b")).unwrap();
    std::fs::write(beside("empty.b"), "").unwrap();
    std::fs::write(beside(".tmp-0123456789abcdef-1"), "half").unwrap();
    std::fs::write(beside("foreign.docx"), "PK").unwrap();
    let digest = nadia.digest();
    let outcome = nadia.sync(folder.path());
    assert_eq!((outcome.received, nadia.digest()), (0, digest));
    let listed: Vec<&str> = outcome
        .skipped
        .iter()
        .map(|skipped| skipped.reason.as_str())
        .collect();
    assert!(listed.contains(&"empty"), "{listed:?}");
    assert!(
        outcome
            .skipped
            .iter()
            .any(|skipped| skipped.file.ends_with("foreign.docx")),
        "{listed:?}"
    );
}
