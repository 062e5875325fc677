//! The page `docs/forms.md` lists what the code reads, and every code of a finding has its sentence in both languages.
//! After a change of the tables: `RYTHME_WRITE_DOCS=1 cargo test -p forms --test documented`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The page with each block replaced by the table of that name.
fn rewritten(page: &str) -> String {
    let mut page = page.to_owned();
    for (name, table) in forms::supported::tables() {
        let start = format!("<!-- {name} -->\n");
        let from = page
            .find(&start)
            .unwrap_or_else(|| panic!("no block {name}"))
            + start.len();
        let to = from + page[from..].find("<!-- end -->").expect("the block ends");
        page.replace_range(from..to, &table);
    }
    page
}

#[test]
fn the_page_lists_what_the_code_reads() {
    let path = root().join("docs/forms.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let right = rewritten(&page);
    if std::env::var_os("RYTHME_WRITE_DOCS").is_some() {
        std::fs::write(&path, &right).expect("the page can be written");
    }
    assert_eq!(page, right, "docs/forms.md is not what the code reads");
}

fn sources(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.to_string_lossy().ends_with("tests.rs")
        {
            found.push_str(&std::fs::read_to_string(&path).expect("a source"));
        }
    }
}

/// The codes in the catalogue file of this crate.
fn said(language: &str) -> BTreeSet<String> {
    let path = root().join(format!("assets/i18n/{language}/findings-forms.ftl"));
    let text = std::fs::read_to_string(path).expect("the catalogue is there");
    let keys = text
        .lines()
        .filter_map(|line| line.strip_prefix("finding-")?.split_once(" ="));
    keys.map(|(key, _)| key.replace('-', "_")).collect()
}

#[test]
fn every_code_has_its_sentence_and_every_sentence_its_code() {
    let mut code = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut code,
    );
    let french = said("fr");
    assert_eq!(french, said("en"));
    for key in &french {
        assert!(
            code.contains(&format!("\"{key}\"")),
            "{key} is said and never found"
        );
    }
    // Codes are the first argument of the calls that make a finding.
    for call in [
        "Finding::error(\"",
        "Finding::warning(\"",
        ".error(\"",
        ".warning(\"",
        "at(\"",
        "warn(\"",
        "problem(\"",
    ] {
        for rest in code.split(call).skip(1) {
            let found = rest.split('"').next().expect("a literal ends");
            assert!(french.contains(found), "{found} has no sentence");
        }
    }
}
