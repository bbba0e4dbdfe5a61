//! The verdict on one file; the verdicts together begin the one correction notice.

use super::deficiencies::GOOD;
use crate::{
    Caller, Context, Error, FieldFault,
    cases::{Side, acting, capacity, load},
};
use domain::{
    access::Action,
    ids::FileId,
    licensing::{ActionKind, Finding, State},
};
use store::files;

/// What an officer finds of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is as the guide asks.
    Good,
    /// Something is wrong.
    Bad {
        /// What kind of fault.
        finding: Finding,
        /// What is wrong and how to correct it.
        remark: String,
    },
}

/// Writes down what the caller finds of a file of the case `number`; the last word counts.
///
/// # Errors
/// [`Error::Invalid`] without a remark on a bad file; [`Error::SIGN_IN`]; [`Error::NotFound`] for a case of another
/// department and a file of another case; the refusal where no notice may follow; a failure of the store.
pub async fn judge_file(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    file: FileId,
    verdict: Verdict,
) -> Result<(), Error> {
    caller.signed_in()?;
    let (within, caller, number) = (ctx.clone(), caller.clone(), number.to_owned());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let loaded = load(tx, &within, &number).await?.ok_or(Error::NotFound)?;
                capacity(&caller, Side::Staff, Action::SeeMaterials, &loaded.case)?;
                if loaded.case.state != State::Received {
                    return Err(Error::Refused("wrong_state"));
                }
                acting(&caller, Side::Staff, ActionKind::NotifyDeficiencies, &loaded.case)?;
                let found = files::find(tx, file).await?;
                let is_of_case = |it: &files::File| it.case == Some(loaded.row.id);
                let found = found.filter(|it| is_of_case(it) && it.removed_at.is_none());
                let found = found.ok_or(Error::NotFound)?;
                let (state, note) = match &verdict {
                    Verdict::Good => (GOOD, ""),
                    Verdict::Bad { finding, remark } => (finding.word(), remark.trim()),
                };
                if state != GOOD && note.is_empty() {
                    return Err(Error::Invalid(vec![FieldFault::new("remark", "missing")]));
                }
                Ok(files::judge(tx, found.id, state, note).await?)
            })
        })
        .await
}
