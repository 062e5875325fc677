//! Pure crates take clock, ids, seeds and bytes as arguments: the same arguments give the same result, everywhere and for ever.

use super::without_tests;
use crate::machine::files::Source;

const PURE: &[&str] = &[
    "src-tauri/domain/src",
    "src-tauri/forms/src",
    "src-tauri/coedit/src",
    "src-tauri/documents/src",
];

const IMPURE: &[&str] = &[
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "Local::today",
    "now_v7",
    "new_v4",
    "getrandom",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "println!",
];

pub fn offences(sources: &[Source]) -> Vec<String> {
    let pure = |s: &&Source| PURE.iter().any(|folder| s.under(folder));
    let mut found = Vec::new();
    for source in sources.iter().filter(pure).filter(|s| !s.is_test()) {
        let code = without_tests(&source.text);
        for name in IMPURE {
            if lines_of_code(code).any(|line| line.contains(name)) {
                found.push(format!("{}: {name} in a pure crate", source.path));
            }
        }
    }
    found
}

fn lines_of_code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|l| !l.trim_start().starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn a_clock_in_the_domain_fails() {
        let bad = source("src-tauri/domain/src/a.rs", "let t = Utc::now();");
        assert_eq!(
            offences(&[bad]),
            ["src-tauri/domain/src/a.rs: Utc::now in a pure crate"]
        );
    }

    #[test]
    fn comments_tests_and_other_crates_pass() {
        let good = [
            source(
                "src-tauri/domain/src/a.rs",
                "/// Never Utc::now.\nfn a() {}",
            ),
            source(
                "src-tauri/forms/src/b.rs",
                "fn b() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n",
            ),
            source("src-tauri/app/src/c.rs", "Utc::now()"),
        ];
        assert!(offences(&good).is_empty());
    }
}
