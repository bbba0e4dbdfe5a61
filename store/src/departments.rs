//! The departments that receive and decide.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{Moment, Text};

/// A department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Short name in addresses; never changes.
    pub key: String,
    /// Code in case numbers, unique.
    pub code: String,
    /// Name of the organ as printed on its documents.
    pub name: Text,
}

#[derive(sqlx::FromRow)]
struct DepartmentRow {
    key: String,
    code: String,
    name_zh: String,
    name_en: String,
}

impl From<DepartmentRow> for Department {
    fn from(row: DepartmentRow) -> Self {
        Self { key: row.key, code: row.code, name: Text::new(row.name_zh, row.name_en) }
    }
}

/// Enters a department or changes its entry.
///
/// # Errors
/// [`StoreError::Taken`] when another department has the code, or a failure.
pub async fn save(tx: &mut Write, department: &Department, now: Moment) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO department (key, code, name_zh, name_en, updated_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO UPDATE SET
             code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en,
             updated_at = excluded.updated_at",
    )
    .bind(department.key.as_str())
    .bind(department.code.as_str())
    .bind(department.name.zh.as_str())
    .bind(department.name.en.as_str())
    .bind(At(now))
    .later()
    .await
}

/// Enters a department; `false` when its key or its code belongs to another.
///
/// # Errors
/// A failure of the database.
pub async fn add(tx: &mut Write, department: &Department, now: Moment) -> Result<bool, StoreError> {
    let added = tx
        .query(
            "INSERT INTO department (key, code, name_zh, name_en, updated_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        )
        .bind(department.key.as_str())
        .bind(department.code.as_str())
        .bind(department.name.zh.as_str())
        .bind(department.name.en.as_str())
        .bind(At(now))
        .run()
        .await?;
    Ok(added == 1)
}

/// The department, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, key: &str) -> Result<Option<Department>, StoreError> {
    let row = db
        .query("SELECT key, code, name_zh, name_en FROM department WHERE key = $1")
        .bind(key)
        .optional::<DepartmentRow>()
        .await?;
    Ok(row.map(Department::from))
}

/// All departments by key.
///
/// # Errors
/// A failure of the database.
pub async fn all(db: &mut impl Session) -> Result<Vec<Department>, StoreError> {
    let rows = db
        .query("SELECT key, code, name_zh, name_en FROM department ORDER BY key")
        .all::<DepartmentRow>()
        .await?;
    Ok(rows.into_iter().map(Department::from).collect())
}
