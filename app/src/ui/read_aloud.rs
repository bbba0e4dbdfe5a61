//! The page read aloud by the voice of the browser: no file, no service, nothing leaves the device.

use super::icon::Icon;
use crate::{text::frame, visitor::language};
use leptos::prelude::*;

/// What the button does; it waits for no module, and its weight is that of a sentence.
///
/// A browser without a voice never learns of the button, whose place is kept empty.
pub const VOICE: &str = "{\
const voice=window.speechSynthesis;\
if(voice&&window.SpeechSynthesisUtterance){\
document.documentElement.dataset.voice='';\
addEventListener('click',event=>{\
const button=event.target.closest('[data-aloud]');if(!button)return;\
const isReading='reading' in button.dataset;voice.cancel();delete button.dataset.reading;if(isReading)return;\
const said=new SpeechSynthesisUtterance(document.getElementById('main').innerText);\
said.lang=document.documentElement.lang;said.rate=.9;said.onend=()=>delete button.dataset.reading;\
button.dataset.reading='';voice.speak(said)});\
addEventListener('pagehide',()=>voice.cancel())}}";

/// A button that reads the page aloud, and falls silent when it is pressed again; the document brings [`VOICE`] along.
#[component]
pub fn ReadAloud() -> impl IntoView {
    let language = language();
    view! {
        <p class="hall-aloud">
            <button type="button" class="govuk-button govuk-button--secondary" data-aloud>
                <Icon name="volume-2" />
                <span class="hall-aloud__read">{language.say(frame::READ_ALOUD)}</span>
                <span class="hall-aloud__silence">{language.say(frame::FALL_SILENT)}</span>
            </button>
        </p>
    }
    .into_any()
}
