//! Who works in which department, in which roles.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts, Sql},
};
use domain::{Moment, ids::PersonId};
use serde::Deserialize;
use uuid::Uuid;

/// The roles of a person in one department, or in the hall as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Post {
    /// Key of the department; none for the hall as a whole.
    pub department: Option<String>,
    /// Words of the roles.
    pub roles: Vec<String>,
}

/// A member of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who it is.
    pub person: PersonId,
    /// Real name.
    pub name: String,
    /// Words of the roles.
    pub roles: Vec<String>,
}

/// Somebody who works here, whether or not the account is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who it is.
    pub person: PersonId,
    /// Name to sign in with.
    pub login: Option<String>,
    /// Real name.
    pub name: String,
    /// Staff number.
    pub number: Option<String>,
    /// Since when the account cannot sign in.
    pub disabled_at: Option<Moment>,
    /// The posts, that of the hall first, then by department.
    pub posts: Vec<Post>,
    /// Sessions that have neither ended nor expired.
    pub sessions: i64,
    /// When one of those sessions was last used.
    pub seen_at: Option<Moment>,
}

/// One post of a member, beside what is known of them.
#[derive(sqlx::FromRow)]
struct MemberRow {
    id: Uuid,
    login: Option<String>,
    name: String,
    staff_number: Option<String>,
    disabled_at: Option<At>,
    sessions: i64,
    seen_at: Option<At>,
    department: Option<String>,
    roles: JsonText,
}

impl MemberRow {
    fn member(self, first: Post) -> Member {
        Member {
            person: PersonId::new(self.id),
            login: self.login,
            name: self.name,
            number: self.staff_number,
            disabled_at: At::moment(self.disabled_at),
            posts: vec![first],
            sessions: self.sessions,
            seen_at: At::moment(self.seen_at),
        }
    }
}

#[derive(sqlx::FromRow)]
struct PostRow {
    department: Option<String>,
    roles: JsonText,
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    person_id: Uuid,
    department: Option<String>,
    roles: JsonText,
}

#[derive(sqlx::FromRow)]
struct ColleagueRow {
    person_id: Uuid,
    name: String,
    roles: JsonText,
}

/// Gives a person these roles in a department or the hall, in place of those held there before.
///
/// # Errors
/// A failure of the database.
pub async fn save(
    tx: &mut Write,
    person: PersonId,
    post: &Post,
    now: Moment,
) -> Result<(), StoreError> {
    let held_before = if post.department.is_some() {
        "INSERT INTO staff (person_id, department, roles, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, department) DO UPDATE SET
             roles = excluded.roles, updated_at = excluded.updated_at"
    } else {
        "INSERT INTO staff (person_id, department, roles, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id) WHERE department IS NULL DO UPDATE SET
             roles = excluded.roles, updated_at = excluded.updated_at"
    };
    tx.query(held_before)
        .bind(person.uuid())
        .bind(post.department.clone())
        .bind(JsonText::of(&post.roles))
        .bind(At(now))
        .later()
        .await
}

/// Takes a post away, that of the hall where no department is named; `false` when there was none.
///
/// # Errors
/// A failure of the database.
pub async fn remove(
    tx: &mut Write,
    person: PersonId,
    department: Option<&str>,
) -> Result<bool, StoreError> {
    let removed = tx
        .query("DELETE FROM staff WHERE person_id = $1 AND department IS NOT DISTINCT FROM $2")
        .bind(person.uuid())
        .bind(department.map(str::to_owned))
        .run()
        .await?;
    Ok(removed == 1)
}

/// The posts of a person, that of the hall first, then by department; none for citizens.
///
/// # Errors
/// A failure of the database.
pub async fn of_person(db: &mut impl Session, person: PersonId) -> Result<Vec<Post>, StoreError> {
    let rows = db
        .query(
            "SELECT department, roles FROM staff WHERE person_id = $1
             ORDER BY COALESCE(department, '')",
        )
        .bind(person.uuid())
        .all::<PostRow>()
        .await?;
    rows.into_iter()
        .map(|row| {
            let roles = row.roles.parse("staff", "roles", &person)?;
            Ok(Post { department: row.department, roles })
        })
        .collect()
}

/// The members of a department whose account is open, by person.
///
/// # Errors
/// A failure of the database.
pub async fn in_department(
    db: &mut impl Session,
    department: &str,
) -> Result<Vec<Colleague>, StoreError> {
    let rows = db
        .query(
            "SELECT s.person_id, p.name, s.roles
             FROM staff s JOIN person p ON p.id = s.person_id
             WHERE s.department = $1 AND p.disabled_at IS NULL
             ORDER BY s.person_id",
        )
        .bind(department)
        .all::<ColleagueRow>()
        .await?;
    rows.into_iter()
        .map(|row| {
            let person = PersonId::new(row.person_id);
            let roles = row.roles.parse("staff", "roles", &person)?;
            Ok(Colleague { person, name: row.name, roles })
        })
        .collect()
}

/// The posts in departments of whoever has a staff number; none when nobody has it.
///
/// # Errors
/// A failure of the database.
pub async fn of_number(
    db: &mut impl Session,
    number: &str,
) -> Result<Vec<(PersonId, Post)>, StoreError> {
    let rows = db
        .query(
            "SELECT s.person_id, s.department, s.roles
             FROM person p JOIN staff s ON s.person_id = p.id
             WHERE p.staff_number = $1 AND s.department IS NOT NULL ORDER BY s.department",
        )
        .bind(number)
        .all::<HeldRow>()
        .await?;
    rows.into_iter()
        .map(|row| {
            let person = PersonId::new(row.person_id);
            let roles = row.roles.parse("staff", "roles", &person)?;
            Ok((person, Post { department: row.department, roles }))
        })
        .collect()
}

/// Whether anybody works here yet.
///
/// # Errors
/// A failure of the database.
pub async fn exists(db: &mut impl Session) -> Result<bool, StoreError> {
    let (exists,): (bool,) = db.query("SELECT EXISTS (SELECT 1 FROM staff)").one().await?;
    Ok(exists)
}

/// Those whose name or sign-in name begins with `find`, by name, behind `after`.
///
/// # Errors
/// A failure of the database.
pub async fn list(
    db: &mut impl Session,
    find: &str,
    after: Option<(&str, PersonId)>,
    now: Moment,
    limit: i64,
) -> Result<Vec<Member>, StoreError> {
    let (name, id) = after.map_or(("", Uuid::nil()), |(name, id)| (name, id.uuid()));
    let rows = db
        .query(
            "WITH shown AS (
                 SELECT p.id, p.login, p.name, p.staff_number, p.disabled_at,
                        (SELECT COUNT(*) FROM session s WHERE s.person_id = p.id
                             AND s.ended_at IS NULL AND s.expires_at > $1) AS sessions,
                        (SELECT MAX(s.seen_at) FROM session s WHERE s.person_id = p.id
                             AND s.ended_at IS NULL AND s.expires_at > $1) AS seen_at
                 FROM person p
                 WHERE p.id IN (SELECT person_id FROM staff)
                       AND (substr(p.name, 1, length($2)) = $2
                            OR substr(p.login, 1, length($2)) = $2)
                       AND (p.name, p.id) > ($3, $4)
                 ORDER BY p.name, p.id LIMIT $5
             )
             SELECT m.id, m.login, m.name, m.staff_number, m.disabled_at, m.sessions, m.seen_at,
                    f.department, f.roles
             FROM shown m JOIN staff f ON f.person_id = m.id
             ORDER BY m.name, m.id, COALESCE(f.department, '')",
        )
        .bind(At(now))
        .bind(find)
        .bind(name)
        .bind(id)
        .bind(limit)
        .all::<MemberRow>()
        .await?;
    let mut members: Vec<Member> = Vec::new();
    for row in rows {
        let roles = row.roles.parse("staff", "roles", &row.id)?;
        let post = Post { department: row.department.clone(), roles };
        match members.last_mut().filter(|it| it.person.uuid() == row.id) {
            Some(member) => member.posts.push(post),
            None => members.push(row.member(post)),
        }
    }
    Ok(members)
}

/// Those with an open account who hold `role` anywhere, each once; nobody changes their posts or accounts until this
/// piece of work has ended, so that two who go at the same time do not leave nobody.
///
/// # Errors
/// A failure of the database.
pub async fn holders(tx: &mut Write, role: &str) -> Result<Vec<PersonId>, StoreError> {
    let rows: Vec<(Uuid,)> = tx
        .query(Sql {
            sqlite: "SELECT s.person_id FROM staff s JOIN person p ON p.id = s.person_id
                     WHERE p.disabled_at IS NULL AND CAST(s.roles AS TEXT) LIKE $1
                     ORDER BY s.person_id",
            postgres: "SELECT s.person_id FROM staff s JOIN person p ON p.id = s.person_id
                       WHERE p.disabled_at IS NULL AND CAST(s.roles AS TEXT) LIKE $1
                       ORDER BY s.person_id FOR UPDATE",
        })
        .bind(format!("%\"{role}\"%"))
        .all()
        .await?;
    let mut holders: Vec<_> = rows.into_iter().map(|(id,)| PersonId::new(id)).collect();
    holders.dedup();
    Ok(holders)
}
