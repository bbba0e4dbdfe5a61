//! The two pages, written by hand.

use anyhow::{Context as _, Result};
use domain::{
    Moment,
    identifiers::{CaseNumber, masked_name},
};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
};
use uuid::Uuid;

/// Lines of a page of the list, as in the hall.
const PAGE: i64 = 25;

/// Who did something, as the history keeps it.
#[derive(Deserialize)]
struct Signature {
    person: String,
    #[serde(default)]
    names: BTreeMap<String, String>,
}

/// The progress of a case; none where there is no such case.
pub fn progress(
    conn: &Connection,
    items: &HashMap<String, String>,
    organs: &HashMap<String, String>,
    number: &str,
) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, item_key, applicant_name, department, state, waits_for, due_on, received_at
         FROM cases WHERE number = ?1",
    )?;
    let case = statement.query_row([number], |row| {
        let id: [u8; 16] = row.get(0)?;
        let texts: [String; 6] = std::array::from_fn(|at| row.get(at + 1).unwrap_or_default());
        Ok((id, texts, row.get::<_, i64>(7)?))
    });
    let Some((id, [item, applicant, department, state, waits_for, due], received)) =
        case.optional()?
    else {
        return Ok(None);
    };
    let name =
        |names: &HashMap<String, String>, key: &str| names.get(key).cloned().unwrap_or_default();
    let mut page = String::with_capacity(8 * 1024);
    head(&mut page, &name(items, &item))?;
    write!(
        page,
        "<dl><dt>办件编号<dd>{}<dt>申请人<dd>{}<dt>受理机关<dd>{}<dt>状态<dd>{state}\
         <dt>等待<dd>{waits_for}<dt>期限<dd>{due}<dt>收到<dd>{}</dl><ol>",
        CaseNumber::parse(number)?.grouped(),
        escaped(&applicant),
        escaped(&name(organs, &department)),
        when(received),
    )?;
    events(conn, &mut page, id)?;
    page.push_str("</ol><ul>");
    documents(conn, &mut page, id)?;
    page.push_str("</ul></html>");
    Ok(Some(page))
}

fn events(conn: &Connection, page: &mut String, case: [u8; 16]) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT at, fact, actor, body FROM case_event WHERE case_id = ?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([case])?;
    while let Some(row) = rows.next()? {
        let by: Signature = serde_json::from_str(row.get_ref(2)?.as_str()?)?;
        let name = by.names.get(&by.person).map_or("", String::as_str);
        let fact = row.get_ref(1)?.as_str()?;
        write!(page, "<li><time>{}</time> {fact} {}", when(row.get(0)?), escaped(name))?;
    }
    Ok(())
}

fn documents(conn: &Connection, page: &mut String, case: [u8; 16]) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT id, kind, number, issued_at FROM document WHERE case_id = ?1 ORDER BY issued_at, id",
    )?;
    let mut rows = statement.query([case])?;
    while let Some(row) = rows.next()? {
        let (kind, number) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        let id = Uuid::from_bytes(row.get(0)?);
        let at = when(row.get(3)?);
        write!(page, "<li><a href=\"/notice/{id}\">{kind} {}</a> {at}", escaped(number))?;
    }
    Ok(())
}

/// The cases of the department by deadline, behind the place that `query` names.
pub fn list(
    conn: &Connection,
    items: &HashMap<String, String>,
    query: Option<&str>,
) -> Result<Option<String>> {
    let after = query.and_then(|it| it.strip_prefix("after=")).and_then(|it| it.split_once('.'));
    let (on, id) = match after {
        Some((on, id)) => (on, id.parse::<Uuid>()?),
        None => ("0001-01-01", Uuid::nil()),
    };
    let mut page = String::with_capacity(12 * 1024);
    head(&mut page, "待办")?;
    counts(conn, &mut page)?;
    let mut statement = conn.prepare_cached(
        "SELECT c.id, c.number, c.item_key, c.applicant_name, c.state, c.received_at, c.due_on,
                h.name
         FROM cases c LEFT JOIN person h ON h.id = c.handler_id
         WHERE c.department = 'market' AND c.closed_at IS NULL AND (c.due_on, c.id) > (?1, ?2)
         ORDER BY c.due_on, c.id LIMIT ?3",
    )?;
    let mut rows = statement.query(params![on, id.as_bytes(), PAGE + 1])?;
    let (mut shown, mut last) = (0, None);
    page.push_str("<table>");
    while let Some(row) = rows.next()? {
        if shown == PAGE {
            let (on, id): &(String, Uuid) = last.as_ref().context("a page has a last line")?;
            write!(page, "<a href=\"/w?after={on}.{id}\">下一页</a>")?;
            break;
        }
        shown += 1;
        let (number, item) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        let (state, due) = (row.get_ref(4)?.as_str()?, row.get_ref(6)?.as_str()?);
        let handler = row.get::<_, Option<String>>(7)?.unwrap_or_default();
        write!(
            page,
            "<tr><td><a href=\"/w/{number}\">{}</a><td>{}<td>{}<td>{state}<td>{}<td>{}<td>{due}",
            CaseNumber::parse(number)?.grouped(),
            escaped(items.get(item).map_or("", String::as_str)),
            escaped(&masked_name(row.get_ref(3)?.as_str()?)),
            escaped(&handler),
            when(row.get(5)?),
        )?;
        last = Some((due.to_owned(), Uuid::from_bytes(row.get(0)?)));
    }
    page.push_str("</table></html>");
    Ok(Some(page))
}

/// How many open cases there are in each state, and how many of them are overdue or due today.
fn counts(conn: &Connection, page: &mut String) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT state, SUM(cases), COALESCE(SUM(cases) FILTER (WHERE due_on < ?1), 0),
                COALESCE(SUM(cases) FILTER (WHERE due_on = ?1), 0)
         FROM tally WHERE department = 'market' GROUP BY state",
    )?;
    let mut rows = statement.query([crate::clock::now().date().to_string()])?;
    page.push_str("<ul>");
    while let Some(row) = rows.next()? {
        let state = row.get_ref(0)?.as_str()?;
        let [all, overdue, today]: [i64; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        write!(page, "<li>{state} {all} {overdue} {today}")?;
    }
    page.push_str("</ul>");
    Ok(())
}

fn head(page: &mut String, title: &str) -> Result<()> {
    write!(
        page,
        "<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><title>{0}</title><h1>{0}</h1>",
        escaped(title)
    )?;
    Ok(())
}

/// Date and time in Asia/Shanghai.
fn when(micros: i64) -> String {
    let at = Moment::from_micros(micros);
    let (hour, minute, _) = at.time_of_day();
    format!("{} {hour:02}:{minute:02}", at.date())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
