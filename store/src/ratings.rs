//! Ratings: what can be rated, what was said of it, and how often.

mod invitations;

pub use invitations::{
    Invitation, find_invitation, find_invitation_about, find_invitation_by_token,
    forget_invitations, invite, seal,
};

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, LAST_MOMENT, Parts},
};
use domain::{Moment, ids::MatterId};
use uuid::Uuid;

/// A rating that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Which it is: the invitation that was taken up.
    pub id: Uuid,
    /// What is rated, once.
    pub about: String,
    /// Key of the department that is rated.
    pub department: String,
    /// Key of the service, where it is about one.
    pub item_key: Option<String>,
    /// Code of GB/T 39046 A.8: 1 is best.
    pub level: u8,
    /// What was said: JSON of the caller's own shape.
    pub review: String,
    /// What a bad one has opened.
    pub rectification: Option<MatterId>,
    /// When it was given.
    pub given_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    about: String,
    department: String,
    item_key: String,
    level: i64,
    review: JsonText,
    rectification_id: Option<Uuid>,
    given_at: At,
}

impl From<Row> for Rating {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            about: row.about,
            department: row.department,
            item_key: Some(row.item_key).filter(|it| !it.is_empty()),
            level: u8::try_from(row.level).unwrap_or_default(),
            review: row.review.0,
            rectification: row.rectification_id.map(MatterId::new),
            given_at: row.given_at.0,
        }
    }
}

/// Enters a rating, and counts it.
///
/// # Errors
/// [`StoreError::Taken`] when this was rated before, or a failure.
pub async fn add(tx: &mut Write, rating: &Rating) -> Result<(), StoreError> {
    let item_key = rating.item_key.clone().unwrap_or_default();
    tx.query(
        "INSERT INTO rating
             (id, about, department, item_key, level, review, rectification_id, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(rating.id)
    .bind(rating.about.as_str())
    .bind(rating.department.as_str())
    .bind(item_key.as_str())
    .bind(i64::from(rating.level))
    .bind(JsonText(rating.review.clone()))
    .bind(rating.rectification.map(MatterId::uuid))
    .bind(At(rating.given_at))
    .run()
    .await?;
    tx.query(
        "INSERT INTO rating_count (department, item_key, level, given) VALUES ($1, $2, $3, 1)
         ON CONFLICT (department, item_key, level)
         DO UPDATE SET given = rating_count.given + 1",
    )
    .bind(rating.department.as_str())
    .bind(item_key.as_str())
    .bind(i64::from(rating.level))
    .run()
    .await
    .map(drop)
}

/// The columns of a [`Row`], with what follows them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, about, department, item_key, level, review, rectification_id, given_at
             FROM rating ",
            $rest
        )
    };
}

/// The rating `id`, if it was given.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, id: Uuid) -> Result<Option<Rating>, StoreError> {
    let row = db.query(select!("WHERE id = $1")).bind(id).optional::<Row>().await?;
    Ok(row.map(Rating::from))
}

/// The rating that has opened a rectification.
///
/// # Errors
/// A failure of the database.
pub async fn behind(
    db: &mut impl Session,
    rectification: MatterId,
) -> Result<Option<Rating>, StoreError> {
    let query = db.query(select!("WHERE rectification_id = $1")).bind(rectification.uuid());
    Ok(query.optional::<Row>().await?.map(Rating::from))
}

/// The ratings of a department, the newest first, behind the one that was given at `before`; at most `limit`.
///
/// # Errors
/// A failure of the database.
pub async fn of_department(
    db: &mut impl Session,
    department: &str,
    before: Option<(Moment, Uuid)>,
    limit: i64,
) -> Result<Vec<Rating>, StoreError> {
    let (at, id) = before.unwrap_or((LAST_MOMENT, Uuid::max()));
    let rows = db
        .query(select!(
            "WHERE department = $1 AND (given_at, id) < ($2, $3)
             ORDER BY given_at DESC, id DESC LIMIT $4"
        ))
        .bind(department)
        .bind(At(at))
        .bind(id)
        .bind(limit)
        .all::<Row>()
        .await?;
    Ok(rows.into_iter().map(Rating::from).collect())
}

/// How often a level was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Key of the department that is rated.
    pub department: String,
    /// Key of the service; none for what is about none.
    pub item_key: Option<String>,
    /// Code of GB/T 39046 A.8: 1 is best.
    pub level: u8,
    /// How often.
    pub given: u64,
}

/// How often each level was given, by department and service.
///
/// # Errors
/// A failure of the database.
pub async fn counts(db: &mut impl Session) -> Result<Vec<Count>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> = db
        .query(
            "SELECT department, item_key, level, given FROM rating_count
             ORDER BY department, item_key, level",
        )
        .all()
        .await?;
    let count = |(department, item_key, level, given): (String, String, i64, i64)| Count {
        department,
        item_key: Some(item_key).filter(|it| !it.is_empty()),
        level: u8::try_from(level).unwrap_or_default(),
        given: given.unsigned_abs(),
    };
    Ok(rows.into_iter().map(count).collect())
}

/// What became of the bad ratings of a department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rectified {
    /// Key of the department that was rated.
    pub department: String,
    /// How many rectifications were opened.
    pub opened: u64,
    /// Of these, how many are over, or told to whoever gave the rating.
    pub done: u64,
    /// Of these, how many without a period having passed.
    pub in_time: u64,
    /// Of all, how many a panel has dismissed.
    pub dismissed: u64,
}

/// What became of the bad ratings, by the department that was rated.
///
/// # Errors
/// A failure of the database.
pub async fn rectified(db: &mut impl Session) -> Result<Vec<Rectified>, StoreError> {
    let rows: Vec<(String, i64, i64, i64, i64)> = db
        .query(
            "SELECT rating.department, COUNT(*) AS opened,
                 COUNT(*) FILTER (WHERE phase IN ('answered', 'closed')) AS done,
                 COUNT(*) FILTER (WHERE phase IN ('answered', 'closed') AND late = 0) AS in_time,
                 COUNT(*) FILTER (WHERE state = 'dismissed') AS dismissed
             FROM rating JOIN matter ON matter.id = rating.rectification_id
             WHERE rating.rectification_id IS NOT NULL
             GROUP BY rating.department ORDER BY rating.department",
        )
        .all()
        .await?;
    let rectified = |(department, opened, done, in_time, dismissed): (_, i64, i64, i64, i64)| {
        let [opened, done, in_time, dismissed] =
            [opened, done, in_time, dismissed].map(i64::unsigned_abs);
        Rectified { department, opened, done, in_time, dismissed }
    };
    Ok(rows.into_iter().map(rectified).collect())
}
