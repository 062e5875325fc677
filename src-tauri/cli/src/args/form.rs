//! The words of `form`: questionnaires as files, without a database.

use std::path::PathBuf;

use clap::Subcommand;

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
}
