//! `rythme-testhost` as a child process: calls over HTTP, and SIGKILL.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use crate::support::PASSPHRASE;

/// A running program on a database, unlocked.
pub struct Host {
    child: Child,
    address: String,
}

/// A call that was sent and whose reply nobody waits for yet.
pub struct Asked(TcpStream);

impl Host {
    pub fn start(database: &Path) -> Self {
        let pages = database.with_file_name("pages");
        std::fs::create_dir_all(&pages).unwrap();
        std::fs::write(pages.join("index.html"), "none").unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_rythme-testhost"))
            .arg("--db")
            .arg(database)
            .arg("--dist")
            .arg(pages)
            .env("RYTHME_NO_KEYRING", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().to_owned();
        let host = Self { child, address };
        host.call(
            "session_unlock",
            json!({ "passphrase": PASSPHRASE, "remember": false }),
        );
        host
    }

    /// Sends a call.
    pub fn ask(&self, name: &str, args: impl Serialize) -> Asked {
        let body = serde_json::to_string(&args).unwrap();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "POST /call/{name} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        Asked(stream)
    }

    /// Calls and waits: what comes back was acknowledged.
    pub fn call(&self, name: &str, args: impl Serialize) -> Value {
        let reply = self.ask(name, args).reply();
        reply.unwrap_or_else(|| panic!("{name} was not answered"))
    }

    /// Sends a call and kills the process at a random moment of it; the reply, if it had left before.
    pub fn kill_during(
        self,
        random: &mut fastrand::Rng,
        at_most: Duration,
        name: &str,
        args: impl Serialize,
    ) -> Option<Value> {
        let asked = self.ask(name, args);
        // A random moment, not a wait for anything.
        std::thread::sleep(at_most.mul_f64(random.f64()));
        self.kill();
        asked.reply()
    }

    /// SIGKILL: no destructor runs, nothing is flushed.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Killed already in the good case.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Asked {
    /// The whole reply, or nothing when the process ended before it was out.
    pub fn reply(mut self) -> Option<Value> {
        let mut bytes = Vec::new();
        // A connection that breaks off is what a kill looks like from here.
        let _ = self.0.read_to_end(&mut bytes);
        let text = String::from_utf8(bytes).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        assert!(head.starts_with("HTTP/1.1 200"), "{text}");
        serde_json::from_str(body).ok()
    }
}
