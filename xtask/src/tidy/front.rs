//! The front end reaches Tauri through `ui/src/host` alone: another host can then stand in, in tests and on a network.

use crate::machine::files::Source;

/// Written apart so that this file does not break its own rule elsewhere.
const TAURI: &[&str] = &["@tauri-apps", "__TAURI"];

pub fn offences(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|s| s.under("ui/src") && !s.under("ui/src/host"))
        .filter(|s| s.is(&["ts", "svelte", "js", "mjs"]))
        .flat_map(of_file)
        .collect()
}

fn of_file(source: &Source) -> Vec<String> {
    let mut found: Vec<String> = TAURI
        .iter()
        .filter(|name| source.text.contains(**name))
        .map(|name| format!("{}: {name} outside ui/src/host", source.path))
        .collect();
    if calls_invoke(&source.text) {
        found.push(format!("{}: invoke outside ui/src/host", source.path));
    }
    found
}

/// `invoke(` or `invoke<…>(` as a word of its own.
fn calls_invoke(text: &str) -> bool {
    text.match_indices("invoke").any(|(at, word)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let joined = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !joined && matches!(after, Some('(' | '<'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn the_host_may() {
        let host = source(
            "ui/src/host/tauri.ts",
            "import { invoke } from '@tauri-apps/api/core'; invoke('x')",
        );
        assert!(offences(&[host]).is_empty());
    }

    #[test]
    fn screens_may_not() {
        let bad = [
            source("ui/src/screens/a.svelte", "import x from '@tauri-apps/api'"),
            source("ui/src/state/b.ts", "await invoke<string>('x')"),
            source("ui/src/state/c.ts", "window.__TAURI_INTERNALS__"),
            source("ui/src/hosts.ts", "invoke('x')"),
        ];
        assert_eq!(offences(&bad).len(), 4);
    }

    #[test]
    fn other_words_pass() {
        let good = source("ui/src/a.ts", "// invoked\nreinvoke(x); host.call('y')");
        assert!(offences(&[good]).is_empty());
    }
}
