//! `lib.rs` and `mod.rs` hold the module's doc and declarations: one reads them as a table of contents.

use crate::machine::files::Source;

const LIMIT: usize = 60;

pub fn offences(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|s| ["lib.rs", "mod.rs"].contains(&s.name()) && !s.is_test())
        .flat_map(of_file)
        .collect()
}

fn of_file(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let lines = source.text.lines().count();
    if lines > LIMIT {
        found.push(format!("{}: {lines} lines, at most {LIMIT}", source.path));
    }
    let code = source
        .text
        .lines()
        .filter(|l| !l.trim_start().starts_with("//"));
    if code.clone().any(declares_function) {
        found.push(format!("{}: declarations only, no function", source.path));
    }
    found
}

fn declares_function(line: &str) -> bool {
    line.split_whitespace().any(|word| word == "fn")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn declarations_pass() {
        let good = source("a/lib.rs", "//! The fn of it.\npub mod x;\npub use x::Y;\n");
        assert!(offences(&[good]).is_empty());
    }

    #[test]
    fn functions_and_length_fail() {
        let bad = [
            source("a/mod.rs", "//! A.\npub(crate) fn f() {}\n"),
            source("b/lib.rs", &"// x\n".repeat(61)),
        ];
        assert_eq!(
            offences(&bad),
            [
                "a/mod.rs: declarations only, no function",
                "b/lib.rs: 61 lines, at most 60",
            ]
        );
        assert!(offences(&[source("a/other.rs", "fn f() {}")]).is_empty());
    }
}
