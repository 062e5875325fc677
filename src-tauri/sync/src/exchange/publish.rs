//! Putting batches into this laptop's own directory, and sweeping what a crash left there.

use domain::id::DeviceId;

use crate::error::Error;
use crate::folder::{EntryKind, Folder, FolderError, names};
use crate::random::{self, Random};

/// The directory that one device incarnation, and nobody else, writes to.
pub fn device_dir(device: DeviceId) -> String {
    format!("d/{}", device.0.simple())
}

/// A fresh path for a batch. Store it with the bytes before publishing: published twice, it is still one file.
pub fn batch_path(device: DeviceId, random: &mut dyn Random) -> Result<String, Error> {
    Ok(format!(
        "{}/b/{}.b",
        device_dir(device),
        random::name(random)?
    ))
}

/// A fresh path for a part of a snapshot.
pub fn snapshot_path(device: DeviceId, random: &mut dyn Random) -> Result<String, Error> {
    Ok(format!(
        "{}/s/{}.s",
        device_dir(device),
        random::name(random)?
    ))
}

/// A fresh path for a part of a photo.
pub fn photo_path(device: DeviceId, random: &mut dyn Random) -> Result<String, Error> {
    Ok(format!(
        "{}/p/{}.p",
        device_dir(device),
        random::name(random)?
    ))
}

/// Publishes a batch under a fresh path, and returns that path.
pub fn write_batch(
    folder: &dyn Folder,
    device: DeviceId,
    bytes: &[u8],
    random: &mut dyn Random,
) -> Result<String, Error> {
    let path = batch_path(device, random)?;
    folder.publish(&path, bytes)?;
    Ok(path)
}

/// Removes the temporary files that a crash of this laptop left in its own directory, and returns how many. One sync of a device
/// runs at a time, so that none of them is being written.
pub fn sweep_temps(folder: &dyn Folder, device: DeviceId) -> Result<usize, Error> {
    let mut swept = 0;
    for kind in ["b", "h", "s", "p"] {
        let entries = match folder.list(&format!("{}/{kind}", device_dir(device))) {
            Err(FolderError::Missing(_)) => continue,
            outcome => outcome?,
        };
        for entry in entries {
            if entry.kind == EntryKind::File && entry.name().starts_with(names::TEMP_PREFIX) {
                folder.remove(&entry.path)?;
                swept += 1;
            }
        }
    }
    Ok(swept)
}
