//! Who opens a space, and who no longer does: recovery key, other passphrases, new folder keys, whatever a mirror brings back.

use std::collections::BTreeSet;
use std::fs;

use sync::{
    Change, Door, Error, Folder, Identity, Keys, NewSpace, RecoveryKey, Reject, Ring, Space,
    SpaceFile, Typed, UnitKey,
};
use uuid::Uuid;

use crate::support::{FAST, Laptop, PASSPHRASE, Seeded, Shared, reasons, space_id, texts};

const OTHER: &str = "quatre bibliothèques ouvertes le soir";

/// A laptop at the door.
struct Member {
    keys: Keys,
    ring: Ring,
    held: Vec<SpaceFile>,
    identity: Identity,
}

impl Member {
    fn of(new: &NewSpace, seed: u64) -> Self {
        Self {
            keys: new.keys.clone(),
            ring: new.ring.clone(),
            held: new.files.clone(),
            identity: Identity::new(&mut Seeded(seed)).unwrap(),
        }
    }

    fn look(&self, shared: &Shared, secret: Option<&str>) -> Result<Door, Error> {
        sync::refresh(
            &shared.folder,
            &self.keys,
            &self.ring,
            &self.held,
            Some(&self.identity),
            secret,
        )
    }

    /// What a sync does at the door: takes over, puts back, removes.
    fn enter(&mut self, shared: &Shared, secret: Option<&str>) -> Result<Door, Error> {
        let door = self.look(shared, secret)?;
        self.keys = door.keys.clone();
        self.ring = door.ring.clone();
        self.held.extend(door.files.iter().cloned());
        let ring = self.ring.clone();
        self.held
            .retain(|file| file.path == "espace.json" || ring.is_current(&file.bytes));
        Space::publish(&shared.folder, &self.held).unwrap();
        let list = self.ring.seal(&self.keys).unwrap();
        Space::publish(&shared.folder, &[list]).unwrap();
        for path in &door.stale {
            shared.folder.remove(path).unwrap();
        }
        Ok(door)
    }

    /// Publishes a change made here, and sweeps what it replaces.
    fn publish(&mut self, shared: &Shared, change: &Change) {
        self.keys = change.keys.clone();
        self.ring = change.ring.clone();
        self.held.extend(change.files.iter().cloned());
        Space::publish(&shared.folder, &change.files).unwrap();
        self.enter(shared, None).unwrap();
    }
}

fn open(shared: &Shared, secret: &str) -> Result<NewSpace, Error> {
    Space::open(&shared.folder, &shared.new.info, secret)
}

fn key_files(shared: &Shared) -> BTreeSet<String> {
    let entries = shared.folder.list("k").unwrap();
    entries.into_iter().map(|entry| entry.path).collect()
}

fn contents(shared: &Shared) -> Vec<Vec<u8>> {
    let paths = key_files(shared).into_iter();
    paths
        .map(|path| fs::read(shared.path(&path)).unwrap())
        .collect()
}

#[test]
fn the_recovery_key_opens_as_the_passphrase_does() {
    let shared = Shared::new();
    let recovery = shared.new.recovery.clone().unwrap().to_text();
    let by_passphrase = open(&shared, PASSPHRASE).unwrap();
    for typed in [
        recovery.to_string(),
        recovery.to_lowercase().replace('-', " "),
    ] {
        let joined = open(&shared, &typed).unwrap();
        assert_eq!(joined, by_passphrase, "the same keys, list and files");
        assert_eq!(joined.recovery, None, "it is shown once");
    }
    let mut wrong = recovery.to_string().into_bytes();
    wrong[0] = if wrong[0] == b'7' { b'8' } else { b'7' };
    let wrong = String::from_utf8(wrong).unwrap();
    assert_eq!(open(&shared, &wrong), Err(Error::RecoveryKeyMistyped));
    // Another space's key is well formed, and opens nothing here.
    let stranger = RecoveryKey::new(&mut Seeded(99)).unwrap().to_text();
    assert_eq!(open(&shared, &stranger), Err(Error::WrongPassphrase));
}

#[test]
fn a_passphrase_that_looks_like_a_recovery_key_still_opens() {
    let dir = tempfile::tempdir().unwrap();
    let folder = sync::DirFolder::new(dir.path());
    let passphrase = "ABCD2-EFGH3-JKMN4-PQRS5-TVWX6-YZ012";
    assert_eq!(RecoveryKey::read(passphrase), Typed::Mistyped);
    let new = Space::create(&folder, passphrase, space_id(1), FAST, &mut Seeded(1)).unwrap();
    assert_eq!(
        Space::open(&folder, &new.info, passphrase).unwrap().keys,
        new.keys
    );
}

#[test]
fn nothing_secret_is_readable_in_the_folder_or_in_a_log() {
    let shared = Shared::new();
    let recovery = shared.new.recovery.clone().unwrap();
    let (text, recipient) = (recovery.to_text(), recovery.identity().recipient());
    for path in key_files(&shared) {
        let bytes = fs::read(shared.path(&path)).unwrap();
        for secret in [text.as_bytes(), recipient.as_bytes()] {
            assert!(
                bytes.windows(secret.len()).all(|part| part != secret),
                "{path}"
            );
        }
    }
    assert!(!format!("{:?}", shared.new).contains(text.as_str()));
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not_whatever_a_mirror_brings_back() {
    let shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let mut hugo = Member::of(&open(&shared, PASSPHRASE).unwrap(), 12);
    let before: Vec<_> = key_files(&shared)
        .into_iter()
        .map(|path| (path.clone(), fs::read(shared.path(&path)).unwrap()))
        .collect();
    let change =
        sync::change_passphrase(&claire.keys, &claire.ring, OTHER, FAST, &mut Seeded(5)).unwrap();
    claire.publish(&shared, &change);
    assert_eq!(open(&shared, OTHER).unwrap().keys, claire.keys);
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));

    // Hugo was away, and still holds the old file. He does not put it back.
    hugo.enter(&shared, None).unwrap();
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));
    assert_eq!(open(&shared, OTHER).unwrap().keys, claire.keys);

    // A mirror brings every old file back, some under another name: the next laptop removes them again.
    for (at, (path, bytes)) in before.iter().enumerate() {
        fs::write(shared.path(path), bytes).unwrap();
        fs::write(shared.path(&format!("k/copie {at}.age")), bytes).unwrap();
    }
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));
    hugo.enter(&shared, None).unwrap();
    let left: BTreeSet<_> = contents(&shared).into_iter().collect();
    assert!(!left.contains(&shared.new.files[0].bytes));
    assert_eq!(
        left.len(),
        3,
        "the new file, that of the recovery key, the list"
    );
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));
    assert_eq!(open(&shared, OTHER).unwrap().keys, claire.keys);

    // The list that knows of the change is lost with everything else: any laptop that knew brings it back.
    fs::remove_dir_all(shared.path("k")).unwrap();
    hugo.enter(&shared, None).unwrap();
    assert_eq!(open(&shared, OTHER).unwrap().keys, claire.keys);
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));
    let recovery = shared.new.recovery.clone().unwrap().to_text();
    assert_eq!(open(&shared, &recovery).unwrap().keys, claire.keys);
}

#[test]
fn two_changes_at_once_both_hold_until_the_next_one() {
    let shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let mut hugo = Member::of(&open(&shared, PASSPHRASE).unwrap(), 12);
    let hers =
        sync::change_passphrase(&claire.keys, &claire.ring, OTHER, FAST, &mut Seeded(5)).unwrap();
    let his =
        sync::change_passphrase(&hugo.keys, &hugo.ring, "la sienne", FAST, &mut Seeded(6)).unwrap();
    claire.publish(&shared, &hers);
    hugo.publish(&shared, &his);
    claire.enter(&shared, None).unwrap();
    for secret in [OTHER, "la sienne"] {
        assert_eq!(open(&shared, secret).unwrap().keys, claire.keys, "{secret}");
    }
    assert_eq!(claire.ring, hugo.ring);
    let last =
        sync::change_passphrase(&hugo.keys, &hugo.ring, "enfin", FAST, &mut Seeded(7)).unwrap();
    hugo.publish(&shared, &last);
    for secret in [OTHER, "la sienne", PASSPHRASE] {
        assert_eq!(
            open(&shared, secret),
            Err(Error::WrongPassphrase),
            "{secret}"
        );
    }
    assert_eq!(open(&shared, "enfin").unwrap().keys, claire.keys);
}

#[test]
fn a_new_recovery_key_replaces_the_old_one() {
    let shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let old = shared.new.recovery.clone().unwrap();
    let change = sync::replace_recovery(&claire.keys, &claire.ring, &mut Seeded(8)).unwrap();
    let new = change.recovery.clone().unwrap();
    claire.publish(&shared, &change);
    assert_ne!(old, new);
    assert_eq!(claire.ring.recovery(), [new.identity().recipient()]);
    assert_eq!(open(&shared, &new.to_text()).unwrap().keys, claire.keys);
    assert_eq!(open(&shared, &old.to_text()), Err(Error::WrongPassphrase));
    assert_eq!(open(&shared, PASSPHRASE).unwrap().keys, claire.keys);
}

#[test]
fn a_renewed_key_reaches_those_who_stay_and_nobody_else() {
    let mut shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let mut hugo = Member::of(&open(&shared, PASSPHRASE).unwrap(), 12);
    let mut lea = Member::of(&open(&shared, PASSPHRASE).unwrap(), 13);
    let leaver = Member::of(&open(&shared, PASSPHRASE).unwrap(), 14);
    let mut pen = Laptop::new(1);
    pen.publish(&shared, &["avant"], &[]);
    // Léa's laptop is not known by its head: nothing can be wrapped for it.
    let staying = [claire.identity.recipient(), hugo.identity.recipient()];
    let change = sync::renew(
        &claire.keys,
        &claire.ring,
        OTHER,
        &staying,
        false,
        FAST,
        &mut Seeded(5),
    )
    .unwrap();
    assert_eq!(change.recovery, None);
    claire.publish(&shared, &change);
    assert_eq!(claire.keys.epoch(), 2);

    hugo.enter(&shared, None).unwrap();
    assert_eq!(hugo.keys, claire.keys, "nothing was asked");

    // The laptop that was left out reads nothing new, and says so before it writes anything.
    assert_eq!(leaver.look(&shared, None), Err(Error::KeyRenewed));
    assert_eq!(
        leaver.look(&shared, Some(PASSPHRASE)),
        Err(Error::WrongPassphrase)
    );
    let before = shared.new.keys.clone();
    shared.new.keys = claire.keys.clone();
    pen.publish(&shared, &["après"], &[]);
    assert_eq!(texts(&shared.scan()), ["avant", "après"]);
    shared.new.keys = before;
    let scan = shared.scan();
    assert_eq!(texts(&scan), ["avant"]);
    assert!(
        scan.skipped
            .iter()
            .any(|file| file.reason == Reject::WrongKey { epoch: 2 }),
        "{:?}",
        reasons(&scan)
    );

    // Whoever was not reached types the new passphrase, or the recovery key.
    let recovery = shared.new.recovery.clone().unwrap().to_text();
    assert_eq!(lea.look(&shared, None), Err(Error::KeyRenewed));
    assert_eq!(
        lea.look(&shared, Some(&recovery)).unwrap().keys,
        claire.keys
    );
    lea.enter(&shared, Some(OTHER)).unwrap();
    assert_eq!(lea.keys, claire.keys);
    lea.enter(&shared, None).unwrap();

    // And whoever joins gets every epoch.
    assert_eq!(open(&shared, OTHER).unwrap().keys, claire.keys);
    assert_eq!(open(&shared, &recovery).unwrap().keys, claire.keys);
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));
}

/// Seed 654 of the simulator.
#[test]
fn a_second_renewal_brings_the_first_one_to_whoever_missed_it() {
    let shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let mut lea = Member::of(&open(&shared, PASSPHRASE).unwrap(), 13);
    let both = [claire.identity.recipient(), lea.identity.recipient()];
    // Léa's laptop was not known yet when the key was renewed first; it is when it is renewed again.
    for (laptops, passphrase, seed) in [(&both[..1], OTHER, 5), (&both[..], "enfin", 6)] {
        let (keys, ring, random) = (&claire.keys, &claire.ring, &mut Seeded(seed));
        let change = sync::renew(keys, ring, passphrase, laptops, false, FAST, random).unwrap();
        claire.publish(&shared, &change);
    }
    lea.enter(&shared, None).unwrap();
    assert_eq!(lea.keys, claire.keys, "every epoch, and nothing was asked");
}

#[test]
fn a_new_passphrase_opens_although_its_file_was_lost_with_the_machine_that_made_it() {
    let shared = Shared::new();
    let claire = Member::of(&shared.new, 11);
    let mut hugo = Member::of(&open(&shared, PASSPHRASE).unwrap(), 12);
    let (keys, ring) = (&claire.keys, &claire.ring);
    let staying = [claire.identity.recipient(), hugo.identity.recipient()];
    let change = sync::renew(keys, ring, OTHER, &staying, true, FAST, &mut Seeded(5)).unwrap();
    // The mirror brought up the list and Hugo's file; nobody ever sees the rest again.
    let reached = |bytes: &[u8]| {
        let file = change.ring.files.get(&sync::hash(bytes).to_string());
        file.is_none_or(|file| file.role == "laptops")
    };
    let up: Vec<SpaceFile> = change
        .files
        .iter()
        .filter(|file| reached(&file.bytes))
        .cloned()
        .collect();
    assert!(up.len() < change.files.len());
    Space::publish(&shared.folder, &up).unwrap();
    assert_eq!(open(&shared, OTHER), Err(Error::WrongPassphrase));
    hugo.enter(&shared, None).unwrap();
    assert!(hugo.ring.has_passphrase(2));
    let joined = open(&shared, OTHER).unwrap();
    assert_eq!(joined.keys, hugo.keys);
    // Without the list nobody can know it: that is told.
    assert!(!claire.ring.has_passphrase(2));
    // One that finds everything there writes nothing more.
    let before = key_files(&shared);
    hugo.enter(&shared, None).unwrap();
    assert_eq!(key_files(&shared), before);
}

#[test]
fn an_old_key_file_that_comes_back_after_a_renewal_lets_nobody_join() {
    let shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let old = shared.new.files[0].clone();
    let staying = [claire.identity.recipient()];
    let (keys, ring) = (claire.keys.clone(), claire.ring.clone());
    let change = sync::renew(&keys, &ring, OTHER, &staying, true, FAST, &mut Seeded(5)).unwrap();
    claire.publish(&shared, &change);
    fs::write(shared.path(&old.path), &old.bytes).unwrap();
    // The old key does not even read the list that calls the file replaced; that there is a newer key it sees.
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::KeyRenewed));
    claire.enter(&shared, None).unwrap();
    assert!(!key_files(&shared).contains(&old.path));
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));
    // The one who left may know the recovery key: it was replaced as well.
    let before = shared.new.recovery.clone().unwrap().to_text();
    assert_eq!(open(&shared, &before), Err(Error::WrongPassphrase));
    let after = change.recovery.unwrap().to_text();
    assert_eq!(open(&shared, &after).unwrap().keys, claire.keys);
}

#[test]
fn two_renewals_at_once_are_noticed_and_a_third_settles_them() {
    let shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let mut hugo = Member::of(&open(&shared, PASSPHRASE).unwrap(), 12);
    let both = [claire.identity.recipient(), hugo.identity.recipient()];
    let renew = |of: &Member, passphrase: &str, seed| {
        let random = &mut Seeded(seed);
        sync::renew(&of.keys, &of.ring, passphrase, &both, false, FAST, random).unwrap()
    };
    let (hers, his) = (renew(&claire, OTHER, 5), renew(&hugo, "la sienne", 6));
    claire.publish(&shared, &hers);
    assert!(!claire.keys.is_disputed());
    hugo.publish(&shared, &his);
    claire.enter(&shared, None).unwrap();
    assert_eq!(claire.keys, hugo.keys);
    assert!(claire.keys.is_disputed());
    // Both read what either seals meanwhile.
    let sealed = Laptop::new(1).seal(&hers.keys, &["un"], &[]);
    assert!(sync::unseal(&hugo.keys, space_id(1), &sealed.bytes).is_ok());
    let settled = renew(&claire, "enfin", 7);
    claire.publish(&shared, &settled);
    hugo.enter(&shared, None).unwrap();
    assert!(!hugo.keys.is_disputed());
    assert_eq!((hugo.keys.epoch(), &hugo.keys), (3, &claire.keys));
    assert_eq!(open(&shared, "enfin").unwrap().keys, claire.keys);
}

#[test]
fn a_space_without_a_list_gets_one_and_its_passphrase_can_be_changed() {
    let shared = Shared::new();
    // As version 1 made it: one key file and the marker.
    for path in key_files(&shared) {
        if path != shared.new.files[0].path {
            fs::remove_file(shared.path(&path)).unwrap();
        }
    }
    let joined = open(&shared, PASSPHRASE).unwrap();
    assert!(joined.ring.recovery().is_empty());
    let mut early = Member::of(&joined, 12);
    early.ring = Ring::default();
    early.enter(&shared, None).unwrap();
    assert_eq!(early.ring, joined.ring, "both call the old file the same");
    let change =
        sync::change_passphrase(&early.keys, &early.ring, OTHER, FAST, &mut Seeded(5)).unwrap();
    early.publish(&shared, &change);
    assert_eq!(open(&shared, PASSPHRASE), Err(Error::WrongPassphrase));
    assert_eq!(open(&shared, OTHER).unwrap().keys, shared.new.keys);
    let change = sync::replace_recovery(&early.keys, &early.ring, &mut Seeded(6)).unwrap();
    early.publish(&shared, &change);
    let recovery = change.recovery.unwrap().to_text();
    assert_eq!(open(&shared, &recovery).unwrap().keys, shared.new.keys);
}

#[test]
fn damage_to_any_key_file_takes_nothing_from_a_laptop_that_has_joined() {
    let shared = Shared::new();
    let mut claire = Member::of(&shared.new, 11);
    let whole = key_files(&shared);
    for path in &whole {
        for (at, bytes) in [Vec::new(), vec![0; 300], b"hello".to_vec()]
            .iter()
            .enumerate()
        {
            fs::write(shared.path(path), bytes).unwrap();
            let door = claire.look(&shared, None).unwrap();
            assert_eq!(
                (&door.keys, &door.ring),
                (&claire.keys, &claire.ring),
                "{path} {at}"
            );
            assert!(door.stale.is_empty());
        }
        fs::remove_file(shared.path(path)).unwrap();
        claire.enter(&shared, None).unwrap();
        assert_eq!(key_files(&shared), whole, "put back under its own name");
    }
    assert_eq!(open(&shared, PASSPHRASE).unwrap().keys, claire.keys);
}

#[test]
fn a_unit_s_records_open_with_its_key_and_with_no_other() {
    let shared = Shared::new();
    let unit = Uuid::from_u128(5);
    let (key, other) = (
        UnitKey::new(&mut Seeded(1)).unwrap(),
        UnitKey::new(&mut Seeded(2)).unwrap(),
    );
    let record = "{\"réponse\":\"oui\"}".as_bytes();
    let frame = sync::wrap_record(unit, &key, record).unwrap();
    assert_eq!(frame, sync::wrap_record(unit, &key, record).unwrap());
    assert_eq!(sync::wrapped_unit(&frame), Some(unit));
    assert_eq!(sync::wrapped_unit(record), None);
    assert!(frame.windows(5).all(|part| part != &record[2..7]));
    let both = [other.clone(), key.clone()];
    assert_eq!(sync::unwrap_record(&frame, &both).as_deref(), Some(record));
    assert_eq!(sync::unwrap_record(&frame, &[other]), None);
    for at in 0..frame.len() {
        let mut flipped = frame.clone();
        flipped[at] ^= 1;
        assert_eq!(sync::unwrap_record(&flipped, &both), None, "{at}");
        assert_eq!(sync::unwrap_record(&frame[..at], &both), None, "{at}");
    }

    let file = sync::seal_unit(shared.keys(), unit, &key).unwrap();
    assert_eq!(file, sync::seal_unit(shared.keys(), unit, &key).unwrap());
    assert!(file.path.starts_with("k/u/") && file.path.ends_with(".u"));
    assert_eq!(
        sync::unseal_unit(shared.keys(), space_id(1), &file.bytes),
        Ok((unit, key))
    );
    let batch = Laptop::new(1).seal(shared.keys(), &["un"], &[]);
    assert_eq!(
        sync::unseal_unit(shared.keys(), space_id(1), &batch.bytes),
        Err(Reject::NotOurs)
    );
}
