//! Asks the linker to keep what `cargo xtask site` needs to cut the module into chunks.

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script by the environment for whom it builds"
)]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
