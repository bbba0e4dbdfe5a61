//! A document on paper.

use super::{NoticeView, Part};
use crate::ui::qr::QrCode;
use leptos::prelude::*;

/// A document with the form of an official one: the organ in red, a number, the text, the seal on the date.
#[component]
pub fn Document(
    notice: NoticeView,
    /// Whether its title is the heading of the page, or of a part of it.
    #[prop(optional)]
    is_part: bool,
) -> impl IntoView {
    let parts: Vec<_> = notice.parts.iter().cloned().map(part).collect();
    let foot: Vec<_> =
        notice.foot.iter().cloned().map(|line| view! { <div>{line}</div> }).collect();
    let code = notice.code.map(|code| view! { <QrCode code label=notice.code_label /> });
    let title = notice.title.clone();
    let title = if is_part {
        view! { <h3 class="hall-notice__title">{title}</h3> }.into_any()
    } else {
        view! { <h1 class="hall-notice__title">{title}</h1> }.into_any()
    };
    view! {
        <article class="hall-notice">
            <p class="hall-notice__organ">{notice.organ.clone()}</p>
            <p class="hall-notice__number">{notice.number.clone()}</p>
            {title}
            <p class="hall-notice__to">{notice.to.clone()}</p>
            {parts}
            <div class="hall-notice__sign">
                <p>{notice.organ.clone()}</p>
                <p><time datetime=notice.iso_day.clone()>{notice.day.clone()}</time></p>
                <Seal organ=notice.organ words=notice.seal label=notice.seal_label />
            </div>
            <div class="hall-notice__check"><div>{foot}</div>{code}</div>
        </article>
    }
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Text(text) => view! { <p class="hall-notice__text">{text}</p> }.into_any(),
        Part::List(lines) => {
            let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
            view! { <ol class="hall-notice__list">{lines}</ol> }.into_any()
        }
    }
}

/// The round seal, drawn: the organ along the rim, the mark of the hall, and what the seal is for.
#[component]
fn Seal(organ: String, words: String, label: String) -> impl IntoView {
    // The rim holds about 220 units; short names are not spread all around it.
    let length = (organ.chars().count() * 18).min(220);
    view! {
        <svg class="hall-seal" viewBox="0 0 160 160" role="img" aria-label=label>
            <defs><path id="seal-arc" d="M31 109a57 57 0 1 1 98 0"></path></defs>
            <circle class="hall-seal__ring" cx="80" cy="80" r="76"></circle>
            <text class="hall-seal__words">
                <textPath href="#seal-arc" startOffset="50%" text-anchor="middle" textLength=length lengthAdjust="spacingAndGlyphs">
                    {organ}
                </textPath>
            </text>
            <path class="hall-seal__mark" d="M60 76c9-1.5 15-6 20-13 5 7 11 11.5 20 13M66 80v20M94 80v20M74 100v-14h12v14M60 100h40"></path>
            <text class="hall-seal__words" x="80" y="126" text-anchor="middle">{words}</text>
        </svg>
    }
}
