//! What failed tests said, out of the output of cargo's tests and of node's (TAP).

use std::fmt;

/// Enough to see what happened, few enough to be read.
const MOST: usize = 120;

/// The lines worth repeating so far.
#[derive(Default)]
pub struct Complaints {
    lines: Vec<String>,
    hearing: Option<Until>,
}

/// What ends a complaint.
#[derive(Clone, Copy)]
enum Until {
    /// Cargo: the list of failed tests, then the result.
    Result,
    /// Node: the end of a test's block, as far in as it began.
    Dots(usize),
}

impl Complaints {
    pub fn hear(&mut self, line: &str) {
        let word = line.trim_start();
        let indent = line.len() - word.len();
        if self.hearing.is_none() {
            self.hearing = begins(word, indent);
        }
        let Some(until) = self.hearing else { return };
        if self.lines.len() < MOST {
            self.lines.push(line.to_owned());
        }
        if ends(until, word, indent) {
            self.hearing = None;
        }
    }
}

fn begins(word: &str, indent: usize) -> Option<Until> {
    if word == "failures:" {
        Some(Until::Result)
    } else if word.starts_with("not ok ") {
        Some(Until::Dots(indent))
    } else {
        None
    }
}

fn ends(until: Until, word: &str, indent: usize) -> bool {
    match until {
        Until::Result => word.starts_with("test result:"),
        Until::Dots(begun) => word == "..." && indent <= begun + 2,
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(output: &str) -> String {
        let mut complaints = Complaints::default();
        output.lines().for_each(|line| complaints.hear(line));
        complaints.to_string()
    }

    #[test]
    fn a_panic_of_cargo_is_kept_and_what_passed_is_not() {
        let told = heard(
            "test a ... ok\n\nfailures:\n---- b stdout ----\nleft: 1\n\nfailures:\n    b\n\ntest result: FAILED.\ntest c ... ok",
        );
        assert!(told.starts_with("failures:\n---- b stdout"), "{told}");
        assert!(told.ends_with("test result: FAILED."), "{told}");
    }

    #[test]
    fn a_block_of_node_is_kept_and_what_passed_is_not() {
        let told =
            heard("ok 1 - a\n  ---\n  ...\nnot ok 2 - b\n  ---\n  error: 'x'\n  ...\nok 3 - c");
        assert_eq!(told, "not ok 2 - b\n  ---\n  error: 'x'\n  ...");
    }

    #[test]
    fn a_flood_is_cut() {
        let told = heard(&format!("failures:\n{}", "x\n".repeat(1000)));
        assert_eq!(told.lines().count(), MOST);
    }
}
