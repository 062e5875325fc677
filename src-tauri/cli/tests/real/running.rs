//! A program that runs beside a test and never outlives it, and waiting for what it brings.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than any of these journeys; `timeout` ends the program then, even when the test itself was killed.
const AT_MOST: &str = "240";
/// What a mirror may take for one thing on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program in the background.
pub struct Running(Child);

impl Running {
    pub fn start(program: &str, words: &[&str]) -> Self {
        let mut command = Command::new("timeout");
        command
            .args(["--signal=KILL", AT_MOST, program])
            .args(words);
        // Neither the officer's settings nor another mirror of this machine.
        for name in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
        ] {
            command.env(name, std::env::temp_dir());
        }
        command.envs([("STNOUPGRADE", "1"), ("STNODEFAULTFOLDER", "1")]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // `timeout` hands a SIGTERM on to the program; its own end would leave the program behind.
        let asked = Command::new("kill").arg(self.0.id().to_string()).status();
        if asked.is_ok_and(|status| status.success()) {
            let _ = self.0.wait();
        }
    }
}

/// A port of the loopback that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// Asks again and again until there is an answer; a minute without one is a failure.
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What a program says of itself, on one line.
pub fn version(program: &str) -> String {
    let output = Command::new(program).arg("--version").output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().next().unwrap_or_default().to_owned()
}
