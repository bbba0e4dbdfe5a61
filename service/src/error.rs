//! How a use case says no: four kinds, never mixed.

use store::StoreError;
use thiserror::Error;

/// Why a use case did not do what was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// The rules say no; the code is the key of the sentence for it.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Some answers are wrong: all of them at once.
    #[error("{} answers are wrong", .0.len())]
    Invalid(Vec<FieldFault>),
    /// There is nothing, or nothing that the caller may know of.
    #[error("not found")]
    NotFound,
    /// The hall has failed.
    #[error("the hall has failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Name of the field.
    pub field: String,
    /// Code of the fault, the key of the sentence for it.
    pub code: &'static str,
}

impl FieldFault {
    /// A fault of `field`.
    #[must_use]
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code }
    }
}

/// What a field says; where it says nothing that is taken, nothing, and its faults join the others.
pub(crate) fn taken(field: Result<String, Error>, faults: &mut Vec<FieldFault>) -> String {
    match field {
        Ok(text) => text,
        Err(error) => {
            if let Error::Invalid(found) = error {
                faults.extend(found);
            }
            String::new()
        }
    }
}

impl Error {
    /// The hall is too busy to take the request; nothing was done.
    pub const BUSY: Self = Self::Refused("busy");
    /// The caller has to sign in first.
    pub const SIGN_IN: Self = Self::Refused("sign_in");
    /// The caller tries too often.
    pub const TOO_MANY: Self = Self::Refused("too_many");
    /// Too much was said within a minute.
    pub const TOO_FAST: Self = Self::Refused("too_fast");
    /// Somebody else was faster.
    pub const STALE: Self = Self::Refused("stale");

    /// The hall has failed, and this is why.
    pub fn failed(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Failed(cause.into())
    }

    /// Whether it failed because what was to be entered is there already, such as by another node.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        let Self::Failed(cause) = self else { return false };
        matches!(cause.downcast_ref::<StoreError>(), Some(StoreError::Taken(_)))
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::BUSY,
            StoreError::Stale => Self::STALE,
            other => Self::failed(other),
        }
    }
}

impl From<domain::forms::Malformed> for Error {
    fn from(_: domain::forms::Malformed) -> Self {
        Self::Refused("malformed")
    }
}

impl From<domain::conversations::Refusal> for Error {
    fn from(refusal: domain::conversations::Refusal) -> Self {
        Self::Refused(refusal.word())
    }
}

impl From<domain::licensing::Refusal> for Error {
    fn from(refusal: domain::licensing::Refusal) -> Self {
        Self::Refused(refusal.code())
    }
}
