//! W0: what the machine can do now. Every other figure is read beside these.

use super::{Run, limit};
use crate::{
    clock::instant,
    http::get,
    load::count,
    measure::{Load, Pages, measure},
    seed::seed,
};
use anyhow::{Result, anyhow};
use argon2::{Algorithm, Argon2, Params, Version};
use rusqlite::{Connection, OpenFlags};
use std::{fs::File, io::Write as _, os::unix::fs::FileExt as _, path::Path, time::Duration};

/// Measures the machine.
///
/// # Errors
/// When it cannot write, or the smallest server does not answer.
pub async fn run(run: &mut Run) -> Result<()> {
    let folder = run.folder.join("probes");
    let seeded = seed(&folder, 1_000, 0).await?;
    let length = run.pace.length;
    let server = limit(&folder).await?;
    let hello = Pages::new(vec![get("/hello", None)], 5);
    measure(&server, &hello, Load::Closed(16), run.pace.warm_up).await?;
    let measured = measure(&server, &hello, Load::Closed(16), length).await?;
    drop(server);
    run.report.row("w0 hello", 0, &measured);
    let file = run.folder.join("probe");
    let database = folder.join("hall.db");
    run.syncs = syncs(&file, length)?;
    let probes = [
        ("w0 fdatasync of 4 KiB", run.syncs),
        ("w0 lookup of a case", lookups(&database, &seeded.own, length)?),
        ("w0 argon2id", hashes(length)?),
    ];
    for (name, rate) in probes {
        run.report.figure(name, 0, rate, "/s", None);
        eprintln!("{name:<22} {rate:>16.0}/s");
    }
    Ok(())
}

/// How often in a second `work` is done, one after the other.
fn often(length: Duration, mut work: impl FnMut(u64) -> Result<()>) -> Result<f64> {
    let begun = instant();
    let mut times = 0;
    while begun.elapsed() < length {
        work(times)?;
        times += 1;
    }
    Ok(count(times) / begun.elapsed().as_secs_f64())
}

/// 4 KiB written over and made durable.
fn syncs(path: &Path, length: Duration) -> Result<f64> {
    let mut file = File::create(path)?;
    file.write_all(&vec![0; 64 * 4_096])?;
    file.sync_all()?;
    let rate = often(length, |turn| {
        file.write_all_at(&[1; 4_096], turn % 64 * 4_096)?;
        Ok(file.sync_data()?)
    })?;
    std::fs::remove_file(path)?;
    Ok(rate)
}

/// A case by its number.
fn lookups(path: &Path, numbers: &[String], length: Duration) -> Result<f64> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = conn.prepare("SELECT state FROM cases WHERE number = ?1")?;
    let mut numbers = numbers.iter().cycle();
    often(length, |_| {
        let number = numbers.next().ok_or_else(|| anyhow!("there are cases"))?;
        statement.query_row([number], |row| row.get::<_, String>(0))?;
        Ok(())
    })
}

/// A password as the hall hashes it.
fn hashes(length: Duration) -> Result<f64> {
    let params = Params::new(19 * 1_024, 2, 1, None).map_err(|error| anyhow!("{error}"))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut hash = [0; 32];
    often(length, |_| {
        argon2
            .hash_password_into(b"five red kites over the river", b"0123456789abcdef", &mut hash)
            .map_err(|error| anyhow!("{error}"))
    })
}
