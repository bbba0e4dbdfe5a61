//! Checks what the style guide demands and a compiler does not see: who may know whom, how long things may be,
//! and what may never be written down.
//!
//! Each rule is a pure function from the texts of the repository to its faults.

mod code;
mod colours;
mod crates;
mod exceptions;
mod links;
mod locales;
mod migrations;
mod words;

use crate::{
    process::{command, output},
    root,
};
use anyhow::{Result, ensure};
use std::{fmt, fs, num::NonZero, thread};

/// Checks the whole repository and prints each fault as `path:line: rule: message`.
pub fn run() -> Result<()> {
    let tree = Tree::read()?;
    let mut faults = faults(&tree);
    faults.extend(crates::check(&crates::read()?, &tree));
    let mut faults = exceptions::without_excepted(faults, exceptions::EXCEPTIONS);
    faults.sort();
    for fault in &faults {
        eprintln!("{fault}");
    }
    ensure!(faults.is_empty(), "{} faults against the style guide", faults.len());
    Ok(())
}

fn faults(tree: &Tree) -> Vec<Fault> {
    let checks: [fn(&Tree) -> Vec<Fault>; 6] = [
        words::check,
        links::check,
        locales::check,
        migrations::check,
        colours::check,
        code::check_features,
    ];
    let mut faults: Vec<_> = checks.into_iter().flat_map(|check| check(tree)).collect();
    faults.extend(side_by_side(tree));
    faults
}

/// Reading Rust is the slow part, and files do not know each other.
fn side_by_side(tree: &Tree) -> Vec<Fault> {
    let features = tree.features();
    let rust: Vec<_> = tree.files.iter().filter(|file| file.is("rs")).collect();
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = rust.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = rust
            .chunks(share)
            .map(|files| {
                let features = &features;
                scope.spawn(move || -> Vec<Fault> {
                    files.iter().flat_map(|file| code::check(file, features)).collect()
                })
            })
            .collect();
        let found = workers.into_iter().map(|worker| worker.join().expect("a rule never panics"));
        found.flatten().collect()
    })
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    path: String,
    line: usize,
    rule: &'static str,
    message: String,
}

impl Fault {
    fn new(path: &str, line: usize, rule: &'static str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, rule, message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}: {}", self.path, self.line, self.rule, self.message)
    }
}

/// A file of the repository; its path has slashes and begins at the top.
pub struct File {
    path: String,
    text: String,
}

impl File {
    fn is(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, found)| found == extension)
    }

    /// Its lines with their numbers, which begin at one.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// All files that git keeps, or would keep.
pub struct Tree {
    files: Vec<File>,
}

impl Tree {
    fn read() -> Result<Self> {
        let mut list = command("git");
        list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let list = output(&mut list)?;
        let files = list.split_terminator('\0').filter_map(|path| {
            // A file that is removed but not yet committed is no fault; a picture has no text.
            let content = fs::read(root().join(path)).ok()?;
            Some(File {
                path: path.to_owned(),
                text: String::from_utf8(content).unwrap_or_default(),
            })
        });
        Ok(Self { files: files.collect() })
    }

    fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The folders of `app` that have pages.
    fn features(&self) -> Vec<String> {
        let mut features: Vec<_> = self
            .files
            .iter()
            .filter_map(|file| {
                let (feature, inside) = file.path.strip_prefix("app/src/")?.split_once('/')?;
                let page = inside == "api.rs" || inside.ends_with("_page.rs");
                (page && feature != "ui").then(|| feature.to_owned())
            })
            .collect();
        features.dedup();
        features
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A repository of these files.
    pub(super) fn tree(files: &[(&str, &str)]) -> Tree {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        Tree { files: files.iter().map(file).collect() }
    }

    /// What all rules find, as `path:line: rule`.
    pub(super) fn found(files: &[(&str, &str)]) -> Vec<String> {
        let mut faults = faults(&tree(files));
        faults.sort();
        short(&faults)
    }

    pub(super) fn short(faults: &[Fault]) -> Vec<String> {
        let short = |fault: &Fault| format!("{}:{}: {}", fault.path, fault.line, fault.rule);
        faults.iter().map(short).collect()
    }

    #[test]
    fn a_fault_is_printed_so_that_an_editor_finds_it() {
        let fault = Fault::new("app/src/ui.rs", 7, "view-size", "41 lines");
        assert_eq!(fault.to_string(), "app/src/ui.rs:7: view-size: 41 lines");
    }

    #[test]
    fn faults_of_many_files_are_all_found() {
        let files: Vec<_> = (0..20).map(|number| format!("domain/src/a{number}.rs")).collect();
        let files: Vec<_> = files.iter().map(|path| (path.as_str(), "fn f( {")).collect();
        assert_eq!(found(&files).len(), 20);
    }
}
