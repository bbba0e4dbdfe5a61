//! What the first visit may weigh on the wire.

use super::publish::Published;
use anyhow::{Result, ensure};

/// Files counted together, and the bytes they may weigh compressed.
struct Budget {
    what: &'static str,
    names: &'static [&'static str],
    bytes_max: usize,
}

/// The goal for the browser's code is 230,000 bytes; what bounds it is written in docs/performance.md.
/// Until it is reached the ceiling only sinks.
const BUDGETS: [Budget; 2] = [
    Budget { what: "CSS", names: &["main.css", "rest.css"], bytes_max: 15_000 },
    Budget { what: "WASM and JS", names: &["hall.js", "hall_bg.wasm"], bytes_max: 766_000 },
];

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
    let counted = published.iter().filter(|file| budget.names.contains(&file.name.as_str()));
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
        vec![file("main.css", css), file("hall_bg.wasm", wasm), file("photo.jpg", 900_000)]
    }

    #[test]
    fn a_site_at_its_budget_passes_and_one_byte_more_does_not() {
        assert!(check(&site(15_000, 766_000)).is_ok());
        assert!(check(&site(15_001, 230_000)).is_err());
        assert!(check(&site(15_000, 766_001)).is_err());
    }

    #[test]
    fn a_site_that_forgot_its_style_does_not_pass_for_light() {
        assert!(check(&site(0, 1)).is_err());
    }
}
