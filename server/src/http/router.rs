//! Every route of the hall and what stands in front of it.

use super::{
    answers, assets, downloads, failure,
    forms::{self, FORM_BYTES},
    headers, health, live, metrics, reference, sheets,
    state::Hall,
    unsaved, uploads, visit,
};
use app::{
    cookies::{Long, Typed},
    routes::{App, is_server_only},
    server_context::{PublicUrl, Reference, Refused},
    shell::{Life, shell},
    ui::icon::Sprite,
    visitor::Visitor,
};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, header, request::Parts},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer};

/// The hall as a service.
pub fn router(hall: Hall) -> Router {
    let routes = generate_route_list(App);
    let context = {
        let hall = hall.clone();
        move || provide_hall(&hall)
    };
    let pages = Router::new()
        .leptos_routes_with_context(&hall, routes, context.clone(), document)
        .merge(answers::routes())
        .fallback({
            let hall = hall.clone();
            move |request: Request| missing(hall.clone(), request)
        })
        .layer(from_fn_with_state(hall.clone(), unsaved::keep))
        .layer(from_fn_with_state(hall.clone(), visit::recognise))
        .layer(CsrfLayer::new())
        .layer(from_fn(forms::admit))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(CompressionLayer::new().br(true).gzip(true))
        .layer(from_fn(failure::to_its_end));
    // Files take longer than pages, and are compressed already.
    let files = uploads::routes()
        .merge(downloads::routes())
        .merge(sheets::routes())
        .layer(from_fn_with_state(hall.clone(), visit::recognise))
        .layer(CsrfLayer::new());
    // A stream lasts as long as its page is open.
    let streams = live::routes().layer(from_fn_with_state(hall.clone(), visit::recognise));
    Router::new()
        .route("/assets/{*name}", get(assets::asset))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::metrics))
        .merge(pages)
        .layer(from_fn(failure::in_time))
        .merge(files)
        .merge(streams)
        .layer(CatchPanicLayer::custom(failure::panicked))
        .layer(from_fn(headers::secure))
        .layer(from_fn(metrics::count))
        .layer(from_fn(reference::give))
        .with_state(hall)
}

/// What pages and server functions find in their context.
fn provide_hall(hall: &Hall) {
    provide_context(hall.context.clone());
    provide_context(hall.cookie);
    provide_context(PublicUrl(hall.public_url.clone()));
    provide_context(Sprite(assets::ASSETS.icons.unwrap_or_default().to_owned()));
    if let Some(parts) = use_context::<Parts>() {
        if let Some(visitor) = parts.extensions.get::<Visitor>() {
            provide_context(visitor.clone());
        }
        if let Some(reference) = parts.extensions.get::<Reference>() {
            provide_context(reference.clone());
        }
        if let Some(refused) = parts.extensions.get::<Refused>() {
            provide_context(refused.clone());
        }
        if let Some(long) = parts.extensions.get::<Long>() {
            provide_context(long.clone());
        }
        if let Some(caller) = parts.extensions.get::<service::Caller>() {
            provide_context(caller.clone());
        }
    }
}

/// The document of a page, with the policy that names its nonce.
fn document() -> AnyView {
    if let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce())
        && let Ok(policy) = HeaderValue::from_str(&headers::page_policy(nonce.as_inner()))
    {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    // A page that wakes follows links by itself; whoever has to choose a password first is to be led by the hall.
    let owes_password = use_context::<service::Caller>().is_some_and(|it| it.owes_password());
    // What a form is answered with stands at the address of the form, where a page that wakes would find nothing.
    let is_alone = use_context::<Typed>().is_some()
        || use_context::<Parts>().is_some_and(|parts| is_server_only(parts.uri.path()));
    let visitor = use_context::<Visitor>().unwrap_or_default();
    // Whoever has not signed in has nothing to hear of but what they asked, on pages that the server writes alone.
    let hears = visitor.signed_in.is_some() || is_alone;
    let life = Life { wakes: !is_alone && !owes_password, hears: hears && !owes_password };
    shell(&assets::ASSETS, &visitor, life)
}

/// A public file, or the page that says there is nothing here.
async fn missing(hall: Hall, request: Request<Body>) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if let Some(file) = assets::public(path, request.headers()) {
        return file;
    }
    page(hall, request, || {}).await
}

/// The page at the address of `request`, with what `more` puts into its context.
pub async fn page(
    hall: Hall,
    request: Request<Body>,
    more: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
    let context = move || {
        provide_hall(&hall);
        more();
    };
    leptos_axum::render_app_async_with_context(context, document)(request).await.into_response()
}
