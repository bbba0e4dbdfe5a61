//! What comes after a page was saved.

use super::{
    super::{
        api::service_types::{DraftView, Next},
        judge::asked_paths,
        posted::{Go, Posted},
    },
    KeptView,
    task_list::href,
    words,
};
use crate::text::{Language, drafts};

/// Where the browser goes after `section` of `draft` was saved; `next` is where the hall would go on.
#[must_use]
pub fn go_on(
    draft: &DraftView,
    section: &str,
    posted: &Posted,
    is_faulty: bool,
    next: &Next,
) -> String {
    let page = format!("/apply/{}/{section}", draft.id);
    match &posted.go {
        Go::Later => format!("/apply/{}", draft.id),
        Go::Add(group) if is_key(group) => format!("{page}?add={group}#{group}-new"),
        Go::Add(_) | Go::Remove => page,
        // Nobody is told that an answer is missing before they have seen the question.
        Go::Next if asks_more(draft, section, posted) => format!("{page}?more=1"),
        Go::Next if is_faulty => format!("{page}?check=1"),
        Go::Next => href(draft, next),
    }
}

/// What the writer is told whose page was saved while they went on typing.
#[must_use]
pub fn kept(language: Language, draft: &DraftView, version: Option<i64>) -> KeptView {
    let said = match version {
        Some(_) => words::saved(language, draft),
        None => language.say(drafts::CONFLICT_NOTE).to_owned(),
    };
    KeptView { version, said }
}

/// Whether the answers make the page ask what was not on it.
fn asks_more(draft: &DraftView, section: &str, posted: &Posted) -> bool {
    let mut asked = asked_paths(&draft.item.form, &draft.answers, section, posted).into_iter();
    !posted.asked.is_empty() && asked.any(|path| !posted.asked.contains(&path))
}

/// A key as forms have them, which can stand in an address as it is.
fn is_key(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
}
