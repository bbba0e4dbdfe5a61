//! Wakes the page in the browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the page that the server has written live.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_body(app::routes::App);
}
