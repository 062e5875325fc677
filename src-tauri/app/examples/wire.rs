//! Writes the TypeScript of the wire: `cargo run -p app --example wire -- ui/src/wire`.
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from("ui/src/wire"), PathBuf::from);
    app::wire::write(&folder)
}
