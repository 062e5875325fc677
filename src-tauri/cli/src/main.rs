//! `rythme`: every main job without a window, for scripts. Arguments in, JSON or sentences out; documented in docs/cli.md.

mod args;
mod commands;
mod key;
mod output;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            // Help that cannot be printed has no reader.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return output::usage("error: a command is missing, see --help");
        }
        Err(error) => return output::usage(&error.render().to_string()),
    };
    let language = match args.language() {
        Ok(language) => language,
        Err(said) => return output::usage(&said),
    };
    let output = output::Output::new(args.json, language);
    if let Some(ended) = commands::go_on(&args, &output) {
        return ended;
    }
    match commands::run(&args, language) {
        Ok(reply) => output.reply(&reply),
        Err(error) => output.error(&error),
    }
}
