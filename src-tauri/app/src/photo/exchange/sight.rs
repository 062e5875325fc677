//! Everything that is decided on: the folder as it was listed, and what is known here.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::id::{DeviceId, PhotoId};
use store::photo::{Checked, HeldPart, Photo, PhotoFile};
use sync::{Entry, SeenPhoto};

use crate::exchange::{Shared, own_names};
use crate::{App, Result};

pub(super) struct Sight {
    pub(super) own: Vec<DeviceId>,
    pub(super) photos: BTreeMap<PhotoId, Photo>,
    pub(super) erased: HashSet<PhotoId>,
    pub(super) held: Vec<HeldPart>,
    /// The parts that the folder lists, by photo and part; `None` for a photo that is not known here (yet).
    pub(super) files: Vec<(Option<PhotoId>, PhotoFile)>,
}

/// What is remembered of a part that a scan saw.
pub(crate) fn seen(photo: &SeenPhoto) -> PhotoFile {
    PhotoFile {
        path: photo.entry.path.clone(),
        length: photo.entry.len,
        modified: photo.entry.modified,
        epoch: photo.header.epoch,
        tag: photo.header.tag.0.to_vec(),
        part: photo.header.part,
        parts: photo.header.parts,
        checked: if photo.whole {
            Checked::Good
        } else {
            Checked::No
        },
    }
}

pub(super) fn look(app: &App, shared: &Shared, listing: &[Entry]) -> Result<Sight> {
    let own = own_names(app)?;
    let (photos, erased, held, files) = app.read(|db| {
        Ok((
            db.all_photos()?,
            db.erased_photos()?.into_iter().collect(),
            db.held_parts()?,
            db.photo_files()?,
        ))
    })?;
    let mut sight = Sight {
        own,
        photos: photos.into_iter().map(|photo| (photo.id, photo)).collect(),
        erased,
        held,
        files: Vec::new(),
    };
    let there: HashMap<&str, &Entry> = listing
        .iter()
        .map(|entry| (entry.path.as_str(), entry))
        .collect();
    let (present, gone): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| {
        there
            .get(file.path.as_str())
            .is_some_and(|entry| entry.len == file.length && entry.modified == file.modified)
    });
    forget(app, &gone)?;
    sight.files = sight.named(shared, present);
    Ok(sight)
}

/// What is not in the folder any more is read again, should it come back.
fn forget(app: &App, gone: &[PhotoFile]) -> Result<()> {
    if gone.is_empty() {
        return Ok(());
    }
    app.settle(|tx| {
        Ok(gone
            .iter()
            .try_for_each(|file| tx.forget_file(&file.path))?)
    })
}

impl Sight {
    /// Which photo each file belongs to: every photo has one tag in each epoch of the key.
    fn named(&self, shared: &Shared, files: Vec<PhotoFile>) -> Vec<(Option<PhotoId>, PhotoFile)> {
        let epochs: HashSet<u32> = files.iter().map(|file| file.epoch).collect();
        let mut tags: HashMap<Vec<u8>, PhotoId> = HashMap::new();
        for id in self.photos.keys().chain(&self.erased) {
            for epoch in &epochs {
                let tag = sync::photo_tag(&shared.keys, *epoch, *id);
                tags.extend(tag.map(|tag| (tag.0.to_vec(), *id)));
            }
        }
        files
            .into_iter()
            .map(|file| (tags.get(&file.tag).copied(), file))
            .collect()
    }

    pub(super) fn is_own(&self, path: &str) -> bool {
        self.own.iter().any(|device| {
            path.strip_prefix(&sync::device_dir(*device))
                .is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// The good copies of one part.
    pub(super) fn copies(&self, photo: PhotoId, part: u32) -> impl Iterator<Item = &PhotoFile> {
        self.files
            .iter()
            .filter(move |(of, file)| *of == Some(photo) && file.part == part)
            .map(|(_, file)| file)
            .filter(|file| file.checked != Checked::Bad)
    }

    /// Parts of photos in sight that are not here and that the folder has; the newest photos first.
    pub(super) fn missing(&self) -> Vec<(PhotoId, u32)> {
        let held: HashSet<(PhotoId, u32)> = self
            .held
            .iter()
            .map(|held| (held.photo, held.part))
            .collect();
        let wanted = self.photos.values().rev().filter(|photo| !photo.removed);
        let parts = wanted.flat_map(|photo| (1..=photo.parts).map(|part| (photo.id, part)));
        let there: HashSet<(PhotoId, u32)> = self
            .files
            .iter()
            .filter(|(_, file)| file.checked != Checked::Bad)
            .filter_map(|(of, file)| Some(((*of)?, file.part)))
            .collect();
        parts
            .filter(|key| there.contains(key) && !held.contains(key))
            .collect()
    }

    /// Photos in sight whose every part is here: any laptop that has such a one can put its parts into the folder.
    pub(super) fn is_complete(&self, photo: PhotoId) -> bool {
        self.photos
            .get(&photo)
            .is_some_and(|photo| !photo.removed && photo.parts > 0 && photo.here == photo.parts)
    }
}
