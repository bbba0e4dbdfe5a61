//! W11: how soon the hall is open, what it holds in memory, and whether one core is enough for every page.

use super::{Run, page};
use crate::{
    http::{Connection, get},
    load::count,
    measure::{Load, Pages, Row, measure},
    report::Budget::AtMost,
    seed::Seeded,
};
use anyhow::{Context as _, Result};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::task::JoinSet;

/// Pages opened on one core.
const ON_ONE_CORE: usize = 1_000;
/// At once.
const AT_ONCE: usize = 20;

/// Measures the hall of `folder`, which nobody else has open.
///
/// # Errors
/// When it does not open, or a page does not end.
pub async fn run(run: &mut Run, folder: &Path, seeded: &Seeded) -> Result<()> {
    let hall = run.hall(folder, &[]).await?;
    let started = hall.started_in.as_secs_f64();
    page(&hall, "/", None).await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    let idle = hall.memory()?;
    let all = Pages::new(everything(seeded), 200);
    let row = measure(&hall, &all, Load::Closed(64), run.pace.length * 2).await?;
    let peak = hall.peak()?;
    let figures = [
        ("w11 start to the first answer", started, "s", Some(AtMost(1.0))),
        ("w11 idle RSS", idle.rss, "MB", Some(AtMost(60.0))),
        ("w11 idle PSS", idle.pss, "MB", None),
        ("w11 highest RSS under load", peak, "MB", Some(AtMost(200.0))),
    ];
    run.report.row("w11 every page", run.size, &row);
    for (name, value, unit, budget) in figures {
        run.report.figure(name, run.size, value, unit, budget);
    }
    drop(hall);
    one_core(run, folder, seeded).await
}

/// Every page, opened on one core by many at once; each body has to end.
async fn one_core(run: &mut Run, folder: &Path, seeded: &Seeded) -> Result<()> {
    let hall = run.hall(folder, &["taskset", "-c", "0"]).await?;
    let requests = Arc::new(everything(seeded));
    let mut tasks = JoinSet::new();
    for client in 0..AT_ONCE {
        let (requests, address) = (requests.clone(), hall.address);
        tasks.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut wrong = 0;
            for turn in 0..ON_ONE_CORE / AT_ONCE {
                let request = &requests[(client + turn * AT_ONCE) % requests.len()];
                let answer = connection.send(request).await.with_context(|| {
                    let line = request.split(|it| *it == b'\r').next().unwrap_or_default();
                    String::from_utf8_lossy(line).into_owned()
                })?;
                wrong += u64::from(answer.status != 200 || answer.body.len() < 200);
            }
            anyhow::Ok(wrong)
        });
    }
    let mut errors = 0;
    while let Some(wrong) = tasks.join_next().await {
        errors += wrong??;
    }
    let pages = Pages::new(everything(seeded), 200);
    let row = measure(&hall, &pages, Load::Closed(AT_ONCE), run.pace.length).await?;
    let wrong = row.errors + errors;
    run.report.row("w11 on one core", run.size, &Row { errors: wrong, ..row });
    let name = "w11 pages that hang or fail on one core";
    run.report.figure(name, run.size, count(wrong), "pages", Some(AtMost(0.0)));
    Ok(())
}

/// The pages that people open, each as who opens it.
fn everything(seeded: &Seeded) -> Vec<Vec<u8>> {
    let own = format!("/my/{}", seeded.own[0]);
    let pages = [
        ("/", None),
        ("/s/food-business-permit", None),
        ("/search?q=%E9%A3%9F%E5%93%81", None),
        ("/sign-in", None),
        ("/register", None),
        ("/track", None),
        ("/help", None),
        ("/my", Some(&seeded.citizen)),
        (own.as_str(), Some(&seeded.citizen)),
        ("/messages", Some(&seeded.citizen)),
        ("/me", Some(&seeded.citizen)),
        ("/w", Some(&seeded.clerk)),
    ];
    pages.map(|(path, cookies)| get(path, cookies.map(String::as_str))).to_vec()
}
