//! What is written is read back, and files of others are read as they come.

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::{Cell, CsvFile, Dialect, Error, Input, Workbook};

struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn rows(input: &mut Input, sheet: &str) -> Vec<(u32, Vec<String>)> {
    let mut found = Vec::new();
    input
        .rows(sheet, &mut |row| {
            found.push((row.number, row.cells));
            ControlFlow::Continue(())
        })
        .unwrap();
    found
}

fn csv(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let files = Files::new();
    rows(&mut Input::open(&files.file("x.csv", bytes)).unwrap(), "")
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (
        number,
        cells.iter().map(|cell| (*cell).to_owned()).collect(),
    )
}

#[test]
fn every_delimiter_and_encoding_is_read() {
    let wanted = [row(1, &["nom", "é, ou; à"]), row(2, &["a", "l’œuf"])];
    for (bytes, what) in [
        (
            "nom;\"é, ou; à\"\r\na;l’œuf\r\n".as_bytes().to_vec(),
            "semicolons",
        ),
        (
            "\u{feff}nom,\"é, ou; à\"\na,l’œuf\n".as_bytes().to_vec(),
            "a mark and commas",
        ),
        (
            "nom\té, ou; à\na\tl’œuf".as_bytes().to_vec(),
            "tabs, no line end",
        ),
        (
            "\u{feff}sep=,\r\nnom,\"é, ou; à\"\r\na,l’œuf\r\n"
                .as_bytes()
                .to_vec(),
            "sep=",
        ),
        (
            encoding_rs::WINDOWS_1252
                .encode("nom;\"é, ou; à\"\r\na;l’œuf\r\n")
                .0
                .into_owned(),
            "windows-1252",
        ),
    ] {
        assert_eq!(csv(&bytes), wanted, "{what}");
    }
}

#[test]
fn a_letter_across_two_pieces_is_still_utf8() {
    for shift in 0..3 {
        let text = format!("a;{}é\n", "x".repeat((1 << 16) - 4 + shift));
        let read = csv(text.as_bytes());
        assert!(read[0].1[1].ends_with('é'), "{shift}");
    }
}

#[test]
fn row_numbers_are_those_of_a_spreadsheet() {
    assert_eq!(
        csv(b"a;b\n\"x\ny\";1\n;\nlast;2\n"),
        [
            row(1, &["a", "b"]),
            row(2, &["x\ny", "1"]),
            row(4, &["last", "2"])
        ]
    );
}

#[test]
fn what_is_no_table_is_said() {
    let files = Files::new();
    let open = |bytes: &[u8]| Input::open(&files.file("x", bytes)).err();
    assert!(matches!(open(b""), Some(Error::Empty)));
    assert!(matches!(open(b"\xff\xfea\0;\0"), Some(Error::Utf16)));
    assert!(matches!(open(b"a;b\n\0\0"), Some(Error::NotATable)));
    assert!(matches!(
        open(b"PK\x03\x04rubbish"),
        Some(Error::Workbook(_))
    ));
    assert!(matches!(
        open(b"\xd0\xcf\x11\xe0rubbish"),
        Some(Error::Workbook(_))
    ));
}

#[test]
fn a_csv_comes_back() {
    let cells = vec![
        Cell::text("=1+1"),
        Cell::text("'déjà"),
        Cell::text(" bord "),
        Cell::Integer(-3),
        Cell::Decimal(1.5),
        Cell::Blank,
        Cell::text("a;b,\"c\"\nd"),
    ];
    for (dialect, decimal) in [(Dialect::French, "1,5"), (Dialect::Plain, "1.5")] {
        let bytes = CsvFile::bytes(std::slice::from_ref(&cells), dialect).unwrap();
        assert_eq!(
            csv(&bytes),
            [row(
                1,
                &["=1+1", "'déjà", " bord ", "-3", decimal, "", "a;b,\"c\"\nd"]
            )]
        );
    }
}

#[test]
fn a_workbook_comes_back_sheet_by_sheet() {
    let files = Files::new();
    let path = files.0.path().join("x.xlsx");
    let mut book = Workbook::new(files.0.path()).unwrap();
    let header = ["nom".to_owned(), "n".to_owned(), "fin".to_owned()];
    let first = book.sheet("Un", &header).unwrap();
    let second = book.sheet("Deux", &header[..1]).unwrap();
    for n in 0..500 {
        book.row(
            first,
            &[
                Cell::text(format!("=é{n}")),
                Cell::Integer(n),
                Cell::Decimal(0.5),
            ],
        )
        .unwrap();
        book.row(second, &[Cell::text(" bord\u{1}\n")]).unwrap();
    }
    book.row(
        first,
        &[Cell::Blank, Cell::Blank, Cell::text("x".repeat(40_000))],
    )
    .unwrap();
    assert_eq!(book.cut(), 1);
    book.save(std::fs::File::create(&path).unwrap()).unwrap();

    let mut input = Input::open(&path).unwrap();
    assert_eq!(input.sheets(), ["Un", "Deux"]);
    let read = rows(&mut input, "Un");
    assert_eq!(read.len(), 502);
    assert_eq!(read[0], row(1, &["nom", "n", "fin"]));
    assert_eq!(read[500], row(501, &["=é499", "499", "0.5"]));
    assert_eq!(read[501].1[2].len(), 32_767);
    assert_eq!(rows(&mut input, "Deux")[500], row(501, &[" bord\u{1}\n"]));
    assert!(matches!(
        input.rows("Trois", &mut |_| ControlFlow::Continue(())),
        Err(Error::NoSheet(_))
    ));
}
