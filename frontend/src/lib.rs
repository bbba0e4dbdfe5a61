//! Wakes the page in the browser.

use leptos::{mount::hydrate_from_async, prelude::document, tachys::dom::body};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the page that the server has written live, and marks the document as soon as it is.
#[wasm_bindgen]
pub async fn hydrate() {
    hydrate_from_async(body(), app::routes::App).await.forget();
    if let Some(root) = document().document_element() {
        // Only who watches the page misses the mark.
        drop(root.set_attribute("data-awake", ""));
    }
}
