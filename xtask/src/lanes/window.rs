//! Programs that need a display: a virtual one where there is none, and always in tests.

use std::path::Path;
use std::process::Command;

/// Whether a window could show on this machine.
pub fn has_display(variable: &dyn Fn(&str) -> Option<std::ffi::OsString>) -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

/// The program inside its own X server and its own session bus; both end with it.
pub fn virtual_display(program: &str) -> Command {
    let mut command = Command::new("dbus-run-session");
    command
        .args(["--", "xvfb-run", "--auto-servernum"])
        .args(["--server-args=-screen 0 1440x900x24 -nolisten tcp"])
        .arg(program)
        .env_remove("WAYLAND_DISPLAY")
        .env("NO_AT_BRIDGE", "1");
    command
}

/// Gives a command a home of its own: neither the officer's settings nor another run's are seen.
pub fn own_home(command: &mut Command, home: &Path) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", home.display());
    if home.exists() {
        std::fs::remove_dir_all(home).map_err(fail)?;
    }
    for (variable, folder) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ] {
        let path = home.join(folder);
        std::fs::create_dir_all(&path).map_err(fail)?;
        command.env(variable, path);
    }
    command.env("LANG", "C.UTF-8").env_remove("LC_ALL");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_is_no_display() {
        assert!(has_display(&|name| (name == "DISPLAY").then(|| ":0".into())));
        assert!(has_display(
            &|name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into())
        ));
        assert!(!has_display(&|_| Some("".into())));
        assert!(!has_display(&|_| None));
    }

    #[test]
    fn a_home_is_emptied_first() {
        let home = std::env::temp_dir().join(format!("rythme-home-{}", std::process::id()));
        std::fs::create_dir_all(home.join("config/old")).unwrap();
        let mut command = Command::new("true");
        own_home(&mut command, &home).unwrap();
        let old = home.join("config/old").exists();
        let new = home.join("config").is_dir();
        std::fs::remove_dir_all(&home).unwrap();
        assert!(new && !old);
        assert!(
            command
                .get_envs()
                .any(|(name, value)| name == "XDG_DATA_HOME" && value.is_some())
        );
    }
}
