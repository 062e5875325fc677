//! System packages: what is missing is installed through apt, as root or through sudo without a question; else one sentence says how.

use std::process::{Command, Stdio};

use super::process;

/// To compile: a C toolchain for SQLCipher, WebKit for the window, OpenSSL for SQLCipher.
pub const BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libssl-dev",
];
/// To open the window where there is no display.
pub const HEADLESS: &[&str] = &["xvfb", "xauth", "dbus"];
/// To drive the window (the browser is in chromium.rs).
pub const TESTS: &[&str] = &["webkit2gtk-driver"];

/// Installs what is missing of `wanted`.
pub fn ensure(wanted: &[&str]) -> Result<(), String> {
    if !process::succeeds(Command::new("dpkg-query").arg("--version")) {
        println!(
            "This is no Debian or Ubuntu: install the equivalents of {} yourself.",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing = missing_now(wanted);
    if missing.is_empty() {
        println!("System packages: nothing missing.");
        return Ok(());
    }
    install(&missing)?;
    let still = missing_now(wanted);
    if still.is_empty() {
        return Ok(());
    }
    Err(format!("apt did not install {}.", still.join(" ")))
}

fn missing_now<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    let mut query = Command::new("dpkg-query");
    query.args(["-W", "-f=${Package} ${db:Status-Status}\n"]);
    // Unknown packages go to standard error and to the exit code; the known ones are still listed.
    missing(wanted, &process::peek(query.args(wanted)))
}

/// Those of `wanted` that a listing `package status` does not call installed.
fn missing<'a>(wanted: &[&'a str], listing: &str) -> Vec<&'a str> {
    let installed: Vec<&str> = listing
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .collect();
    let absent = |package: &&&str| !installed.contains(*package);
    wanted.iter().filter(absent).copied().collect()
}

fn install(packages: &[&str]) -> Result<(), String> {
    let prefix = privilege().ok_or_else(|| by_hand(packages))?;
    println!("Installing {} with apt.", packages.join(" "));
    // A mirror that fails to update may still serve what the old lists name: the installation decides.
    if let Err(error) = process::run(&mut apt(prefix, &["update"])) {
        println!("{error}");
    }
    let mut install = apt(prefix, &["install", "-y", "--no-install-recommends"]);
    process::run(install.args(packages)).map_err(|error| format!("{error}. {}", by_hand(packages)))
}

/// Nothing for root, sudo when it asks nothing, none otherwise.
fn privilege() -> Option<&'static [&'static str]> {
    if process::peek(Command::new("id").arg("-u")).trim() == "0" {
        return Some(&[]);
    }
    process::succeeds(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}

fn apt(prefix: &[&str], args: &[&str]) -> Command {
    let words: Vec<&str> = prefix
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .chain(["-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=600"])
        .chain(args.iter().copied())
        .collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).stdin(Stdio::null());
    command
}

fn by_hand(packages: &[&str]) -> String {
    format!(
        "System packages are missing; install them, then start again: sudo apt-get update && \
         sudo apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_installed_counts() {
        let listing = "xvfb installed\nxauth config-files\nlibssl-dev installed\n";
        let wanted = ["xvfb", "xauth", "libssl-dev", "dbus"];
        assert_eq!(missing(&wanted, listing), ["xauth", "dbus"]);
    }

    #[test]
    fn a_package_of_two_architectures_is_listed_twice() {
        let listing = "libssl-dev not-installed\nlibssl-dev installed\n";
        assert!(missing(&["libssl-dev"], listing).is_empty());
        assert_eq!(missing(&["libssl"], listing), ["libssl"]);
    }

    #[test]
    fn the_sentence_holds_the_exact_line() {
        let sentence = by_hand(&["xvfb", "dbus"]);
        assert_eq!(sentence.lines().count(), 1);
        assert!(sentence.ends_with("apt-get install -y --no-install-recommends xvfb dbus"));
    }

    #[test]
    fn sudo_comes_before_apt() {
        let command = apt(&["sudo", "-n"], &["update"]);
        assert_eq!(command.get_program(), "sudo");
        assert!(command.get_args().any(|arg| arg == "apt-get"));
        assert_eq!(apt(&[], &["update"]).get_program(), "env");
    }
}
