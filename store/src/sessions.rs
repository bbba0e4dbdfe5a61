//! Sessions of signed-in people.

use crate::{
    Session as Connection, StoreError, Write,
    db::{At, JsonText, Parts, Sql},
    signals::{Sign, Topic},
    staff::Post,
};
use domain::{
    Moment,
    ids::{OrganisationId, PersonId, SessionId},
};
use serde::Deserialize;
use uuid::Uuid;

/// A session that was not ended; whether it is still good is for the caller to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The name under which its owner sees and ends it.
    pub id: SessionId,
    /// Who is signed in.
    pub person: PersonId,
    /// When the person signed in.
    pub created_at: Moment,
    /// When the person last gave the password.
    pub proved_at: Moment,
    /// When it was last used, as far as [`touch`] noted it.
    pub seen_at: Moment,
    /// When it ends however much it is used.
    pub expires_at: Moment,
    /// Browser and system in a few words.
    pub user_agent: String,
}

/// A session with what nearly every page needs to know about its person, from one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Real name of the person.
    pub name: String,
    /// Since when the account cannot sign in.
    pub disabled_at: Option<Moment>,
    /// When somebody else gave the password; none once it is their own.
    pub password_given_at: Option<Moment>,
    /// Messages not opened yet.
    pub unread: i64,
    /// Posts by department; none for citizens.
    pub posts: Vec<Post>,
    /// The organisations for which the person was authorised and not revoked, whatever the period.
    pub mandates: Vec<Mandate>,
}

/// An authorisation of an organisation, in short.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Mandate {
    /// For whom the person acts.
    pub organisation: OrganisationId,
    /// First day on which it is valid, such as `2026-03-02`.
    pub starts_on: String,
    /// Last day on which it is valid.
    pub ends_on: Option<String>,
    /// Whether an officer compared it with its proof: 1 or 0.
    pub verified: u8,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: Uuid,
    person_id: Uuid,
    created_at: At,
    proved_at: At,
    seen_at: At,
    expires_at: At,
    user_agent: String,
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            id: SessionId::new(row.id),
            person: PersonId::new(row.person_id),
            created_at: row.created_at.0,
            proved_at: row.proved_at.0,
            seen_at: row.seen_at.0,
            expires_at: row.expires_at.0,
            user_agent: row.user_agent,
        }
    }
}

#[derive(sqlx::FromRow)]
struct SignedInRow {
    #[sqlx(flatten)]
    session: SessionRow,
    name: String,
    disabled_at: Option<At>,
    password_given_at: Option<At>,
    unread: i64,
    posts: JsonText,
    mandates: JsonText,
}

impl TryFrom<SignedInRow> for SignedIn {
    type Error = StoreError;

    fn try_from(row: SignedInRow) -> Result<Self, StoreError> {
        let posts = row.posts.parse("staff", "roles", &row.session.person_id)?;
        let mandates = row.mandates.parse("membership", "scope", &row.session.person_id)?;
        Ok(Self {
            session: row.session.into(),
            name: row.name,
            disabled_at: At::moment(row.disabled_at),
            password_given_at: At::moment(row.password_given_at),
            unread: row.unread,
            posts,
            mandates,
        })
    }
}

/// Begins a session under the hash of its token.
///
/// # Errors
/// A failure of the database.
pub async fn start(
    tx: &mut Write,
    session: &Session,
    token_hash: &[u8; 32],
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO session
             (id, token_hash, person_id, created_at, proved_at, seen_at, expires_at, user_agent)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(session.id.uuid())
    .bind(token_hash.to_vec())
    .bind(session.person.uuid())
    .bind(At(session.created_at))
    .bind(At(session.proved_at))
    .bind(At(session.seen_at))
    .bind(At(session.expires_at))
    .bind(session.user_agent.as_str())
    .later()
    .await
}

/// The rows of whoever is signed in, with what follows them.
macro_rules! signed_in {
    ($which:literal) => {
        Sql {
            sqlite: concat!(
                "SELECT s.id, s.person_id, s.created_at, s.proved_at, s.seen_at, s.expires_at,
                        s.user_agent, p.name, p.disabled_at, p.password_given_at,
                        (SELECT COUNT(*) FROM message m
                         WHERE m.person_id = p.id AND m.read_at IS NULL) AS unread,
                        (SELECT json_group_array(json_object('department', f.department,
                                                             'roles', json(f.roles)))
                         FROM staff f WHERE f.person_id = p.id) AS posts,
                        (SELECT json_group_array(json_object(
                                    'organisation', lower(hex(m.organisation_id)),
                                    'starts_on', m.starts_on, 'ends_on', m.ends_on,
                                    'verified', m.verified_at IS NOT NULL))
                         FROM membership m
                         WHERE m.person_id = p.id AND m.revoked_at IS NULL) AS mandates
                 FROM session s JOIN person p ON p.id = s.person_id ",
                $which
            ),
            postgres: concat!(
                "SELECT s.id, s.person_id, s.created_at, s.proved_at, s.seen_at, s.expires_at,
                        s.user_agent, p.name, p.disabled_at, p.password_given_at,
                        (SELECT COUNT(*) FROM message m
                         WHERE m.person_id = p.id AND m.read_at IS NULL) AS unread,
                        (SELECT COALESCE(jsonb_agg(jsonb_build_object(
                                    'department', f.department, 'roles', f.roles)
                                    ORDER BY f.department), '[]')
                         FROM staff f WHERE f.person_id = p.id) AS posts,
                        (SELECT COALESCE(jsonb_agg(jsonb_build_object(
                                    'organisation', m.organisation_id,
                                    'starts_on', m.starts_on, 'ends_on', m.ends_on,
                                    'verified', (m.verified_at IS NOT NULL)::int)), '[]')
                         FROM membership m
                         WHERE m.person_id = p.id AND m.revoked_at IS NULL) AS mandates
                 FROM session s JOIN person p ON p.id = s.person_id ",
                $which
            ),
        }
    };
}

/// The session of the token with this hash, unless it was ended.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    db: &mut impl Connection,
    token_hash: &[u8; 32],
) -> Result<Option<SignedIn>, StoreError> {
    let query = db.query(signed_in!("WHERE s.token_hash = $1 AND s.ended_at IS NULL"));
    let row = query.bind(token_hash.to_vec()).optional::<SignedInRow>().await?;
    row.map(SignedIn::try_from).transpose()
}

/// The session of this name, unless it was ended.
///
/// # Errors
/// A failure of the database.
pub async fn find_by_id(
    db: &mut impl Connection,
    id: SessionId,
) -> Result<Option<SignedIn>, StoreError> {
    let query = db.query(signed_in!("WHERE s.id = $1 AND s.ended_at IS NULL"));
    let row = query.bind(id.uuid()).optional::<SignedInRow>().await?;
    row.map(SignedIn::try_from).transpose()
}

/// Notes that a session was used; the caller spares the write when it was noted a moment ago.
///
/// # Errors
/// A failure of the database.
pub async fn touch(tx: &mut Write, id: SessionId, now: Moment) -> Result<(), StoreError> {
    tx.query("UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2")
        .bind(id.uuid())
        .bind(At(now))
        .later()
        .await
}

/// Notes that the person gave the password again, and gives the session a new token.
///
/// # Errors
/// [`StoreError::Stale`] when the session was ended, or a failure.
pub async fn prove(
    tx: &mut Write,
    id: SessionId,
    token_hash: &[u8; 32],
    now: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE session SET token_hash = $2, proved_at = $3, seen_at = $3
         WHERE id = $1 AND ended_at IS NULL",
    )
    .bind(id.uuid())
    .bind(token_hash.to_vec())
    .bind(At(now))
    .run_fresh()
    .await
}

/// Ends one session of a person; `false` when it is not theirs or was ended before.
///
/// # Errors
/// A failure of the database.
pub async fn end(
    tx: &mut Write,
    person: PersonId,
    id: SessionId,
    now: Moment,
) -> Result<bool, StoreError> {
    tx.tell(Topic::Person(person), Sign::Changed(0));
    let ended = tx
        .query(
            "UPDATE session SET ended_at = $3
             WHERE id = $1 AND person_id = $2 AND ended_at IS NULL",
        )
        .bind(id.uuid())
        .bind(person.uuid())
        .bind(At(now))
        .run()
        .await?;
    Ok(ended == 1)
}

/// Ends the sessions of a person, all but `except`; answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn end_all(
    tx: &mut Write,
    person: PersonId,
    except: Option<SessionId>,
    now: Moment,
) -> Result<u64, StoreError> {
    tx.tell(Topic::Person(person), Sign::Changed(0));
    tx.query(
        "UPDATE session SET ended_at = $3
         WHERE person_id = $1 AND id <> $2 AND ended_at IS NULL",
    )
    .bind(person.uuid())
    .bind(except.map_or(Uuid::nil(), SessionId::uuid))
    .bind(At(now))
    .run()
    .await
}

/// The sessions of a person that were neither ended nor expired by `now`, newest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_person(
    db: &mut impl Connection,
    person: PersonId,
    now: Moment,
) -> Result<Vec<Session>, StoreError> {
    let rows = db
        .query(
            "SELECT id, person_id, created_at, proved_at, seen_at, expires_at, user_agent
             FROM session WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2
             ORDER BY created_at DESC, id DESC",
        )
        .bind(person.uuid())
        .bind(At(now))
        .all::<SessionRow>()
        .await?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// Forgets the sessions that expired before `before`; answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &mut Write, before: Moment) -> Result<u64, StoreError> {
    tx.query("DELETE FROM session WHERE expires_at < $1").bind(At(before)).run().await
}
