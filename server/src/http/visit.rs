//! Who is calling: the session behind the cookie, and how the visitor likes to see the pages.

use crate::http::state::Hall;
use app::{
    text::Language,
    visitor::{SignedIn, Theme, Visitor},
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use service::caller::Caller;
use std::net::SocketAddr;

/// How the session's cookie is named and bound.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Whether people reach the hall over TLS.
    pub is_secure: bool,
}

impl Cookies {
    /// The name of the session's cookie; over TLS its prefix binds it to this host alone (ASVS 3.3.3).
    #[must_use]
    pub const fn session(self) -> &'static str {
        if self.is_secure { "__Host-hall" } else { "hall" }
    }

    /// The cookie that carries `token`; an empty one takes it away.
    #[must_use]
    pub fn carry(self, token: &str) -> String {
        let secure = if self.is_secure { "; Secure" } else { "" };
        let age = if token.is_empty() { "; Max-Age=0" } else { "" };
        format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.session())
    }
}

/// Finds out who is calling, for everything behind it.
pub async fn recognise(State(hall): State<Hall>, mut request: Request, next: Next) -> Response {
    let address = address(&request);
    let token = cookie(request.headers(), hall.cookies.session());
    let caller = match service::accounts::recognise(&hall.context, token, address).await {
        Ok(caller) => caller,
        Err(failure) => return super::failure::respond(&failure),
    };
    let visitor = visitor(request.headers(), &caller);
    request.extensions_mut().insert(visitor);
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// How the visitor likes to see the pages: cookies first, then what the browser says.
fn visitor(headers: &HeaderMap, caller: &Caller) -> Visitor {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Visitor {
        language: cookie(headers, "lang")
            .and_then(Language::from_tag)
            .or_else(|| accepted.and_then(Language::accepted))
            .unwrap_or_default(),
        theme: cookie(headers, "theme").and_then(Theme::from_word).unwrap_or_default(),
        is_elder: cookie(headers, "elder") == Some("1"),
        signed_in: caller
            .person()
            .map(|person| SignedIn { name: person.name.clone(), is_staff: caller.is_staff() }),
    }
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn address(request: &Request) -> Option<std::net::IpAddr> {
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("xlang=zh; lang=en; a=1"));
        assert_eq!(cookie(&headers, "lang"), Some("en"));
        assert_eq!(cookie(&headers, "ang"), None);
    }
}
