//! What the forms of matters ask for, read from what they carry.

use super::super::view_model::{self, MatterView, WriteView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, language, set_visitor, told},
    text::Language,
};
use domain::{
    complaints::{ActionKind as A, Command as C},
    ids::{EntryId, MatterId},
    matters::Command,
};
use serde::{Deserialize, Serialize};
use service::{
    Caller, Context, Error, FieldFault, conversations,
    matters::{self, Step, Written},
};

/// The fields of a form of a matter; each form has a few of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    title: String,
    told: String,
    wish: String,
    case: String,
    department: String,
    known: String,
    name: String,
    mobile: String,
    text: String,
    urgent: String,
    elsewhere: String,
    lead: String,
    assisting: String,
    competent: String,
    to: String,
    outcome: String,
    call_back: String,
    granted: String,
    into: String,
    amount: String,
}

impl Fields {
    /// Writes what was typed on a page into the complaint.
    pub(super) fn write(self, step: Step, written: &mut Written) {
        match step {
            Step::Told => {
                (written.title, written.told, written.wish) = (self.title, self.told, self.wish);
            }
            Step::About => (written.case, written.department) = (self.case, self.department),
            Step::Who => {
                written.known = self.known.parse().ok();
                (written.contact.name, written.contact.mobile) = (self.name, self.mobile);
            }
        }
    }

    /// What is wanted.
    fn command(&self, action: A) -> Result<C, Error> {
        let text = self.text.trim().to_owned();
        Ok(match action {
            A::Accept => C::Accept { urgent: !self.urgent.is_empty() },
            A::Decline => {
                C::Decline { elsewhere: read("elsewhere", &self.elsewhere)?, reason: text }
            }
            A::Dispatch => C::Dispatch { lead: self.lead.clone(), assisting: self.assisting() },
            A::Return => C::Return { competent: self.competent.trim().to_owned(), reason: text },
            A::Take => C::Take,
            A::Assign => C::Assign { to: read("to", &self.to)? },
            A::Contribute => C::Contribute { text },
            A::Clarify => C::Clarify { question: text },
            A::Supplement => C::Supplement { text },
            A::Propose => C::Propose { outcome: read("outcome", &self.outcome)?, text },
            A::Approve => C::Approve,
            A::SendBack => C::SendBack { reason: text },
            A::CallBack => C::CallBack { result: read("call_back", &self.call_back)? },
            A::Reopen => C::Reopen { reason: text },
            A::Appeal => C::Appeal { reason: text },
            A::DecideAppeal => C::DecideAppeal { granted: self.granted()?, text },
            A::Close => C::Close,
            A::Merge => C::Merge { into: read("into", &self.into)? },
            A::Extend => C::Extend { amount: read("amount", &self.amount)?, reason: text },
            A::Supervise => C::Supervise { note: text },
            A::Withdraw => C::Withdraw,
            // What is said has a form of its own, and periods pass by themselves.
            A::Say | A::Fire => return Err(Error::Refused("malformed")),
        })
    }

    fn assisting(&self) -> Vec<String> {
        Some(self.assisting.clone()).filter(|it| !it.is_empty()).into_iter().collect()
    }

    fn granted(&self) -> Result<bool, Error> {
        match self.granted.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(missing("granted")),
        }
    }
}

/// What a field says; a fault beside it when it says nothing that can be read.
fn read<T: std::str::FromStr>(field: &str, typed: &str) -> Result<T, Error> {
    typed.trim().parse().map_err(|_| missing(field))
}

fn missing(field: &str) -> Error {
    Error::Invalid(vec![FieldFault::new(field, "missing")])
}

/// Whoever brings or follows something; a visitor without an account gets a token by which their browser is known again.
pub(super) fn asker(ctx: &Context) -> Caller {
    let mut caller = caller();
    if caller.visitor.is_none() {
        let token = conversations::visitor_token(ctx);
        caller.visitor = Some(conversations::visitor_hash(&token));
        set_visitor(&token);
    }
    caller
}

/// A number that was opened; what was not found is told beside the form, whichever of the two was wrong.
pub(super) fn tracked(tracked: Result<String, Error>) -> Result<String, Error> {
    match tracked {
        Err(Error::NotFound) => {
            Err(Error::Invalid(vec![FieldFault::new("code", "number-or-code-wrong")]))
        }
        tracked => tracked,
    }
}

/// The page of a complaint as far as it is written.
pub(super) async fn written(
    ctx: &Context,
    language: Language,
    id: MatterId,
) -> Result<WriteView, Error> {
    let caller = caller();
    let written = matters::written(ctx, &caller, id).await?;
    let missing = matters::missing(ctx, &caller, id, &written).await?;
    let alike = matters::alike(ctx, &caller, written.kind, &written.title).await?;
    let has_account = caller.signed_in.is_some();
    let catalogue = ctx.catalogue();
    let id = id.to_string();
    Ok(view_model::write(language, id, &written, &catalogue, missing, &alike, has_account))
}

/// A matter as the reader sees it.
pub(super) async fn shown(
    ctx: &Context,
    number: &str,
    action: &str,
    purpose: &str,
    is_new: bool,
) -> Result<MatterView, Error> {
    let caller = caller();
    let filer = if purpose.is_empty() {
        None
    } else {
        Some(matters::reveal(ctx, &caller, number, purpose).await?)
    };
    let shown = matters::show(ctx, &caller, number).await?;
    let followed = cookies::followed().filter(|it| is_new && it.0 == shown.number);
    let page = view_model::Page {
        entry: ctx.chance.id().to_string(),
        today: ctx.now().date(),
        catalogue: &ctx.catalogue(),
        chosen: action.parse().ok(),
        code: followed.map(|(_, code)| code),
        filer,
    };
    Ok(view_model::matter(language(), &shown, page))
}

/// Does what a form asks for.
pub(super) async fn act(
    ctx: &Context,
    number: &str,
    entry: EntryId,
    action: &str,
    fields: &Fields,
) -> Result<i64, Error> {
    let action = action.parse().map_err(|_| Error::Refused("malformed"))?;
    let command = Command::Complaint(fields.command(action)?);
    matters::act(ctx, &caller(), number, entry, command).await
}

/// The page on which a complaint is written, or looked at before it is sent.
pub(super) fn write_page(id: MatterId, step: Option<Step>) -> String {
    format!("/complaints/write/{id}/{}", step.map_or("check", Step::word))
}

/// The page of a matter, of whoever brought it or of those who handle it.
pub(super) fn place(at_desk: bool, number: &str) -> String {
    let folder = if at_desk { "/w/matters" } else { "/complaints" };
    format!("{folder}/{number}")
}

/// What a form or an address names; a name that cannot be is one that is not given.
pub(super) fn named<T: std::str::FromStr>(name: &str) -> Result<T, AppError> {
    name.parse().map_err(|_| told(Error::NotFound))
}
