//! The Chromium that the browser tests drive: Debian's package, and where that is only a door to a snap, a pinned headless build.

use std::path::Path;
use std::process::Command;

use super::{apt, headless, process};

/// A browser chosen by the developer; also what the journeys read.
pub const VARIABLE: &str = "CHROMIUM";

/// The path of a browser that starts. Which one depends on the system, not on what else was installed.
pub fn ensure(target: &Path) -> Result<String, String> {
    let (path, origin) = if let Ok(chosen) = std::env::var(VARIABLE) {
        (chosen, "named in CHROMIUM")
    } else if packages_it(&std::fs::read_to_string("/etc/os-release").unwrap_or_default()) {
        apt::ensure(&["chromium"])?;
        ("/usr/bin/chromium".to_owned(), "from apt")
    } else {
        apt::ensure(headless::LIBRARIES)?;
        (headless::ensure(&target.join("xtask"))?, "from npm")
    };
    let version = process::peek(Command::new(&path).arg("--version"));
    if is_browser(&version) {
        println!("{} {origin}", version.trim());
        return Ok(path);
    }
    Err(format!(
        "{path} ({origin}) does not start: install Chromium or Chrome, name it in {VARIABLE}, then start again."
    ))
}

/// Ubuntu's stub answers with advice instead of a version.
fn is_browser(version: &str) -> bool {
    let name = version.starts_with("Chromium ") || version.starts_with("Google Chrome ");
    name && version.chars().any(|c| c.is_ascii_digit())
}

/// Debian has a real package; Ubuntu and its children do not.
fn packages_it(os_release: &str) -> bool {
    os_release
        .lines()
        .any(|line| line == "ID=debian" || line == "ID=\"debian\"")
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
    fn only_debian_packages_it() {
        assert!(packages_it("NAME=\"Debian\"\nID=debian\n"));
        assert!(!packages_it("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(!packages_it("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!packages_it(""));
    }
}
