//! The command line's words. Ids and days are checked here, so that a wrong one never reaches the database.

mod files;
mod form;
mod history;
mod language;
mod paper;
mod questionnaire;
mod sharing;

use std::path::PathBuf;

use app::domain::id::{DraftId, LibraryId, PhotoId, PublishedId, SlotId, SurveyId, VisitId};
use app::domain::week::Day;
use app::domain::words::{parse_day, parse_time};
use clap::{Parser, Subcommand, ValueEnum};

pub use files::{Export, Import};
pub use form::{Form, Wanted};
pub use history::{DemoMore, HistoryOf, Version};
pub use paper::{FormPaper, Keep, Key, Paper, Print};
pub use questionnaire::Questionnaire;
pub use sharing::{Backup, BackupMore, Devices, Erase, EraseMore, Keys, Questions, Valise};

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
    /// The language of sentences, `fr` or `en`; else that of RYTHME_LANG, else French. For `form paper`, the language of the
    /// questionnaire, by its name or code.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub command: Command,
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
    Demo {
        #[command(subcommand)]
        more: Option<DemoMore>,
    },
    /// Who did what and when: to one object, or by one person.
    History(HistoryOf),
    /// Versions with a name.
    #[command(subcommand)]
    Version(Version),
    /// Libraries.
    #[command(subcommand)]
    Library(Library),
    /// Visits and their notes.
    #[command(subcommand)]
    Visit(Visit),
    /// Photos and other files of visits.
    #[command(subcommand)]
    Photo(Photo),
    /// Questionnaires as files; no database is needed.
    #[command(subcommand)]
    Form(Form),
    /// Surveys.
    #[command(subcommand)]
    Survey(Survey),
    /// Questionnaires that are being written.
    #[command(subcommand)]
    Questionnaire(Questionnaire),
    /// Responses.
    #[command(subcommand)]
    Response(Response),
    /// Questionnaires on paper: batches of numbered sheets, key-in, second key-in.
    #[command(subcommand)]
    Paper(Paper),
    /// Drafts of timetables.
    #[command(subcommand)]
    Draft(Draft),
    /// Share through a folder: an empty one becomes the space of this database, another is joined.
    Sync {
        folder: PathBuf,
        /// Say what would happen, and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// A file whose first line is the folder's passphrase, or its recovery key; else the database's own.
        #[arg(long, value_name = "FILE")]
        folder_passphrase_file: Option<PathBuf>,
        /// Sync again and again until the program is told to end; a folder that is away is waited for.
        #[arg(long, conflicts_with = "dry_run")]
        watch: bool,
        /// Seconds between two syncs.
        #[arg(long, requires = "watch", value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
        every: u32,
    },
    /// Audit a shared folder and change nothing. Without a database, the folder's passphrase opens it.
    Verify {
        folder: PathBuf,
        /// A file whose first line is the folder's passphrase; else the database's keys.
        #[arg(long, value_name = "FILE")]
        folder_passphrase_file: Option<PathBuf>,
    },
    /// Who opens the shared folder.
    #[command(subcommand)]
    Keys(Keys),
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
    /// Make a backup, list them, or prove one.
    Backup(Backup),
    /// Put a backup in the place of the database, which is set aside.
    Restore {
        /// A backup by its name or its path.
        file: PathBuf,
        /// Say what would come back and what would be lost, and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Make every table again of the journal; a damaged database is set aside.
    Rebuild,
    /// What another laptop lacks, or one draft, in one file for a stick or an e-mail.
    #[command(subcommand)]
    Valise(Valise),
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
pub enum Photo {
    /// Attach a file to a visit: 50 MB at most, without the place where a photo was taken.
    Add {
        #[arg(long)]
        visit: VisitId,
        file: PathBuf,
        /// Leave the file as it is, with the place where it was taken.
        #[arg(long)]
        keep_position: bool,
        /// What it shows.
        #[arg(long, default_value = "")]
        caption: String,
    },
    List {
        /// Of one visit; else of all.
        #[arg(long)]
        visit: Option<VisitId>,
    },
    /// Write a copy to a file that does not exist yet.
    Save {
        #[arg(long)]
        photo: PhotoId,
        file: PathBuf,
    },
    Remove {
        #[arg(long)]
        photo: PhotoId,
    },
}

#[derive(Debug, Subcommand)]
pub enum Survey {
    /// Make a survey of an XLSForm, of a bundled form (`usagers`, `non-usagers`), or of a published version of a questionnaire.
    Add {
        #[arg(long)]
        library: LibraryId,
        #[arg(long, conflicts_with_all = ["bundled", "published"], required_unless_present_any = ["bundled", "published"])]
        form: Option<PathBuf>,
        #[arg(long, conflicts_with = "published")]
        bundled: Option<String>,
        #[arg(long, value_name = "ID")]
        published: Option<PublishedId>,
        #[arg(long)]
        title: String,
        /// Who is asked: users and non-users are never merged.
        #[arg(long, value_enum, default_value_t = Audience::Other)]
        audience: Audience,
        /// Until when the answers may be kept (`2028-11-24`); else as the rules say.
        #[arg(long)]
        keep_until: Option<String>,
    },
    /// Say until when the answers of a survey may be kept.
    Keep {
        #[arg(long)]
        survey: SurveyId,
        /// `2028-11-24`.
        #[arg(long)]
        until: String,
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
    /// Write the responses of a survey to a file, as Kobo, ODK Central or Rythme lay them out.
    Export(Export),
    /// Add the responses of a file: of Kobo, ODK Central or Rythme.
    Import(Import),
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

fn day(text: &str) -> Result<Day, String> {
    parse_day(text).ok_or_else(|| "mon, tue, wed, thu, fri, sat, sun".to_owned())
}

fn time(text: &str) -> Result<u16, String> {
    parse_time(text).ok_or_else(|| "14:30, 14h30, 14".to_owned())
}
