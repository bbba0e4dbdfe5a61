//! Saves a page of questions while its writer goes on typing.

use super::{api::keep, posted::VERSION};
use crate::error::AppError;
use leptos::{
    html::Form,
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
    task::spawn_local,
};
use std::time::Duration;

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
    /// What became of it.
    pub state: RwSignal<SaveState>,
    /// The version of the draft that the page knows.
    pub version: RwSignal<i64>,
    /// The questions that are asked now, by their paths.
    pub asked: RwSignal<Vec<String>>,
    page: StoredValue<(String, String)>,
    timer: StoredValue<Option<TimeoutHandle>>,
    is_late: StoredValue<bool>,
}

impl Saving {
    /// The page `section` of `draft` as the server has made it.
    #[must_use]
    pub fn new(
        draft: String,
        section: String,
        version: i64,
        asked: Vec<String>,
        saved: String,
    ) -> Self {
        Self {
            form: NodeRef::new(),
            state: RwSignal::new(SaveState::Kept(saved)),
            version: RwSignal::new(version),
            asked: RwSignal::new(asked),
            page: StoredValue::new((draft, section)),
            timer: StoredValue::new(None),
            is_late: StoredValue::new(false),
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
        let Some(mut pairs) = self.form.get_untracked().map(|form| pairs(&form)) else { return };
        // The field on the page catches up only after this: what it says would be a conflict with ourselves.
        let version = self.version.get_untracked().to_string();
        pairs.iter_mut().filter(|it| it.0 == VERSION).for_each(|it| it.1.clone_from(&version));
        let (draft, section) = self.page.get_value();
        self.state.set(SaveState::Saving);
        spawn_local(async move {
            let state = match keep(draft, section, pairs).await {
                Ok(kept) => {
                    self.asked.set(kept.asked);
                    match kept.version {
                        Some(version) => {
                            self.version.set(version);
                            SaveState::Kept(kept.said)
                        }
                        None => SaveState::Elsewhere(kept.said),
                    }
                }
                Err(error) if error == AppError::sign_in() => SaveState::SignedOut,
                Err(_) => SaveState::Failed,
            };
            self.state.set(state);
            if self.is_late.try_get_value() == Some(true) {
                self.is_late.set_value(false);
                self.save();
            }
        });
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
