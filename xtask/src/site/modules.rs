//! The scripts that we write by hand: each is fetched by a page when it is needed, and is none of the WebAssembly.

use super::{Built, cache::files};
use crate::root;
use anyhow::{Context, Result};
use std::fs;

/// Takes them as they are, without the lines that are remarks.
pub fn build() -> Result<Vec<Built>> {
    let scripts = files(&root().join("frontend/modules"))?.into_iter().map(|path| {
        let name = path.file_name().context("a file has a name")?.to_string_lossy().into_owned();
        Ok(Built { name, content: without_remarks(&fs::read_to_string(&path)?).into_bytes() })
    });
    scripts.collect()
}

/// The script without lines that hold nothing but a remark, and without its margins.
fn without_remarks(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|it| !it.is_empty() && !it.starts_with("//"));
    lines.flat_map(|it| [it, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_stay_at_home_and_the_script_is_the_same() {
        let script = "// Why.\nlet a = 'x//y';\n\n  // More.\n  a += 1; // here\n";
        assert_eq!(without_remarks(script), "let a = 'x//y';\na += 1; // here\n");
    }
}
