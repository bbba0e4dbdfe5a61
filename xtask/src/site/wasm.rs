//! The WebAssembly that wakes the page, and its JavaScript.

use super::{
    Built,
    cache::{Inputs, cached},
};
use crate::{process, root, toolchain};
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path};
use wasm_bindgen_cli_support::Bindgen;

/// What the compiler emits today, and every browser since 2022 understands.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
];

/// Compiles `frontend`, binds it to JavaScript and, unless in a hurry, squeezes it.
pub fn build(dev: bool) -> Result<Vec<Built>> {
    let profile = if dev { "dev" } else { "wasm-release" };
    let mut cargo = toolchain::wasm_cargo();
    cargo.args(["build", "--quiet", "--locked", "--package", "frontend", "--lib"]);
    process::run(cargo.args(["--target", toolchain::TARGET, "--profile", profile]))?;

    let folder = if dev { "debug" } else { profile };
    let compiled = root().join("target").join(toolchain::TARGET).join(folder).join("frontend.wasm");
    let inputs = Inputs::default()
        .file(&compiled)
        .file(&root().join("package-lock.json"))
        .file(&root().join(file!()))
        .word(&FEATURES.join(" "));
    let done = cached(&format!("wasm-{profile}"), &inputs, |out| {
        bind(&compiled, out)?;
        if dev { Ok(()) } else { squeeze(&out.join("hall_bg.wasm")) }
    })?;
    ["hall.js", "hall_bg.wasm"]
        .into_iter()
        .map(|name| Ok(Built { name: name.to_owned(), content: fs::read(done.join(name))? }))
        .collect()
}

fn bind(compiled: &Path, out: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("hall").web(true)?.typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen")?;
    let foreign: Vec<_> = output.snippets().iter().filter(|(_, files)| !files.is_empty()).collect();
    ensure!(
        foreign.is_empty() && output.local_modules().is_empty(),
        "these bring JavaScript files of their own, for which the site has no names yet: {foreign:?}"
    );
    fs::write(out.join("hall.js"), output.js())?;
    fs::write(out.join("hall_bg.wasm"), output.wasm_mut().emit_wasm())?;
    Ok(())
}

fn squeeze(wasm: &Path) -> Result<()> {
    let mut command = process::npm_program("wasm-opt");
    command.arg("-Oz").args(FEATURES).arg(wasm).arg("-o").arg(wasm);
    process::run(&mut command)
}
