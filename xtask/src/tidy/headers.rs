//! Every source opens with a comment that says what lives in it.

use crate::machine::files::Source;

/// Shorter says nothing.
const SHORTEST: usize = 12;

pub fn offences(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|s| s.is(&["rs", "ts", "mjs", "svelte", "sql"]) && !says(s))
        .map(|s| format!("{}: the first line must say what lives here", s.path))
        .collect()
}

fn says(source: &Source) -> bool {
    let mut lines = source.text.lines();
    let mut first = lines.next().unwrap_or_default();
    if first.starts_with("#!/") {
        first = lines.next().unwrap_or_default();
    }
    let marks: &[&str] = match source.path.rsplit('.').next() {
        Some("svelte") => &["<!--"],
        Some("sql") => &["--"],
        _ => &["//", "/*"],
    };
    let Some(rest) = marks.iter().find_map(|mark| first.strip_prefix(mark)) else {
        return false;
    };
    // A block comment may open on a line of its own.
    let opens_block = ["<!--", "/*", "/**"].contains(&first.trim_end());
    let said = if opens_block {
        lines.next()
    } else {
        Some(rest)
    };
    said.is_some_and(|said| words(said).chars().count() >= SHORTEST)
}

/// The line without the marks of its comment.
fn words(line: &str) -> &str {
    line.trim_matches(['/', '!', '*', '-', '>', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn a_sentence_passes() {
        let good = [
            source("a.rs", "//! What lives here.\n"),
            source("b.svelte", "<!-- A button that waits. -->\n"),
            source("b2.svelte", "<!--\n  A button that waits.\n-->\n"),
            source("c.sql", "-- The first tables.\n"),
            source("d.mjs", "#!/usr/bin/env node\n// Drives the window.\n"),
            source("e.ts", "/** Topics and queries. */\n"),
            source("f.css", "body {}"),
        ];
        assert_eq!(offences(&good), Vec::<String>::new());
    }

    #[test]
    fn code_silence_and_a_word_fail() {
        let bad = [
            source("a.rs", "use std::fmt;\n"),
            source("b.svelte", "<script>\n"),
            source("c.sql", "// no SQL comment here\n"),
            source("d.ts", ""),
            source("e.rs", "//! app\n"),
            source("f.svelte", "<!--\n-->\n<p>long enough to speak</p>"),
            source("g.rs", "//\nfn long_enough_to_speak() {}\n"),
        ];
        assert_eq!(offences(&bad).len(), bad.len());
    }
}
