//! Writes the two questionnaires that ship with Rythme into `assets/forms`, always with the same content:
//! `cargo run -p forms --example write_bundled_forms`.

mod content;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/forms");
    for questionnaire in content::all() {
        std::fs::write(folder.join(questionnaire.file), questionnaire.workbook()?)?;
        println!("{}", questionnaire.file);
    }
    Ok(())
}
