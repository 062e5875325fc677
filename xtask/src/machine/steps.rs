//! Named steps, each timed; a step whose need failed is left out and counted as such.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

#[derive(Clone, PartialEq, Debug)]
enum Verdict {
    Passed,
    Failed(String),
    LeftOut(String),
}

/// What ran so far, in order.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Verdict, Duration)>,
}

impl Steps {
    /// Runs a step unless one that it needs did not pass.
    pub fn step(&mut self, name: &str, needs: &[&str], work: impl FnOnce() -> Result<(), String>) {
        println!("\n── {name}");
        let start = Instant::now();
        let verdict = match self.unmet(needs) {
            Some(need) => Verdict::LeftOut(format!("needs {need}")),
            None => work().map_or_else(Verdict::Failed, |()| Verdict::Passed),
        };
        let duration = start.elapsed();
        let sentence = verdict.sentence();
        let first = sentence.lines().next().unwrap_or_default();
        println!("{name}: {first} ({})", seconds(duration));
        self.done.push((name.to_owned(), verdict, duration));
    }

    fn unmet<'a>(&self, needs: &[&'a str]) -> Option<&'a str> {
        let verdicts: BTreeMap<&str, &Verdict> =
            self.done.iter().map(|(n, v, _)| (n.as_str(), v)).collect();
        needs
            .iter()
            .find(|need| verdicts.get(**need) != Some(&&Verdict::Passed))
            .copied()
    }

    /// Prints what failed tests said and the table; an error when a step failed or was left out.
    pub fn finish(self) -> Result<(), String> {
        self.done.iter().for_each(tell);
        println!("\n{}", self.table());
        let summary = self.summary();
        if self.done.iter().all(|(_, v, _)| *v == Verdict::Passed) {
            println!("{summary}");
            return Ok(());
        }
        Err(summary)
    }

    fn table(&self) -> String {
        let width = self.done.iter().map(|(n, ..)| n.chars().count()).max();
        let width = width.unwrap_or(0);
        let line = |(name, verdict, duration): &(String, Verdict, Duration)| {
            let sentence = verdict.sentence();
            let first = sentence.lines().next().unwrap_or_default();
            format!("{name:width$}  {:>9}  {first}", seconds(*duration))
        };
        self.done.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn summary(&self) -> String {
        let count = |f: fn(&Verdict) -> bool| self.done.iter().filter(|(_, v, _)| f(v)).count();
        let total: Duration = self.done.iter().map(|(.., d)| *d).sum();
        let left_out = match count(|v| matches!(v, Verdict::LeftOut(_))) {
            0 => String::new(),
            n => format!(", {n} left out"),
        };
        format!(
            "{} passed, {} failed{left_out} in {}",
            count(|v| *v == Verdict::Passed),
            count(|v| matches!(v, Verdict::Failed(_))),
            seconds(total)
        )
    }
}

/// Everything that a failed step said after its first line.
fn tell((name, verdict, _): &(String, Verdict, Duration)) {
    if let Verdict::Failed(why) = verdict
        && let Some((_, more)) = why.split_once('\n')
    {
        println!("\n── what failed in {name}\n{more}");
    }
}

impl Verdict {
    fn sentence(&self) -> String {
        match self {
            Verdict::Passed => "passed".to_owned(),
            Verdict::Failed(why) => format!("FAILED: {why}"),
            Verdict::LeftOut(why) => format!("left out: {why}"),
        }
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_passed() {
        let mut steps = Steps::default();
        steps.step("a", &[], || Ok(()));
        steps.step("b", &["a"], || Ok(()));
        assert!(steps.summary().starts_with("2 passed, 0 failed in "));
        assert_eq!(steps.finish(), Ok(()));
    }

    #[test]
    fn what_needs_a_failed_step_is_left_out_and_the_lane_fails() {
        let mut steps = Steps::default();
        steps.step("a", &[], || Err("no disk\nmore".to_owned()));
        steps.step("b", &["a"], || panic!("must not run"));
        steps.step("c", &["b"], || panic!("must not run"));
        steps.step("d", &[], || Ok(()));
        assert!(steps.table().contains("FAILED: no disk\n"));
        assert!(steps.table().contains("left out: needs a"));
        let summary = steps.finish().unwrap_err();
        assert!(
            summary.starts_with("1 passed, 1 failed, 2 left out"),
            "{summary}"
        );
    }
}
