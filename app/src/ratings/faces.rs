//! The five faces, from a broad smile to its opposite: they stand beside words and never for them.

use leptos::prelude::*;

/// The corners of the mouth stay, and its middle goes from below to above: one for each level, the best first.
const MOUTHS: [&str; 5] = [
    "M7.5 13.5Q12 20 16.5 13.5",
    "M8 14Q12 17.5 16 14",
    "M8 15L16 15",
    "M8 16Q12 12.5 16 16",
    "M7.5 17Q12 10.5 16.5 17",
];

/// The face of a level, which counts from 1 for the best as GB/T 39046 A.8 does.
#[component]
pub fn Face(level: u8) -> impl IntoView {
    let mouth = MOUTHS.get(usize::from(level).wrapping_sub(1)).copied().unwrap_or(MOUTHS[2]);
    view! {
        <svg class="hall-face" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="10" />
            <path d="M9 9v.5M15 9v.5" />
            <path d=mouth />
        </svg>
    }
}
