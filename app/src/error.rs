//! What can go wrong between a page and the server: four kinds, never mixed.

use leptos::server_fn::{
    Bytes, Encodes,
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// The answer of a server function that did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// The rules say no; the code is a key of `locales/*/refusals.toml`.
    Refused(String),
    /// Some answers are wrong: the field and a code of `locales/*/faults.toml` for each.
    Invalid(Vec<(String, String)>),
    /// There is nothing here, or nothing that this visitor may know of.
    NotFound,
    /// The hall has failed; the log tells more under this reference.
    Failed(String),
}

impl AppError {
    /// The visitor has to sign in first.
    #[must_use]
    pub fn sign_in() -> Self {
        Self::Refused("sign_in".to_owned())
    }

    /// The HTTP status that says the same.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Refused(code) => match code.as_str() {
                "malformed" => 400,
                "sign_in" => 401,
                "too_large" => 413,
                "unsupported" => 415,
                "not_permitted" | "forbidden" | "password_owed" => 403,
                "too_many" | "too_fast" => 429,
                "busy" => 503,
                _ => 409,
            },
            Self::Invalid(faults) => match faults.first().map(|it| it.1.as_str()) {
                Some("file-too-large" | "draft-too-large") => 413,
                Some("file-unknown-kind" | "file-wrong-extension") => 415,
                _ => 422,
            },
            Self::NotFound => 404,
            Self::Failed(_) => 500,
        }
    }

    /// The same with its fields named as a form names them.
    #[must_use]
    pub fn renamed(self, name: impl Fn(String) -> String) -> Self {
        match self {
            Self::Invalid(faults) => {
                Self::Invalid(faults.into_iter().map(|(field, code)| (name(field), code)).collect())
            }
            other => other,
        }
    }

    /// After how many seconds asking again may help, where it may.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        match self.status() {
            503 => Some(2),
            429 => Some(60),
            _ => None,
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(code) => write!(f, "refused: {code}"),
            Self::Invalid(faults) => write!(f, "{} answers are wrong", faults.len()),
            Self::NotFound => f.write_str("not found"),
            Self::Failed(reference) => write!(f, "failed, see {reference}"),
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                Self::Refused("malformed".to_owned())
            }
            // On the server that is what came in; in the browser it would be a broken answer.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => {
                Self::Refused("malformed".to_owned())
            }
            ServerFnErrorErr::Request(_) => Self::Refused("offline".to_owned()),
            _ => Self::Failed("transport".to_owned()),
        }
    }

    /// As the answer of a server function; whatever made it, the answer has the status that says the same.
    fn ser(&self) -> Bytes {
        #[cfg(feature = "ssr")]
        if !crate::server_context::is_form_post() {
            set_status(self);
        }
        JsonEncoding::encode(self).unwrap_or_default()
    }
}

/// Gives the response of the page the status of the error, unless the visitor is sent elsewhere.
pub fn set_status(error: &AppError) {
    #[cfg(feature = "ssr")]
    if let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>()
        && !response.0.read().is_ok_and(|it| it.headers.contains_key(http::header::LOCATION))
        && let Ok(status) = http::StatusCode::from_u16(error.status())
    {
        response.set_status(status);
        if let Some(seconds) = error.retry_after() {
            response.insert_header(http::header::RETRY_AFTER, seconds.into());
        }
    }
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}
