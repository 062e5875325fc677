//! Writes the sample picture of the journeys: `cargo run -p documents --example write_sample`.

#[path = "../src/picture/testing.rs"]
#[allow(dead_code)]
mod testing;

fn main() -> std::io::Result<()> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/photos");
    std::fs::create_dir_all(folder)?;
    std::fs::write(format!("{folder}/facade.jpg"), testing::jpeg(480, 320, 6))
}
