//! Cases found by the beginning of a number or of a name, page by page.

use super::list::{Listed, ListedRow};
use crate::{Session, StoreError, db::Sql};
use domain::ids::CaseId;
use uuid::Uuid;

/// The last character there is: what begins with a word lies before the word with this behind it.
const LAST: char = char::MAX;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// A number on a receipt that begins so.
    Number(&'a str),
    /// An applicant whose name begins so.
    Name(&'a str),
}

const BY_NUMBER: Sql = Sql {
    sqlite: "
    SELECT c.id, c.number, c.item_key, c.item_version, c.applicant_name, c.state, c.waits_for,
           c.handler_id, h.name AS handler_name, c.received_at, c.due_on
    FROM cases c LEFT JOIN person h ON h.id = c.handler_id
    WHERE c.department = $1 AND c.number >= $2 AND c.number < $3 AND c.number > $4
    ORDER BY c.number LIMIT $5",
    postgres: "
    SELECT c.id, c.number, c.item_key, c.item_version, c.applicant_name, c.state, c.waits_for,
           c.handler_id, h.name AS handler_name, c.received_at, c.due_on
    FROM cases c LEFT JOIN person h ON h.id = c.handler_id
    WHERE c.department = $1 AND c.number COLLATE \"C\" >= $2 AND c.number COLLATE \"C\" < $3
          AND c.number COLLATE \"C\" > $4
    ORDER BY c.number COLLATE \"C\" LIMIT $5",
};

const BY_NAME: Sql = Sql {
    sqlite: "
    SELECT c.id, c.number, c.item_key, c.item_version, c.applicant_name, c.state, c.waits_for,
           c.handler_id, h.name AS handler_name, c.received_at, c.due_on
    FROM cases c LEFT JOIN person h ON h.id = c.handler_id
    WHERE c.department = $1 AND c.applicant_name >= $2 AND c.applicant_name < $3
          AND (c.applicant_name, c.id) > ($4, $6)
    ORDER BY c.applicant_name, c.id LIMIT $5",
    postgres: "
    SELECT c.id, c.number, c.item_key, c.item_version, c.applicant_name, c.state, c.waits_for,
           c.handler_id, h.name AS handler_name, c.received_at, c.due_on
    FROM cases c LEFT JOIN person h ON h.id = c.handler_id
    WHERE c.department = $1 AND c.applicant_name COLLATE \"C\" >= $2
          AND c.applicant_name COLLATE \"C\" < $3
          AND (c.applicant_name COLLATE \"C\", c.id) > ($4, $6)
    ORDER BY c.applicant_name COLLATE \"C\", c.id LIMIT $5",
};

/// Cases of a department, closed or not, at most `limit` of them, going on behind the case `after`.
///
/// By number they come in the order of numbers, by name in that of names.
///
/// # Errors
/// A failure of the database.
pub async fn search(
    db: &mut impl Session,
    department: &str,
    wanted: Wanted<'_>,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<Listed>, StoreError> {
    let (number, name) = place(db, department, after).await?;
    let (text, words, behind) = match wanted {
        Wanted::Number(words) => (BY_NUMBER, words, number),
        Wanted::Name(words) => (BY_NAME, words, name),
    };
    let end = format!("{words}{LAST}");
    let query = db.query(text).bind(department).bind(words).bind(end).bind(behind).bind(limit);
    let query = match wanted {
        Wanted::Number(_) => query,
        Wanted::Name(_) => query.bind(after.map_or(Uuid::nil(), CaseId::uuid)),
    };
    query.all::<ListedRow>().await?.into_iter().map(Listed::try_from).collect()
}

/// Number and name of the case behind which a page goes on; before all where it begins.
async fn place(
    db: &mut impl Session,
    department: &str,
    after: Option<CaseId>,
) -> Result<(String, String), StoreError> {
    let Some(id) = after else { return Ok(Default::default()) };
    let found: Option<(String, String)> = db
        .query("SELECT number, applicant_name FROM cases WHERE id = $1 AND department = $2")
        .bind(id.uuid())
        .bind(department)
        .optional()
        .await?;
    Ok(found.unwrap_or_default())
}
