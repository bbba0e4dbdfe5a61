//! The WebAssembly that wakes the page, in a main part and chunks for the lazy pages, and its JavaScript.

use super::{
    Built,
    cache::{Inputs, cached, files},
};
use crate::{process, root, toolchain};
use anyhow::{Context, Result, anyhow, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// What the compiler emits today, and every browser since 2022 understands.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
];

/// Compiles `frontend`, cuts off the lazy chunks, binds the rest to JavaScript and, unless in a hurry, squeezes it all.
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
        .file(&root().join("Cargo.lock"))
        .file(&root().join(file!()))
        .word(&FEATURES.join(" "));
    let done = cached(&format!("wasm-{profile}"), &inputs, |out| {
        let main = split(&compiled, out)?;
        bind(&main, out)?;
        fs::remove_file(&main)?;
        let modules = files(out)?;
        let modules = modules.iter().filter(|it| it.extension().is_some_and(|it| it == "wasm"));
        if dev { Ok(()) } else { modules.into_iter().try_for_each(|module| squeeze(module)) }
    })?;
    let built = files(&done)?.into_iter().map(|path| {
        let name = path.file_name().context("a file has a name")?.to_string_lossy();
        Ok(Built { name: format!("hall/{name}"), content: fs::read(&path)? })
    });
    built.collect()
}

/// Writes the chunks of the lazy pages and the script that fetches them; answers where the main part lies.
fn split(compiled: &Path, out: &Path) -> Result<PathBuf> {
    let whole = fs::read(compiled)?;
    let main = out.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = "./chunks.js";
    options.main_module = "./hall.js";
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cutting the module into chunks: {error:#}"))?;
    Ok(main)
}

fn bind(main: &Path, out: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(main).out_name("hall").web(true)?.typescript(false);
    // The chunks reach the main part by the names that the linker gave.
    bindgen.keep_lld_exports(true).demangle(false);
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
