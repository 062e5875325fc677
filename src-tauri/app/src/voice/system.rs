//! The system's voice as a program: `spd-say` (speech-dispatcher), `say` on macOS, SAPI through PowerShell on Windows.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::Voice;

/// The program that speaks on this system.
const PROGRAM: &str = if cfg!(windows) {
    "powershell.exe"
} else if cfg!(target_os = "macos") {
    "say"
} else {
    "spd-say"
};

/// What PowerShell runs: the text comes on standard input, so that no sentence is a part of a script.
const SAPI: &str = "Add-Type -AssemblyName System.Speech; $v = New-Object System.Speech.Synthesis.SpeechSynthesizer; \
    [Console]::InputEncoding = [Text.Encoding]::UTF8; \
    try { $v.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]$args[0]) } catch {}; \
    $v.Speak([Console]::In.ReadToEnd())";

/// The voice of this system; what is being said is a process of ours.
#[derive(Default)]
pub struct SystemVoice {
    speaking: Mutex<Option<Child>>,
}

impl Voice for SystemVoice {
    fn is_there(&self) -> bool {
        program().is_some()
    }

    fn say(&self, text: &str, language: &str) -> io::Result<()> {
        self.stop();
        let program = program().ok_or(io::ErrorKind::NotFound)?;
        let mut command = Command::new(program);
        // On one line: it is one message.
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        say_it(&mut command, language, &line);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        if let Some(mut input) = child.stdin.take() {
            // A voice that has heard enough, or takes its text as an argument, may have closed it already.
            let _ = input.write_all(line.as_bytes());
        }
        *self.speaking() = Some(child);
        Ok(())
    }

    fn stop(&self) {
        let Some(mut child) = self.speaking().take() else {
            return;
        };
        if cfg!(all(unix, not(target_os = "macos"))) {
            // The dispatcher would go on without the program that asked it.
            if let Some(mut silence) = program().and_then(|path| {
                Command::new(path)
                    .arg("--cancel")
                    .stdin(Stdio::null())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .ok()
            }) {
                let _ = silence.wait();
            }
        }
        // It may have ended by itself.
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl SystemVoice {
    fn speaking(&self) -> std::sync::MutexGuard<'_, Option<Child>> {
        self.speaking.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for SystemVoice {
    fn drop(&mut self) {
        self.stop();
    }
}

fn say_it(command: &mut Command, language: &str, line: &str) {
    if cfg!(windows) {
        command.args(["-NoProfile", "-NonInteractive", "-Command", SAPI, language]);
    } else if cfg!(target_os = "macos") {
        command.args(["-f", "-"]);
    } else {
        // Not by its standard input: a line that begins with `!-!` would be a command to the dispatcher there.
        command.args(["--wait", "--language", language, "--", line]);
    }
}

/// The program's whole path, from the places where programs are looked for.
fn program() -> Option<PathBuf> {
    let places = std::env::var_os("PATH")?;
    std::env::split_paths(&places)
        .map(|place| place.join(PROGRAM))
        .find(|path| path.is_file())
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn stopping_what_does_not_speak_is_nothing() {
        SystemVoice::default().stop();
    }

    #[test]
    fn the_language_is_told_and_a_text_is_never_an_option() {
        let mut command = Command::new("voice");
        say_it(&mut command, "ar", "--cancel");
        let told: Vec<_> = command
            .get_args()
            .map(|arg| arg.to_string_lossy().into_owned())
            .collect();
        if cfg!(target_os = "linux") {
            assert_eq!(told, ["--wait", "--language", "ar", "--", "--cancel"]);
        }
    }
}
