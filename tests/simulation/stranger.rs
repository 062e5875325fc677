//! A laptop of a later version, as far as this one meets it: sealed records of kinds, fields and entities that this version does not
//! know, files of a kind that it does not know; and one whose files are nonsense.

use std::sync::Arc;

use app::domain::id::{DeviceId, uuid_v7};
use app::domain::journal::{Record, Vector};
use fastrand::Rng;
use serde_json::{Value, json};
use sync::{Folder, Hash, Header, Keys};

use crate::cloud::{Bytes, Change};
use crate::secrets;
use crate::world::World;

/// Acknowledged by nobody's laptop.
pub const NOBODY: usize = usize::MAX;

pub struct Stranger {
    keys: Keys,
    at: usize,
    view: usize,
    device: DeviceId,
    last: (u64, u64, Hash),
    rng: Rng,
    wall: i64,
    /// What it published: its own database, so to speak.
    files: Vec<(String, Bytes)>,
}

impl Stranger {
    /// Joins through the mirror of a laptop; nothing when the space cannot be opened there today.
    pub fn join(world: &World, n: usize, seed: u64) -> Option<Self> {
        let keys = open(world, n)?;
        let mut rng = Rng::with_seed(seed);
        let mut random = [0; 10];
        rng.fill(&mut random);
        let wall = world.laptops[n].now();
        Some(Self {
            keys,
            at: n,
            view: world.laptops[n].made.view,
            device: DeviceId(uuid_v7(wall, random)),
            last: (0, 0, Hash::ZERO),
            rng,
            wall,
            files: Vec::new(),
        })
    }

    /// Publishes one batch of one to three records.
    pub fn publish(&mut self, world: &mut World) {
        // It is asked for the passphrase like everybody else.
        if let Some(keys) = open(world, self.at).filter(|keys| keys.epoch() > self.keys.epoch()) {
            self.keys = keys;
        }
        let count = self.rng.u64(1..=3);
        let bodies: Vec<Vec<u8>> = (1..=count)
            .map(|at| self.record(world, self.last.1 + at))
            .collect();
        let header = Header {
            device: self.device,
            seq: self.last.0 + 1,
            first: self.last.1 + 1,
            last: self.last.1 + count,
            prev: self.last.2,
            deps: Vector::default(),
        };
        let sealed = sync::seal(&self.keys, &header, &bodies).expect("a small batch");
        self.last = (header.seq, header.last, sealed.hash);
        self.put(world, "b", &sealed.bytes);
        if self.rng.u32(..3) == 0 {
            let unknown = of_unknown_kind(&sealed.bytes);
            self.put(world, "z", &unknown);
        }
        for body in &bodies {
            let text = std::str::from_utf8(body).expect("JSON");
            let record: Record = serde_json::from_str(text).expect("a record");
            world.ledger.take_later(NOBODY, &record, text);
        }
        world.tell(&format!("a later version publishes batch {}", header.seq));
    }

    fn record(&mut self, world: &mut World, seq: u64) -> Vec<u8> {
        self.wall += 1_000;
        let mut random = [0; 10];
        self.rng.fill(&mut random);
        let mut record = json!({
            "device": self.device, "seq": seq, "hlc": [self.wall, 0], "deps": {}, "kind": "set",
            "entity": { "kind": "library", "id": uuid_v7(self.wall, random) },
            "fields": { "name": world.text(), "insee": "59350" }, "by": "Plus tard",
        });
        self.change(&mut record);
        record.to_string().into_bytes()
    }

    /// What a later version may write.
    fn change(&mut self, record: &mut Value) {
        match self.rng.u32(..6) {
            0 => record["fields"]["sunlight"] = json!({ "b": 1, "a": [null, 2.5] }),
            1 => record["kind"] = json!("merge_rows"),
            2 => record["entity"]["kind"] = json!("labour_rule"),
            3 => record["fields"]["name"] = json!(["no", "text"]),
            4 => {
                record["op"] = json!({ "code": "paint", "colour": "blue" });
                record["because"] = json!("later");
            }
            _ => {}
        }
    }

    fn put(&mut self, world: &World, kind: &str, bytes: &[u8]) {
        let path = format!(
            "d/{}/{kind}/{:024x}.{kind}",
            self.device.0.simple(),
            self.rng.u128(..) >> 32
        );
        let bytes: Bytes = bytes.into();
        let mut cloud = world.cloud.lock().unwrap();
        let tick = cloud.tick();
        cloud.published.insert(sync::hash(&bytes));
        let view = &mut cloud.views[self.view];
        view.tree.put(&path, Arc::clone(&bytes), tick);
        view.up.push(Change::Put(path.clone(), Arc::clone(&bytes)));
        self.files.push((path, bytes));
    }

    /// Puts back what the folder lost, as every laptop does.
    pub fn heal(&self, world: &World) {
        let mut cloud = world.cloud.lock().unwrap();
        for (path, bytes) in &self.files {
            cloud.everywhere(&Change::Put(path.clone(), Arc::clone(bytes)));
        }
    }
}

/// The keys of the space, with what somebody can type today.
fn open(world: &World, n: usize) -> Option<Keys> {
    let (folder, texts) = (world.folder(n), world.secrets.typed());
    texts.iter().find_map(|text| secrets::opens(&*folder, text))
}

/// The same file, of a kind that nobody knows: whole, as its last bytes prove.
fn of_unknown_kind(bytes: &[u8]) -> Vec<u8> {
    const KIND: usize = 8;
    const TRAILER: usize = 32;
    let mut new = bytes[..bytes.len() - TRAILER].to_vec();
    new[KIND] = b'z';
    let hash = sync::hash(&new);
    new.extend_from_slice(&hash.0);
    new
}

impl World {
    /// The mirror of a laptop, for whoever looks into it.
    pub fn folder(&self, n: usize) -> Box<dyn Folder> {
        use app::ports::Folders;
        let laptop = &self.laptops[n];
        crate::cloud::SimFolders::new(
            Arc::clone(&laptop.made.cloud),
            laptop.made.view,
            crate::power::Power::default(),
        )
        .open("")
    }
}
