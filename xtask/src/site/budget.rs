//! What the first visit may weigh on the wire.

use super::publish::Published;
use anyhow::{Result, ensure};
use std::path::Path;

/// Files counted together, and the bytes they may weigh compressed.
struct Budget {
    what: &'static str,
    counts: fn(&str) -> bool,
    bytes_max: usize,
}

/// The style of every page.
const STYLES: [&str; 2] = ["main.css", "rest.css"];

/// What the home page wakes with; the chunks of the other pages arrive when one of them is opened.
const FIRST: [&str; 3] = ["hall/hall.js", "hall/hall_bg.wasm", "hall/chunks.js"];

/// The goal for the first load is 120,000 bytes; what bounds it is written in docs/performance.md.
/// All pages together have no goal of their own yet: the ceiling lies closely above what they weigh, so that nobody adds to it unseen.
const BUDGETS: [Budget; 3] = [
    Budget { what: "CSS", counts: |name| STYLES.contains(&name), bytes_max: 15_000 },
    Budget {
        what: "WASM and JS, first load",
        counts: |name| FIRST.contains(&name),
        bytes_max: 230_000,
    },
    Budget {
        what: "WASM and JS, all pages",
        counts: |name| name.starts_with("hall/") || is_script(name),
        bytes_max: 1_025_000,
    },
];

fn is_script(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == "js")
}

/// Prints the size of each file and of each budget.
pub fn report(published: &[Published]) {
    println!("{:<24} {:>10} {:>10}", "site", "raw", "on wire");
    for file in published {
        println!("{:<24} {:>10} {:>10}", file.name, file.raw_bytes, file.wire_bytes);
    }
    for budget in &BUDGETS {
        let weight = weight(budget, published);
        println!("{:<24} {weight:>21} of {}", budget.what, budget.bytes_max);
    }
}

/// Fails when the site is heavier than it may be, or when a file that is counted is missing altogether.
pub fn check(published: &[Published]) -> Result<()> {
    for budget in &BUDGETS {
        let weight = weight(budget, published);
        ensure!(weight > 0, "the site has no {} at all", budget.what);
        ensure!(
            weight <= budget.bytes_max,
            "{} weigh {weight} bytes compressed, {} more than they may",
            budget.what,
            weight - budget.bytes_max
        );
    }
    Ok(())
}

fn weight(budget: &Budget, published: &[Published]) -> usize {
    let counted = published.iter().filter(|file| (budget.counts)(&file.name));
    counted.map(|file| file.wire_bytes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(css: usize, wasm: usize) -> Vec<Published> {
        let file = |name: &str, wire_bytes| Published {
            name: name.to_owned(),
            raw_bytes: wire_bytes * 4,
            wire_bytes,
        };
        vec![
            file("main.css", css),
            file("hall/hall_bg.wasm", wasm),
            file("hall/split_case.wasm", 90_000),
            file("photo.jpg", 900_000),
        ]
    }

    #[test]
    fn a_site_at_its_budget_passes_and_one_byte_more_does_not() {
        assert!(check(&site(15_000, 230_000)).is_ok());
        assert!(check(&site(15_001, 230_000)).is_err());
        assert!(check(&site(15_000, 230_001)).is_err());
    }

    #[test]
    fn a_site_that_forgot_its_style_does_not_pass_for_light() {
        assert!(check(&site(0, 1)).is_err());
    }
}
