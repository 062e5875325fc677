//! The words of `history`, `version` and `demo generate`.

use app::domain::id::VersionId;
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct HistoryOf {
    /// Of one object: `kind/uuid`, or the uuid alone.
    #[arg(long, value_name = "ID", required_unless_present = "person")]
    pub entity: Option<String>,
    /// By one person, named as in the history.
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// The most acts to print, latest first.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
}

#[derive(Debug, Subcommand)]
pub enum Version {
    /// Give the present state of an object a name.
    Add {
        #[arg(long, value_name = "ID")]
        entity: String,
        #[arg(long)]
        name: String,
    },
    /// The named versions of an object, latest first.
    List {
        #[arg(long, value_name = "ID")]
        entity: String,
    },
    Rename {
        #[arg(long, value_name = "ID")]
        version: VersionId,
        #[arg(long)]
        name: String,
    },
    /// Take a name away; the history stays.
    Remove {
        #[arg(long, value_name = "ID")]
        version: VersionId,
    },
    /// Give the object the state of that version, by a new act.
    Restore {
        #[arg(long, value_name = "ID")]
        version: VersionId,
    },
}

#[derive(Debug, Subcommand)]
pub enum DemoMore {
    /// Many fictive responses, notes and drafts, for load: the same ones for the same seed.
    Generate {
        #[arg(long, value_name = "N", default_value_t = 0)]
        responses: u32,
        /// Visits, each with a note.
        #[arg(long, value_name = "N", default_value_t = 0)]
        notes: u32,
        #[arg(long, value_name = "N", default_value_t = 0)]
        drafts: u32,
        #[arg(long, value_name = "S", default_value_t = 1)]
        seed: u64,
    },
}
