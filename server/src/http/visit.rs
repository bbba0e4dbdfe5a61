//! Who is calling: the session behind the cookie, and how the visitor likes to see the pages.

use super::{own_password, reference::reference, state::Hall};
use app::{
    cookies::find,
    text::Language,
    visitor::{SignedIn, Size, Theme, Visitor},
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, header},
    middleware::Next,
    response::Response,
};
use service::caller::Caller;
use std::net::{IpAddr, SocketAddr};

/// Finds out who is calling, for everything behind it, and leads whoever was given their password to choose their own.
pub async fn recognise(State(hall): State<Hall>, mut request: Request, next: Next) -> Response {
    let stranger = Caller {
        address: address(&request, &hall.proxies),
        user_agent: header(request.headers(), &header::USER_AGENT).unwrap_or_default().to_owned(),
        asks_by_itself: asks_by_itself(&request),
        visitor: find(request.headers(), hall.cookie.visitor_name())
            .map(service::conversations::visitor_hash),
        ..Caller::default()
    };
    let token = find(request.headers(), hall.cookie.name());
    let caller = match service::accounts::recognise(&hall.context, token, stranger).await {
        Ok(caller) => caller,
        Err(error) => return super::failure::respond(error, &reference(&request)),
    };
    if let Some(answer) = own_password::first(&caller, &request) {
        return answer;
    }
    let visitor = visitor(request.headers(), &caller);
    request.extensions_mut().insert(visitor);
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// Whether the page asks, and nobody who uses it: a tab that was left open must not keep a session alive.
fn asks_by_itself(request: &Request) -> bool {
    request.headers().contains_key("x-by-itself") || request.uri().path() == "/api/live"
}

/// How the visitor likes to see the pages: cookies first, then what the browser says.
fn visitor(headers: &HeaderMap, caller: &Caller) -> Visitor {
    let accepted = header(headers, &header::ACCEPT_LANGUAGE);
    Visitor {
        language: find(headers, "lang")
            .and_then(Language::from_tag)
            .or_else(|| accepted.and_then(Language::accepted))
            .unwrap_or_default(),
        theme: find(headers, "theme").and_then(Theme::from_word).unwrap_or_default(),
        size: find(headers, "size").and_then(Size::from_word).unwrap_or_default(),
        is_elder: find(headers, "elder") == Some("1"),
        signed_in: caller.signed_in.as_ref().map(|it| SignedIn {
            name: it.name.clone(),
            is_staff: caller.is_staff(),
            unread: it.unread,
        }),
    }
}

fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whence the request comes: the other end of the connection, or, where that is one of our `proxies`,
/// whom it speaks for. What a stranger writes into `X-Forwarded-For` counts for nothing.
pub fn address(request: &Request, proxies: &[IpAddr]) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical();
    if !proxies.contains(&peer) {
        return Some(peer);
    }
    let lines = request.headers().get_all("x-forwarded-for").iter();
    let lines: Vec<_> = lines.filter_map(|line| line.to_str().ok()).collect();
    let named = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let addresses =
        named.map_while(|it| it.trim().parse().ok()).map(|it: IpAddr| it.to_canonical());
    Some(addresses.into_iter().find(|it| !proxies.contains(it)).unwrap_or(peer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_proxy_of_ours_is_believed_and_nobody_else() {
        let proxies = ["127.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        for (peer, forwarded, expected) in [
            ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
            ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("127.0.0.1", "198.51.100.1, nonsense", "127.0.0.1"),
            ("127.0.0.1", "", "127.0.0.1"),
        ] {
            let mut request = Request::new(axum::body::Body::empty());
            let peer: IpAddr = peer.parse().unwrap();
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer, 1)));
            request.headers_mut().insert("x-forwarded-for", HeaderValue::from_static(forwarded));
            assert_eq!(address(&request, &proxies), expected.parse().ok(), "{peer} {forwarded}");
        }
    }
}
