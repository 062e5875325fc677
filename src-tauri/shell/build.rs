//! Generates Tauri's context: the configuration, the capabilities and the embedded front end.

use tauri_build::{AppManifest, Attributes};

fn main() {
    for folder in ["capabilities", "permissions"] {
        println!("cargo:rerun-if-changed=src-tauri/shell/{folder}");
    }
    // The pages are embedded: new ones make a new window.
    println!("cargo:rerun-if-changed=ui/dist");
    // With a manifest of our own, Tauri refuses every command that no capability names.
    let manifest =
        AppManifest::new().permissions_path_pattern("./src-tauri/shell/permissions/*.toml");
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/shell/capabilities/**/*")
        .app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("tauri-build: {error:#}");
    }
}
