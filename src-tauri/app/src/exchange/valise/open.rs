//! Opening a .valise: which space it is of, what key opens it, who made it. Nothing is written.

use std::path::Path;

use domain::id::SpaceId;
use store::exchange::Space as Bound;
use sync::{Found, Holds, Keys, Letter, NewSpace, Reject, Space, SpaceInfo, Valise};

use super::card::Card;
use super::pack::said;
use super::types::ValiseSpace;
use crate::exchange::folder::{Shared, own_or};
use crate::exchange::types::SkippedFile;
use crate::{App, Error, Result};

/// An opened .valise.
pub(super) struct Opened {
    pub valise: Valise,
    pub keys: Keys,
    pub space: ValiseSpace,
    /// The space to join, if this laptop has none.
    pub new: Option<NewSpace>,
    pub card: Option<Card>,
    /// The records of one draft, when it holds one alone.
    pub records: Vec<Vec<u8>>,
    pub skipped: Vec<SkippedFile>,
}

impl Opened {
    /// As the shared folder that it stands for.
    pub fn shared(&self) -> Result<Shared> {
        Shared::of(Box::new(self.valise.clone()), self.keys.clone())
    }

    /// Whether it holds one draft and nothing else.
    pub fn is_draft(&self) -> bool {
        self.card.as_ref().is_some_and(|card| card.draft.is_some())
    }
}

/// Opens the file with the keys that are here, or with the passphrase.
///
/// # Errors
/// `valise_foreign`, `valise_newer`, `valise_damaged`, `valise_closed` when a passphrase is missing, `valise_wrong_passphrase`,
/// `valise_other_space`, and what the medium says.
pub(super) fn open(app: &App, file: &str, passphrase: &str) -> Result<Opened> {
    let bound = app.read(|db| Ok(db.space()?))?;
    let valise = Valise::open(Path::new(file)).map_err(said)?;
    let info = info(&valise, bound.as_ref().map(|bound| bound.id))?;
    let (keys, new) = keys(app, &valise, &info, bound.as_ref(), passphrase)?;
    let (keys, new, letter) = letter(&valise, &info, keys, new, passphrase)?;
    let card = letter
        .as_ref()
        .ok()
        .and_then(|letter| serde_json::from_slice::<Card>(&letter.card).ok());
    let is_draft = match &card {
        Some(card) => card.draft.is_some(),
        None if valise.holds() == Some(Holds::Everything) => false,
        None => return Err(Error::new("valise_damaged").arg("file", file)),
    };
    let ours = bound.as_ref().is_some_and(|bound| bound.id == info.space);
    let space = match (ours, is_draft, &bound) {
        (true, ..) => ValiseSpace::Ours,
        (false, true, _) => ValiseSpace::Elsewhere,
        (false, false, None) => ValiseSpace::Joins,
        (false, false, Some(_)) => return Err(Error::new("valise_other_space").arg("file", file)),
    };
    Ok(Opened {
        skipped: flaws(&valise, file),
        records: letter.map(|letter| letter.records).unwrap_or_default(),
        new: new.filter(|_| space == ValiseSpace::Joins),
        valise,
        keys,
        space,
        card,
    })
}

/// Which space it is of. When its espace.json is damaged, it can still be of ours.
fn info(valise: &Valise, ours: Option<SpaceId>) -> Result<SpaceInfo> {
    match (Space::find(valise), ours) {
        (Ok(Found::Space(info)), _) => Ok(info),
        (Ok(Found::NewerFormat { format }), _) => Err(sync::Error::NewerFormat(format).into()),
        (Err(sync::Error::Folder(error)), _) => Err(said(error.into())),
        (_, Some(space)) => Ok(SpaceInfo { space, format: 1 }),
        (_, None) => Err(Error::new("valise_damaged").arg("file", "espace.json")),
    }
}

type Opening = (Keys, Option<NewSpace>);

fn keys(
    app: &App,
    valise: &Valise,
    info: &SpaceInfo,
    bound: Option<&Bound>,
    passphrase: &str,
) -> Result<Opening> {
    if let Some(bound) = bound.filter(|bound| bound.id == info.space) {
        return Ok((Keys::from_bytes(&bound.keys)?, None));
    }
    let new = unlock(
        valise,
        info,
        &own_or(app, passphrase)?,
        passphrase.is_empty(),
    )?;
    Ok((new.keys.clone(), Some(new)))
}

/// `silent`: nobody gave this passphrase for this file, so that its refusal is only a question.
fn unlock(valise: &Valise, info: &SpaceInfo, passphrase: &str, silent: bool) -> Result<NewSpace> {
    Space::open(valise, info, passphrase).map_err(|error| match error {
        sync::Error::WrongPassphrase if silent => Error::new("valise_closed"),
        sync::Error::WrongPassphrase => Error::new("valise_wrong_passphrase"),
        sync::Error::KeyMissing | sync::Error::KeyDamaged => {
            Error::new("valise_damaged").arg("file", "k")
        }
        other => said(other),
    })
}

type Lettered = (Keys, Option<NewSpace>, std::result::Result<Letter, Reject>);

/// The letter; a key that is newer than ours may be in the file, under its passphrase.
fn letter(
    valise: &Valise,
    info: &SpaceInfo,
    keys: Keys,
    new: Option<NewSpace>,
    passphrase: &str,
) -> Result<Lettered> {
    let letter = valise.letter(&keys).map_err(said)?;
    match letter {
        Err(Reject::WrongKey { .. }) if new.is_none() && passphrase.is_empty() => {
            Err(Error::new("valise_closed"))
        }
        Err(Reject::WrongKey { .. }) if new.is_none() => {
            let new = unlock(valise, info, passphrase, false)?;
            let letter = valise.letter(&new.keys).map_err(said)?;
            Ok((new.keys, None, letter))
        }
        letter => Ok((keys, new, letter)),
    }
}

/// What of the file is not as it was written, with the byte where it begins.
fn flaws(valise: &Valise, file: &str) -> Vec<SkippedFile> {
    let name = Path::new(file).file_name().map_or_else(
        || file.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    let flaws = valise.flaws().iter();
    flaws
        .map(|flaw| SkippedFile {
            file: format!("{name}:{}", flaw.offset),
            reason: flaw.code.to_owned(),
            since: None,
        })
        .collect()
}
