//! What can be rated: once it was handled, whoever was served is invited to say how it was.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts, hash32},
};
use domain::{
    Moment,
    ids::{OrganisationId, PersonId},
};
use uuid::Uuid;

/// Something that was handled, and can be rated once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Which it is.
    pub id: Uuid,
    /// What is rated: kind and name.
    pub about: String,
    /// The same: JSON of the caller's own shape.
    pub handled: String,
    /// Key of the department that is rated.
    pub department: String,
    /// Key of the service, where it is about one.
    pub item_key: Option<String>,
    /// The people who are rated.
    pub staff: Vec<PersonId>,
    /// Who rates, for one with an account.
    pub rater: Option<PersonId>,
    /// The organisation for which that is done.
    pub organisation: Option<OrganisationId>,
    /// Word for where it is given, unless the page knows better.
    pub channel: String,
    /// Hash of the token that stands for a login.
    pub token_hash: Option<[u8; 32]>,
    /// When it had been handled.
    pub ended_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    about: String,
    handled: JsonText,
    department: String,
    item_key: String,
    staff: JsonText,
    rater_id: Option<Uuid>,
    organisation_id: Option<Uuid>,
    channel: String,
    token_hash: Option<Vec<u8>>,
    ended_at: At,
}

impl TryFrom<Row> for Invitation {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let token = row.token_hash;
        let token = token.map(|it| hash32(it, "rating_invitation", "token_hash", &row.id));
        Ok(Self {
            id: row.id,
            about: row.about,
            handled: row.handled.0,
            department: row.department,
            item_key: Some(row.item_key).filter(|it| !it.is_empty()),
            staff: row.staff.parse("rating_invitation", "staff", &row.id.to_string())?,
            rater: row.rater_id.map(PersonId::new),
            organisation: row.organisation_id.map(OrganisationId::new),
            channel: row.channel,
            token_hash: token.transpose()?,
            ended_at: row.ended_at.0,
        })
    }
}

/// Invites to rate something; what could be rated before keeps its name and its token, and has ended later.
///
/// # Errors
/// A failure of the database.
pub async fn invite(tx: &mut Write, invitation: &Invitation) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO rating_invitation
             (id, about, handled, department, item_key, staff, rater_id, organisation_id, channel,
              token_hash, ended_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (about) DO UPDATE SET department = excluded.department,
             staff = excluded.staff, ended_at = excluded.ended_at",
    )
    .bind(invitation.id)
    .bind(invitation.about.as_str())
    .bind(JsonText(invitation.handled.clone()))
    .bind(invitation.department.as_str())
    .bind(invitation.item_key.clone().unwrap_or_default())
    .bind(JsonText::of(&invitation.staff))
    .bind(invitation.rater.map(PersonId::uuid))
    .bind(invitation.organisation.map(OrganisationId::uuid))
    .bind(invitation.channel.as_str())
    .bind(invitation.token_hash.map(|it| it.to_vec()))
    .bind(At(invitation.ended_at))
    .later()
    .await
}

/// Lets whoever has the token with this hash take the invitation up; earlier tokens are bad.
///
/// # Errors
/// A failure of the database.
pub async fn seal(tx: &mut Write, id: Uuid, token_hash: &[u8; 32]) -> Result<(), StoreError> {
    tx.query("UPDATE rating_invitation SET token_hash = $2 WHERE id = $1")
        .bind(id)
        .bind(token_hash.to_vec())
        .later()
        .await
}

/// The columns of a [`Row`], with what follows them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, about, handled, department, item_key, staff, rater_id, organisation_id,
                    channel, token_hash, ended_at
             FROM rating_invitation ",
            $rest
        )
    };
}

/// The invitation `id`.
///
/// # Errors
/// A failure of the database.
pub async fn find_invitation(
    db: &mut impl Session,
    id: Uuid,
) -> Result<Option<Invitation>, StoreError> {
    let row = db.query(select!("WHERE id = $1")).bind(id).optional::<Row>().await?;
    row.map(Invitation::try_from).transpose()
}

/// The invitation to rate `about`.
///
/// # Errors
/// A failure of the database.
pub async fn find_invitation_about(
    db: &mut impl Session,
    about: &str,
) -> Result<Option<Invitation>, StoreError> {
    let row = db.query(select!("WHERE about = $1")).bind(about).optional::<Row>().await?;
    row.map(Invitation::try_from).transpose()
}

/// The invitation whose token has this hash.
///
/// # Errors
/// A failure of the database.
pub async fn find_invitation_by_token(
    db: &mut impl Session,
    token_hash: &[u8; 32],
) -> Result<Option<Invitation>, StoreError> {
    let query = db.query(select!("WHERE token_hash = $1")).bind(token_hash.to_vec());
    query.optional::<Row>().await?.map(Invitation::try_from).transpose()
}

/// Forgets what ended before `before` and that nobody has rated.
///
/// # Errors
/// A failure of the database.
pub async fn forget_invitations(tx: &mut Write, before: Moment) -> Result<(), StoreError> {
    tx.query(
        "DELETE FROM rating_invitation WHERE ended_at < $1 AND NOT EXISTS
             (SELECT 1 FROM rating WHERE rating.id = rating_invitation.id)",
    )
    .bind(At(before))
    .later()
    .await
}
