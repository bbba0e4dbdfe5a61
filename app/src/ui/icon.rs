//! One icon of the sprite.

use leptos::prelude::*;

/// The address of the sprite, which carries a hash of its content.
#[derive(Clone, Copy, Debug)]
pub struct Sprite(pub &'static str);

/// A decorative icon of the sprite; the words beside it say what it means.
#[component]
pub fn Icon(
    /// Name in `style/icons.txt`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="hall-icon" aria-hidden="true" focusable="false">
            <use href=format!("/assets/icons.svg#{name}")></use>
        </svg>
    }
}
