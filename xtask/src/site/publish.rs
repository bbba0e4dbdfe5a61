//! Gives each file its final name, compresses it, and writes the manifest.

use super::{Built, cache::files, folder};
use crate::root;
use anyhow::{Context, Result};
use blake3::{Hash, Hasher};
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
    let built: BTreeMap<_, _> = built.into_iter().map(|file| (file.name, file.content)).collect();
    let manifest = addresses(&built);
    let mut published = Vec::new();
    let mut keep = BTreeSet::from([folder().join("manifest.json")]);
    for (name, content) in &built {
        published.push(put(name, &folder().join(&manifest[name]), content, dev, &mut keep)?);
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

/// The address of each file.
///
/// Files in a folder name one another, in circles too, so the folder carries the hash of them all, and they keep their names.
fn addresses(built: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let mut folders = BTreeMap::<&str, Hasher>::new();
    for (name, content) in built {
        if let Some((folder, file)) = name.split_once('/') {
            let hasher = folders.entry(folder).or_default();
            hasher.update(file.as_bytes()).update(&(content.len() as u64).to_le_bytes());
            hasher.update(content);
        }
    }
    let address = |(name, content): (&String, &Vec<u8>)| match name.split_once('/') {
        Some((folder, file)) => format!("{folder}-{}/{file}", short(folders[folder].finalize())),
        None => hashed(name, content),
    };
    built.iter().map(|file| (file.0.clone(), format!("assets/{}", address(file)))).collect()
}

fn short(hash: Hash) -> String {
    hash.to_hex()[..16].to_owned()
}

fn hashed(name: &str, content: &[u8]) -> String {
    let hash = short(blake3::hash(content));
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

    fn site(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        files
            .iter()
            .map(|(name, content)| ((*name).to_owned(), content.as_bytes().into()))
            .collect()
    }

    #[test]
    fn a_name_changes_with_the_content_and_only_with_it() {
        assert_eq!(hashed("main.css", b"a{}"), hashed("main.css", b"a{}"));
        assert_ne!(hashed("main.css", b"a{}"), hashed("main.css", b"b{}"));
        assert!(hashed("main.css", b"a{}").starts_with("main-"));
        assert_eq!(hashed("main.css", b"a{}").rsplit('.').next(), Some("css"));
    }

    #[test]
    fn files_of_a_folder_keep_their_names_and_move_together() {
        let before = addresses(&site(&[("hall/hall.js", "1"), ("hall/chunks.js", "2")]));
        let after = addresses(&site(&[("hall/hall.js", "1"), ("hall/chunks.js", "3")]));
        assert!(before["hall/hall.js"].starts_with("assets/hall-"));
        assert!(before["hall/hall.js"].ends_with("/hall.js"));
        assert_ne!(before["hall/hall.js"], after["hall/hall.js"], "a chunk has changed");
        let folder = |file: &str| before[file].rsplit_once('/').unwrap().0.to_owned();
        assert_eq!(folder("hall/hall.js"), folder("hall/chunks.js"));
    }

    #[test]
    fn a_file_that_stands_alone_is_named_by_its_own_content() {
        let addresses = addresses(&site(&[("main.css", "a{}"), ("hall/hall.js", "1")]));
        assert_eq!(addresses["main.css"], format!("assets/{}", hashed("main.css", b"a{}")));
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
