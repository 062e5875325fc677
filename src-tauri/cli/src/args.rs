//! The command line's words. Ids and days are checked here, so that a wrong one never reaches the database.

use std::path::PathBuf;

use app::domain::id::{DeviceId, DraftId, LibraryId, SlotId, SurveyId};
use app::domain::week::Day;
use app::domain::words::{parse_day, parse_time};
use app::session::types::Language;
use clap::{Parser, Subcommand, ValueEnum};

/// Rythme on the command line.
#[derive(Debug, Parser)]
#[command(name = "rythme", version, arg_required_else_help = true)]
pub struct Args {
    /// The database.
    #[arg(long, global = true, value_name = "FILE", env = "RYTHME_DB")]
    pub db: Option<PathBuf>,
    /// A file whose first line is the passphrase; else the system's keyring, else the question on a terminal.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// JSON on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// The language of sentences.
    #[arg(long, global = true, value_enum, default_value_t = Lang::Fr, env = "RYTHME_LANG")]
    pub lang: Lang,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Lang {
    Fr,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the database of a new laptop; refuses an existing file.
    Init {
        /// What the other laptops will call this one.
        #[arg(long)]
        device: String,
        /// Who uses it.
        #[arg(long, default_value = "")]
        person: String,
    },
    /// Add the fictive data.
    Demo,
    /// Libraries.
    #[command(subcommand)]
    Library(Library),
    /// Visits and their notes.
    #[command(subcommand)]
    Visit(Visit),
    /// Surveys.
    #[command(subcommand)]
    Survey(Survey),
    /// Responses.
    #[command(subcommand)]
    Response(Response),
    /// Drafts of timetables.
    #[command(subcommand)]
    Draft(Draft),
    /// Share through a folder: an empty one becomes the space of this database, another is joined.
    Sync {
        folder: PathBuf,
        /// Say what would happen, and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// A file whose first line is the folder's passphrase; else the database's own.
        #[arg(long, value_name = "FILE")]
        folder_passphrase_file: Option<PathBuf>,
        /// Sync again and again until the program is told to end; a folder that is away is waited for.
        #[arg(long, conflicts_with = "dry_run")]
        watch: bool,
        /// Seconds between two syncs.
        #[arg(long, requires = "watch", value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
        every: u32,
    },
    /// The laptops of the space, and which of them are taken out.
    #[command(subcommand)]
    Devices(Devices),
    /// What the last syncs did, latest first.
    Log,
    /// Values that two laptops wrote without knowing of each other.
    #[command(subcommand)]
    Questions(Questions),
    /// Erase for ever, on every laptop, what is named and what belongs to it. There is no undo.
    Erase(Erase),
    /// This laptop, what is to share and to decide.
    Status,
    /// The digest of the shared state: equal on laptops that have applied the same records.
    Digest,
    /// Take the last act back.
    Undo,
    /// Do the last undone act again.
    Redo,
    /// Search everything that has words.
    Search { query: String },
}

#[derive(Debug, Subcommand)]
pub enum Library {
    /// Import the ministry's table, or any CSV with the same sort of columns.
    Import {
        file: PathBuf,
    },
    Add {
        #[arg(long)]
        name: String,
        /// The commune's INSEE code.
        #[arg(long)]
        insee: String,
        #[arg(long, default_value = "")]
        address: String,
        /// Current hours, in OSM `opening_hours` syntax.
        #[arg(long, default_value = "")]
        hours: String,
    },
    /// Change a library; what is not given stays.
    Edit {
        #[arg(long)]
        library: LibraryId,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        insee: Option<String>,
        #[arg(long)]
        address: Option<String>,
        #[arg(long)]
        hours: Option<String>,
    },
    Remove {
        #[arg(long)]
        library: LibraryId,
    },
    List,
}

#[derive(Debug, Subcommand)]
pub enum Visit {
    Add {
        #[arg(long)]
        library: LibraryId,
        /// `2026-09-15`.
        #[arg(long)]
        date: String,
        #[arg(long, default_value = "")]
        people: String,
        /// Markdown.
        #[arg(long)]
        note: Option<String>,
    },
    /// Replace the text of a visit's note, merged with what arrived since.
    Note {
        #[arg(long)]
        visit: app::domain::id::VisitId,
        #[arg(long)]
        text: String,
    },
    List,
}

#[derive(Debug, Subcommand)]
pub enum Survey {
    /// Make a survey of an XLSForm, or of a bundled form (`usagers`, `non-usagers`).
    Add {
        #[arg(long)]
        library: LibraryId,
        #[arg(long, conflicts_with = "bundled", required_unless_present = "bundled")]
        form: Option<PathBuf>,
        #[arg(long)]
        bundled: Option<String>,
        #[arg(long)]
        title: String,
        /// Who is asked: users and non-users are never merged.
        #[arg(long, value_enum, default_value_t = Audience::Other)]
        audience: Audience,
    },
    List,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Audience {
    Users,
    NonUsers,
    Other,
}

#[derive(Debug, Subcommand)]
pub enum Response {
    /// Add a response from a JSON object, question → value.
    Add {
        #[arg(long)]
        survey: SurveyId,
        #[arg(long)]
        answers: PathBuf,
    },
    List {
        /// Of one survey; else of all.
        #[arg(long)]
        survey: Option<SurveyId>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Draft {
    Add {
        #[arg(long)]
        library: LibraryId,
        #[arg(long)]
        title: String,
        /// Start from the library's current hours.
        #[arg(long)]
        from_current: bool,
    },
    List,
    Show {
        #[arg(long)]
        draft: DraftId,
    },
    /// Slots of a draft.
    #[command(subcommand)]
    Slot(Slot),
}

#[derive(Debug, Subcommand)]
pub enum Slot {
    Add {
        #[arg(long)]
        draft: DraftId,
        #[arg(long, value_parser = day)]
        day: Day,
        #[arg(long, value_parser = time)]
        start: u16,
        #[arg(long, value_parser = time)]
        end: u16,
    },
    /// Move or resize; what is not given stays.
    Move {
        #[arg(long)]
        slot: SlotId,
        #[arg(long, value_parser = day)]
        day: Option<Day>,
        #[arg(long, value_parser = time)]
        start: Option<u16>,
        #[arg(long, value_parser = time)]
        end: Option<u16>,
    },
    Remove {
        #[arg(long)]
        slot: SlotId,
    },
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Erase {
    /// `kind/uuid`: a response, a survey with its responses, a visit with its photos, a draft, a library with all of that.
    #[arg(long = "entity", required = true)]
    pub entities: Vec<String>,
    /// Why; it is kept in the register, and must name nobody.
    #[arg(long, default_value = "")]
    pub reason: String,
    /// Say what would go, and erase nothing.
    #[arg(long)]
    pub dry_run: bool,
    #[command(subcommand)]
    pub more: Option<EraseMore>,
}

#[derive(Debug, Subcommand)]
pub enum EraseMore {
    /// The register: each erasure, and which laptops still have to.
    Register {
        /// Write it as CSV.
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Devices {
    List,
    /// Take a laptop out of the space: nobody waits for it any more. Undo brings it back.
    Retire {
        #[arg(long)]
        id: DeviceId,
    },
    /// Take a retired laptop back.
    Reinstate {
        #[arg(long)]
        id: DeviceId,
    },
}

#[derive(Debug, Subcommand)]
pub enum Questions {
    List,
    /// Decide: `mine`, `theirs`, the `key` of a candidate, or `both`, which copies a draft.
    Resolve {
        #[arg(long)]
        id: String,
        #[arg(long)]
        keep: String,
    },
}

fn day(text: &str) -> Result<Day, String> {
    parse_day(text).ok_or_else(|| "mon, tue, wed, thu, fri, sat, sun".to_owned())
}

fn time(text: &str) -> Result<u16, String> {
    parse_time(text).ok_or_else(|| "14:30, 14h30, 14".to_owned())
}
