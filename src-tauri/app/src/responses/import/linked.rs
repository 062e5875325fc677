//! What the tests of repeats look at: rows as they were read.

/// The answers of each row with its repeats, before the form has checked them.
pub(in crate::responses) fn linked(
    shape: &super::super::shape::Shape<'_>,
    input: &mut tables::Input,
    path: &std::path::Path,
) -> Vec<serde_json::Value> {
    let links =
        super::links::Links::read(shape, input, path).expect("the tables were just written");
    let sheet = input.sheets().remove(0);
    let mut head: Option<super::headers::Headers> = None;
    let mut found = Vec::new();
    let read = input.rows(&sheet, &mut |row| {
        if let Some(headers) = &head {
            let own = headers.has(super::headers::Told::OwnId);
            let mut read = super::parse::answers(shape, headers, &row.cells, own);
            let keys = super::scan::keys(headers, &row.cells);
            links.fill(shape, None, &keys, &mut read.given, &mut read.findings);
            found.push(serde_json::Value::Object(read.given));
        } else {
            head = Some(super::headers::Headers::new(
                shape, None, &sheet, &row.cells,
            ));
        }
        std::ops::ControlFlow::Continue(())
    });
    read.expect("the tables were just written");
    found
}
