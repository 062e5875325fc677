//! A .valise is packed on one laptop, carried, torn perhaps, and unpacked on another: everything, or one draft.

use app::domain::entity::{DRAFT, EntityRef};
use app::domain::id::DraftId;
use app::draft;
use app::exchange::valise;
use app::exchange::valise::types::{ValiseExport, ValiseImport};

use crate::cloud::{Harm, hurt};
use crate::words;
use crate::world::{Check, World, hold};

/// More lie in no bag.
const MOST: usize = 3;

/// A file that somebody carries.
#[derive(Debug, Clone)]
pub struct Stick {
    pub file: String,
    /// What closes it, where it is not the folder's own.
    pub secret: Option<String>,
    pub torn: bool,
}

/// What opening one may say of a file that is whole: it is of a newer key than the laptop has, or of a laptop's that has none.
const MAY_CLOSE: [&str; 3] = [
    "valise_closed",
    "valise_wrong_passphrase",
    "space_key_renewed",
];
/// And of one that is not.
const MAY_BE_TORN: [&str; 7] = [
    "space_key_renewed",
    "valise_closed",
    "valise_wrong_passphrase",
    "valise_damaged",
    "valise_foreign",
    "valise_newer",
    "valise_other_space",
];

pub fn pack_any(world: &mut World, n: usize) -> Check {
    if !world.laptops[n].joined {
        return Ok(());
    }
    let mut ask = ValiseExport {
        photos: world.rng.bool(),
        ..ValiseExport::default()
    };
    let mut drafts: Vec<_> = draft::list(world.laptops[n].app())
        .unwrap_or_default()
        .into_iter()
        .map(|row| row.id)
        .collect();
    drafts.sort();
    if world.rng.bool() && !drafts.is_empty() {
        ask.draft = Some(drafts[world.rng.usize(..drafts.len())]);
        if world.once_in(3) {
            ask.passphrase = world.text();
        }
    } else if world.rng.bool() {
        let state = valise::state(world.laptops[n].app());
        let mut known = state.map_or_else(|_| Vec::new(), |state| state.receivers);
        known.sort_by_key(|row| row.device);
        ask.device = (!known.is_empty()).then(|| known[world.rng.usize(..known.len())].device);
    }
    let Some(mut stick) = pack(world, n, ask)? else {
        return Ok(());
    };
    if world.setting.trouble > 0 && world.once_in(4) {
        tear(world, &mut stick);
    }
    if world.sticks.len() >= MOST {
        world.sticks.remove(0);
    }
    world.sticks.push(stick);
    Ok(())
}

/// Packs one.
///
/// # Errors
/// The invariant that no longer holds.
pub fn pack(
    world: &mut World,
    n: usize,
    ask: ValiseExport,
) -> Result<Option<Stick>, crate::world::Violation> {
    world.packed += 1;
    let file = world.home(&format!("{}.valise", world.packed));
    let ask = ValiseExport {
        file: file.clone(),
        ..ask
    };
    let secret = Some(ask.passphrase.clone()).filter(|text| !text.is_empty());
    let what = if ask.draft.is_some() {
        "packs a draft"
    } else {
        "packs a valise"
    };
    let done = world.share(n, what, |app| valise::export(app, &ask))?;
    if done.is_none() {
        return Ok(None);
    }
    let bytes = std::fs::read(&file).unwrap_or_default();
    hold("I11", !words::sings(&bytes), || {
        format!("the valise of laptop {n} can be read")
    })?;
    Ok(Some(Stick {
        file,
        secret,
        torn: false,
    }))
}

/// The stick was taken out too early, or is old.
pub fn tear(world: &mut World, stick: &mut Stick) {
    let harm = [Harm::Truncate, Harm::Flip, Harm::Zeros, Harm::Empty][world.rng.usize(..4)];
    world.tell(&format!("a valise suffers {harm:?}"));
    let bytes = std::fs::read(&stick.file).unwrap_or_default();
    let hurt = hurt(harm, &bytes.into(), &mut world.rng);
    std::fs::write(&stick.file, &hurt).unwrap();
    stick.torn = true;
}

pub fn unpack_any(world: &mut World, n: usize) -> Check {
    if world.sticks.is_empty() {
        return Ok(());
    }
    let stick = world.sticks[world.rng.usize(..world.sticks.len())].clone();
    unpack(world, n, &stick)
}

/// Looks into one now and then, and unpacks it.
///
/// # Errors
/// The invariant that no longer holds.
pub fn unpack(world: &mut World, n: usize, stick: &Stick) -> Check {
    let may: &[&str] = if stick.torn { &MAY_BE_TORN } else { &MAY_CLOSE };
    let mut texts: Vec<String> = stick.secret.iter().cloned().collect();
    if texts.is_empty() {
        texts = world.secrets.typed();
    }
    for passphrase in texts {
        let ask = ValiseImport {
            file: stick.file.clone(),
            passphrase,
        };
        if world.once_in(3) {
            look(world, n, &ask, may)?;
        }
        let done = world.bring(n, "unpacks a valise", may, |app| valise::import(app, &ask))?;
        if let Some(id) = done.as_ref().and_then(|done| done.draft) {
            holds(world, n, id)?;
        }
        if done.is_some() || !world.was_closed() {
            break;
        }
    }
    let bound = world.laptops[n].eye().read(|db| db.space());
    world.laptops[n].joined |= bound.is_ok_and(|space| space.is_some());
    Ok(())
}

/// A draft that was unpacked is there, unless it was erased.
fn holds(world: &mut World, n: usize, id: DraftId) -> Check {
    let draft = EntityRef::new(&DRAFT, id.0);
    let read = world.laptops[n].eye().read(|db| {
        let there = !db.registers(&draft)?.0.is_empty();
        Ok::<_, store::Error>(there || db.is_erased(&draft)?)
    });
    hold("I2", read.is_ok_and(|there| there), || {
        format!("laptop {n} unpacked draft {id}, and does not hold it")
    })
}

/// A preview writes nothing.
fn look(world: &mut World, n: usize, ask: &ValiseImport, may: &[&str]) -> Check {
    let vector = world.laptops[n].seen.vector.clone();
    let ask = ask.clone();
    world.bring(n, "looks into a valise", may, |app| {
        valise::preview(app, ask)
    })?;
    hold("I5", world.laptops[n].seen.vector == vector, || {
        format!("laptop {n} looked into a valise, and holds something else than before")
    })
}
