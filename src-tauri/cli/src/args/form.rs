//! The words of `rythme form`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::paper::FormPaper;

#[derive(Debug, Subcommand)]
pub enum Form {
    /// What an XLSForm holds and what is wrong with it.
    Check { file: PathBuf },
    /// Write an XLSForm again, as Rythme spells it.
    Write {
        file: PathBuf,
        /// The workbook to write; one of that name is replaced.
        #[arg(short, long, value_name = "OUT.xlsx")]
        output: PathBuf,
    },
    /// Answer a form step by step and say what is known of every node.
    Run {
        file: PathBuf,
        /// Steps as JSON: `[{"set":["/data/age","33"]},{"add":"/data/enfant"},{"remove":"/data/enfant[2]"}]`.
        #[arg(long)]
        script: PathBuf,
        /// The moment of the interview (`2026-09-15T14:30:00`); now unless given.
        #[arg(long)]
        now: Option<String>,
    },
    /// Print the questionnaire of an XLSForm as a PDF; `--lang` is its language, by name or code.
    Paper(FormPaper),
    /// The value of an expression over an XML document.
    Eval {
        expression: String,
        #[arg(long)]
        instance: PathBuf,
        /// The path of the node that the expression is about; the document unless given.
        #[arg(long)]
        context: Option<String>,
        /// In which form the value is wanted; its own unless given.
        #[arg(long = "type", value_enum)]
        wanted: Option<Wanted>,
        /// The moment (`2026-09-15T14:30:00`); now unless given.
        #[arg(long)]
        now: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Wanted {
    String,
    Number,
    Boolean,
    Nodeset,
}
