//! Small workbooks for tests, written as a form designer would type them.

use rust_xlsxwriter::Workbook;

/// Rows of cells; an empty cell is not written.
pub(crate) type Rows<'a> = &'a [&'a [&'a str]];

/// The bytes of a workbook with these sheets.
pub(crate) fn workbook(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0u32..).zip(*rows) {
            for (column, cell) in (0u16..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A form that reads without an error; its warnings are not looked at.
pub(crate) fn form(sheets: &[(&str, Rows<'_>)]) -> crate::Form {
    let (form, findings) = crate::read(&workbook(sheets));
    form.unwrap_or_else(|| panic!("{findings:#?}"))
}

pub(crate) const OUI_NON: Rows<'static> = &[
    &["list_name", "name", "label"],
    &["ouinon", "oui", "Oui"],
    &["ouinon", "non", "Non"],
];

/// A form without anything.
pub(crate) fn empty() -> crate::Form {
    serde_json::from_value(serde_json::json!({
        "title": "", "id": "", "version": "", "languages": [], "default_language": "default", "items": [], "lists": [],
    }))
    .unwrap()
}
