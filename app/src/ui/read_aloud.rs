//! The page read aloud by the voice of the browser: no file, no service, nothing leaves the device.

use super::icon::Icon;
use crate::{text::frame, visitor::language};
use leptos::prelude::*;

/// A button that reads the page aloud, and falls silent when it is pressed again.
///
/// Its place is kept from the beginning; it is seen once there is a script, and a voice, to act on it.
#[component]
pub fn ReadAloud() -> impl IntoView {
    let language = language();
    let can_speak = RwSignal::new(false);
    let is_reading = RwSignal::new(false);
    Effect::new(move || can_speak.set(voice::exists()));
    let label =
        move || language.say(if is_reading.get() { frame::FALL_SILENT } else { frame::READ_ALOUD });
    let press = move |_| {
        voice::be_silent();
        is_reading.update(|it| *it = !*it);
        if is_reading.get_untracked() {
            voice::read(language.tag(), is_reading);
        }
    };
    view! {
        <p class="hall-aloud" class:hall-aloud--able=can_speak>
            <button type="button" class="govuk-button govuk-button--secondary" on:click=press>
                <Icon name="volume-2" />{label}
            </button>
        </p>
    }
}

#[cfg(feature = "hydrate")]
mod voice {
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast as _, closure::Closure};
    use web_sys::{HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance};

    fn speaker() -> Option<SpeechSynthesis> {
        let has = js_has("speechSynthesis") && js_has("SpeechSynthesisUtterance");
        has.then(|| window().speech_synthesis().ok()).flatten()
    }

    fn js_has(name: &str) -> bool {
        web_sys::js_sys::Reflect::has(&window(), &name.into()).unwrap_or(false)
    }

    pub fn exists() -> bool {
        speaker().is_some()
    }

    pub fn be_silent() {
        if let Some(speaker) = speaker() {
            speaker.cancel();
        }
    }

    /// Reads what the page says; `is_reading` is true until the end.
    pub fn read(language: &str, is_reading: RwSignal<bool>) {
        let main = document().get_element_by_id("main").and_then(|it| it.dyn_into().ok());
        let text = main.map(|it: HtmlElement| it.inner_text()).unwrap_or_default();
        let (Some(speaker), Ok(said)) = (speaker(), SpeechSynthesisUtterance::new_with_text(&text))
        else {
            return is_reading.set(false);
        };
        said.set_lang(language);
        // A little slower than people speak, for those who listen to it.
        said.set_rate(0.9);
        let ended = Closure::once_into_js(move || drop(is_reading.try_set(false)));
        said.set_onend(Some(ended.unchecked_ref()));
        speaker.speak(&said);
    }
}

#[cfg(not(feature = "hydrate"))]
mod voice {
    use leptos::prelude::RwSignal;

    pub const fn exists() -> bool {
        false
    }

    pub const fn be_silent() {}

    pub const fn read(_: &str, _: RwSignal<bool>) {}
}
