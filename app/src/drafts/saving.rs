//! Saves a page of questions while its writer goes on typing, and judges it before they go on.

use super::{
    api::keep,
    judge::Judge,
    posted::{Edition, GO, Pairs, Posted},
    view_model::{KeptView, SectionView},
};
use crate::{
    error::AppError,
    text::Language,
    ui::{faults::Faults, gate::Gate},
};
use leptos::{
    ev::SubmitEvent,
    html::{Form, Input},
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
    task::spawn_local,
};
use std::time::Duration;

/// How long nobody types before the page is saved.
const IDLE: Duration = Duration::from_secs(10);

/// How long the hall may take to answer before its writer hears that nothing came.
const PATIENCE: Duration = Duration::from_secs(20);

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
    /// Its field with the [`Edition`] of the page, the only place that holds it:
    /// whatever is sent, and by whomever, says the newest one.
    pub edition: NodeRef<Input>,
    /// What became of it.
    pub state: RwSignal<SaveState>,
    /// The questions that are asked now, by their paths.
    pub asked: RwSignal<Vec<String>>,
    /// What is wrong, beside the fields.
    pub beside: RwSignal<Faults>,
    /// What is wrong, above the form.
    pub above: RwSignal<Faults>,
    language: Language,
    judge: StoredValue<Judge>,
    gate: Gate,
    page: StoredValue<(String, String)>,
    timer: StoredValue<Option<TimeoutHandle>>,
    is_late: StoredValue<bool>,
    sent: StoredValue<u32>,
}

impl Saving {
    /// The page as the server has made it.
    #[must_use]
    pub fn new(language: Language, view: &SectionView) -> Self {
        Self {
            form: NodeRef::new(),
            edition: NodeRef::new(),
            state: RwSignal::new(SaveState::Kept(view.saved.clone())),
            asked: RwSignal::new(view.asked.clone()),
            beside: RwSignal::new(Faults::said(view.faults.clone())),
            above: RwSignal::new(Faults::said(view.summary.clone())),
            language,
            judge: StoredValue::new(view.judge.clone()),
            gate: Gate::default(),
            page: StoredValue::new((view.draft.clone(), view.key.clone())),
            timer: StoredValue::new(None),
            is_late: StoredValue::new(false),
            sent: StoredValue::new(0),
        }
    }

    /// Asks what an answer calls for, at once, and saves.
    pub fn change(self) {
        if let Some(pairs) = self.pairs() {
            let posted = Posted::of(pairs);
            let asked = self.judge.with_value(|it| it.asked(&posted));
            if self.asked.with_untracked(|it| *it != asked) {
                self.asked.set(asked);
            }
        }
        self.save();
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
        self.revise(|edition| edition.turn += 1);
        let Some(pairs) = self.pairs() else { return };
        let (draft, section) = self.page.get_value();
        let turn = self.sent.get_value() + 1;
        self.sent.set_value(turn);
        self.state.set(SaveState::Saving);
        self.gate.shut();
        set_timeout(move || self.settle(turn, Err(AppError::Failed(String::new()))), PATIENCE);
        spawn_local(async move {
            let answer = keep(draft, section, pairs).await;
            self.settle(turn, answer);
        });
    }

    /// Shows what became of the save `turn`, unless a newer one is on its way.
    fn settle(self, turn: u32, answer: Result<KeptView, AppError>) {
        // Nobody may be on the page any more.
        if self.sent.try_get_value() != Some(turn) {
            return;
        }
        let was_on_its_way = self.state.get_untracked() == SaveState::Saving;
        // An answer after all is good news; that patience has ended is none once it has come.
        if !was_on_its_way && answer.is_err() {
            return;
        }
        // A line that has just failed is not asked again at once: its writer is told, and types or tries again.
        let goes_on = answer.is_ok() && !self.gate.is_awaited();
        self.state.set(self.learn(answer));
        if was_on_its_way {
            self.gate.open();
        }
        let is_late = self.is_late.try_update_value(std::mem::take).unwrap_or_default();
        if is_late && goes_on {
            self.save();
        }
    }

    /// Changes what the page says of itself.
    fn revise(self, change: impl FnOnce(&mut Edition)) {
        if let Some(field) = self.edition.get_untracked() {
            let mut edition = Edition::read(&field.value());
            change(&mut edition);
            field.set_value(&edition.to_string());
        }
    }

    /// Lets the form post itself unless something is wrong with it, which is saved and shown.
    ///
    /// While a save is on its way the form waits, or the two would conflict.
    pub fn submit(self, event: &SubmitEvent) {
        self.cancel();
        self.revise(|edition| edition.turn += 1);
        if goes_on(event) && self.is_faulty() {
            event.prevent_default();
            self.save();
        } else {
            self.gate.submit(event);
        }
    }

    /// Judges the page as the server would, and shows what is wrong.
    fn is_faulty(self) -> bool {
        let Some(pairs) = self.pairs() else { return false };
        let posted = Posted::of(pairs);
        let (beside, above) = self.judge.with_value(|it| it.faults(self.language, &posted));
        let is_faulty = !beside.is_empty();
        self.beside.set(beside);
        self.above.set(above);
        is_faulty
    }

    fn pairs(self) -> Option<Pairs> {
        self.form.get_untracked().map(|form| pairs(&form))
    }

    /// What became of the page by the answer of the hall.
    fn learn(self, answer: Result<KeptView, AppError>) -> SaveState {
        match answer {
            Ok(kept) => {
                let Some(version) = kept.version else { return SaveState::Elsewhere(kept.said) };
                self.revise(|edition| edition.version = version);
                SaveState::Kept(kept.said)
            }
            Err(error) if error == AppError::sign_in() => SaveState::SignedOut,
            Err(_) => SaveState::Failed,
        }
    }

    fn cancel(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }
}

/// Whether the writer wants to go on, rather than to stop or to change the entries of a group.
fn goes_on(event: &SubmitEvent) -> bool {
    event.submitter().is_none_or(|button| button.get_attribute("name").as_deref() != Some(GO))
}

/// What the form would post.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn pairs(form: &web_sys::HtmlFormElement) -> Pairs {
    use web_sys::js_sys::{Array, try_iter};
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return Vec::new() };
    let Ok(Some(entries)) = try_iter(&data) else { return Vec::new() };
    let pair = |entry: Array| Some((entry.get(0).as_string()?, entry.get(1).as_string()?));
    entries.flatten().filter_map(|entry| pair(Array::from(&entry))).collect()
}

/// Only a browser fills in forms.
#[cfg(not(feature = "hydrate"))]
#[must_use]
pub fn pairs<T>(_: &T) -> Pairs {
    Vec::new()
}
