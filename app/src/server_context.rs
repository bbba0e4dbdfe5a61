//! What a server function finds around it: the hall, and who is calling.

use crate::{error::AppError, text::Language, visitor::Visitor};
use leptos::prelude::*;
use service::{Caller, Context, Error};

/// The reference under which the log tells more about this request.
#[derive(Clone, Debug)]
pub struct Reference(pub String);

/// What every use case is given.
///
/// # Errors
/// [`AppError::Failed`] outside a request.
pub fn context() -> Result<Context, AppError> {
    use_context().ok_or_else(|| AppError::Failed("no context".to_owned()))
}

/// Who is calling; nobody in particular outside a request.
#[must_use]
pub fn caller() -> Caller {
    use_context().unwrap_or_default()
}

/// The language of the visitor.
#[must_use]
pub fn language() -> Language {
    use_context::<Visitor>().map(|visitor| visitor.language).unwrap_or_default()
}

/// What the visitor is told of an error; a failure goes to the log, and only its reference to the visitor.
#[must_use]
pub fn told(error: Error) -> AppError {
    let told = match error {
        Error::Refused(code) => AppError::Refused(code.to_owned()),
        Error::Invalid(faults) => AppError::Invalid(
            faults.into_iter().map(|it| (it.field, it.code.to_owned())).collect(),
        ),
        Error::NotFound => AppError::NotFound,
        Error::Failed(cause) => {
            let reference = use_context::<Reference>().map_or_else(String::new, |it| it.0);
            tracing::error!(reference, cause = chain(cause.as_ref()), "a use case has failed");
            AppError::Failed(reference)
        }
    };
    crate::error::set_status(&told);
    told
}

/// An error and everything behind it, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |it| it.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}
