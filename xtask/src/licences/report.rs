//! The verdict over Cargo's and npm's dependencies together.

use super::{allowed, cargo, npm, spdx};
use crate::machine::repo::Repo;
use crate::tidy;

/// One dependency and what it says of its licence.
pub struct Licensed {
    pub origin: &'static str,
    pub name: String,
    pub version: String,
    pub licence: Option<String>,
}

pub fn licences(repo: &Repo) -> Result<(), String> {
    let mut all = cargo::licensed(&repo.metadata(true)?);
    all.extend(npm::read(&repo.ui())?);
    println!("{} dependencies", all.len());
    let offences: Vec<String> = all.iter().filter_map(offence).collect();
    tidy::all::report("licences", &offences)
}

fn offence(package: &Licensed) -> Option<String> {
    let name = &package.name;
    let place = format!("{} {name} {}", package.origin, package.version);
    let Some(licence) = &package.licence else {
        return Some(format!("{place}: says no licence"));
    };
    let ok = spdx::satisfied(licence, &|single| allowed::is_allowed(name, single));
    (!ok).then(|| format!("{place}: {licence} is not allowed (xtask/src/licences/allowed.rs)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, licence: Option<&str>) -> Option<String> {
        offence(&Licensed {
            origin: "cargo",
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
        })
    }

    #[test]
    fn an_exception_is_for_one_package() {
        let licence = Some("MIT AND BSD-3-Clause AND blessing AND WTFPL");
        assert_eq!(of("sqlcipher-src", licence), None);
        assert!(of("other", licence).is_some());
    }

    #[test]
    fn copyleft_and_silence_are_listed() {
        let sentence = of("left", Some("GPL-3.0-only")).unwrap();
        assert!(sentence.starts_with("cargo left 1.0.0: GPL-3.0-only is not allowed"));
        assert_eq!(
            of("mute", None),
            Some("cargo mute 1.0.0: says no licence".to_owned())
        );
    }

    #[test]
    fn no_exception_repeats_the_list() {
        for (package, licence, why) in allowed::EXCEPTIONS {
            assert!(!allowed::LICENCES.contains(licence), "{package}");
            assert!(!why.is_empty());
        }
    }
}
