//! Measures the hall against the limits of the machine it runs on.
//!
//! It starts the released server on a hall it has filled, loads it, and loads beside it, in turn, a program of our
//! own that shows the same facts with the least that can. docs/performance.md says what each workload is.

mod clock;
mod http;
mod limit;
mod load;
mod measure;
mod process;
mod report;
mod seed;
mod workloads;

use anyhow::{Context as _, Result, ensure};
use clap::{Parser, Subcommand, ValueEnum};
use measure::Pace;
use report::{Origin, Report};
use std::{net::SocketAddr, path::PathBuf, process::Command, time::Duration};
use workloads::{Run, bytes, chat, footprint, list, matters, probes, progress, submit};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures the hall against the limits of the machine it runs on.
#[derive(Debug, Parser)]
#[command(name = "bench", version)]
struct Cli {
    #[command(subcommand)]
    command: Option<Hidden>,

    /// What is measured.
    #[arg(value_enum, default_value = "all")]
    workload: Workload,

    /// Write the rows as JSON, to this file or to standard output.
    #[arg(long, num_args = 0..=1, default_missing_value = "-")]
    json: Option<PathBuf>,

    /// Shorter measurements and a smaller hall, for a first look.
    #[arg(long)]
    quick: bool,

    /// Cases of the large hall.
    #[arg(long)]
    size: Option<usize>,

    /// Length of each measurement.
    #[arg(long)]
    seconds: Option<f64>,

    /// The program of the hall; without it, it is built.
    #[arg(long)]
    hall: Option<PathBuf>,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Workload {
    /// The machine.
    W0,
    /// The progress page.
    W1,
    /// Filing.
    W2,
    /// The list of the staff.
    W3,
    /// Conversations, live.
    W5,
    /// Pages that are open and hear nothing.
    W6,
    /// Complaints that are brought and followed.
    W7,
    /// Start, memory, one core.
    W11,
    /// The first load of the home page.
    Bytes,
    /// Everything.
    All,
}

/// What the benchmark starts itself as.
#[derive(Debug, Subcommand)]
enum Hidden {
    /// Serve a hall as cheaply as it can be done.
    #[command(hide = true)]
    Limit { folder: PathBuf, address: SocketAddr },
}

#[tokio::main]
async fn main() -> Result<()> {
    let cli = Cli::parse();
    if let Some(Hidden::Limit { folder, address }) = &cli.command {
        return limit::serve(folder, *address).await;
    }
    let folder = std::env::temp_dir().join(format!("hall-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let report = measured(&cli, folder.clone()).await;
    std::fs::remove_dir_all(&folder)?;
    let report = report?;
    match cli.json.as_deref() {
        Some(file) if file.as_os_str() == "-" => {
            eprintln!("{}", report.table());
            report.write(None)?;
        }
        file => {
            println!("{}", report.table());
            file.map_or(Ok(()), |it| report.write(Some(it)))?;
        }
    }
    report.complete()
}

async fn measured(cli: &Cli, folder: PathBuf) -> Result<Report> {
    let seconds = cli.seconds.unwrap_or(if cli.quick { 1.5 } else { 5.0 });
    let origin =
        Origin { commit: commit()?, machine: machine()?, on: clock::now().date().to_string() };
    let mut run = Run {
        report: Report::new(origin),
        size: cli.size.unwrap_or(if cli.quick { 10_000 } else { 100_000 }),
        pace: Pace {
            warm_up: Duration::from_secs(2),
            length: Duration::from_secs_f64(seconds),
            rounds: 3,
        },
        program: program(cli)?,
        folder,
        syncs: f64::NAN,
    };
    let wants = |workload| matches!(cli.workload, Workload::All) || cli.workload == workload;
    let outcome = probes::run(&mut run).await;
    run.report.done("w0", outcome);
    if wants(Workload::Bytes) {
        let folder = run.folder.join("probes");
        let outcome = bytes::run(&mut run, &folder).await;
        run.report.done("bytes", outcome);
    }
    if wants(Workload::W5) {
        let outcome = chat::talk(&mut run).await;
        run.report.done("w5", outcome);
    }
    if wants(Workload::W6) {
        let outcome = chat::idle(&mut run).await;
        run.report.done("w6", outcome);
    }
    if wants(Workload::W7) {
        let size = cli.size.unwrap_or(if cli.quick { 20_000 } else { 1_000_000 });
        let outcome = matters::run(&mut run, size).await;
        run.report.done("w7", outcome);
    }
    if [Workload::W1, Workload::W2, Workload::W3, Workload::W11].into_iter().any(wants) {
        let outcome = in_a_large_hall(&mut run, wants).await;
        run.report.done("the large hall", outcome);
    }
    Ok(run.report)
}

/// The workloads that need a full hall, in an order in which none spoils it for the next.
async fn in_a_large_hall(run: &mut Run, wants: impl Fn(Workload) -> bool) -> Result<()> {
    let drafts = if wants(Workload::W2) { submit::drafts(run.pace) } else { 0 };
    let large = run.filled("large", run.size, drafts).await?;
    if wants(Workload::W1) {
        let outcome = progress::run(run, &large).await;
        run.report.done("w1", outcome);
    }
    if wants(Workload::W3) {
        let outcome = list::run(run, &large).await;
        run.report.done("w3", outcome);
    }
    let (seeded, folder, copy) = (large.seeded, large.folder, large.copy);
    drop((large.hall, large.limit));
    if wants(Workload::W11) {
        let outcome = footprint::run(run, &folder, &seeded).await;
        run.report.done("w11", outcome);
    }
    if wants(Workload::W2) {
        let outcome = submit::run(run, &folder, &copy, &seeded).await;
        run.report.done("w2", outcome);
    }
    Ok(())
}

/// The released server: the one that is named, or the one that is built now.
fn program(cli: &Cli) -> Result<PathBuf> {
    if let Some(program) = &cli.hall {
        return Ok(program.canonicalize()?);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built =
        Command::new(cargo).args(["build", "--release", "--locked", "-p", "server"]).status()?;
    ensure!(built.success(), "the server does not compile");
    let own = std::env::current_exe()?;
    Ok(own.with_file_name("hall"))
}

/// The commit that is measured; `+` behind it when files were changed since.
fn commit() -> Result<String> {
    let git = |args: &[&str]| -> Result<String> {
        let output = Command::new("git").args(args).output().context("git")?;
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    };
    let changed = !git(&["status", "--porcelain", "--untracked-files=no"])?.is_empty();
    Ok(git(&["rev-parse", "--short=12", "HEAD"])? + if changed { "+" } else { "" })
}

/// Processor, cores, memory and kernel.
fn machine() -> Result<String> {
    let processors = std::fs::read_to_string("/proc/cpuinfo")?;
    let model =
        processors.lines().find_map(|it| it.strip_prefix("model name")).context("a model")?;
    let cores = std::thread::available_parallelism()?;
    let memory = std::fs::read_to_string("/proc/meminfo")?;
    let memory = memory.lines().next().unwrap_or_default().replace("MemTotal:", "");
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease")?;
    let model = model.trim_matches([' ', '\t', ':']);
    Ok(format!("{cores} × {model}, {}, Linux {}", memory.trim(), kernel.trim()))
}
