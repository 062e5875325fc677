//! What is printed: JSON for programs, sentences for people, exit code 2 and one sentence on standard error for bad input.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use app::Error;
use app::domain::finding::Finding;
use app::session::types::Language;
use app::words::Catalogue;
use serde_json::{Value, json};

/// The exit code of everything that was refused.
const REFUSED: u8 = 2;

/// What a command gives back.
pub struct Reply {
    /// For `--json`.
    pub value: Value,
    /// For people; one line each.
    pub lines: Vec<String>,
    /// Under `findings` in the JSON, and one line each for people.
    pub findings: Vec<Finding>,
    /// The input was bad and nothing came of it.
    pub refused: Option<Error>,
}

impl Reply {
    pub fn new(value: Value, lines: Vec<String>) -> Self {
        Self {
            value,
            lines,
            findings: Vec::new(),
            refused: None,
        }
    }

    /// A list, one line an item.
    pub fn list(items: Vec<Value>, line: impl Fn(&Value) -> String) -> Self {
        let lines = items.iter().map(line).collect();
        Self::new(Value::Array(items), lines)
    }
}

pub struct Output {
    json: bool,
    words: Catalogue,
}

impl Output {
    pub fn new(json: bool, language: Language) -> Self {
        Self {
            json,
            words: Catalogue::new(language),
        }
    }

    pub fn reply(&self, reply: &Reply) -> ExitCode {
        if self.json {
            self.print_json(reply);
        } else {
            reply.lines.iter().for_each(|line| print_line(line));
            reply
                .findings
                .iter()
                .for_each(|finding| print_line(&self.line(finding)));
        }
        match &reply.refused {
            Some(error) => self.say(error),
            None => ExitCode::SUCCESS,
        }
    }

    fn print_json(&self, reply: &Reply) {
        let mut value = reply.value.clone();
        if let Some(object) = value
            .as_object_mut()
            .filter(|object| object.get("findings").is_some_and(is_empty))
        {
            let findings = reply
                .findings
                .iter()
                .map(|finding| self.flat(finding))
                .collect();
            object.insert("findings".to_owned(), findings);
        }
        print_line(&value.to_string());
    }

    pub fn error(&self, error: &Error) -> ExitCode {
        if self.json {
            let message = self.words.error(error);
            print_line(
                &json!({ "error": { "code": error.code, "args": error.args, "message": message } })
                    .to_string(),
            );
        }
        self.say(error)
    }

    /// One line of a program that goes on; false when nobody reads any more.
    pub fn progress(&self, value: Value, lines: &[String]) -> bool {
        if self.json {
            return try_print(&value.to_string());
        }
        lines.iter().all(|line| try_print(line))
    }

    /// What went wrong for now: a line like the others, or a sentence beside them.
    pub fn trouble(&self, error: &Error) -> bool {
        let message = self.words.error(error);
        if !self.json {
            eprintln!("{}", one_line(&message));
            return true;
        }
        let error = json!({ "code": error.code, "args": error.args, "message": message });
        try_print(&json!({ "error": error }).to_string())
    }

    fn say(&self, error: &Error) -> ExitCode {
        eprintln!("{}", one_line(&self.words.error(error)));
        ExitCode::from(REFUSED)
    }

    /// A finding as the documented shape: its place beside its code.
    fn flat(&self, finding: &Finding) -> Value {
        json!({
            "sheet": finding.place.sheet,
            "row": finding.place.row,
            "column": finding.place.column,
            "offset": finding.place.offset,
            "code": finding.code,
            "severity": finding.severity,
            "message": self.words.finding(finding),
        })
    }

    fn line(&self, finding: &Finding) -> String {
        let place = &finding.place;
        let mut args = BTreeMap::new();
        let mut parts = Vec::new();
        for (name, key, value) in [
            ("sheet", "cli-place-sheet", place.sheet.clone()),
            ("row", "cli-place-row", place.row.map(|row| row.to_string())),
            ("column", "cli-place-column", place.column.clone()),
        ] {
            if let Some(value) = value {
                args.insert(name.to_owned(), value);
                parts.push(self.words.sentence(key, &args));
            }
        }
        let sentence = self.words.finding(finding);
        if parts.is_empty() {
            sentence
        } else {
            format!("{} — {sentence}", parts.join(", "))
        }
    }
}

/// Room for findings; a command that filled it itself has findings of another shape.
fn is_empty(findings: &Value) -> bool {
    findings.as_array().is_none_or(Vec::is_empty)
}

/// Words that are none of ours: the first line says what is wrong.
pub fn usage(rendered: &str) -> ExitCode {
    let first = rendered
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let details: Vec<&str> = rendered
        .lines()
        .skip(1)
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    eprintln!("{}", one_line(&format!("{first} {}", details.join(" "))));
    ExitCode::from(REFUSED)
}

/// Line ends become spaces; the spaces that French typography does not break stay.
fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A reader that went away (`| head`) is no error of ours.
fn print_line(line: &str) {
    let _ = try_print(line);
}

/// At once, also into a pipe; false when the other end is closed.
fn try_print(line: &str) -> bool {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).is_ok()
}

/// The named members of an object, tab after tab.
pub fn columns(item: &Value, names: &[&str]) -> String {
    let cells: Vec<String> = names
        .iter()
        .map(|name| match &item[*name] {
            Value::String(text) => text.replace(['\n', '\t'], " "),
            Value::Null => String::new(),
            other => other.to_string(),
        })
        .collect();
    cells.join("\t")
}
