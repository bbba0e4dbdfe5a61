//! Who judges what a desk says in the name of the hall: one writes, another approves.

use crate::{Caller, Error, conversations::at_desk};
use domain::{
    access::Action,
    conversations::{Review, Verdict},
    ids::PersonId,
};

/// How many texts of a desk are listed.
pub(crate) const LINES: i64 = 200;

/// What the reader is at the desk of a department.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    /// Who.
    pub(crate) person: PersonId,
    /// Whether they approve what others wrote.
    pub(crate) leads: bool,
}

/// What the caller is at the desk of `department`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for the desk of another department.
pub(crate) fn reader(caller: &Caller, department: &str) -> Result<Reader, Error> {
    let person = caller.signed_in()?.person;
    let leads = at_desk(caller, department, Action::SuperviseConversation).is_some();
    let answers = at_desk(caller, department, Action::AnswerConversation).is_some();
    if leads || answers { Ok(Reader { person, leads }) } else { Err(Error::NotFound) }
}

/// Who of the desk of `department` writes.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not answer there.
pub(crate) fn writer(caller: &Caller, department: &str) -> Result<PersonId, Error> {
    let person = caller.signed_in()?.person;
    let may = at_desk(caller, department, Action::AnswerConversation).is_some();
    if may { Ok(person) } else { Err(Error::NotFound) }
}

/// Where a version stands after `verdict` of the caller, that `writer` wrote for the desk of `department` and that
/// stands at `state`.
///
/// # Errors
/// [`Error::NotFound`] for another desk; `forbidden` for one's own and for who does not lead the desk;
/// `conversation_canned_judged` when somebody was faster.
pub(crate) fn judged(
    caller: &Caller,
    department: &str,
    writer: PersonId,
    state: &str,
    verdict: Verdict,
) -> Result<Review, Error> {
    let reader = reader(caller, department)?;
    let state: Review = state.parse().map_err(Error::failed)?;
    let judged = state.judged(verdict, reader.leads, reader.person == writer);
    judged.map_err(|refusal| Error::Refused(refusal.word()))
}
