//! What a day in the workshop weighs in the folder.

use app::domain::week::Day;
use app::draft::types::{DraftAdd, SlotAdd, SlotMove};
use app::library::types::LibrarySave;
use app::{draft, library};

use crate::laptop::{make, sync};

const SLOTS: u16 = 14;
const MOVES: u32 = 800;

pub fn run() {
    println!("\n## A day in the workshop: {SLOTS} slots, {MOVES} moves, one sync");
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("partage");
    std::fs::create_dir(&folder).unwrap();
    let claire = make(dir.path(), "claire");
    let id = library::save(
        &claire,
        LibrarySave {
            name: "Canal".to_owned(),
            insee: "59350".to_owned(),
            ..LibrarySave::default()
        },
    )
    .unwrap();
    let add = DraftAdd {
        library: id,
        title: "Septembre".to_owned(),
        from_current: false,
    };
    let id = draft::add(&claire, add).unwrap();
    let slots: Vec<_> = (0..SLOTS)
        .map(|number| {
            let add = SlotAdd {
                draft: id,
                day: Day::ALL[usize::from(number % 7)],
                start: 540,
                end: 720,
            };
            draft::add_slot(&claire, add).unwrap()
        })
        .collect();
    sync(&claire, &folder);
    let before = weight(&folder);
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..MOVES {
        let start = 480 + random.u16(..20) * 15;
        let moved = SlotMove {
            slot: slots[random.usize(..slots.len())],
            day: Day::ALL[random.usize(..7)],
            start,
            end: start + 60 + random.u16(..12) * 15,
        };
        draft::move_slot(&claire, moved).unwrap();
    }
    sync(&claire, &folder);
    let bytes = weight(&folder) - before;
    println!(
        "{bytes} bytes more in batches: {:.1} bytes an edit",
        bytes as f64 / f64::from(MOVES)
    );
}

fn weight(folder: &std::path::Path) -> u64 {
    let mut total = 0;
    let mut open = vec![folder.join("d")];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "b") {
                total += std::fs::metadata(path).unwrap().len();
            }
        }
    }
    total
}
