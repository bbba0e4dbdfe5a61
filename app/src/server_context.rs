//! What a server function finds around it: the hall, and who is calling.

use crate::{error::AppError, text::Language, visitor::Visitor};
use leptos::prelude::*;
use service::{Caller, Context, Error};
use std::sync::{Arc, OnceLock};

/// The reference under which the log tells more about this request.
#[derive(Clone, Debug)]
pub struct Reference(pub String);

/// Where people reach the hall, for what leaves it on paper.
#[derive(Clone, Debug)]
pub struct PublicUrl(pub Arc<str>);

/// The address of a page as it has to stand on paper.
#[must_use]
pub fn on_paper(path: &str) -> String {
    use_context::<PublicUrl>().map_or_else(|| path.to_owned(), |it| [&it.0, path].concat())
}

/// Whether what was posted could not be taken for now, because its sender has to sign in or the hall is busy.
#[derive(Clone, Debug, Default)]
pub struct Refused(Arc<OnceLock<String>>);

impl Refused {
    /// The code of the refusal.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.get().map(String::as_str)
    }

    /// Notes `error` where posting the same again may be taken.
    fn note(&self, error: &AppError) {
        if let AppError::Refused(code) = error
            && ["sign_in", "busy"].contains(&code.as_str())
        {
            self.0.get_or_init(|| code.clone());
        }
    }
}

/// How the cookie of a session is written; the server knows its name and whether it is bound to TLS.
#[derive(Clone, Copy)]
pub struct SessionCookie {
    /// Whether people reach the hall over TLS.
    pub is_secure: bool,
}

impl SessionCookie {
    /// The name of the cookie; over TLS its prefix binds it to this host alone (ASVS 3.3.3).
    #[must_use]
    pub const fn name(self) -> &'static str {
        if self.is_secure { "__Host-hall" } else { "hall" }
    }

    /// The name of the cookie by which a visitor without an account is known again.
    #[must_use]
    pub const fn visitor_name(self) -> &'static str {
        if self.is_secure { "__Host-visitor" } else { "visitor" }
    }

    /// The cookie that carries `token`; an empty one takes it away.
    #[must_use]
    pub fn carry(self, token: &str) -> String {
        let secure = if self.is_secure { "; Secure" } else { "" };
        let age = if token.is_empty() { "; Max-Age=0" } else { "" };
        format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name())
    }
}

/// For how long a visitor without an account is known again, in seconds: as long as an answer may take, and then some.
const VISITOR_SECONDS: u32 = 30 * 86_400;

/// Gives a visitor without an account the cookie that carries `token`.
pub fn set_visitor(token: &str) {
    let cookie = use_context::<SessionCookie>().map(|it| {
        let secure = if it.is_secure { "; Secure" } else { "" };
        let rest = "Path=/; HttpOnly; SameSite=Lax";
        format!("{}={token}; {rest}; Max-Age={VISITOR_SECONDS}{secure}", it.visitor_name())
    });
    append_cookie(cookie);
}

/// Gives the visitor the cookie that carries `token`; an empty one takes it away.
pub fn set_session(token: &str) {
    append_cookie(use_context::<SessionCookie>().map(|it| it.carry(token)));
}

fn append_cookie(cookie: Option<String>) {
    let header = cookie.and_then(|it| http::HeaderValue::from_str(&it).ok());
    if let (Some(response), Some(header)) = (use_context::<leptos_axum::ResponseOptions>(), header)
    {
        response.append_header(http::header::SET_COOKIE, header);
    }
}

/// Lets the browser of this visitor alone keep the answer for a minute, in the language in which it was given.
pub fn keep_for_a_minute() {
    let Some(response) = use_context::<leptos_axum::ResponseOptions>() else { return };
    let header = http::HeaderValue::from_static;
    response.insert_header(http::header::CACHE_CONTROL, header("private, max-age=60"));
    response.append_header(http::header::VARY, header("cookie, accept-language"));
}

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
        Error::Invalid(faults) => {
            AppError::Invalid(faults.into_iter().map(|it| (it.field, it.code.to_owned())).collect())
        }
        Error::NotFound => AppError::NotFound,
        Error::Failed(cause) => {
            let reference = use_context::<Reference>().map_or_else(String::new, |it| it.0);
            tracing::error!(reference, cause = chain(cause.as_ref()), "a use case has failed");
            AppError::Failed(reference)
        }
    };
    if let Some(refused) = use_context::<Refused>() {
        refused.note(&told);
    }
    // A form that was posted without script is sent back to its page, which then sets the status.
    if !is_form_post() {
        crate::error::set_status(&told);
    }
    told
}

/// What the visitor is told; whoever has to sign in first is sent there, and then back to `page`.
pub fn told_on(page: String) -> impl FnOnce(Error) -> AppError {
    move |error| {
        let told = told(error);
        let is_plain = page.bytes().all(|it| it.is_ascii_alphanumeric() || b"/-_?=&".contains(&it));
        if told == AppError::sign_in() && is_plain {
            let page = page.replace('?', "%3F").replace('=', "%3D").replace('&', "%26");
            leptos_axum::redirect(&format!("/sign-in?next={page}"));
        }
        told
    }
}

/// Whether a browser posts a form by itself and follows where it is sent.
pub(crate) fn is_form_post() -> bool {
    use_context::<http::request::Parts>().is_some_and(|parts| {
        let accepted = parts.headers.get(http::header::ACCEPT).and_then(|it| it.to_str().ok());
        parts.method == http::Method::POST && accepted.is_some_and(|it| it.contains("text/html"))
    })
}

/// An error and everything behind it, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |it| it.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_on_paper_is_whole() {
        Owner::new().with(|| {
            assert_eq!(on_paper("/notices/verify"), "/notices/verify");
            provide_context(PublicUrl("https://hall.example".into()));
            assert_eq!(on_paper("/notices/verify"), "https://hall.example/notices/verify");
        });
    }
}
