//! The style sheets: `main.scss` is written into every page, `rest.scss` is loaded after it.

use super::{
    Built,
    cache::{Inputs, cached},
};
use crate::{process, root};
use anyhow::Result;
use std::fs;

/// Compiles those of the two sheets that exist.
pub fn build() -> Result<Vec<Built>> {
    let style = root().join("style");
    let sheets: Vec<_> = ["main", "rest"]
        .into_iter()
        .filter(|name| style.join(name).with_extension("scss").is_file())
        .collect();
    if sheets.is_empty() {
        return Ok(Vec::new());
    }
    let inputs = Inputs::default().folder(&style)?.file(&root().join("package-lock.json"));
    let done = cached("styles", &inputs, |out| {
        let mut sass = process::npm_program("sass");
        // No charset mark: the critical sheet stands inside a page.
        sass.args(["--style=compressed", "--no-source-map", "--no-charset", "--quiet-deps"]);
        sass.arg("--load-path=node_modules");
        sass.args(sheets.iter().map(|name| {
            format!("style/{name}.scss:{}", out.join(name).with_extension("css").display())
        }));
        process::run(&mut sass)
    })?;
    sheets
        .iter()
        .map(|name| {
            let content = fs::read(done.join(name).with_extension("css"))?;
            Ok(Built { name: format!("{name}.css"), content })
        })
        .collect()
}
