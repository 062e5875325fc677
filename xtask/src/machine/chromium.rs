//! The Chromium that the browser tests drive. Debian packages it; Ubuntu's package is only a door to a snap.

use std::process::Command;

use super::{apt, process};

/// Chosen by the developer, before anything is looked for.
pub const VARIABLE: &str = "RYTHME_CHROMIUM";

const CANDIDATES: &[&str] = &[
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
    "/usr/bin/chromium-browser",
];

/// The path of a browser that starts, installed if there was none.
pub fn ensure() -> Result<String, String> {
    if let Ok(chosen) = std::env::var(VARIABLE) {
        return if starts(&chosen) {
            Ok(chosen)
        } else {
            Err(format!("{VARIABLE} names {chosen}, which does not start."))
        };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    let package = package(&std::fs::read_to_string("/etc/os-release").unwrap_or_default());
    apt::ensure(&[package])?;
    find().ok_or_else(|| {
        format!(
            "{package} is installed but no Chromium starts (Ubuntu's package needs a running snapd): \
             install Chromium or Chrome, or name one in {VARIABLE}, then start again."
        )
    })
}

fn find() -> Option<String> {
    let found = CANDIDATES.iter().find(|path| starts(path))?;
    Some((*found).to_owned())
}

/// Ubuntu's `chromium-browser` exists without its snap and then only prints advice: the version must be a browser's.
fn starts(path: &str) -> bool {
    is_browser(&process::peek(Command::new(path).arg("--version")))
}

fn is_browser(version: &str) -> bool {
    let name = version.starts_with("Chromium ") || version.starts_with("Google Chrome ");
    name && version.chars().any(|c| c.is_ascii_digit())
}

fn package(os_release: &str) -> &'static str {
    let ubuntu = os_release
        .lines()
        .any(|line| line == "ID=ubuntu" || line.starts_with("ID_LIKE=") && line.contains("ubuntu"));
    if ubuntu {
        "chromium-browser"
    } else {
        "chromium"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_is_no_browser() {
        assert!(is_browser("Chromium 156.0.8078.79 built on Debian\n"));
        assert!(is_browser("Google Chrome 150.0.1\n"));
        assert!(!is_browser(
            "Command '/usr/bin/chromium-browser' requires the chromium snap to be installed.\n"
        ));
        assert!(!is_browser(""));
    }

    #[test]
    fn ubuntu_and_its_children_name_it_otherwise() {
        assert_eq!(package("NAME=\"Debian\"\nID=debian\n"), "chromium");
        assert_eq!(package("ID=ubuntu\nID_LIKE=debian\n"), "chromium-browser");
        assert_eq!(
            package("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            "chromium-browser"
        );
    }
}
