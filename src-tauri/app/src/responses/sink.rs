//! Where tables go: one CSV a table, or one workbook. Files are written aside and renamed: they appear whole or not at all.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use tables::{Cell, CsvFile, Dialect, Workbook};

use crate::{Error, Result};

pub(super) enum Sink {
    Csv {
        path: PathBuf,
        dialect: Dialect,
        files: Vec<Aside>,
    },
    Book {
        path: PathBuf,
        book: Box<Workbook>,
    },
}

/// A CSV under its passing name.
pub(super) struct Aside {
    csv: CsvFile<BufWriter<File>>,
    path: PathBuf,
}

impl Sink {
    /// By the ending of the path.
    ///
    /// # Errors
    /// `export_format` for any other ending than `.csv` and `.xlsx`.
    pub fn new(path: &str, plain: bool) -> Result<Self> {
        let path = PathBuf::from(path);
        let ending = path.extension().and_then(|ending| ending.to_str());
        match ending.map(str::to_lowercase).as_deref() {
            Some("csv") => Ok(Self::Csv {
                path,
                dialect: if plain {
                    Dialect::Plain
                } else {
                    Dialect::French
                },
                files: Vec::new(),
            }),
            Some("xlsx") => {
                let folder = folder(&path);
                let book = Workbook::new(folder).map_err(|error| written(&path, error))?;
                Ok(Self::Book {
                    path,
                    book: Box::new(book),
                })
            }
            _ => Err(Error::new("export_format").arg("path", path.display())),
        }
    }

    pub fn is_book(&self) -> bool {
        matches!(self, Self::Book { .. })
    }

    /// Begins a table; `part` names the repeat that it is of. Gives back its number and the name it got.
    pub fn table(
        &mut self,
        name: &str,
        part: Option<&str>,
        header: &[String],
    ) -> Result<(usize, String)> {
        match self {
            Self::Csv {
                path,
                dialect,
                files,
            } => {
                let own = part_path(path, part, files);
                let begun = File::create(aside(&own))
                    .map_err(tables::Error::from)
                    .and_then(|file| CsvFile::new(BufWriter::new(file), *dialect))
                    .and_then(|mut csv| {
                        let cells: Vec<Cell> = header.iter().map(Cell::text).collect();
                        csv.row(&cells).map(|()| csv)
                    });
                let csv = begun.map_err(|error| written(&own, error))?;
                let stem = own.file_stem().unwrap_or_default();
                let stem = stem.to_string_lossy().into_owned();
                files.push(Aside { csv, path: own });
                Ok((files.len() - 1, stem))
            }
            Self::Book { path, book } => {
                let sheet = book
                    .sheet(name, header)
                    .map_err(|error| written(path, error))?;
                Ok((sheet, book.name(sheet).to_owned()))
            }
        }
    }

    pub fn row(&mut self, table: usize, cells: &[Cell]) -> Result<()> {
        match self {
            Self::Csv { files, .. } => {
                let file = &mut files[table];
                file.csv
                    .row(cells)
                    .map_err(|error| written(&file.path, error))
            }
            Self::Book { path, book } => {
                book.row(table, cells).map_err(|error| written(path, error))
            }
        }
    }

    /// How many texts were cut because no cell holds them.
    pub fn cut(&self) -> u32 {
        match self {
            Self::Csv { .. } => 0,
            Self::Book { book, .. } => book.cut(),
        }
    }

    /// Puts the files in their places, and says which they are.
    pub fn finish(mut self) -> Result<Vec<String>> {
        let paths = match &mut self {
            Self::Csv { files, .. } => {
                let files = std::mem::take(files);
                let mut paths = Vec::new();
                for file in files {
                    let done = file.csv.finish().and_then(|out| {
                        let file = out
                            .into_inner()
                            .map_err(std::io::IntoInnerError::into_error)?;
                        Ok(file.sync_all()?)
                    });
                    done.map_err(|error| written(&file.path, error))?;
                    paths.push(file.path);
                }
                paths
            }
            Self::Book { path, book } => {
                let empty = Workbook::new(folder(path)).map_err(|error| written(path, error))?;
                let book = std::mem::replace(&mut **book, empty);
                File::create(aside(path))
                    .map_err(tables::Error::from)
                    .and_then(|file| book.save(file))
                    .map_err(|error| written(path, error))?;
                vec![path.clone()]
            }
        };
        for path in &paths {
            std::fs::rename(aside(path), path).map_err(|error| written(path, error.into()))?;
        }
        Ok(paths
            .iter()
            .map(|path| path.display().to_string())
            .collect())
    }
}

/// What was begun and is not finished leaves nothing behind.
impl Drop for Sink {
    fn drop(&mut self) {
        match self {
            Self::Csv { files, .. } => files.iter().for_each(|file| {
                let _ = std::fs::remove_file(aside(&file.path));
            }),
            Self::Book { path, .. } => {
                let _ = std::fs::remove_file(aside(path));
            }
        }
    }
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn aside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// `out.csv`, and for a repeat `out-enfant.csv`; a second repeat of that name is `out-enfant~2.csv`.
fn part_path(path: &Path, part: Option<&str>, files: &[Aside]) -> PathBuf {
    let Some(part) = part else {
        return path.to_owned();
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let named = |n: usize| {
        let again = if n == 1 {
            String::new()
        } else {
            format!("~{n}")
        };
        path.with_file_name(format!("{stem}-{part}{again}.{ending}"))
    };
    let taken = |path: &PathBuf| files.iter().any(|file| file.path == *path);
    (1..)
        .map(named)
        .find(|path| !taken(path))
        .unwrap_or_else(|| named(1))
}

fn written(path: &Path, error: tables::Error) -> Error {
    match error {
        tables::Error::TooLarge => Error::new("export_too_large").arg("path", path.display()),
        error => Error::new("export_failed")
            .arg("path", path.display())
            .arg("detail", error),
    }
}
