//! The words of `rythme questionnaire …`

use std::path::PathBuf;

use app::domain::id::QuestionnaireId;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Questionnaire {
    List,
    /// Its questions, what is found of them, its published versions.
    Show {
        #[arg(long)]
        questionnaire: QuestionnaireId,
    },
    /// Make one of an XLSForm, or of a template (`usagers`, `non-usagers`, `agents`).
    Add {
        #[arg(
            long,
            conflicts_with = "template",
            required_unless_present = "template"
        )]
        form: Option<PathBuf>,
        #[arg(long)]
        template: Option<String>,
        /// Else that of the form.
        #[arg(long, default_value = "")]
        title: String,
    },
    /// Write it as an XLSForm.
    Export {
        #[arg(long)]
        questionnaire: QuestionnaireId,
        #[arg(short, long, value_name = "OUT.xlsx")]
        output: PathBuf,
    },
    /// Publish what is written now as the next version, which never changes.
    Publish {
        #[arg(long)]
        questionnaire: QuestionnaireId,
    },
}
