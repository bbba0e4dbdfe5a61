//! A reference for every request: what the person reads out and what the log is searched for.

use crate::clock::SystemChance;
use app::server_context::Reference;
use axum::{extract::Request, middleware::Next, response::Response};
use service::context::Chance as _;
use std::time::Instant;

tokio::task_local! {
    /// The reference of the request that is being answered, for those who are not given the request.
    static CURRENT: String;
}

/// Gives every request a reference, and the log one line about it without anything about persons.
#[expect(
    clippy::disallowed_methods,
    reason = "how long a request took is measured, not decided by"
)]
pub async fn give(mut request: Request, next: Next) -> Response {
    let reference = SystemChance.id().simple().to_string();
    request.extensions_mut().insert(Reference(reference.clone()));
    let method = request.method().clone();
    let begun = Instant::now();
    let response = CURRENT.scope(reference.clone(), next.run(request)).await;
    tracing::debug!(
        reference,
        %method,
        status = response.status().as_u16(),
        micros = begun.elapsed().as_micros(),
        "answered"
    );
    response
}

/// The reference of the request that is being answered.
pub fn current() -> String {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// The reference of a request.
pub fn reference(request: &Request) -> String {
    request.extensions().get::<Reference>().map_or_else(String::new, |it| it.0.clone())
}
