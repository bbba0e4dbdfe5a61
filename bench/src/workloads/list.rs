//! W3: a clerk opens the list of the department, at its beginning and far down.

use super::{Filled, Run, page, statements, visible};
use crate::{
    http::get,
    measure::{Load, Pages, in_turn, measure, parity},
    process::Server,
    report::Budget::AtMost,
};
use anyhow::{Context as _, Result};

/// Clients of the closed loop.
const CLIENTS: usize = 16;
/// Requests a second of the open loop.
const RATE: f64 = 1_000.0;
/// How far down the list is opened.
const FAR: usize = 200;

/// Measures the first page, in a small and in the large hall, and the two-hundredth, or the last but one where there are
/// not so many.
///
/// # Errors
/// When a page does not show what it has to, or a server ends.
pub async fn run(run: &mut Run, large: &Filled) -> Result<()> {
    let small = run.filled("small-list", 1_000, 0).await?;
    let before = cost(run, &small, 1_000, 1).await?;
    drop(small);
    equal(large).await?;
    let near = cost(run, large, run.size, 1).await?;
    let far = cost(run, large, run.size, FAR).await?;
    at_a_rate(run, large).await?;
    let statements = statements(&large.hall, LIST, &large.seeded.clerk).await?;
    let (report, size) = (&mut run.report, run.size);
    report.figure("w3 CPU, hall to limit", size, near.ratio, "×", Some(AtMost(6.0)));
    let growth = near.hall_us / before.hall_us;
    report.figure("w3 CPU, large hall to 1,000 cases", size, growth, "×", Some(AtMost(1.3)));
    let (name, depth) =
        (format!("w3 CPU, page {} to page 1", far.place), far.hall_us / near.hall_us);
    report.figure(&name, size, depth, "×", Some(AtMost(1.2)));
    report.figure("w3 statements", size, statements, "a page", None);
    Ok(())
}

/// All open cases of the department, as the limit lists them; without a wish the hall shows the visitor's own.
const LIST: &str = "/w?whose=all";

/// What a page of the list costs.
struct Cost {
    /// Processor time of the hall, in microseconds.
    hall_us: f64,
    /// Its ratio to the limit's.
    ratio: f64,
    /// Which page it was.
    place: usize,
}

async fn cost(run: &mut Run, filled: &Filled, size: usize, place: usize) -> Result<Cost> {
    let clerk = filled.seeded.clerk.as_str();
    let (path, place) = walk(&filled.hall, Some(clerk), place).await?;
    let (path_there, _) = walk(&filled.limit, None, place).await?;
    let hall = Pages::new(vec![get(&path, Some(clerk))], 1_000);
    let limit = Pages::new(vec![get(&path_there, None)], 1_000);
    let load = Load::Closed(CLIENTS);
    let pair = in_turn((&filled.hall, &hall), (&filled.limit, &limit), load, run.pace).await?;
    let cost = Cost { hall_us: pair.first.cpu_us, ratio: pair.cpu, place };
    for (of, row) in [("hall", pair.first), ("limit", pair.second)] {
        run.report.row(&format!("w3 page {place} {of}"), size, &row);
    }
    Ok(cost)
}

async fn at_a_rate(run: &mut Run, large: &Filled) -> Result<()> {
    let pages = Pages::new(vec![get(LIST, Some(&large.seeded.clerk))], 1_000);
    let row = measure(&large.hall, &pages, Load::Open(RATE), run.pace.length * 2).await?;
    run.report.row("w3 hall at 1,000/s", run.size, &row);
    run.report.figure("w3 hall at 1,000/s, p99", run.size, row.p99, "ms", Some(AtMost(10.0)));
    Ok(())
}

/// The address of page `place` and how far the walk came, following the link of each page to the next.
async fn walk(server: &Server, cookies: Option<&str>, place: usize) -> Result<(String, usize)> {
    let mut path = if cookies.is_some() { LIST } else { "/w" }.to_owned();
    for at in 1..place {
        let text = page(server, &path, cookies).await?.text();
        match next(&text) {
            Some(next) => path = next,
            None => return Ok((path, at)),
        }
    }
    Ok((path, place))
}

/// The link to the next page: the one that says behind which case it goes on.
fn next(page: &str) -> Option<String> {
    let links = page.split("href=\"").skip(1).filter_map(|it| it.split('"').next());
    let mut links = links.filter(|it| it.starts_with("/w?") && it.contains("after="));
    links.next().map(|it| it.replace("&amp;", "&"))
}

/// Both pages show the same cases and go on.
async fn equal(large: &Filled) -> Result<()> {
    let hall = page(&large.hall, LIST, Some(&large.seeded.clerk)).await?.text();
    let limit = page(&large.limit, "/w", None).await?.text();
    next(&hall).context("the list of the hall has no second page")?;
    let numbers = limit.split("<a href=\"/w/").skip(1).filter_map(|it| {
        let (_, rest) = it.split_once('>')?;
        Some(rest.split('<').next()?.replace(' ', ""))
    });
    let mut facts: Vec<String> = numbers.collect();
    facts.push("食品经营许可".to_owned());
    parity(&visible(&hall), &visible(&limit), &facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_found_by_where_it_goes_on() {
        let page = r#"<a href="/w?filter=mine">x</a><a href="/w?filter=open&amp;after=2026-03-02.1">下一页</a>"#;
        assert_eq!(next(page).as_deref(), Some("/w?filter=open&after=2026-03-02.1"));
        assert_eq!(next("<a href=\"/w\">x</a>"), None);
    }
}
