//! The verdict over the catalogue: French is the reference, English its twin.

use super::catalogue::Catalogue;
use super::{compare, typography, used, wanted};
use crate::machine::files::{Source, sources};
use crate::machine::repo::Repo;
use crate::tidy;

pub fn i18n(repo: &Repo) -> Result<(), String> {
    let offences = offences(&sources(&repo.root)?);
    tidy::all::report("i18n", &offences)
}

fn offences(sources: &[Source]) -> Vec<String> {
    let (french, mut found) = Catalogue::read("fr", sources);
    let (english, unread) = Catalogue::read("en", sources);
    found.extend(unread);
    if french.entries.is_empty() {
        found.push("assets/i18n/fr holds no message".to_owned());
    }
    found.extend(compare::offences(&french, &english));
    found.extend(typography::offences(&french));
    found.extend(wanted::offences(sources, &french));
    found.extend(used::offences(sources, &french));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn an_empty_catalogue_is_no_pass() {
        assert_eq!(offences(&[]), ["assets/i18n/fr holds no message"]);
    }

    #[test]
    fn every_rule_is_asked() {
        let found = offences(&[
            source("assets/i18n/fr/a.ftl", "a = Fini !\n"),
            source("assets/i18n/en/a.ftl", "b = Done!\n"),
            source("ui/src/x.ts", "t('c')"),
        ]);
        assert_eq!(
            found,
            [
                "a: missing in en",
                "b: missing in fr",
                "assets/i18n/fr/a.ftl: a: plain space before !",
                "ui/src/x.ts: asks for c, which is not in the catalogue",
                "assets/i18n/fr/a.ftl: a is not used",
            ]
        );
    }
}
