//! The shape of a questionnaire, and its writing as XLSForm.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A text in French and in English; its other languages are tables beside.
pub type Words = [&'static str; 2];

/// A row of the survey sheet.
#[derive(Clone, Copy)]
pub struct Row {
    pub kind: &'static str,
    pub name: &'static str,
    pub label: Words,
    pub hint: Words,
    pub required: &'static str,
    pub relevant: &'static str,
    pub constraint: &'static str,
    pub constraint_message: Words,
}

const NOTHING: Words = ["", ""];

/// As the columns name them. Easy French (FALC) is a language of its own: `x-falc` is a private subtag of BCP 47.
const LANGUAGES: [&str; 4] = [
    "Français (fr)",
    "English (en)",
    "العربية (ar)",
    "Facile à lire (fr-x-falc)",
];

/// A text in the order of [`LANGUAGES`]. A sentence that a table lacks ends the writing: no language may stay behind.
fn in_every_language(words: &Words) -> [&'static str; 4] {
    let [french, english] = *words;
    [
        french,
        english,
        translated(super::arabic::ARABIC, french),
        translated(super::falc::FALC, french),
    ]
}

fn translated(table: &[(&str, &'static str)], french: &str) -> &'static str {
    if french.is_empty() {
        return "";
    }
    let found = table.iter().find(|(text, _)| *text == french);
    found
        .unwrap_or_else(|| panic!("no translation of « {french} »"))
        .1
}

impl Row {
    pub const fn new(kind: &'static str, name: &'static str, label: Words) -> Self {
        Self {
            kind,
            name,
            label,
            hint: NOTHING,
            required: "",
            relevant: "",
            constraint: "",
            constraint_message: NOTHING,
        }
    }

    pub const fn end() -> Self {
        Self::new("end_group", "", NOTHING)
    }

    pub const fn hint(mut self, hint: Words) -> Self {
        self.hint = hint;
        self
    }

    pub const fn required(mut self) -> Self {
        self.required = "yes";
        self
    }

    pub const fn relevant(mut self, condition: &'static str) -> Self {
        self.relevant = condition;
        self
    }

    pub const fn constraint(mut self, condition: &'static str, message: Words) -> Self {
        self.constraint = condition;
        self.constraint_message = message;
        self
    }

    fn cells(&self) -> Vec<&'static str> {
        let mut cells = vec![self.kind, self.name];
        cells.extend(in_every_language(&self.label));
        cells.extend(in_every_language(&self.hint));
        cells.extend([self.required, self.relevant, self.constraint]);
        cells.extend(in_every_language(&self.constraint_message));
        cells
    }
}

/// A list of choices: its name, then each choice.
pub struct List(pub &'static str, pub &'static [(&'static str, Words)]);

pub struct Questionnaire {
    pub file: &'static str,
    pub id: &'static str,
    pub title: &'static str,
    pub rows: Vec<Row>,
    pub lists: Vec<&'static List>,
}

pub fn all() -> [Questionnaire; 2] {
    [
        super::users::questionnaire(),
        super::non_users::questionnaire(),
    ]
}

/// The version of both questionnaires: raised whenever a question or a choice changes.
const VERSION: &str = "2";

impl Questionnaire {
    /// The bytes of the `.xlsx` file.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The date of today would make every writing another file.
        workbook.set_properties(
            &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
        );
        let survey: Vec<Vec<&str>> = self.rows.iter().map(Row::cells).collect();
        sheet(&mut workbook, "survey", &survey_headers(), &survey)?;
        let choices: Vec<Vec<&str>> = self
            .lists
            .iter()
            .flat_map(|List(list, choices)| {
                choices.iter().map(|(name, label)| {
                    let mut cells = vec![*list, *name];
                    cells.extend(in_every_language(label));
                    cells
                })
            })
            .collect();
        let mut headers = strings(&["list_name", "name"]);
        headers.extend(translations("label"));
        sheet(&mut workbook, "choices", &headers, &choices)?;
        let settings = [vec![self.title, self.id, VERSION, LANGUAGES[0]]];
        sheet(
            &mut workbook,
            "settings",
            &strings(&["form_title", "form_id", "version", "default_language"]),
            &settings,
        )?;
        workbook.save_to_buffer()
    }
}

fn strings(headers: &[&str]) -> Vec<String> {
    headers.iter().map(|header| (*header).to_owned()).collect()
}

/// The columns of a text: `label::Français (fr)` and so on.
fn translations(column: &str) -> impl Iterator<Item = String> {
    LANGUAGES
        .iter()
        .map(move |language| format!("{column}::{language}"))
}

fn survey_headers() -> Vec<String> {
    let mut headers = strings(&["type", "name"]);
    headers.extend(translations("label"));
    headers.extend(translations("hint"));
    headers.extend(strings(&["required", "relevant", "constraint"]));
    headers.extend(translations("constraint_message"));
    headers
}

fn sheet(
    workbook: &mut Workbook,
    name: &str,
    headers: &[String],
    rows: &[Vec<&str>],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet().set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, header) in (0u16..).zip(headers) {
        sheet.write_string_with_format(0, column, header, &bold)?;
        sheet.set_column_width(column, if header.contains("::") { 48 } else { 24 })?;
    }
    for (row, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell)?;
        }
    }
    Ok(())
}
