//! A damaged file is a file that cannot be read, or one that reads otherwise: never a panic, never an endless reading.

use proptest::prelude::*;

use super::workbooks::{OUI_NON, workbook};

fn good() -> Vec<u8> {
    workbook(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::Français (fr)",
                    "relevant",
                    "constraint",
                    "calculation",
                ],
                &["begin_group", "g", "Groupe"],
                &["select_one ouinon", "a", "A"],
                &["integer", "b", "B ${a}", "${a} = 'oui'", ". > 1"],
                &["end_group"],
                &["calculate", "c", "", "", "", "${b} + 1"],
            ],
        ),
        ("choices", OUI_NON),
        (
            "settings",
            &[&["form_title", "default_language"], &["Essai", "fr"]],
        ),
    ])
}

/// Reads, and holds what every reading must: no form beside an error, no silence without a form.
fn read(bytes: &[u8]) {
    let (form, findings) = crate::read(bytes);
    assert_eq!(
        form.is_none(),
        findings.iter().any(domain::finding::Finding::is_error),
        "{findings:?}"
    );
}

#[test]
fn every_truncation_is_survived() {
    let bytes = good();
    for length in (0..bytes.len()).step_by(97) {
        read(&bytes[..length]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn bytes_changed_in_the_file_are_survived(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12)
    ) {
        let mut bytes = good();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        read(&bytes);
    }

    #[test]
    fn any_bytes_are_survived(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), zip in any::<bool>()) {
        if zip {
            bytes.splice(0..0, *b"PK\x03\x04");
        }
        read(&bytes);
    }

    #[test]
    fn damage_inside_the_archive_is_survived(
        part in 0usize..6,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8)
    ) {
        read(&repacked(&good(), part, &changes));
    }

    #[test]
    fn any_cells_are_survived(
        rows in proptest::collection::vec(proptest::collection::vec(proptest::sample::select(vec![
            "", "type", "name", "label", "label::fr", "relevant", "constraint", "calculation", "default", "text", "integer", "calculate",
            "select_one l", "begin group", "end group", "begin_repeat", "note", "a", "b", "${a} + ${b}", "${b}", ". > 1", "1 +", "l", "choices",
            "list_name", "date", "2026-09-15", "yes", "::", ":", "jr:constraintMsg", "bind::", "${", "é\u{a0}\u{1F600}",
            "begin repeat", "end repeat", "repeat_count", "rank l", "range", "parameters", "start=1 end=é", "step=0", "=", "select_one l or_other",
            "select_one_from_file a.csv", "select_one_from_file .csv", "trigger", "table-list", "appearance", "audit", "media::image", "disabled",
            "choice_filter", "pulldata('", "pulldata('é", "-", "2026-09-1é", "#REF!",
        ]), 0..8), 0..12),
        choices in proptest::collection::vec(proptest::collection::vec(proptest::sample::select(vec![
            "list_name", "name", "label", "l", "a", "b", "", "a b", "${a}",
        ]), 0..4), 0..6)
    ) {
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let choices: Vec<&[&str]> = choices.iter().map(Vec::as_slice).collect();
        read(&workbook(&[("survey", &rows), ("choices", &choices)]));
    }

    #[test]
    fn any_texts_in_the_cells_are_survived(
        header in proptest::collection::vec(proptest::sample::select(vec![
            "type", "name", "label", "default", "parameters", "trigger", "repeat_count", "calculation", "appearance", "choice_filter", "media::image",
        ]), 1..8),
        rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}", 0..8), 0..6)
    ) {
        let rows: Vec<Vec<String>> = std::iter::once(header.iter().map(ToString::to_string).collect()).chain(rows).collect();
        let cells = crate::Workbook { sheets: vec![crate::Sheet { name: "survey".to_owned(), rows }] };
        let (form, findings) = crate::check_workbook(&cells, "essai", &|_| None);
        prop_assert_eq!(form.is_none(), findings.iter().any(domain::finding::Finding::is_error));
    }
}

/// The archive again, with bytes of one of its parts changed and every checksum right.
fn repacked(bytes: &[u8], part: usize, changes: &[(proptest::sample::Index, u8)]) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    const PARTS: [&str; 6] = [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "[Content_Types].xml",
    ];
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == PARTS[part] {
            for (place, byte) in changes {
                let place = place.index(content.len());
                content[place] = *byte;
            }
        }
        packed
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        packed.write_all(&content).unwrap();
    }
    packed.finish().unwrap().into_inner()
}
