//! Builds what the browser loads into `target/site`.
//!
//! Files we build lie in `assets/` under a name that carries a hash of their content, so that they may be kept for ever;
//! files that name one another share a folder, whose name carries the hash of them all;
//! files of `public/` keep their names at the top.
//! A `.br` beside a file is the same, compressed.
//! `manifest.json` maps `main.css` to `assets/main-<hash>.css`; the server reads it at its start.

mod budget;
mod cache;
mod icons;
mod modules;
mod publish;
mod styles;
mod wasm;

use crate::root;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// How to build the site.
#[derive(Clone, Copy, Default)]
pub struct Options {
    /// Quickly, for trying things: big WebAssembly, nothing compressed.
    pub dev: bool,
    /// Fail when the site is heavier than its budget.
    pub budget: bool,
}

impl Options {
    /// Reads the flags of the command line.
    pub fn parse(flags: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        for flag in flags {
            match *flag {
                "--dev" => options.dev = true,
                "--budget" => options.budget = true,
                other => bail!("unknown flag for site: {other}"),
            }
        }
        if options.dev && options.budget {
            bail!("a quick build has no budget: leave out --dev or --budget");
        }
        Ok(options)
    }
}

/// Builds the whole site; parts whose sources did not change are kept.
pub fn build(options: Options) -> Result<()> {
    let mut built = wasm::build(options.dev)?;
    built.extend(modules::build()?);
    built.extend(styles::build()?);
    built.extend(icons::build()?);
    let published = publish::publish(built, options.dev)?;
    budget::report(&published);
    if options.budget {
        budget::check(&published)?;
    }
    Ok(())
}

/// A file of the site before it has its final name.
pub struct Built {
    /// The name by which our code knows it, such as `main.css` or `hall/hall.js`.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Where the site is published.
fn folder() -> PathBuf {
    root().join("target/site")
}
