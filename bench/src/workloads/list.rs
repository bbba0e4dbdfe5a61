//! W3: a clerk opens the list of the department, at its beginning and far down.

use super::{Filled, Run, page, statements, visible};
use crate::{
    http::get,
    measure::{Load, Pages, in_turn, parity},
    process::Server,
    report::Budget::AtMost,
};
use anyhow::{Context as _, Result, bail};

const CLIENTS: usize = 16;
/// How far down the list is opened.
const FAR: usize = 200;

/// Measures the first page and the two-hundredth, or the last but one where there are not so many.
///
/// # Errors
/// When a page does not show what it has to, or a server ends.
pub async fn run(run: &mut Run, large: &Filled) -> Result<()> {
    let clerk = large.seeded.clerk.as_str();
    equal(large).await?;
    let mut costs = Vec::new();
    for place in [1, FAR] {
        let (far, place) = walk(&large.hall, Some(clerk), place).await?;
        let (far_there, _) = walk(&large.limit, None, place).await?;
        let hall = Pages::new(vec![get(&far, Some(clerk))], 1_000);
        let limit = Pages::new(vec![get(&far_there, None)], 1_000);
        let load = Load::Closed(CLIENTS);
        let pair = in_turn((&large.hall, &hall), (&large.limit, &limit), load, run.pace).await?;
        costs.push((pair.first.cpu_us, pair.cpu, place));
        for (of, row) in [("hall", pair.first), ("limit", pair.second)] {
            run.report.row(&format!("w3 page {place} {of}"), run.size, &row);
        }
    }
    let statements = statements(&large.hall, "/w", clerk).await?;
    let [near, far] = costs[..] else { bail!("two pages were measured") };
    let (name, growth) = (format!("w3 CPU, page {} to page 1", far.2), far.0 / near.0);
    let report = &mut run.report;
    report.figure("w3 CPU, hall to limit", run.size, near.1, "×", Some(AtMost(6.0)));
    report.figure(&name, run.size, growth, "×", Some(AtMost(1.2)));
    report.figure("w3 statements", run.size, statements, "a page", None);
    Ok(())
}

/// The address of page `place` and how far the walk came, following the link of each page to the next.
async fn walk(server: &Server, token: Option<&str>, place: usize) -> Result<(String, usize)> {
    let mut path = "/w".to_owned();
    for at in 1..place {
        let text = page(server, &path, token).await?.text();
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
    let hall = page(&large.hall, "/w", Some(&large.seeded.clerk)).await?.text();
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
