//! The feature matrix of ODK Web Forms, line by line: each line reads a small form that uses the feature, and the page
//! `docs/forms.md` says what came of it. After a change: `RYTHME_WRITE_DOCS=1 cargo test -p forms --test matrix`.

mod lines;

use std::fmt::Write as _;
use std::path::Path;

use forms::{Form, Sheet, Workbook, check_workbook, workbook};
use lines::{Line, Probe, SECTIONS};

/// A form with what a probe may refer to, and the row of the probe.
fn cells(columns: &[(&str, &str)], settings: &[(&str, &str)]) -> Workbook {
    let mut header = vec!["type", "name", "label"];
    header.extend(
        columns
            .iter()
            .map(|(column, _)| *column)
            .filter(|column| !["type", "label"].contains(column)),
    );
    let of = |column: &str| {
        columns
            .iter()
            .find(|(name, _)| *name == column)
            .map(|(_, text)| *text)
    };
    let kind = of("type").unwrap_or("text");
    let row = header.iter().map(|column| match *column {
        "type" => kind,
        "name" if kind == "audit" => "",
        "name" => "essai",
        "label" => of("label").unwrap_or("Essai"),
        other => of(other).unwrap_or_default(),
    });
    let mut rows: Vec<Vec<&str>> = vec![
        header.clone(),
        vec!["text", "a", "A"],
        vec!["begin repeat", "r", "R"],
        vec!["integer", "x", "X"],
        vec!["end repeat"],
        row.collect(),
    ];
    if let Some(container) = kind.strip_prefix("begin ") {
        rows.push(vec!["select_one l", "dedans", "D"]);
        rows.push(vec![if container == "repeat" {
            "end repeat"
        } else {
            "end group"
        }]);
    }
    let sheet = |name: &str, rows: Vec<Vec<&str>>| Sheet {
        name: name.to_owned(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect(),
    };
    let choices = vec![
        vec!["list_name", "name", "label", "tri"],
        vec!["l", "u", "Un", "1"],
        vec!["l", "v", "Deux", "2"],
    ];
    let (names, values) = settings.iter().copied().unzip();
    Workbook {
        sheets: vec![
            sheet("survey", rows),
            sheet("choices", choices),
            sheet("settings", vec![names, values]),
        ],
    }
}

fn files(name: &str) -> Option<Vec<u8>> {
    (name == "villes.csv").then(|| b"name,label,id\nlil,Lille,59350\n".to_vec())
}

/// What came of a probe: the codes of the errors, or that the form reads and survives being written.
fn outcome(cells: &Workbook) -> String {
    let (form, findings) = check_workbook(cells, "essai", &files);
    let Some(form) = form else {
        let mut codes: Vec<String> = findings
            .iter()
            .filter(|finding| finding.is_error())
            .map(|finding| {
                assert!(
                    finding.place.sheet.is_some() && finding.place.row.is_some(),
                    "{finding:?}"
                );
                format!("`{}`", finding.code)
            })
            .collect();
        codes.dedup();
        return format!("refused: {}", codes.join(", "));
    };
    let again: Option<Form> = check_workbook(&workbook(&form), "essai", &files).0;
    assert_eq!(again.as_ref(), Some(&form));
    let unread = findings
        .iter()
        .any(|finding| finding.code == "column_ignored");
    if unread { "not read, said so" } else { "read" }.to_owned()
}

fn line(table: &mut String, line: &Line) {
    let Line(feature, probe) = line;
    let (example, outcome) = match probe {
        Probe::Row(columns) => (said(columns), outcome(&cells(columns, &[]))),
        Probe::Kept(columns) => {
            let outcome = outcome(&cells(columns, &[]));
            assert_eq!(outcome, "read", "{feature}");
            (said(columns), "kept as it is".to_owned())
        }
        Probe::Calculation(source) => {
            let columns = [
                ("type", "calculate"),
                ("label", ""),
                ("calculation", *source),
            ];
            (
                format!("`{}`", source.replace('|', "\\|")),
                outcome(&cells(&columns, &[])),
            )
        }
        Probe::Setting(settings) => (said(settings), outcome(&cells(&[], settings))),
        Probe::NotApplicable(why) => (String::new(), format!("not applicable: {why}")),
    };
    let _ = writeln!(table, "| {feature} | {outcome} | {example} |");
}

fn said(columns: &[(&str, &str)]) -> String {
    let cells: Vec<String> = columns
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| format!("{column} `{}`", text.replace('|', "\\|")))
        .collect();
    cells.join(", ")
}

fn matrix() -> String {
    let mut page = String::new();
    for (section, lines) in SECTIONS {
        let _ = write!(
            page,
            "\n### {section}\n\n| Feature | Here | Shown by |\n| --- | --- | --- |\n"
        );
        lines.iter().for_each(|one| line(&mut page, one));
    }
    page.push('\n');
    page
}

#[test]
fn the_page_says_what_the_probes_show() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/forms.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let start = "<!-- matrix -->\n";
    let from = page.find(start).expect("the block begins") + start.len();
    let to = from + page[from..].find("<!-- end -->").expect("the block ends");
    let mut right = page.clone();
    right.replace_range(from..to, &matrix());
    if std::env::var_os("RYTHME_WRITE_DOCS").is_some() {
        std::fs::write(&path, &right).expect("the page can be written");
    }
    assert_eq!(page, right, "docs/forms.md is not what the probes show");
}

/// The probes can tell: a plain row reads, an unknown type does not.
#[test]
fn a_probe_can_fail() {
    assert_eq!(outcome(&cells(&[("type", "text")], &[])), "read");
    assert_eq!(
        outcome(&cells(&[("type", "teleport")], &[])),
        "refused: `type_unsupported`"
    );
}
