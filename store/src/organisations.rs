//! Organisations, and who may act for them.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{
    Date, Moment,
    ids::{OrganisationId, PersonId},
};
use uuid::Uuid;

/// An organisation for which people apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Which it is.
    pub id: OrganisationId,
    /// Unified social credit code, unique.
    pub credit_code: String,
    /// Registered name.
    pub name: String,
    /// Kind of applicant, such as `enterprise`.
    pub kind: String,
    /// Name of the legal representative.
    pub representative: String,
    /// When it was entered.
    pub created_at: Moment,
}

/// In what capacity a person acts for an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// The legal representative.
    Representative,
    /// Somebody the representative has authorised.
    Agent,
}

impl Capacity {
    /// How the capacity is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Representative => "representative",
            Self::Agent => "agent",
        }
    }
}

/// The authorisation of one person for one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Which it is.
    pub id: Uuid,
    /// For whom the person acts.
    pub organisation: OrganisationId,
    /// Who acts.
    pub person: PersonId,
    /// In what capacity.
    pub capacity: Capacity,
    /// Name of the organisation as declared.
    pub name: String,
    /// Kind of applicant as declared, such as `enterprise`.
    pub kind: String,
    /// What the authority of an agent rests on, as declared; empty for the representative.
    pub authority: String,
    /// Keys of the items it covers; empty for every item.
    pub scope: Vec<String>,
    /// First day on which it is valid.
    pub starts_on: Date,
    /// Last day on which it is valid.
    pub ends_on: Option<Date>,
    /// Who granted it.
    pub granted_by: Option<PersonId>,
    /// When it was granted.
    pub granted_at: Moment,
    /// When it was taken back.
    pub revoked_at: Option<Moment>,
    /// When an officer compared it with its proof, and which.
    pub verified: Option<(Moment, PersonId)>,
}

#[derive(sqlx::FromRow)]
struct OrganisationRow {
    id: Uuid,
    credit_code: String,
    name: String,
    kind: String,
    representative: String,
    created_at: At,
}

impl From<OrganisationRow> for Organisation {
    fn from(row: OrganisationRow) -> Self {
        Self {
            id: OrganisationId::new(row.id),
            credit_code: row.credit_code,
            name: row.name,
            kind: row.kind,
            representative: row.representative,
            created_at: row.created_at.0,
        }
    }
}

#[derive(sqlx::FromRow)]
struct MembershipRow {
    id: Uuid,
    organisation_id: Uuid,
    person_id: Uuid,
    role: String,
    name: String,
    kind: String,
    authority: String,
    scope: JsonText,
    starts_on: Date,
    ends_on: Option<Date>,
    granted_by: Option<Uuid>,
    granted_at: At,
    revoked_at: Option<At>,
    verified_at: Option<At>,
    verified_by: Option<Uuid>,
}

impl TryFrom<MembershipRow> for Membership {
    type Error = StoreError;

    fn try_from(row: MembershipRow) -> Result<Self, StoreError> {
        let capacity = match row.role.as_str() {
            "representative" => Capacity::Representative,
            "agent" => Capacity::Agent,
            other => return Err(StoreError::bad_row("membership", "role", &row.id, other)),
        };
        Ok(Self {
            id: row.id,
            organisation: OrganisationId::new(row.organisation_id),
            person: PersonId::new(row.person_id),
            capacity,
            name: row.name,
            kind: row.kind,
            authority: row.authority,
            scope: row.scope.parse("membership", "scope", &row.id)?,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            granted_by: row.granted_by.map(PersonId::new),
            granted_at: row.granted_at.0,
            revoked_at: At::moment(row.revoked_at),
            verified: At::moment(row.verified_at).zip(row.verified_by.map(PersonId::new)),
        })
    }
}

/// Enters an organisation; `false` when its credit code is entered already.
///
/// # Errors
/// A failure of the database.
pub async fn add(tx: &mut Write, organisation: &Organisation) -> Result<bool, StoreError> {
    let added = tx
        .query(
            "INSERT INTO organisation (id, credit_code, name, kind, representative, created_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT DO NOTHING",
        )
        .bind(organisation.id.uuid())
        .bind(organisation.credit_code.as_str())
        .bind(organisation.name.as_str())
        .bind(organisation.kind.as_str())
        .bind(organisation.representative.as_str())
        .bind(At(organisation.created_at))
        .run()
        .await?;
    Ok(added == 1)
}

/// The organisation, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    db: &mut impl Session,
    id: OrganisationId,
) -> Result<Option<Organisation>, StoreError> {
    let row = db
        .query(
            "SELECT id, credit_code, name, kind, representative, created_at
             FROM organisation WHERE id = $1",
        )
        .bind(id.uuid())
        .optional::<OrganisationRow>()
        .await?;
    Ok(row.map(Organisation::from))
}

/// The organisation with this credit code, if it is entered.
///
/// # Errors
/// A failure of the database.
pub async fn find_by_credit_code(
    db: &mut impl Session,
    credit_code: &str,
) -> Result<Option<Organisation>, StoreError> {
    let row = db
        .query(
            "SELECT id, credit_code, name, kind, representative, created_at
             FROM organisation WHERE credit_code = $1",
        )
        .bind(credit_code)
        .optional::<OrganisationRow>()
        .await?;
    Ok(row.map(Organisation::from))
}

/// The organisations for which `person` was ever authorised and not revoked, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_person(
    db: &mut impl Session,
    person: PersonId,
) -> Result<Vec<Organisation>, StoreError> {
    let rows = db
        .query(
            "SELECT o.id, o.credit_code, o.name, o.kind, o.representative, o.created_at
             FROM organisation o
             WHERE o.id IN (SELECT m.organisation_id FROM membership m
                            WHERE m.person_id = $1 AND m.revoked_at IS NULL)
             ORDER BY o.created_at, o.id",
        )
        .bind(person.uuid())
        .all::<OrganisationRow>()
        .await?;
    Ok(rows.into_iter().map(Organisation::from).collect())
}

/// Writes an authorisation down.
///
/// # Errors
/// A failure of the database.
pub async fn authorise(tx: &mut Write, membership: &Membership) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO membership
             (id, organisation_id, person_id, role, scope, starts_on, ends_on, granted_by,
              granted_at, revoked_at, name, kind, authority, verified_at, verified_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(membership.id)
    .bind(membership.organisation.uuid())
    .bind(membership.person.uuid())
    .bind(membership.capacity.word())
    .bind(JsonText::of(&membership.scope))
    .bind(membership.starts_on)
    .bind(membership.ends_on)
    .bind(membership.granted_by.map(PersonId::uuid))
    .bind(At(membership.granted_at))
    .bind(membership.revoked_at.map(At))
    .bind(membership.name.as_str())
    .bind(membership.kind.as_str())
    .bind(membership.authority.as_str())
    .bind(membership.verified.map(|(at, _)| At(at)))
    .bind(membership.verified.map(|(_, by)| by.uuid()))
    .later()
    .await
}

/// Takes an authorisation back.
///
/// # Errors
/// [`StoreError::Stale`] when there is none or it was taken back already, or a failure.
pub async fn revoke(tx: &mut Write, id: Uuid, now: Moment) -> Result<(), StoreError> {
    tx.query("UPDATE membership SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
        .bind(id)
        .bind(At(now))
        .run_fresh()
        .await
}

/// Notes that `officer` compared an authorisation with its proof.
///
/// # Errors
/// [`StoreError::Stale`] when there is none or it was taken back, or a failure.
pub async fn verify(
    tx: &mut Write,
    id: Uuid,
    officer: PersonId,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE membership SET verified_at = $2, verified_by = $3
         WHERE id = $1 AND revoked_at IS NULL",
    )
    .bind(id)
    .bind(At(now))
    .bind(officer.uuid())
    .run_fresh()
    .await
}

/// All authorisations of a person that were not taken back, oldest first, whatever their period.
///
/// # Errors
/// A failure of the database.
pub async fn memberships_of(
    db: &mut impl Session,
    person: PersonId,
) -> Result<Vec<Membership>, StoreError> {
    let rows = db
        .query(
            "SELECT id, organisation_id, person_id, role, name, kind, authority, scope, starts_on,
                    ends_on, granted_by, granted_at, revoked_at, verified_at, verified_by
             FROM membership WHERE person_id = $1 AND revoked_at IS NULL
             ORDER BY granted_at, id",
        )
        .bind(person.uuid())
        .all::<MembershipRow>()
        .await?;
    rows.into_iter().map(Membership::try_from).collect()
}

/// All authorisations for an organisation, those taken back included, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn members(
    db: &mut impl Session,
    organisation: OrganisationId,
) -> Result<Vec<Membership>, StoreError> {
    let rows = db
        .query(
            "SELECT id, organisation_id, person_id, role, name, kind, authority, scope, starts_on,
                    ends_on, granted_by, granted_at, revoked_at, verified_at, verified_by
             FROM membership WHERE organisation_id = $1
             ORDER BY granted_at, id",
        )
        .bind(organisation.uuid())
        .all::<MembershipRow>()
        .await?;
    rows.into_iter().map(Membership::try_from).collect()
}
