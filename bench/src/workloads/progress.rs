//! W1: a citizen opens the page of one of their cases, which has ten events.

use super::{Filled, Run, page, statements, visible};
use crate::{
    http::{get, get_brotli},
    measure::{Load, Pages, in_turn, measure, parity},
    report::Budget::AtMost,
};
use anyhow::{Result, ensure};
use domain::identifiers::CaseNumber;
use std::sync::Arc;

/// Clients of the closed loop.
const CLIENTS: usize = 16;
/// Requests a second of the open loop.
const RATE: f64 = 1_000.0;

/// Measures the page in a small and a large hall; `large` is left open for others.
///
/// # Errors
/// When a page does not show what it has to, or a server ends.
pub async fn run(run: &mut Run, large: &Filled) -> Result<()> {
    let small = run.filled("small", 1_000, 0).await?;
    let before = cost(run, &small, 1_000).await?;
    drop(small);
    let after = cost(run, large, run.size).await?;
    let compressed = Pages::new(requests(large, get_brotli), 100);
    let row = measure(&large.hall, &compressed, Load::Closed(CLIENTS), run.pace.length).await?;
    run.report.row("w1 hall, brotli", run.size, &row);
    at_a_rate(run, large, &compressed).await?;
    let (path, cookies) = (format!("/my/{}", large.seeded.own[0]), &large.seeded.citizen);
    let statements = statements(&large.hall, &path, cookies).await?;
    let (report, size) = (&mut run.report, run.size);
    report.figure("w1 CPU, hall to limit", size, after.1, "×", Some(AtMost(6.0)));
    let growth = after.0 / before.0;
    report.figure("w1 CPU, large hall to 1,000 cases", size, growth, "×", Some(AtMost(1.3)));
    report.figure("w1 statements", size, statements, "a page", Some(AtMost(3.0)));
    Ok(())
}

/// Both servers at the same rate, and the hall once more for browsers, which all take brotli.
async fn at_a_rate(run: &mut Run, large: &Filled, compressed: &Arc<Pages>) -> Result<()> {
    let plain = pages(large, get);
    let budget = Some(AtMost(10.0));
    for (name, server, pages, budget) in [
        ("w1 hall at 1,000/s", &large.hall, &plain, budget),
        ("w1 hall, brotli, 1,000/s", &large.hall, compressed, budget),
        ("w1 limit at 1,000/s", &large.limit, &plain, None),
    ] {
        let row = measure(server, pages, Load::Open(RATE), run.pace.length * 2).await?;
        run.report.row(name, run.size, &row);
        run.report.figure(&format!("{name}, p99"), run.size, row.p99, "ms", budget);
    }
    Ok(())
}

/// Processor time of the hall for one page, and its ratio to the limit's.
async fn cost(run: &mut Run, filled: &Filled, size: usize) -> Result<(f64, f64)> {
    equal(filled).await?;
    let pages = pages(filled, get);
    let (hall, limit) = ((&filled.hall, &pages), (&filled.limit, &pages));
    let pair = in_turn(hall, limit, Load::Closed(CLIENTS), run.pace).await?;
    let cost = pair.first.cpu_us;
    for (of, row) in [("hall", pair.first), ("limit", pair.second)] {
        run.report.row(&format!("w1 {of}"), size, &row);
    }
    Ok((cost, pair.cpu))
}

/// Both pages show the same case, and lead to the same documents.
async fn equal(filled: &Filled) -> Result<()> {
    let number = &filled.seeded.own[0];
    let path = format!("/my/{number}");
    let hall = page(&filled.hall, &path, Some(&filled.seeded.citizen)).await?.text();
    let limit = page(&filled.limit, &path, None).await?.text();
    let documents = limit.split("href=\"/notice/").skip(1);
    let documents: Vec<_> = documents.map(|it| it.chars().take(36).collect()).collect();
    ensure!(documents.len() >= 6, "the case has its documents");
    parity(&hall, &limit, &documents)?;
    let number = CaseNumber::parse(number)?.to_string();
    let facts = [&number, "食品经营许可", "澄江市市场监督管理局", "王小明"].map(str::to_owned);
    parity(&visible(&hall), &visible(&limit), &facts)
}

fn pages(filled: &Filled, request: fn(&str, Option<&str>) -> Vec<u8>) -> Arc<Pages> {
    Pages::new(requests(filled, request), 1_000)
}

fn requests(filled: &Filled, request: fn(&str, Option<&str>) -> Vec<u8>) -> Vec<Vec<u8>> {
    let seeded = &filled.seeded;
    let own = seeded.own.iter();
    own.map(|it| request(&format!("/my/{it}"), Some(&seeded.citizen))).collect()
}
