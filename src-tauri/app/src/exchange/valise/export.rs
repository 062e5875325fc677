//! Making a .valise: everything that somebody lacks, as the folder would hold it. Nothing leaves that is not sealed first.

use std::path::Path;

use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;
use store::batches::Batch;
use store::exchange::Space as Bound;
use sync::{Head, Holds, Keys, Letter, NoProgress, Progress, Space, letter_path};

use super::card::{Card, Receiver};
use super::draft;
use super::pack::Packing;
use super::types::{ValiseExport, ValiseExported};
use crate::exchange::folder::{Shared, begin, own_or};
use crate::exchange::publish::{held, seal, unseal_erased};
use crate::exchange::{identity, keys, left, run, snapshot};
use crate::{App, Error, Result};

/// Makes a .valise here and now, for the command line and tests.
///
/// # Errors
/// `valise_file_missing`, `valise_receiver_unknown`, `valise_passphrase_missing`, and what the medium says; then there is no new file.
pub fn export(app: &App, args: &ValiseExport) -> Result<ValiseExported> {
    work(app, args, &NoProgress)
}

pub(super) fn work(
    app: &App,
    args: &ValiseExport,
    progress: &dyn Progress,
) -> Result<ValiseExported> {
    if args.file.trim().is_empty() {
        return Err(Error::new("valise_file_missing"));
    }
    let args = &ValiseExport {
        file: place(app, args)?,
        ..args.clone()
    };
    let _turn = app.jobs().turn();
    match args.draft {
        Some(id) => draft::export(app, args, id),
        None => everything(app, args, progress),
    }
}

/// The file itself; in a folder, it gets a name that says for whom it is, or what draft it holds, and of which day.
fn place(app: &App, args: &ValiseExport) -> Result<String> {
    let path = Path::new(args.file.trim());
    if !path.is_dir() {
        return Ok(path.display().to_string());
    }
    let about = match (args.draft, args.device) {
        (Some(draft), _) => app.read(|db| Ok(db.draft(draft)?))?.title,
        (None, Some(device)) => known(app, device)?.label,
        (None, None) => "Rythme".to_owned(),
    };
    let name = format!("{} {}.valise", plain(&about), app.today());
    Ok(path.join(name).display().to_string())
}

/// Only what every file system takes in a name, and no more of it than a person reads.
fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                ' '
            }
        })
        .take(60)
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    if words.is_empty() {
        "Rythme".to_owned()
    } else {
        words.join(" ")
    }
}

fn everything(app: &App, args: &ValiseExport, progress: &dyn Progress) -> Result<ValiseExported> {
    let receiver = args.device.map(|device| known(app, device)).transpose()?;
    let bound = found(app, &args.passphrase)?;
    let packing = Packing::begin(app, &args.file, Holds::Everything)?;
    let keys = Keys::from_bytes(&bound.keys)?;
    let shared = Shared::of(Box::new(packing.clone()), keys)?;
    close_past(app, &shared)?;
    let theirs = match args.device {
        Some(device) => has(app, device)?,
        None => Vector::default(),
    };
    add_space(app, &packing)?;
    keys::pack(app, &shared)?;
    let batches = add_past(app, &shared, &packing, &theirs, progress)?;
    add_heads(app, &shared)?;
    let photos = if args.photos {
        crate::photo::exchange::pack(app, &shared, progress)?
    } else {
        0
    };
    let card = Card {
        photos,
        records: lacks(&app.read(|db| Ok(db.applied()?))?, &theirs),
        receiver,
        ..Card::new(app)?
    };
    add_letter(app, &packing, &shared.keys, &card, Vec::new())?;
    Ok(ValiseExported {
        file: args.file.clone(),
        bytes: packing.finish()?,
        records: card.records,
        batches,
        photos: card.photos,
        receiver: card.receiver.map(|receiver| receiver.label),
        draft: None,
    })
}

/// The laptop that somebody names, by its id or by what it is called.
///
/// # Errors
/// `valise_receiver_unknown` where there is none, or two.
pub fn receiver(app: &App, name: &str) -> Result<DeviceId> {
    let known = app.read(|db| Ok(db.other_laptops()?))?;
    let mut named = known
        .into_iter()
        .filter(|(device, known)| device.to_string() == name || known.label == name);
    match (named.next(), named.next()) {
        (Some((device, _)), None) => Ok(device),
        _ => Err(Error::new("valise_receiver_unknown").arg("device", name)),
    }
}

fn known(app: &App, device: DeviceId) -> Result<Receiver> {
    let known = app.read(|db| Ok(db.other_laptops()?))?;
    let name = known
        .get(&device)
        .ok_or_else(|| Error::new("valise_receiver_unknown").arg("device", device))?;
    Ok(Receiver {
        device,
        label: name.label.clone(),
    })
}

/// What a laptop says that it has applied. Where somebody existed twice, numbers are read in two ways: then it gets everything.
pub(super) fn has(app: &App, device: DeviceId) -> Result<Vector> {
    app.read(|db| {
        if !db.branches()?.is_empty() {
            return Ok(Vector::default());
        }
        let heads = db.heads()?;
        let head = heads.into_iter().find(|seen| seen.device == device);
        let head = head.and_then(|seen| serde_json::from_value::<Head>(seen.head).ok());
        let mut has = head.map(|head| head.applied).unwrap_or_default();
        // Its own records come from itself.
        has.raise(device, db.applied()?.get(device));
        Ok(has)
    })
}

/// How many records of `all` are beyond `theirs`.
pub(super) fn lacks(all: &Vector, theirs: &Vector) -> u32 {
    let beyond = all.0.iter();
    let beyond = beyond.map(|(device, seq)| seq.saturating_sub(theirs.get(*device)));
    u32::try_from(beyond.sum::<u64>()).unwrap_or(u32::MAX)
}

/// The space of this database; one that has none founds it, without a folder.
fn found(app: &App, passphrase: &str) -> Result<Bound> {
    if let Some(bound) = app.read(|db| Ok(db.space()?))? {
        return Ok(bound);
    }
    let passphrase = own_or(app, passphrase)?;
    let space = SpaceId(app.new_id()?);
    let work = app.ports().work_factor;
    let new = Space::prepare(&passphrase, space, work, &mut app.dice())?;
    let bound = Bound {
        id: space,
        keys: new.keys.to_bytes().to_vec(),
        folder: String::new(),
        last_sync: None,
    };
    app.settle(|tx| begin(tx, &new, ""))?;
    keys::show(app, &new);
    Ok(bound)
}

/// Seals what is in no batch yet: a record that leaves keeps its name for ever, whatever happens to this database afterwards.
pub(super) fn close_past(app: &App, shared: &Shared) -> Result<()> {
    unseal_erased(app)?;
    seal(app, shared)?;
    identity::keep_witness(app)?;
    left::set(app)
}

/// The space's own files, keys included: with the passphrase, they are all that a newcomer needs.
pub(super) fn add_space(app: &App, packing: &Packing) -> Result<()> {
    let files = app.read(|db| Ok(db.space_files()?))?;
    files
        .iter()
        .try_for_each(|(path, bytes)| packing.add(path, bytes))
}

/// The batches that are lacking, byte for byte; or a snapshot, where one of them is no longer here or holds what was erased.
fn add_past(
    app: &App,
    shared: &Shared,
    packing: &Packing,
    theirs: &Vector,
    progress: &dyn Progress,
) -> Result<u32> {
    let (batches, tainted) = app.read(|db| Ok((db.batches()?, db.tainted_batches()?)))?;
    let lacking: Vec<Batch> = batches
        .into_iter()
        .filter(|batch| batch.last_record > theirs.get(batch.device))
        .collect();
    let gone = |batch: &Batch| !batch.held || tainted.contains(&(batch.device, batch.seq));
    if lacking.iter().any(gone) || !reaches(app, &lacking, theirs)? {
        snapshot::make(app, shared, progress)?;
        return Ok(0);
    }
    for (done, batch) in lacking.iter().enumerate() {
        progress.step(done, lacking.len());
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        // A mirror may have given it a name that we would not write.
        let path = if sync::is_sealed_name(&batch.path) {
            batch.path.clone()
        } else {
            sync::batch_path(batch.device, &mut app.dice())?
        };
        packing.add(&path, &held(app, batch)?)?;
    }
    progress.step(lacking.len(), lacking.len());
    Ok(u32::try_from(lacking.len()).unwrap_or(u32::MAX))
}

/// Whether these batches bring everything that is applied here: what came by a snapshot is in none.
fn reaches(app: &App, batches: &[Batch], theirs: &Vector) -> Result<bool> {
    let held: u64 = batches
        .iter()
        .map(|batch| batch.last_record - batch.first_record.max(theirs.get(batch.device) + 1) + 1)
        .sum();
    let applied = app.read(|db| Ok(db.applied()?))?;
    Ok(held >= u64::from(lacks(&applied, theirs)))
}

/// How far each laptop is, as known here; and this one, now.
fn add_heads(app: &App, shared: &Shared) -> Result<()> {
    let own = app.store()?.device();
    let heads = app.read(|db| Ok(db.heads()?))?;
    for seen in heads.into_iter().filter(|seen| seen.device != own) {
        if let Ok(head) = serde_json::from_value::<Head>(seen.head) {
            let (folder, dice) = (&*shared.folder, &mut app.dice());
            sync::write_head(folder, &shared.keys, seen.device, &head, dice)?;
        }
    }
    run::tell_now(app, shared)
}

/// The letter of this laptop, with the records of one draft if it holds one.
pub(super) fn add_letter(
    app: &App,
    packing: &Packing,
    keys: &Keys,
    card: &Card,
    records: Vec<Vec<u8>>,
) -> Result<()> {
    let letter = Letter {
        device: app.store()?.device(),
        card: card.to_bytes()?,
        records,
    };
    let sealed = sync::seal_letter(keys, &letter)?;
    packing.add(&letter_path(&sealed), &sealed)
}
