//! Steps that run only when something they read has changed.

use crate::root;
use anyhow::{Context, Result};
use blake3::Hasher;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a step reads; two steps with equal inputs give equal outputs.
#[derive(Default)]
pub struct Inputs(Hasher);

impl Inputs {
    /// Adds a word, such as a flag or a version.
    pub fn word(mut self, word: &str) -> Self {
        self.part(word.as_bytes());
        self
    }

    /// Adds a file; one that is not there is an input too.
    pub fn file(mut self, path: &Path) -> Self {
        self.part(path.to_string_lossy().as_bytes());
        self.part(&fs::read(path).unwrap_or_default());
        self
    }

    /// Adds every file below a folder.
    pub fn folder(self, folder: &Path) -> Result<Self> {
        Ok(files(folder)?.iter().fold(self, |inputs, path| inputs.file(path)))
    }

    fn part(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn fingerprint(&self) -> String {
        self.0.finalize().to_hex()[..16].to_owned()
    }
}

/// The folder that `make` has filled for these inputs, now or on an earlier day.
pub fn cached(
    step: &str,
    inputs: &Inputs,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let home = root().join("target/site-work").join(step);
    let done = home.join(inputs.fingerprint());
    if done.is_dir() {
        return Ok(done);
    }
    if home.is_dir() {
        fs::remove_dir_all(&home)?;
    }
    let unfinished = home.join("unfinished");
    fs::create_dir_all(&unfinished)?;
    make(&unfinished).with_context(|| format!("the step {step} of the site"))?;
    fs::rename(&unfinished, &done)?;
    Ok(done)
}

/// All files below a folder, sorted; none when there is no such folder.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
