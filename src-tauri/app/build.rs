//! Lists the catalogue's files, so that a new one needs no line of code.
use std::fmt::Write as _;
use std::path::Path;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/i18n");
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    for language in ["fr", "en"] {
        let folder = root.join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .expect("the catalogue is part of the repository")
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
            .collect();
        files.sort();
        let mut list = String::from("[\n");
        for file in &files {
            println!("cargo::rerun-if-changed={}", file.display());
            let _ = writeln!(list, "include_str!({:?}),", file.display().to_string());
        }
        list.push(']');
        std::fs::write(
            Path::new(&out).join(format!("catalogue_{language}.rs")),
            list,
        )
        .expect("OUT_DIR is writable");
    }
}
