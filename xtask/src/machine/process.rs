//! Running other programs: each failure becomes a sentence that repeats the command.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::complaints::Complaints;

/// Runs and lets the program speak; fails when it does.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|e| absent(command, &e))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{} ({status})", line(command)))
}

/// Runs tests and lets them speak; the failure repeats what those that failed said, since a long log is not read to its middle.
pub fn run_tests(command: &mut Command) -> Result<(), String> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| absent(command, &e))?;
    let mut complaints = Complaints::default();
    if let Some(output) = child.stdout.take() {
        for part in BufReader::new(output).split(b'\n') {
            let part = part.map_err(|e| absent(command, &e))?;
            let spoken = String::from_utf8_lossy(&part);
            println!("{spoken}");
            complaints.hear(&spoken);
        }
    }
    let status = child.wait().map_err(|e| absent(command, &e))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{} ({status})\n{complaints}", line(command)))
}

/// Runs and returns what the program printed; its errors go to the terminal.
pub fn read(command: &mut Command) -> Result<String, String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| absent(command, &e))?;
    if !output.status.success() {
        return Err(format!("{} ({})", line(command), output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{}: not UTF-8", line(command)))
}

/// Standard output whatever the exit code; empty when the program does not exist.
pub fn peek(command: &mut Command) -> String {
    command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default()
}

/// Whether the program exists and ends well; says nothing.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn absent(command: &Command, error: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy();
    format!("{program} cannot be started: {error}")
}

/// The command without the folder of its program.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    std::iter::once(program.file_name().unwrap_or(command.get_program()))
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failure_repeats_the_command() {
        let error = run(Command::new("/bin/false").arg("x")).unwrap_err();
        assert!(error.starts_with("false x ("), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = read(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(error.starts_with("no-such-program-here cannot be started"));
        assert_eq!(peek(&mut Command::new("no-such-program-here")), "");
        assert!(!succeeds(&mut Command::new("no-such-program-here")));
    }
}
