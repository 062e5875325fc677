//! Where the checkout lies, and what cargo knows of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::process;

/// The checkout: its root and cargo's target folder.
pub struct Repo {
    pub root: PathBuf,
    pub target: PathBuf,
}

/// The part of `cargo metadata` that the rules read.
#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub workspace_members: Vec<String>,
    target_directory: PathBuf,
}

#[derive(Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
}

impl Repo {
    pub fn here() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or("xtask lies in no folder")?
            .to_owned();
        let mut repo = Self {
            target: root.join("target"),
            root,
        };
        repo.target = repo.metadata(false)?.target_directory;
        Ok(repo)
    }

    /// Cargo at the root, free of what `cargo run` says about xtask itself: build scripts that watch those variables would run again.
    pub fn cargo(&self, args: &[&str]) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.current_dir(&self.root).args(args);
        for (name, _) in std::env::vars() {
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name);
            }
        }
        command
    }

    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// What is ours, and on demand every dependency for every platform.
    pub fn metadata(&self, with_dependencies: bool) -> Result<Metadata, String> {
        let mut command = self.cargo(&["metadata", "--format-version", "1"]);
        if !with_dependencies {
            command.arg("--no-deps");
        }
        let text = process::read(&mut command)?;
        serde_json::from_str(&text).map_err(|e| format!("cargo metadata is not as expected: {e}"))
    }
}
