//! Laptops that are not of this version: what they seal well and we cannot read is left aside, kept or forwarded, and holds up nobody.

use std::path::Path;

use app::domain::id::{DeviceId, uuid_v7};
use app::domain::journal::Vector;
use app::{exchange, library};
use serde_json::{Value, json};
use sync::{DirFolder, Found, Hash, Header, Keys, OsRandom, Space};

use super::support::{Laptop, PASSPHRASE, pair, settle};

/// A laptop that seals whatever records it is given.
struct Stranger {
    folder: DirFolder,
    keys: Keys,
    device: DeviceId,
    last: (u64, u64, Hash),
}

fn device(n: u8) -> DeviceId {
    DeviceId(uuid_v7(1_789_466_400_000, [n; 10]))
}

impl Stranger {
    fn join(root: &Path, n: u8) -> Self {
        let folder = DirFolder::new(root);
        let Found::Space(info) = Space::find(&folder).unwrap() else {
            panic!("no space");
        };
        let keys = Space::open(&folder, &info, PASSPHRASE).unwrap().keys;
        Self {
            folder,
            keys,
            device: device(n),
            last: (0, 0, Hash::ZERO),
        }
    }

    /// Publishes one batch of these records, which had seen `deps`.
    fn publish(&mut self, records: &[Vec<u8>], deps: &[(u8, u64)]) {
        let (seq, record, prev) = self.last;
        let header = Header {
            device: self.device,
            seq: seq + 1,
            first: record + 1,
            last: record + records.len() as u64,
            prev,
            deps: Vector(deps.iter().map(|(n, seq)| (device(*n), *seq)).collect()),
        };
        let sealed = sync::seal(&self.keys, &header, records).unwrap();
        sync::write_batch(&self.folder, self.device, &sealed.bytes, &mut OsRandom).unwrap();
        self.last = (header.seq, header.last, sealed.hash);
    }

    /// A record as this version writes it, with what a later one may have changed.
    fn record(&self, seq: u64, name: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
        let mut record = json!({
            "device": self.device, "seq": seq, "hlc": [1_789_466_400_000i64 + seq as i64, 0], "deps": {}, "kind": "set",
            "entity": { "kind": "library", "id": uuid_v7(seq as i64, [u8::try_from(seq).unwrap(); 10]) },
            "fields": { "name": name, "insee": "59350" }, "by": "Stranger",
        });
        change(&mut record);
        record.to_string().into_bytes()
    }
}

fn names(laptop: &Laptop) -> Vec<String> {
    let rows = library::list(&laptop.app).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

fn reasons(laptop: &Laptop) -> Vec<String> {
    let skipped = exchange::state(&laptop.app).unwrap().skipped;
    let mut reasons: Vec<String> = skipped.into_iter().map(|file| file.reason).collect();
    reasons.sort();
    reasons
}

#[test]
fn a_batch_of_nonsense_holds_up_what_rests_on_it_and_nobody_else() {
    let (claire, hugo, folder) = pair();
    let mut nonsense = Stranger::join(folder.path(), 1);
    nonsense.publish(&[b"{\"no\": \"record\"}".to_vec()], &[]);
    let mut after = Stranger::join(folder.path(), 2);
    let good = after.record(1, "Attend", |_| {});
    after.publish(&[good], &[(1, 1)]);
    let next = nonsense.record(2, "Attend aussi", |_| {});
    nonsense.publish(&[next], &[]);
    // Records of another device than the header says, or out of its sequence, are nonsense too.
    let mut liar = Stranger::join(folder.path(), 3);
    let foreign = after.record(1, "Menteur", |_| {});
    liar.publish(&[foreign], &[]);
    let mut fine = Stranger::join(folder.path(), 4);
    let good = fine.record(1, "Passe", |_| {});
    fine.publish(&[good], &[]);
    hugo.library("De Hugo");
    hugo.sync(folder.path());
    let outcome = claire.sync(folder.path());
    assert_eq!(outcome.received, 2);
    assert_eq!(names(&claire), ["De Hugo", "Passe"]);
    assert_eq!(
        reasons(&claire),
        ["dependency", "gap", "malformed", "malformed"]
    );
    // Again and again, with the same result; and the others go on.
    hugo.library("Encore");
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(names(&claire), ["De Hugo", "Encore", "Passe"]);
    assert_eq!(claire.digest(), hugo.digest());
}

#[test]
fn records_of_a_later_version_are_kept_and_forwarded() {
    let (claire, hugo, folder) = pair();
    let mut later = Stranger::join(folder.path(), 1);
    let records = [
        later.record(1, "Canal", |record| {
            record["fields"]["sunlight"] = json!({ "b": 1 })
        }),
        later.record(2, "x", |record| record["kind"] = json!("erase")),
        later.record(3, "x", |record| {
            record["entity"]["kind"] = json!("labour_rule")
        }),
        later.record(4, "x", |record| {
            record["fields"]["name"] = json!(["no", "text"])
        }),
        later.record(5, "Gare", |record| {
            record["op"] = json!({ "code": "paint", "colour": "blue" });
            record["because"] = json!("later");
        }),
        later.record(6, "x", |record| {
            record["entity"]["kind"] = json!("draft");
            record["update"] = json!("AAAA");
        }),
    ];
    later.publish(&records, &[]);
    assert_eq!(claire.sync(folder.path()).received, 6);
    hugo.sync(folder.path());
    assert_eq!(names(&claire), ["", "Canal", "Gare"]);
    assert_eq!(claire.digest(), hugo.digest());
    // What we write on top carries the rest along.
    let canal = library::list(&claire.app).unwrap()[1].id;
    claire.rename(canal, Some("Canal nord"), None);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(names(&hugo), ["", "Canal nord", "Gare"]);
    assert_eq!(claire.digest(), hugo.digest());
    assert_eq!(reasons(&claire), Vec::<String>::new());
    // A rebuild reads all of it again.
    let digest = claire.digest();
    assert_eq!(exchange::rebuild(&claire.app).unwrap(), 7);
    assert_eq!(claire.digest(), digest);
}

/// The clock of a laptop is ten years ahead: its words are taken, and ours win again as soon as we have seen them.
#[test]
fn a_wrong_clock_wins_nothing_for_ever() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    let mut ahead = Stranger::join(folder.path(), 1);
    let wrong = ahead.record(1, "Canal 2036", |record| {
        record["entity"]["id"] = json!(id);
        record["hlc"] = json!([2_105_000_000_000i64, 0]);
    });
    ahead.publish(&[wrong], &[]);
    settle(&[&claire, &hugo], folder.path());
    // It had not seen Claire's name: both are kept, and the later clock shows until somebody decides.
    assert_eq!(
        (names(&hugo), hugo.questions().len()),
        (vec!["Canal 2036".to_owned()], 1)
    );
    hugo.rename(id, Some("Canal sud"), None);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(
        (names(&claire), claire.questions().len()),
        (vec!["Canal sud".to_owned()], 0)
    );
    assert_eq!(claire.digest(), hugo.digest());
}
