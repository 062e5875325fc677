//! Bringing responses in from files: what would be added, what is wrong, then all of it in one act.

mod dates;
mod headers;
mod links;
mod parse;
mod row;
mod scan;
mod write;

pub(super) use dates::day_of;
pub use write::{import, preview};
pub(super) use write::{run_import, run_preview};

/// The answers of each row with its repeats, before the form has checked them.
#[cfg(test)]
pub(super) fn linked(
    shape: &super::shape::Shape<'_>,
    input: &mut tables::Input,
    path: &std::path::Path,
) -> Vec<serde_json::Value> {
    let links = links::Links::read(shape, input, path).expect("the tables were just written");
    let sheet = input.sheets().remove(0);
    let mut head: Option<headers::Headers> = None;
    let mut found = Vec::new();
    let read = input.rows(&sheet, &mut |row| {
        if let Some(headers) = &head {
            let own = headers.has(headers::Told::OwnId);
            let mut read = parse::answers(shape, headers, &row.cells, own);
            let keys = scan::keys(headers, &row.cells);
            links.fill(shape, None, &keys, &mut read.given, &mut read.findings);
            found.push(serde_json::Value::Object(read.given));
        } else {
            head = Some(headers::Headers::new(shape, None, &sheet, &row.cells));
        }
        std::ops::ControlFlow::Continue(())
    });
    read.expect("the tables were just written");
    found
}
