//! The program of the hall: does what the command line says.

use anyhow::Result;
use clap::Parser;
use server::{cli::Cli, config::explained};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refused(&error),
    };
    match run(&cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("hall: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A wrong value is told by the name of its variable; help, and every other mistake, as usual.
fn refused(error: &clap::Error) -> ExitCode {
    let Some(told) = explained::<Cli>(error) else { error.exit() };
    eprintln!("hall: {told}");
    ExitCode::from(2)
}

fn run(cli: &Cli) -> Result<ExitCode> {
    // Four threads even on one core: a page that waits for another must find a thread to run on.
    let threads = std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4));
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads)
        .enable_all()
        .build()?
        .block_on(cli.run())
}
