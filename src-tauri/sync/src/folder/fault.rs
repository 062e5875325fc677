//! From what the system says to what the officer can act on, and when trying again is worth it.

use std::io::{self, ErrorKind};
use std::thread::sleep;
use std::time::Duration;

use super::FolderError;

/// Unix numbers that std has no stable kind for: the device or the share went away.
#[cfg(unix)]
const GONE: [i32; 7] = [
    6,   // ENXIO
    19,  // ENODEV
    107, // ENOTCONN
    108, // ESHUTDOWN
    112, // EHOSTDOWN
    113, // EHOSTUNREACH
    116, // ESTALE
];
/// Windows: not ready, bad network path, network name deleted, path not found on the network, device not connected.
#[cfg(windows)]
const GONE: [i32; 6] = [21, 53, 55, 64, 67, 1167];
#[cfg(not(any(unix, windows)))]
const GONE: [i32; 0] = [];

/// The typed error of an input or output error on `path`. Whether a missing path means that the whole folder is gone is the
/// caller's to find out.
pub fn typed(error: &io::Error, path: &str) -> FolderError {
    if error
        .raw_os_error()
        .is_some_and(|code| GONE.contains(&code))
    {
        return FolderError::Gone;
    }
    if is_shared_out(error) {
        return FolderError::Busy;
    }
    match error.kind() {
        ErrorKind::NotFound => FolderError::Missing(path.to_owned()),
        ErrorKind::AlreadyExists => FolderError::Exists(path.to_owned()),
        ErrorKind::ReadOnlyFilesystem => FolderError::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FolderError::Full,
        ErrorKind::PermissionDenied => FolderError::Denied,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => FolderError::Busy,
        kind => FolderError::Io(kind.to_string()),
    }
}

/// Windows: another program (an antivirus, the mirror) holds the file.
fn is_shared_out(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// True for what a moment's patience cures: on Windows an antivirus or a mirror opens every new file for an instant (5, 32, 33).
fn is_passing(error: &io::Error) -> bool {
    error.kind() == ErrorKind::Interrupted
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33)))
}

/// Runs `action` again after 50, 100 … 1600 ms while it fails for a passing reason.
pub fn patiently<T>(action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    retry(action, is_passing, sleep)
}

fn retry<T>(
    mut action: impl FnMut() -> io::Result<T>,
    passing: impl Fn(&io::Error) -> bool,
    mut wait: impl FnMut(Duration),
) -> io::Result<T> {
    let mut pause = 50;
    loop {
        match action() {
            Err(error) if passing(&error) && pause <= 1600 => wait(Duration::from_millis(pause)),
            outcome => return outcome,
        }
        pause *= 2;
    }
}

/// True when a file system cannot fsync this at all (directories on SMB, FUSE mounts): nothing is lost that it could have given.
pub fn is_no_fsync(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::NotFound
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_numbers_of_unix_become_words() {
        let word = |code| typed(&io::Error::from_raw_os_error(code), "d/x").code();
        let expected = [
            (2, "folder_file_missing"),
            (13, "folder_denied"),
            (16, "folder_busy"),
            (17, "folder_file_exists"),
            (19, "folder_gone"),
            (28, "folder_full"),
            (30, "folder_read_only"),
            (116, "folder_gone"),
            (122, "folder_full"),
            (5, "folder_io"),
        ];
        for (code, name) in expected {
            assert_eq!(word(code), name, "errno {code}");
        }
    }

    #[test]
    fn patience_has_an_end() {
        let mut waits = Vec::new();
        let mut calls = 0;
        let failed: io::Result<()> = retry(
            || {
                calls += 1;
                Err(io::Error::from(ErrorKind::PermissionDenied))
            },
            |_| true,
            |pause| waits.push(pause.as_millis()),
        );
        assert!(failed.is_err());
        assert_eq!(waits, [50, 100, 200, 400, 800, 1600]);
        assert_eq!(calls, 7);
    }

    #[test]
    fn patience_ends_with_the_first_success() {
        let mut left = 2;
        let done = retry(
            || {
                left -= 1;
                if left > 0 {
                    Err(io::Error::from(ErrorKind::PermissionDenied))
                } else {
                    Ok(7)
                }
            },
            |_| true,
            |_| {},
        );
        assert_eq!(done.unwrap(), 7);
    }
}
