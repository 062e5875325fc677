//! The words of `response export` and `response import`.

use std::path::PathBuf;

use app::domain::id::SurveyId;
use app::responses::types::Layout as Wanted;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct Export {
    #[arg(long)]
    pub survey: SurveyId,
    #[arg(long, value_enum, default_value_t = Layout::Rythme)]
    pub layout: Layout,
    /// Where to write: `.csv` or `.xlsx`. What is there is replaced.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Headers and choices in the words of the form instead of its names.
    #[arg(long)]
    pub labels: bool,
    /// The language of labels, by name or code.
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// Headers of Kobo and ODK without the groups.
    #[arg(long)]
    pub no_groups: bool,
    /// CSV with commas and decimal points instead of what French Excel opens.
    #[arg(long)]
    pub plain: bool,
    #[command(flatten)]
    pub anonymous: Anonymous,
    /// Write nothing; print the combinations of answers that few people gave.
    #[arg(long, requires = "anonymous")]
    pub cells: bool,
}

#[derive(Debug, Args)]
pub struct Anonymous {
    /// Leave out what could say who answered, and hide small cells.
    #[arg(long)]
    pub anonymous: bool,
    /// A question by which somebody could be recognised, with the others; may be repeated.
    #[arg(long = "identifier", value_name = "QUESTION", requires = "anonymous")]
    pub identifiers: Vec<String>,
    /// The least number of responses of a combination.
    #[arg(long, value_name = "N", requires = "anonymous")]
    pub least: Option<u32>,
    /// Leave a question out; may be repeated.
    #[arg(long = "drop", value_name = "QUESTION", requires = "anonymous")]
    pub dropped: Vec<String>,
    /// Put the numbers of a question into bands: `age=10`; may be repeated.
    #[arg(long = "band", value_name = "QUESTION=WIDTH", value_parser = band, requires = "anonymous")]
    pub bands: Vec<(String, u32)>,
}

#[derive(Debug, Args)]
pub struct Import {
    #[arg(long)]
    pub survey: SurveyId,
    /// A CSV, XLSX or XLS of Kobo, ODK Central or Rythme.
    pub file: PathBuf,
    /// Write nothing; say what would be added.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Layout {
    Kobo,
    Odk,
    Rythme,
}

impl From<Layout> for Wanted {
    fn from(layout: Layout) -> Self {
        match layout {
            Layout::Kobo => Self::Kobo,
            Layout::Odk => Self::Odk,
            Layout::Rythme => Self::Rythme,
        }
    }
}

fn band(text: &str) -> Result<(String, u32), String> {
    let (question, width) = text.rsplit_once('=').ok_or("age=10")?;
    let width = width.parse().map_err(|_| "age=10")?;
    Ok((question.to_owned(), width))
}
