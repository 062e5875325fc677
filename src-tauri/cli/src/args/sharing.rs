//! The words of what leaves this laptop or is kept beside it: backups, erasure, valises, keys, laptops, questions.

use std::path::PathBuf;

use app::domain::id::{DeviceId, DraftId};
use clap::Subcommand;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Backup {
    /// Into this file; else into the folder beside the database.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    #[command(subcommand)]
    pub more: Option<BackupMore>,
}

#[derive(Debug, Subcommand)]
pub enum BackupMore {
    /// The backups that are there, the newest first.
    List,
    /// Open a temporary copy of a backup, check every page, and compare what it holds with what it said.
    Drill {
        /// A backup by its name or its path; else the newest.
        #[arg(long)]
        file: Option<PathBuf>,
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
    /// Erase the answers of every survey whose time is over; the surveys stay.
    Purge {
        #[arg(long, default_value = "")]
        reason: String,
        /// Say what is due, and erase nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Valise {
    /// Write a .valise; one of that name is replaced, any other file is refused.
    Export {
        file: PathBuf,
        /// The laptop that it is for, by id or name: what that one has is left out. Else everything.
        #[arg(long = "for", value_name = "DEVICE", conflicts_with = "draft")]
        receiver: Option<String>,
        /// This draft alone.
        #[arg(long)]
        draft: Option<DraftId>,
        /// The photos too.
        #[arg(long, conflicts_with = "draft")]
        photos: bool,
        /// A file whose first line closes a draft for somebody outside the space, or founds the space of a database that has none.
        #[arg(long, value_name = "FILE")]
        valise_passphrase_file: Option<PathBuf>,
    },
    /// Receive what a .valise holds; a database that has no space yet joins its space.
    Import {
        file: PathBuf,
        /// Say what it holds and what would happen, and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// A file whose first line opens it; else the database's own passphrase.
        #[arg(long, value_name = "FILE", alias = "valise-passphrase-file")]
        folder_passphrase_file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Which keys there are, and whom a new one would reach.
    Show,
    /// Make a recovery key, which replaces the one before; it is printed once.
    Recovery,
    /// Put the folder under another passphrase.
    Passphrase {
        /// A file whose first line is the new passphrase.
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: PathBuf,
    },
    /// Begin a new folder key that some laptops do not get.
    Renew {
        /// A laptop that is to read nothing new: its id, its name or its person.
        #[arg(long, value_name = "DEVICE")]
        except: Vec<String>,
        /// A file whose first line is the folder's new passphrase.
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: PathBuf,
        /// Make a new recovery key as well: whoever leaves may know the one before.
        #[arg(long)]
        new_recovery: bool,
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
