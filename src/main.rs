//! The program: arguments to command line or window.

use sammenhold::cli;
use std::{path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let arguments = match cli::arguments() {
        Ok(arguments) => arguments,
        Err(outcome) => return outcome.into(),
    };
    match &arguments.command {
        Some(command) => cli::run(command).into(),
        None => match window(arguments.files) {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => {
                cli::complain(&reason);
                cli::Outcome::Trouble.into()
            }
        },
    }
}

#[cfg(feature = "gui")]
fn window(files: Vec<PathBuf>) -> Result<(), String> {
    sammenhold::ui::run(files).map_err(|error| error.to_string())
}

#[cfg(not(feature = "gui"))]
fn window(files: Vec<PathBuf>) -> Result<(), String> {
    drop(files);
    Err("this program was built without its window; `sammenhold compare FILES…` does the same work".to_owned())
}
