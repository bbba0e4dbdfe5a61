//! Fills the page of canned answers.

use super::{CannedView, ReviewedLine};
use crate::text::{Language, conversations as text};
use domain::conversations::Variable;
use service::canned_answers::{Canned, Listed};

/// The canned answers of a department; `edit` names one whose words the form begins with.
#[must_use]
pub fn canned(language: Language, listed: &Listed, edit: &str) -> CannedView {
    let department = &listed.department;
    let line = |it: &Canned, is_open: bool| ReviewedLine {
        id: it.id.to_string(),
        version: it.version,
        title: it.title.clone(),
        text: it.body.clone(),
        facts: language.fill(
            text::CANNED_VERSION,
            &[("version", &it.version.to_string()), ("name", &it.writer)],
        ),
        edit: format!("/w/chat/answers?department={department}&edit={}#title", it.id),
        can_approve: is_open && listed.may_approve && !it.is_yours,
        can_withdraw: listed.may_approve || is_open && it.is_yours,
    };
    let edited = listed.approved.iter().find(|it| it.id.to_string() == edit);
    CannedView {
        department: department.clone(),
        name: language.read(&listed.name).to_owned(),
        variables: Variable::ALL.map(|it| it.to_string()).join(" "),
        proposed: listed.proposed.iter().map(|it| line(it, true)).collect(),
        approved: listed.approved.iter().map(|it| line(it, false)).collect(),
        edited: edited.map(|it| (it.id.to_string(), it.title.clone(), it.body.clone())),
    }
}
