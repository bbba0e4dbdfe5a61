//! Reply templates of departments: each change is a row of its own, and the last one counts.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{
    Moment,
    ids::{PersonId, ReplyTemplateId},
};
use uuid::Uuid;

/// A version of a reply template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Which template.
    pub id: ReplyTemplateId,
    /// Which version of it, from 1.
    pub version: i64,
    /// Key of the department that keeps it.
    pub department: String,
    /// How it is found.
    pub name: String,
    /// Word of the procedure, and of the kind within it, that it fits.
    pub fits: String,
    /// Word of the procedure and the outcome that it answers; none for any.
    pub outcome: Option<String>,
    /// What is answered, with what is filled in between braces.
    pub body: String,
    /// Whether nobody uses it any more.
    pub is_retired: bool,
    /// Who made this change.
    pub written_by: PersonId,
    /// When.
    pub written_at: Moment,
}

#[derive(sqlx::FromRow)]
struct TemplateRow {
    id: Uuid,
    version: i64,
    department: String,
    name: String,
    fits: String,
    outcome: Option<String>,
    body: String,
    retired: i64,
    written_by: Uuid,
    written_at: At,
}

impl From<TemplateRow> for Template {
    fn from(row: TemplateRow) -> Self {
        Self {
            id: ReplyTemplateId::new(row.id),
            version: row.version,
            department: row.department,
            name: row.name,
            fits: row.fits,
            outcome: row.outcome,
            body: row.body,
            is_retired: row.retired != 0,
            written_by: PersonId::new(row.written_by),
            written_at: row.written_at.0,
        }
    }
}

/// The columns of a [`TemplateRow`], with what follows them.
macro_rules! select_template {
    ($rest:literal) => {
        concat!(
            "SELECT id, version, department, name, fits, outcome, body, retired, written_by,
                    written_at
             FROM matter_template AS it ",
            $rest
        )
    };
}

/// Enters a version.
///
/// # Errors
/// [`StoreError::Taken`] when there is this version already, or a failure.
pub async fn add_template(tx: &mut Write, template: &Template) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_template
             (id, version, department, name, fits, outcome, body, retired, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(template.id.uuid())
    .bind(template.version)
    .bind(template.department.as_str())
    .bind(template.name.as_str())
    .bind(template.fits.as_str())
    .bind(template.outcome.clone())
    .bind(template.body.as_str())
    .bind(i64::from(template.is_retired))
    .bind(template.written_by.uuid())
    .bind(At(template.written_at))
    .later()
    .await
}

/// The last version of a template, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find_template(
    db: &mut impl Session,
    id: ReplyTemplateId,
) -> Result<Option<Template>, StoreError> {
    let query = db.query(select_template!("WHERE id = $1 ORDER BY version DESC LIMIT 1"));
    Ok(query.bind(id.uuid()).optional::<TemplateRow>().await?.map(Template::from))
}

/// The templates of a department that are in use, by name.
///
/// # Errors
/// A failure of the database.
pub async fn templates(
    db: &mut impl Session,
    department: &str,
    limit: i64,
) -> Result<Vec<Template>, StoreError> {
    let query = db.query(select_template!(
        "WHERE department = $1 AND retired = 0 AND NOT EXISTS (
             SELECT 1 FROM matter_template AS later
             WHERE later.id = it.id AND later.version > it.version)
         ORDER BY name, id LIMIT $2"
    ));
    let rows = query.bind(department).bind(limit).all::<TemplateRow>().await?;
    Ok(rows.into_iter().map(Template::from).collect())
}

/// What was changed in the templates of a department, the last change first.
///
/// # Errors
/// A failure of the database.
pub async fn template_changes(
    db: &mut impl Session,
    department: &str,
    limit: i64,
) -> Result<Vec<Template>, StoreError> {
    let query = db.query(select_template!(
        "WHERE department = $1 ORDER BY written_at DESC, id DESC LIMIT $2"
    ));
    let rows = query.bind(department).bind(limit).all::<TemplateRow>().await?;
    Ok(rows.into_iter().map(Template::from).collect())
}
