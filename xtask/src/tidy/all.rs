//! Runs every rule and prints what breaks one, all at once.

use super::{edges, front, headers, mentions, modules, names, purity, sizes, sql};
use crate::i18n;
use crate::machine::files::{Source, sources};
use crate::machine::repo::Repo;

type Rule = fn(&[Source]) -> Vec<String>;

const RULES: &[Rule] = &[
    sizes::offences,
    headers::offences,
    modules::offences,
    front::offences,
    purity::offences,
    sql::offences,
    mentions::offences,
];

/// The rules over crates and files, without the catalogue.
pub fn rules(repo: &Repo) -> Result<(), String> {
    let metadata = repo.metadata(false)?;
    let sources = sources(&repo.root)?;
    let mut offences = edges::offences(&metadata);
    offences.extend(names::offences(&metadata));
    offences.extend(RULES.iter().flat_map(|rule| rule(&sources)));
    report("tidy", &offences)
}

/// What `cargo xtask tidy` means: the rules and the catalogue, both told even when the first fails.
pub fn tidy(repo: &Repo) -> Result<(), String> {
    let verdicts = [rules(repo), i18n::report::i18n(repo)];
    let failed: Vec<String> = verdicts.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}

/// Prints offences one a line; an error with their number.
pub fn report(name: &str, offences: &[String]) -> Result<(), String> {
    for offence in offences {
        println!("  {offence}");
    }
    match offences.len() {
        0 => Ok(()),
        n => Err(format!("{name}: {n} offence(s)")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offence_fails() {
        assert_eq!(report("tidy", &[]), Ok(()));
        assert_eq!(
            report("tidy", &["x".to_owned()]),
            Err("tidy: 1 offence(s)".to_owned())
        );
    }
}
