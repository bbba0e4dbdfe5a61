//! Fills the page of canned answers.

use super::{CannedLine, CannedView};
use crate::text::Language;
use domain::conversations::Variable;
use service::canned_answers::{Canned, Listed};

/// The canned answers of a department; `edit` names one whose words the form begins with.
#[must_use]
pub fn canned(language: Language, listed: &Listed, edit: &str) -> CannedView {
    let line = |it: &Canned, is_open: bool| CannedLine {
        id: it.id.to_string(),
        version: it.version,
        title: it.title.clone(),
        text: it.body.clone(),
        writer: it.writer.clone(),
        can_approve: is_open && listed.may_approve && !it.is_yours,
        can_withdraw: listed.may_approve || is_open && it.is_yours,
    };
    let approved: Vec<_> = listed.approved.iter().map(|it| line(it, false)).collect();
    let edited = approved.iter().find(|it| it.id == edit).cloned();
    CannedView {
        department: listed.department.clone(),
        name: language.read(&listed.name).to_owned(),
        variables: Variable::ALL.map(|it| it.to_string()).join(" "),
        proposed: listed.proposed.iter().map(|it| line(it, true)).collect(),
        edited,
        approved,
    }
}
