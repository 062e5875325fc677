//! The words of questionnaires on paper.

use std::path::PathBuf;

use app::domain::id::{PaperBatchId, PaperCheckId, ResponseId, SurveyId};
use clap::{Args, Subcommand, ValueEnum};

/// A questionnaire of an XLSForm as a PDF.
#[derive(Debug, Args)]
pub struct FormPaper {
    pub file: PathBuf,
    /// Where the PDF goes.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// 18 pt.
    #[arg(long)]
    pub large: bool,
    /// The first and the last number of the sheets, one copy each; else one sheet without a number.
    #[arg(long, value_name = "FIRST-LAST", value_parser = numbers)]
    pub numbers: Option<(u32, u32)>,
}

#[derive(Debug, Subcommand)]
pub enum Paper {
    /// The batches of a survey, numbers that were keyed in twice, sheets with something flagged.
    Batches {
        #[arg(long)]
        survey: SurveyId,
    },
    /// Print numbered sheets and remember them as a batch; `--lang` is the language of the questionnaire.
    Print(Print),
    /// Say what became of a batch; what is not given stays.
    Note {
        #[arg(long)]
        batch: PaperBatchId,
        #[arg(long)]
        place: Option<String>,
        #[arg(long)]
        handed_out: Option<u32>,
        #[arg(long)]
        returned: Option<u32>,
        #[arg(long)]
        destroy_on: Option<String>,
        /// The day on which they were destroyed.
        #[arg(long)]
        destroyed_on: Option<String>,
    },
    /// Take a batch out of sight.
    Remove {
        #[arg(long)]
        batch: PaperBatchId,
    },
    /// Key a sheet in from a JSON object, question → value; `{"illegible": true}` for what cannot be read.
    Key(Key),
    /// Of a number that was keyed in twice: take this response out of sight.
    Drop {
        #[arg(long)]
        response: ResponseId,
    },
    /// Draw sheets for a second key-in.
    Draw {
        #[arg(long)]
        survey: SurveyId,
        #[arg(long, default_value_t = 10)]
        percent: u32,
        #[arg(long, default_value_t = 1)]
        at_least: u32,
        #[arg(long, default_value_t = 1)]
        seed: u32,
    },
    /// The drawn sheets, the differences, the error rates.
    Checks {
        #[arg(long)]
        survey: SurveyId,
    },
    /// Decide a difference.
    Decide {
        #[arg(long)]
        check: PaperCheckId,
        #[arg(long)]
        question: String,
        #[arg(long, value_enum)]
        keep: Keep,
    },
}

#[derive(Debug, Args)]
pub struct Print {
    #[arg(long)]
    pub survey: SurveyId,
    /// How many sheets, after the last number that was printed.
    #[arg(long, conflicts_with = "numbers", required_unless_present = "numbers")]
    pub count: Option<u32>,
    #[arg(long, value_name = "FIRST-LAST", value_parser = numbers)]
    pub numbers: Option<(u32, u32)>,
    #[arg(long)]
    pub large: bool,
    /// Where they are laid out.
    #[arg(long, default_value = "")]
    pub place: String,
    /// When they are to be destroyed (`2027-03-31`).
    #[arg(long)]
    pub destroy_on: Option<String>,
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Key {
    #[arg(long)]
    pub survey: SurveyId,
    /// The number, or what the code on the sheet holds.
    #[arg(long)]
    pub sheet: String,
    #[arg(long)]
    pub answers: PathBuf,
    /// A second key-in of a drawn sheet.
    #[arg(long)]
    pub check: bool,
    /// Although the number is keyed in already.
    #[arg(long)]
    pub again: bool,
}

/// Which reading is what stands on the sheet.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Keep {
    First,
    Second,
}

/// `401-450`, or one number.
fn numbers(text: &str) -> Result<(u32, u32), String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let read = |part: &str| part.trim().parse::<u32>().ok().filter(|number| *number > 0);
    match (read(first), read(last)) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        _ => Err("401-450, or 401".to_owned()),
    }
}
