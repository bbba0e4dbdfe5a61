//! Saves a page of questions while its writer goes on typing.

use super::{api::keep, view_model::KeptView};
use crate::error::AppError;
use leptos::{
    ev::SubmitEvent,
    html::{Form, Input},
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
    reactive::send_wrapper_ext::SendOption,
    task::spawn_local,
    web_sys::HtmlElement,
};
use std::{mem::replace, time::Duration};

/// How long nobody types before the page is saved.
const IDLE: Duration = Duration::from_secs(10);

/// What became of the page so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is saved, in words.
    Kept(String),
    /// It is on its way.
    Saving,
    /// It did not arrive; it is all still on the page.
    Failed,
    /// The session has ended; it is all still on the page.
    SignedOut,
    /// Another device was faster, in words; the page is not saved until its writer has seen both.
    Elsewhere(String),
}

/// A page that is saved while it is filled in.
#[derive(Clone, Copy)]
pub struct Saving {
    /// The form of the page.
    pub form: NodeRef<Form>,
    /// Its field with the version of the draft that the page knows, the only place that holds it:
    /// whatever is sent, and by whomever, says the newest one.
    pub version: NodeRef<Input>,
    /// What became of it.
    pub state: RwSignal<SaveState>,
    /// The questions that are asked now, by their paths.
    pub asked: RwSignal<Vec<String>>,
    page: StoredValue<(String, String)>,
    timer: StoredValue<Option<TimeoutHandle>>,
    is_late: StoredValue<bool>,
    /// What was pressed while a save was on its way; whoever pressed Enter has pressed nothing, and goes on as well.
    pressed: StoredValue<SendOption<Option<HtmlElement>>>,
}

impl Saving {
    /// The page `section` of `draft` as the server has made it.
    #[must_use]
    pub fn new(draft: String, section: String, asked: Vec<String>, saved: String) -> Self {
        Self {
            form: NodeRef::new(),
            version: NodeRef::new(),
            state: RwSignal::new(SaveState::Kept(saved)),
            asked: RwSignal::new(asked),
            page: StoredValue::new((draft, section)),
            timer: StoredValue::new(None),
            is_late: StoredValue::new(false),
            pressed: StoredValue::new(SendOption::new_local(None)),
        }
    }

    /// Saves when nobody has typed for a while.
    pub fn wait(self) {
        self.cancel();
        self.timer.set_value(set_timeout_with_handle(move || self.save(), IDLE).ok());
    }

    /// Saves now, or again when what is on its way has arrived.
    pub fn save(self) {
        self.cancel();
        if self.state.get_untracked() == SaveState::Saving {
            self.is_late.set_value(true);
            return;
        }
        let Some(pairs) = self.form.get_untracked().map(|form| pairs(&form)) else { return };
        let (draft, section) = self.page.get_value();
        self.state.set(SaveState::Saving);
        spawn_local(async move {
            let answer = keep(draft, section, pairs).await;
            // Nobody may be on the page any more.
            if self.state.is_disposed() {
                return;
            }
            let pressed = self
                .pressed
                .try_update_value(|it| replace(it, SendOption::new_local(None)).take())
                .flatten();
            self.state.set(self.learn(answer, pressed.is_none()));
            if let Some(button) = pressed {
                self.post(button.as_ref());
            } else if self.is_late.get_value() {
                self.is_late.set_value(false);
                self.save();
            }
        });
    }

    /// Lets the form post itself; while a save is on its way the form waits, or the two would conflict.
    pub fn submit(self, event: &SubmitEvent) {
        self.cancel();
        if self.state.get_untracked() == SaveState::Saving {
            event.prevent_default();
            self.pressed.set_value(SendOption::new_local(Some(event.submitter())));
        }
    }

    /// What became of the page by the answer of the hall; whoever goes on now has not seen what is asked since.
    fn learn(self, answer: Result<KeptView, AppError>, stays: bool) -> SaveState {
        match answer {
            Ok(kept) => {
                if stays {
                    self.asked.set(kept.asked);
                }
                let Some(version) = kept.version else { return SaveState::Elsewhere(kept.said) };
                if let Some(field) = self.version.get_untracked() {
                    field.set_value(&version.to_string());
                }
                SaveState::Kept(kept.said)
            }
            Err(error) if error == AppError::sign_in() => SaveState::SignedOut,
            Err(_) => SaveState::Failed,
        }
    }

    /// Posts the form as if `button` were pressed now; a save that failed is tried once more by that.
    fn post(self, button: Option<&HtmlElement>) {
        if let Some(form) = self.form.get_untracked() {
            // A button that has left the page since cannot be pressed: the form then posts without it.
            let _ = form.request_submit_with_submitter(button).or_else(|_| form.request_submit());
        }
    }

    fn cancel(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }
}

/// What the form would post.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn pairs(form: &web_sys::HtmlFormElement) -> super::posted::Pairs {
    use web_sys::js_sys::{Array, try_iter};
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return Vec::new() };
    let Ok(Some(entries)) = try_iter(&data) else { return Vec::new() };
    let pair = |entry: Array| Some((entry.get(0).as_string()?, entry.get(1).as_string()?));
    entries.flatten().filter_map(|entry| pair(Array::from(&entry))).collect()
}

/// Only a browser fills in forms.
#[cfg(not(feature = "hydrate"))]
#[must_use]
pub fn pairs<T>(_: &T) -> super::posted::Pairs {
    Vec::new()
}
