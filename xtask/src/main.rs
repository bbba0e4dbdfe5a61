//! The repository's own chores: build the site, keep it tidy, run what CI runs.
//!
//! It knows the tools and the folders; it knows nothing of the hall itself.

mod ci;
mod postgres;
mod process;
mod site;
mod tidy;
mod toolchain;

use anyhow::{Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::LazyLock,
};

const HELP: &str = "\
Chores of the hall. cargo xtask <chore>

  site [--dev] [--budget]  build WebAssembly, styles and icons into target/site
                           --dev: a quick build for trying things; --budget: fail when it is too heavy
  tidy                     check the invariants and sizes of the style guide
  ci                       everything: format, tidy, licences, lints, site, tests on both databases, journeys
  pg -- <command> …        run a command beside a private PostgreSQL, named by TEST_DATABASE_URL
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["site", flags @ ..] => site::build(site::Options::parse(flags)?),
        ["tidy"] => tidy::run(),
        ["ci"] => ci::run_all(),
        ["pg", "--", program, arguments @ ..] => postgres::beside(program, arguments),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("unknown chore: {}\n\n{HELP}", other.join(" ")),
    }
}

/// The folder of the repository, as cargo tells it at this run: a build folder may serve two checkouts.
fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let ours = env::var_os("CARGO_MANIFEST_DIR").expect("cargo xtask starts this program");
        Path::new(&ours).parent().expect("the crate lies in the repository").to_owned()
    });
    &ROOT
}
