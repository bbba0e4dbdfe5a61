//! Sends files one after another and tells how far each has come; only a browser does.

use leptos::prelude::*;

/// The files that are being sent; they outlive the page of a material, which is made anew when one has arrived.
#[derive(Clone, Copy)]
pub struct Uploads {
    /// Every file that is not taken yet.
    pub all: RwSignal<Vec<Upload>>,
    /// Whether files are sent as soon as they are chosen.
    pub is_on: RwSignal<bool>,
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser sends files"))]
    again: Callback<()>,
}

/// One file on its way.
#[derive(Clone)]
pub struct Upload {
    /// Counts the files.
    pub place: usize,
    /// The address to which it is sent.
    pub action: String,
    /// Its name.
    pub name: String,
    /// How far it is.
    pub state: RwSignal<UploadState>,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadState {
    /// Another is sent first.
    Waiting,
    /// So many percent are sent.
    Sent(u32),
    /// It was not taken, and why.
    NotTaken(String),
}

impl Uploads {
    /// Calls `again` when files were taken.
    #[must_use]
    pub fn new(again: Callback<()>) -> Self {
        Self { all: RwSignal::new(Vec::new()), is_on: RwSignal::new(false), again }
    }

    /// The files on their way to `action`.
    #[must_use]
    pub fn to(self, action: &str) -> Vec<Upload> {
        self.all.with(|all| all.iter().filter(|it| it.action == action).cloned().collect())
    }
}

#[cfg(not(feature = "hydrate"))]
impl Uploads {
    /// A form on the server stays as it is.
    pub fn take_over<T>(self, _: &T) {}

    /// Nobody chooses a file on the server.
    pub fn begin<T>(self, _: &T, _: &str) {}
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{Upload, UploadState, Uploads};
    use crate::{text::drafts, visitor::language};
    use leptos::{prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{
        File, FormData, HtmlFormElement, HtmlInputElement, ProgressEvent, XmlHttpRequest,
    };

    impl Uploads {
        /// Lets the form take several files, and sends them as soon as they are chosen.
        pub fn take_over(self, form: &HtmlFormElement) {
            if let Some(input) = input(form) {
                input.set_multiple(true);
                self.is_on.set(true);
            }
        }

        /// Sends what was chosen, one file after another.
        pub fn begin(self, form: &HtmlFormElement, action: &str) {
            let Some(input) = input(form) else { return };
            let chosen = input.files().map_or_else(Vec::new, |list| {
                (0..list.length()).filter_map(|place| list.get(place)).collect()
            });
            let first = self.all.with_untracked(|all| all.last().map_or(0, |it| it.place + 1));
            let uploads: Vec<(File, Upload)> = chosen
                .into_iter()
                .enumerate()
                .map(|(place, file)| {
                    let state = RwSignal::new(UploadState::Waiting);
                    let (place, name) = (first + place, file.name());
                    (file, Upload { place, action: action.to_owned(), name, state })
                })
                .collect();
            self.all.update(|all| all.extend(uploads.iter().map(|(_, it)| it.clone())));
            input.set_value("");
            let failed = language().say(drafts::UPLOAD_FAILED);
            spawn_local(async move {
                let mut is_any_taken = false;
                for (file, upload) in uploads {
                    match send(&upload.action, &file, upload.state).await {
                        Ok(()) => {
                            is_any_taken = true;
                            self.all.update(|all| all.retain(|it| it.place != upload.place));
                        }
                        Err(said) => {
                            let said = if said.is_empty() { failed.to_owned() } else { said };
                            upload.state.set(UploadState::NotTaken(said));
                        }
                    }
                }
                if is_any_taken {
                    self.again.run(());
                }
            });
        }
    }

    fn input(form: &HtmlFormElement) -> Option<HtmlInputElement> {
        form.query_selector("input[type=file]").ok()??.dyn_into().ok()
    }

    /// Sends one file; the error is what the hall said, or nothing where it was not reached.
    async fn send(action: &str, file: &File, state: RwSignal<UploadState>) -> Result<(), String> {
        let (request, body) = prepare(action, file).ok_or_else(String::new)?;
        state.set(UploadState::Sent(0));
        let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            // Both are lengths of files, far below the whole numbers that a double holds.
            let percent = (event.loaded() / event.total().max(1.0) * 100.0).clamp(0.0, 100.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 to 100"
            )]
            state.set(UploadState::Sent(percent as u32));
        });
        if let Ok(upload) = request.upload() {
            upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        }
        let done = web_sys::js_sys::Promise::new(&mut |resolve, _| {
            request.set_onloadend(Some(&resolve));
        });
        request.send_with_opt_form_data(Some(&body)).map_err(|_| String::new())?;
        let _ = wasm_bindgen_futures::JsFuture::from(done).await;
        let status = request.status().unwrap_or_default();
        match status {
            200..300 => Ok(()),
            _ => Err(request
                .response_text()
                .ok()
                .flatten()
                .and_then(|it| message(&it))
                .unwrap_or_default()),
        }
    }

    /// The sentence in an answer of the hall.
    fn message(answer: &str) -> Option<String> {
        let answer = web_sys::js_sys::JSON::parse(answer).ok()?;
        web_sys::js_sys::Reflect::get(&answer, &"message".into()).ok()?.as_string()
    }

    fn prepare(action: &str, file: &File) -> Option<(XmlHttpRequest, FormData)> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", action).ok()?;
        request.set_request_header("Accept", "application/json").ok()?;
        let body = FormData::new().ok()?;
        body.append_with_blob_and_filename("file", file, &file.name()).ok()?;
        Some((request, body))
    }
}
