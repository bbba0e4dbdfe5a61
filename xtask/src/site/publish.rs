//! Gives each file its final name, compresses it, and writes the manifest.

use super::{Built, cache::files, folder};
use crate::root;
use anyhow::{Context, Result};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// A file of the site, and what it weighs.
pub struct Published {
    /// The name by which our code knows it.
    pub name: String,
    /// Its size in bytes.
    pub raw_bytes: usize,
    /// Its size on the wire in bytes: compressed where that helps.
    pub wire_bytes: usize,
}

/// Writes the files, then the manifest, then removes what is no longer named; a server that reads meanwhile finds all it looks for.
pub fn publish(built: Vec<Built>, dev: bool) -> Result<Vec<Published>> {
    let mut manifest = BTreeMap::new();
    let mut published = Vec::new();
    let mut keep = BTreeSet::from([folder().join("manifest.json")]);
    for (name, content) in named(built) {
        let address = format!("assets/{}", hashed(&name, &content));
        published.push(put(&name, &folder().join(&address), &content, dev, &mut keep)?);
        manifest.insert(name, address);
    }
    let public = root().join("public");
    for path in files(&public)? {
        let address = path.strip_prefix(&public).context("a public file lies in public")?;
        let name = address.to_string_lossy().into_owned();
        published.push(put(&name, &folder().join(address), &fs::read(&path)?, dev, &mut keep)?);
    }
    write(&folder().join("manifest.json"), &serde_json::to_vec_pretty(&manifest)?)?;
    for path in files(&folder())?.into_iter().filter(|path| !keep.contains(path)) {
        fs::remove_file(path)?;
    }
    Ok(published)
}

/// The JavaScript names the WebAssembly, so it must learn that file's final name before it is hashed itself.
fn named(built: Vec<Built>) -> BTreeMap<String, Vec<u8>> {
    let mut named: BTreeMap<_, _> =
        built.into_iter().map(|file| (file.name, file.content)).collect();
    if let Some(wasm) = named.get("hall_bg.wasm").map(|content| hashed("hall_bg.wasm", content))
        && let Some(script) = named.get_mut("hall.js")
    {
        *script = String::from_utf8_lossy(script).replace("hall_bg.wasm", &wasm).into_bytes();
    }
    named
}

fn hashed(name: &str, content: &[u8]) -> String {
    let hash = &blake3::hash(content).to_hex()[..16];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

fn put(
    name: &str,
    path: &Path,
    content: &[u8],
    dev: bool,
    keep: &mut BTreeSet<PathBuf>,
) -> Result<Published> {
    let packed = PathBuf::from(format!("{}.br", path.display()));
    let unchanged = fs::read(path).is_ok_and(|old| old == content);
    if !unchanged {
        fs::remove_file(&packed).ok();
        write(path, content)?;
    }
    keep.insert(path.to_owned());
    let mut wire_bytes = content.len();
    if compressible(path) && !dev {
        if !packed.is_file() {
            write(&packed, &compress(content)?)?;
        }
        wire_bytes = usize::try_from(fs::metadata(&packed)?.len())?;
        keep.insert(packed);
    }
    Ok(Published { name: name.to_owned(), raw_bytes: content.len(), wire_bytes })
}

fn compressible(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(
        extension,
        Some(
            "css" | "html" | "ico" | "js" | "json" | "svg" | "txt" | "wasm" | "webmanifest" | "xml"
        )
    )
}

fn compress(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 24);
    packed.write_all(content)?;
    Ok(packed.into_inner())
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_added_extension("unfinished");
    fs::write(&unfinished, content)
        .and_then(|()| fs::rename(&unfinished, path))
        .with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(name: &str, content: &str) -> Built {
        Built { name: name.to_owned(), content: content.into() }
    }

    #[test]
    fn a_name_changes_with_the_content_and_only_with_it() {
        assert_eq!(hashed("main.css", b"a{}"), hashed("main.css", b"a{}"));
        assert_ne!(hashed("main.css", b"a{}"), hashed("main.css", b"b{}"));
        assert!(hashed("main.css", b"a{}").starts_with("main-"));
        assert_eq!(hashed("main.css", b"a{}").rsplit('.').next(), Some("css"));
    }

    #[test]
    fn the_script_names_its_wasm_by_the_final_name() {
        let files = named(vec![
            built("hall.js", "new URL('hall_bg.wasm', import.meta.url)"),
            built("hall_bg.wasm", "\0asm"),
        ]);
        let wasm = hashed("hall_bg.wasm", b"\0asm");
        assert_eq!(files["hall.js"], format!("new URL('{wasm}', import.meta.url)").into_bytes());
    }

    #[test]
    fn what_was_compressed_comes_back_as_it_was() {
        let text = "一网通办 ".repeat(100);
        let packed = compress(text.as_bytes()).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        assert!(packed.len() < text.len() / 10);
    }
}
