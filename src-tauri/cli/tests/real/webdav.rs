//! Laptops that never see the folder itself: each has a mirror that `rclone` copies to and from a WebDAV server on the loopback. Only
//! what is new or of another length travels; nothing is ever deleted by it. (rclone 1.60 cannot `bisync` with a server that keeps no
//! times, and a mount needs rights that a test has not.)

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use serde_json::json;
use tempfile::TempDir;

use crate::running::{Running, free_port, until, version};
use crate::support::{Desk, text, tree};

/// The server with what it serves.
struct Server {
    root: TempDir,
    config: TempDir,
    _running: Running,
}

impl Server {
    fn start() -> Self {
        let (root, config) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let address = format!("127.0.0.1:{}", free_port());
        let settings = format!("[dav]\ntype = webdav\nurl = http://{address}\nvendor = other\n");
        fs::write(config.path().join("rclone.conf"), settings).unwrap();
        let at = root.path().to_str().unwrap();
        let file = config.path().join("rclone.conf");
        // What is changed behind the server's back is served as it is.
        let words = [
            "--config",
            file.to_str().unwrap(),
            "serve",
            "webdav",
            at,
            "--addr",
            &address,
            "--dir-cache-time",
            "1ms",
        ];
        let running = Running::start("rclone", &words);
        until("WebDAV answers", || TcpStream::connect(&address).ok());
        Self {
            root,
            config,
            _running: running,
        }
    }

    fn copy(&self, from: &str, to: &str) {
        let output = Command::new("rclone")
            .arg("--config")
            .arg(self.config.path().join("rclone.conf"))
            .args(["copy", "--size-only", "--exclude", ".tmp-*", from, to])
            .env("HOME", self.config.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    }
}

/// A laptop with its mirror.
struct Away {
    desk: Desk,
    mirror: TempDir,
}

impl Away {
    fn new(name: &str) -> Self {
        Self {
            desk: Desk::new(name),
            mirror: tempfile::tempdir().unwrap(),
        }
    }

    fn at(&self) -> &str {
        self.mirror.path().to_str().unwrap()
    }

    /// Up before down: what this laptop has whole is better than what the server has by half.
    fn mirror(&self, server: &Server) {
        server.copy(self.at(), "dav:");
        server.copy("dav:", self.at());
    }

    /// Fetches, syncs, brings.
    fn sync(&self, server: &Server) -> serde_json::Value {
        server.copy("dav:", self.at());
        let outcome = self.desk.json(&["sync", self.at()]);
        self.mirror(server);
        outcome
    }
}

fn settle(server: &Server, laptops: &[&Away]) {
    for _ in 0..5 {
        let quiet = laptops.iter().all(|laptop| {
            let outcome = laptop.sync(server);
            outcome["sent"] == 0 && outcome["received"] == 0
        });
        if quiet {
            return;
        }
    }
    panic!("the laptops do not come to rest");
}

fn a_batch(root: &Path) -> std::path::PathBuf {
    let mut files = tree(root).into_iter().map(|(path, _)| path);
    let batch = files.find(|path| path.extension().is_some_and(|ending| ending == "b"));
    batch.unwrap()
}

#[test]
#[ignore = "needs the program rclone: cargo xtask test asks for it"]
fn three_laptops_share_through_a_webdav_server() {
    let start = Instant::now();
    let server = Server::start();
    let (claire, hugo) = (
        Away::new("Portable de Claire"),
        Away::new("Portable de Hugo"),
    );
    claire.desk.library("Canal");
    claire.sync(&server);
    for round in 0..3 {
        hugo.desk.library(&format!("Gare {round}"));
        claire.desk.library(&format!("Quai {round}"));
        hugo.sync(&server);
        claire.sync(&server);
    }
    settle(&server, &[&claire, &hugo]);
    assert_eq!(claire.desk.digest(), hugo.desk.digest());
    println!("rclone: settled after {:?}", start.elapsed());

    // The server lost half of a file: whoever comes then is told, and is whole once somebody has been there who has it.
    let torn = a_batch(server.root.path());
    let good = fs::read(&torn).unwrap();
    fs::write(&torn, &good[..good.len() / 2]).unwrap();
    let nadia = Away::new("Portable de Nadia");
    let outcome = nadia.sync(&server);
    let name = torn.strip_prefix(server.root.path()).unwrap();
    let told = json!({ "file": name, "reason": "truncated" });
    assert!(
        outcome["skipped"].as_array().unwrap().contains(&told),
        "{outcome}"
    );
    let ran = nadia.desk.run(&["--json", "verify", nadia.at()]);
    ran.sentence();
    let codes: Vec<String> = (ran.json()["findings"].as_array().unwrap().iter())
        .map(|finding| text(&finding["code"]))
        .collect();
    assert!(codes.contains(&"truncated".to_owned()), "{codes:?}");
    claire.mirror(&server);
    settle(&server, &[&nadia, &claire, &hugo]);
    for away in [&claire, &hugo, &nadia] {
        assert_eq!(away.desk.digest(), claire.desk.digest());
        let listed = away.desk.json(&["library", "list"]);
        assert_eq!(listed.as_array().unwrap().len(), 7);
        let verified = away.desk.json(&["verify", away.at()]);
        assert_eq!(verified["findings"], json!([]), "{verified}");
    }
    // The server's own folder is as good as any mirror of it.
    let phrase = claire.desk.path("phrase").display().to_string();
    let at = server.root.path().to_str().unwrap();
    claire
        .desk
        .json(&["verify", at, "--folder-passphrase-file", &phrase]);
    println!("{}: whole after {:?}", version("rclone"), start.elapsed());
}
