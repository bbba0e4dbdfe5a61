//! What the first load of the home page weighs on the wire.

use super::Run;
use crate::{
    http::{Connection, get_brotli},
    load::count,
    process::Server,
    report::Budget::AtMost,
};
use anyhow::{Result, ensure};
use std::path::Path;

/// Weighs the home page and everything it names, as a browser that takes brotli gets them.
///
/// # Errors
/// When something is not there.
pub async fn run(run: &mut Run, folder: &Path) -> Result<()> {
    let hall = run.hall(folder, &[]).await?;
    let html = fetch(&hall, "/").await?;
    let plain = super::page(&hall, "/", None).await?.text();
    let mut assets = assets(&plain);
    let (mut style, mut program, mut icons) = (0, 0, 0);
    let mut at = 0;
    while let Some(path) = assets.get(at).cloned() {
        at += 1;
        let weight = fetch(&hall, &path).await?;
        match path.rsplit('.').next() {
            Some("css") => style += weight,
            Some("wasm") => program += weight,
            Some("js") => {
                program += weight;
                let script = super::page(&hall, &path, None).await?.text();
                let more = imports(&path, &script);
                assets
                    .extend(more.into_iter().filter(|it| !assets.contains(it)).collect::<Vec<_>>());
            }
            _ => icons += weight,
        }
    }
    ensure!(program > 0, "the site is not built: cargo xtask site");
    let weights = [
        ("home HTML with its inline style", html, Some(AtMost(30.0))),
        ("home linked CSS", style, Some(AtMost(15.0))),
        ("home WASM and JS", program, Some(AtMost(230.0))),
        ("home icons", icons, None),
        ("home HTML before compression", plain.len() as u64, None),
    ];
    for (name, bytes, budget) in weights {
        run.report.figure(name, 0, count(bytes) / 1_000.0, "kB", budget);
    }
    Ok(())
}

async fn fetch(hall: &Server, path: &str) -> Result<u64> {
    let answer = Connection::open(hall.address).await?.send(&get_brotli(path, None)).await?;
    ensure!(answer.status == 200, "{path} is answered with {}", answer.status);
    Ok(answer.body.len() as u64)
}

/// The addresses of assets that a page names, each once.
fn assets(page: &str) -> Vec<String> {
    let mut found: Vec<String> = page
        .split("/assets/")
        .skip(1)
        .filter_map(|rest| {
            let name: String = rest
                .chars()
                .take_while(|it| it.is_ascii_alphanumeric() || "-_./".contains(*it))
                .collect();
            name.contains('.').then(|| format!("/assets/{name}"))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// The addresses of the scripts beside `path` that it needs before it runs; what it asks for later is not among them.
fn imports(path: &str, script: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |it| it.0);
    let sources = script.split("from").skip(1).filter_map(|rest| {
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        rest[1..].split(quote).next()?.strip_prefix("./")
    });
    sources.map(|name| format!("{folder}/{name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_is_weighed_once() {
        let page = r#"<link href="/assets/a-1.css"><script>import("/assets/h.js"); "/assets/h.js"</script>"#;
        assert_eq!(assets(page), ["/assets/a-1.css", "/assets/h.js"]);
    }

    #[test]
    fn a_script_is_weighed_with_what_it_needs_and_not_with_what_it_may_need() {
        let script = "import { a } from \"./chunks.js\"; import*as b from'./b.js'; import('./late.js'); // from here";
        assert_eq!(
            imports("/assets/hall-1/hall.js", script),
            ["/assets/hall-1/chunks.js", "/assets/hall-1/b.js"]
        );
    }
}
