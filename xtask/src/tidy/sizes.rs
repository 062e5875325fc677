//! File sizes: what no longer fits on a few screens holds more than one thing.

use crate::machine::files::Source;

const LIMIT: usize = 400;
/// Tests read as lists: they may be longer.
const LIMIT_OF_TESTS: usize = 600;

pub fn offences(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|s| s.is(&["rs", "ts", "mjs", "svelte", "css", "sql"]) && !s.is_generated())
        .filter_map(too_long)
        .collect()
}

fn too_long(source: &Source) -> Option<String> {
    let limit = if source.is_test() {
        LIMIT_OF_TESTS
    } else {
        LIMIT
    };
    let lines = source.text.lines().count();
    (lines > limit).then(|| format!("{}: {lines} lines, at most {limit}", source.path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn the_limit_is_inclusive_and_larger_for_tests() {
        let found = offences(&[
            source("src-tauri/app/src/a.rs", &"x\n".repeat(400)),
            source("src-tauri/app/src/b.rs", &"x\n".repeat(401)),
            source("tests/tests/c.rs", &"x\n".repeat(600)),
            source("ui/src/d.test.ts", &"x\n".repeat(601)),
            source("ui/src/wire/types.ts", &"x\n".repeat(2000)),
            source("docs/e.md", &"x\n".repeat(2000)),
        ]);
        assert_eq!(
            found,
            [
                "src-tauri/app/src/b.rs: 401 lines, at most 400",
                "ui/src/d.test.ts: 601 lines, at most 600",
            ]
        );
    }
}
