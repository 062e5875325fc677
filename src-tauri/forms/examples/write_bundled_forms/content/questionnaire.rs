//! The shape of a questionnaire, and its writing as XLSForm.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A text in French and in English.
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

    fn cells(&self) -> [&'static str; 11] {
        let Self {
            label,
            hint,
            constraint_message: message,
            ..
        } = self;
        [
            self.kind,
            self.name,
            label[0],
            label[1],
            hint[0],
            hint[1],
            self.required,
            self.relevant,
            self.constraint,
            message[0],
            message[1],
        ]
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
const VERSION: &str = "1";

impl Questionnaire {
    /// The bytes of the `.xlsx` file.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The date of today would make every writing another file.
        workbook.set_properties(
            &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
        );
        let survey: Vec<Vec<&str>> = self.rows.iter().map(|row| row.cells().to_vec()).collect();
        sheet(&mut workbook, "survey", &SURVEY_HEADERS, &survey)?;
        let choices: Vec<Vec<&str>> = self
            .lists
            .iter()
            .flat_map(|List(list, choices)| {
                choices
                    .iter()
                    .map(|(name, label)| vec![*list, *name, label[0], label[1]])
            })
            .collect();
        sheet(
            &mut workbook,
            "choices",
            &["list_name", "name", FRENCH, ENGLISH],
            &choices,
        )?;
        let settings = [vec![self.title, self.id, VERSION, "Français (fr)"]];
        sheet(
            &mut workbook,
            "settings",
            &["form_title", "form_id", "version", "default_language"],
            &settings,
        )?;
        workbook.save_to_buffer()
    }
}

const FRENCH: &str = "label::Français (fr)";
const ENGLISH: &str = "label::English (en)";
const SURVEY_HEADERS: [&str; 11] = [
    "type",
    "name",
    FRENCH,
    ENGLISH,
    "hint::Français (fr)",
    "hint::English (en)",
    "required",
    "relevant",
    "constraint",
    "constraint_message::Français (fr)",
    "constraint_message::English (en)",
];

fn sheet(
    workbook: &mut Workbook,
    name: &str,
    headers: &[&str],
    rows: &[Vec<&str>],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet().set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, header) in (0u16..).zip(headers) {
        sheet.write_string_with_format(0, column, *header, &bold)?;
        sheet.set_column_width(column, if header.contains("::") { 48 } else { 24 })?;
    }
    for (row, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell)?;
        }
    }
    Ok(())
}
