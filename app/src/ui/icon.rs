//! One icon of the sprite.

use leptos::prelude::*;

/// The address of the sprite, which carries a hash of its content.
pub fn provide_sprite() {
    let sprite = SharedValue::new(|| use_context::<Sprite>().map(|it| it.0).unwrap_or_default());
    provide_context(Sprite(sprite.into_inner()));
}

/// Where the sprite of icons lies.
#[derive(Clone, Debug, Default)]
pub struct Sprite(pub String);

/// A decorative icon of the sprite; the words beside it say what it means.
#[component]
pub fn Icon(
    /// Name in `style/icons.txt`.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let sprite = use_context::<Sprite>().unwrap_or_default().0;
    view! {
        <svg class="hall-icon" aria-hidden="true" focusable="false">
            <use href=format!("{sprite}#{name}")></use>
        </svg>
    }
}
