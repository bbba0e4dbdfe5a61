//! What must pass before a change is taken: cheap judgements first, the tests last, so that the last lines are theirs.
//!
//! The crates of the server's side are always named as one group and together with their tests: cargo then picks the same
//! features each time, and compiles their dependencies once for the lints and once for everything that runs.

use crate::{
    postgres::Cluster,
    process::{cargo, command, npm_program, output, run},
    root, tidy, toolchain,
};
use anyhow::{Context, Result, ensure};
use std::{
    env,
    process::{Child, Command, Stdio},
    time::Instant,
};

/// The crates of the server's side; the chores are apart, because they have been compiled by now.
const NATIVE: [&str; 5] =
    ["--locked", "--workspace", "--exclude=frontend", "--exclude=xtask", "--features=app/ssr"];

/// The crates of the browser's side.
const BROWSER: [&str; 5] = [
    "--locked",
    "--package=domain",
    "--package=app",
    "--package=frontend",
    "--features=app/hydrate",
];

/// Runs everything, and stops at the first thing that fails.
pub fn run_all() -> Result<()> {
    let watch = Watch::start();
    watch.step("format");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    watch.step("tidy");
    tidy::run()?;
    watch.step("licences, duplicates, origins");
    // What is built for other platforms is judged as well, so its manifests must be at hand.
    run(cargo().args(["fetch", "--locked", "--quiet"]))?;
    let mut deny = cargo();
    deny.args(["deny", "--log-level=error", "--offline", "check", "--hide-inclusion-graph"]);
    run(deny.args(["licenses", "bans", "sources"]))?;
    // Much of it is done by one core alone, so that the others have time for what follows.
    watch.step("site, beside what follows");
    let site = Beside::start(&["site", "--budget"])?;
    watch.step("lints of the server's side");
    lint(cargo().arg("clippy").args(NATIVE).arg("--all-targets"))?;
    lint(cargo().args(["clippy", "--locked", "--package=xtask", "--all-targets"]))?;
    watch.step("lints of the browser's side");
    lint(
        toolchain::wasm_cargo().arg("clippy").args(BROWSER).args(["--target", toolchain::TARGET]),
    )?;
    watch.step("documentation");
    let mut doc = cargo();
    run(doc
        .arg("doc")
        .args(NATIVE)
        .args(["--quiet", "--no-deps"])
        .env("RUSTDOCFLAGS", "-Dwarnings"))?;
    watch.step("building what the tests run");
    run(cargo().arg("build").args(NATIVE).args(["--quiet", "--bins", "--tests"]))?;
    watch.step("what is left of the site");
    site.end()?;
    tests(&watch)
}

fn tests(watch: &Watch) -> Result<()> {
    watch.step("tests of the chores");
    run(tester().args(["--locked", "--package=xtask"]))?;
    // Beside a PostgreSQL, a test of what is stored tells its story on both databases: SQLite needs no run of its own.
    let cluster = Cluster::start()?;
    watch.step("tests with SQLite and PostgreSQL");
    run(tester().args(NATIVE).env("TEST_DATABASE_URL", cluster.url()))?;
    if !root().join("end2end/playwright.config.ts").is_file() {
        return Ok(());
    }
    watch.step("journeys");
    let mut journeys = npm_program("playwright");
    journeys.args(["test", "--config=end2end"]).env("TEST_DATABASE_URL", cluster.url());
    run(journeys.env("HALL_BIN", root().join("target/debug/hall")))
}

fn lint(clippy: &mut Command) -> Result<()> {
    run(clippy.args(["--quiet", "--", "--deny=warnings"]))
}

/// The faster test runner where it is at hand.
fn tester() -> Command {
    let mut tester = cargo();
    if output(cargo().args(["nextest", "--version"])).is_ok() {
        tester.args(["nextest", "run", "--no-tests=pass", "--status-level=fail"]);
    } else {
        tester.args(["test", "--quiet"]);
    }
    tester
}

/// Another chore that runs at the same time; what it says is told when it has ended, and after a failure nobody waits for it.
struct Beside {
    chore: String,
    child: Option<Child>,
}

impl Beside {
    fn start(words: &[&str]) -> Result<Self> {
        let mut chore = command(env::current_exe().context("this program has no name")?);
        chore.args(words).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = chore.spawn().context("cannot start a chore beside this one")?;
        Ok(Self { chore: words.join(" "), child: Some(child) })
    }

    /// Waits until it has ended, and fails when it has failed.
    fn end(mut self) -> Result<()> {
        let child = self.child.take().expect("it ends once");
        let output = child.wait_with_output()?;
        print!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        ensure!(output.status.success(), "{} failed ({})", self.chore, output.status);
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

/// Says when each step began.
struct Watch(Instant);

impl Watch {
    #[expect(
        clippy::disallowed_methods,
        reason = "this tells a person how long a chore takes; no rule depends on it"
    )]
    fn start() -> Self {
        Self(Instant::now())
    }

    fn step(&self, name: &str) {
        let seconds = self.0.elapsed().as_secs();
        println!("\n── {:>2}:{:02} {name}", seconds / 60, seconds % 60);
    }
}
