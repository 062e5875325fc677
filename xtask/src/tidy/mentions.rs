//! The repository names no path of the machine it was written on, and no registry host: it builds anywhere, through any mirror.

use crate::machine::files::Source;

/// Cut in two: this file too is read by the rule.
const MACHINE: &[&str] = &[concat!("/wo", "rk/"), concat!("../sha", "red")];
const HOSTS: &[&str] = &[
    concat!("index.cra", "tes.io"),
    concat!("static.cra", "tes.io"),
    concat!("registry.np", "mjs.org"),
    concat!("registry.yarn", "pkg.com"),
    concat!("py", "pi.org"),
    concat!("python", "hosted.org"),
    concat!("deb.deb", "ian.org"),
    concat!("archive.ubu", "ntu.com"),
];
const TOOLS: &str = concat!(".libr", "ary");

pub fn offences(sources: &[Source]) -> Vec<String> {
    sources.iter().flat_map(of_file).collect()
}

fn of_file(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in source.text.lines().enumerate() {
        let named = MACHINE.iter().chain(HOSTS).find(|n| line.contains(**n));
        if let Some(name) = named {
            found.push(format!("{}:{}: names {name}", source.path, number + 1));
        } else if names_tools(line) {
            found.push(format!("{}:{}: names {TOOLS}", source.path, number + 1));
        } else if source.name() == "package-lock.json" && resolves_remotely(line) {
            found.push(format!(
                "{}:{}: `resolved` names a host (npm: omit-lockfile-registry-resolved)",
                source.path,
                number + 1
            ));
        }
    }
    found
}

fn resolves_remotely(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("\"resolved\"") && line.contains("\"http")
}

/// The folder, not a field of that name: `draft.library` is everywhere.
fn names_tools(line: &str) -> bool {
    line.match_indices(TOOLS).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + TOOLS.len()..].chars().next();
        before == Some('/')
            || after == Some('/')
                && !before.is_some_and(|c| c.is_alphanumeric() || "_)]?".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn paths_tools_and_hosts_fail() {
        let lines = [
            format!("see {}architecture.md", MACHINE[1]),
            format!("cd {}main", MACHINE[0]),
            format!("grep x ../{TOOLS}/env"),
            format!("https://{}/serde", HOSTS[0]),
        ];
        for line in lines {
            assert_eq!(offences(&[source("docs/a.md", &line)]).len(), 1, "{line}");
        }
        let lock = source(
            "ui/package-lock.json",
            "{\n  \"resolved\": \"https://mirror.example/x.tgz\",\n}",
        );
        assert!(offences(&[lock])[0].starts_with("ui/package-lock.json:2: `resolved`"));
    }

    #[test]
    fn fields_and_links_pass() {
        let good = [
            source("a.rs", "draft.library; self.library/2; homework/x; shared"),
            source("b.ts", "row?.library"),
            source(
                "ui/package-lock.json",
                "\"resolved\": \"../parts\", \"link\": true",
            ),
        ];
        assert_eq!(offences(&good), Vec::<String>::new());
    }
}
