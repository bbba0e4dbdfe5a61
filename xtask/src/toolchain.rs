//! The compiler for the browser.
//!
//! `scripts/setup.sh` writes `target/hall-toolchain` when the usual compiler has no WebAssembly target;
//! the file names the folder of another one, which then builds the browser's part and nothing else.

use crate::{process, root};
use std::{fs, path::PathBuf, process::Command};

/// The target triple of the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A cargo that can build for the browser.
pub fn wasm_cargo() -> Command {
    let Some(bin) = other_toolchain() else { return process::cargo() };
    let mut cargo = process::command(bin.join("cargo"));
    cargo.env("RUSTC", bin.join("rustc"));
    cargo.env("RUSTDOC", bin.join("rustdoc"));
    // Where that compiler has a cargo-clippy of its own, `cargo clippy` must find that one first.
    if let Some(path) = std::env::var_os("PATH") {
        let folders = std::iter::once(bin).chain(std::env::split_paths(&path));
        if let Ok(path) = std::env::join_paths(folders) {
            cargo.env("PATH", path);
        }
    }
    cargo
}

/// The folder of the other compiler's programs, when `scripts/setup.sh` chose one.
fn other_toolchain() -> Option<PathBuf> {
    let folder = fs::read_to_string(root().join("target/hall-toolchain")).ok()?;
    let folder = folder.trim();
    (!folder.is_empty()).then(|| PathBuf::from(folder).join("bin"))
}
