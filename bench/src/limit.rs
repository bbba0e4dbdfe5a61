//! The limit: what the hall's main pages cost when they are written by hand on the same database.
//!
//! No sessions, no rights, no translation, no validation, no headers: the least that can show the same facts and
//! keep the same promise of durability.

mod pages;
mod writer;

use anyhow::{Context as _, Result};
use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
    serve::ListenerExt as _,
};
use rusqlite::{Connection, OpenFlags};
use serde::Deserialize;
use std::{
    cell::RefCell,
    collections::HashMap,
    net::SocketAddr,
    path::{Path as FilePath, PathBuf},
    sync::Arc,
};
use tokio::net::TcpListener;
use uuid::Uuid;
use writer::Writer;

/// What every handler knows.
struct Hall {
    file: PathBuf,
    items: HashMap<String, String>,
    organs: HashMap<String, String>,
    writer: Writer,
}

thread_local! {
    /// One connection for each thread that answers, so that nobody waits and nothing is handed about.
    static READER: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

/// Serves the database in `folder` until the process is ended.
///
/// # Errors
/// When the database cannot be opened or the address is taken.
pub async fn serve(folder: &FilePath, address: SocketAddr) -> Result<()> {
    let file = folder.join("hall.db");
    let conn = open(&file, true)?;
    let hall = Arc::new(Hall {
        items: items(&conn)?,
        organs: pairs(&conn, "SELECT key, name_zh FROM department")?,
        writer: Writer::start(&file)?,
        file,
    });
    let router = Router::new()
        .route("/hello", get(|| async { "hello" }))
        .route("/my/{number}", get(progress))
        .route("/w", get(list))
        .route("/api/drafts/submit", post(submit))
        .with_state(hall);
    let listener = TcpListener::bind(address).await?.tap_io(|it| drop(it.set_nodelay(true)));
    axum::serve(listener, router).await?;
    Ok(())
}

async fn progress(State(hall): State<Arc<Hall>>, Path(number): Path<String>) -> Response {
    answer(reading(&hall, |conn| pages::progress(conn, &hall.items, &hall.organs, &number)))
}

async fn list(State(hall): State<Arc<Hall>>, RawQuery(query): RawQuery) -> Response {
    answer(reading(&hall, |conn| pages::list(conn, &hall.items, query.as_deref())))
}

async fn submit(State(hall): State<Arc<Hall>>, body: String) -> Response {
    let draft = body.split('&').find_map(|pair| pair.strip_prefix("draft="));
    let Some(draft) = draft.and_then(|it| it.parse::<Uuid>().ok()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match hall.writer.submit(draft).await {
        Ok(number) => Redirect::to(&format!("/receipt/{number}")).into_response(),
        Err(error) => failed(&error),
    }
}

fn reading<T>(hall: &Hall, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    READER.with_borrow_mut(|reader| {
        if reader.is_none() {
            *reader = Some(open(&hall.file, true)?);
        }
        read(reader.as_ref().context("opened above")?)
    })
}

fn answer(page: Result<Option<String>>) -> Response {
    match page {
        Ok(Some(page)) => Html(page).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> Response {
    let plain = [(header::CONTENT_TYPE, "text/plain")];
    (StatusCode::INTERNAL_SERVER_ERROR, plain, format!("{error:#}")).into_response()
}

/// Opens the file with the promises of the hall.
fn open(file: &FilePath, read_only: bool) -> Result<Connection> {
    let access = if read_only {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    };
    let conn = Connection::open_with_flags(file, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8192;
         PRAGMA busy_timeout = 5000; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;",
    )?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

fn items(conn: &Connection) -> Result<HashMap<String, String>> {
    #[derive(Deserialize)]
    struct Named {
        name: domain::Text,
    }
    let bodies = pairs(conn, "SELECT key, body FROM item WHERE state = 'published'")?;
    let name =
        |(key, body): (String, String)| Ok((key, serde_json::from_str::<Named>(&body)?.name.zh));
    bodies.into_iter().map(name).collect()
}

fn pairs(conn: &Connection, sql: &str) -> Result<HashMap<String, String>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
