//! What the pages of matters ask for, read from their addresses and forms.

use super::{
    super::view_model::{self, MatterView, WriteView},
    commands::command,
    fields::Fields,
};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, language, set_visitor, told},
    text::Language,
};
use domain::{
    complaints::ActionKind,
    ids::{EntryId, MatterId},
    matters::{MatterNumber, Procedure},
};
use service::{
    Caller, Context, Error, FieldFault, conversations,
    matters::{self, Step},
};

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

/// The pages of a matter as far as it is written.
pub(super) async fn written(
    ctx: &Context,
    language: Language,
    id: MatterId,
) -> Result<WriteView, Error> {
    let caller = caller();
    let written = matters::written(ctx, &caller, id).await?;
    let drafted = view_model::Drafted {
        id: id.to_string(),
        written: &written,
        organs: &matters::organs(ctx),
        missing: matters::missing(ctx, &caller, &written).await?,
        files: &matters::draft_files(ctx, &caller, id).await?,
        alike: &matters::alike(ctx, &caller, &written).await?,
        has_account: caller.signed_in.is_some(),
    };
    Ok(view_model::write(language, drafted))
}

/// What the address of a matter asks for beside it.
pub(super) struct Asked<'a> {
    /// Word of the action that was chosen.
    pub(super) action: &'a str,
    /// The reply template that its form begins with.
    pub(super) template: &'a str,
    /// What for whoever brought it is to be named.
    pub(super) purpose: &'a str,
    /// Whether it was just brought.
    pub(super) is_new: bool,
}

/// A matter as the reader sees it.
pub(super) async fn shown(
    ctx: &Context,
    number: &str,
    asked: Asked<'_>,
) -> Result<MatterView, Error> {
    let Asked { action, template, purpose, is_new } = asked;
    let caller = caller();
    let filer = if purpose.is_empty() {
        None
    } else {
        Some(matters::reveal(ctx, &caller, number, purpose).await?)
    };
    let shown = matters::show(ctx, &caller, number).await?;
    let templates = match action {
        "" => Vec::new(),
        _ => matters::templates::fitting(ctx, &caller, &shown).await?,
    };
    let followed = cookies::followed().filter(|it| is_new && it.0 == shown.number);
    let typed = cookies::typed();
    let page = view_model::Page {
        entry: ctx.chance.id().to_string(),
        today: ctx.now().date(),
        catalogue: &ctx.catalogue(),
        organs: &matters::organs(ctx),
        chosen: action,
        templates: &templates,
        template,
        typed: &|name| Fields::typed(&typed, name),
        code: followed.map(|(_, code)| code),
        filer,
    };
    Ok(view_model::matter(language(), &shown, &page))
}

/// Does what a form asks for.
pub(super) async fn act(
    ctx: &Context,
    number: &str,
    entry: EntryId,
    action: &str,
    fields: &Fields,
) -> Result<i64, Error> {
    // A number that cannot be is one of nothing.
    let number: MatterNumber = number.parse().map_err(|_| Error::NotFound)?;
    fields.check_filled()?;
    if (number.procedure(), action) == (Procedure::Complaint, ActionKind::Identify.word()) {
        let meant = (fields.staff.as_str(), fields.department.as_str());
        return matters::identify(ctx, &caller(), &number.to_string(), entry, meant).await;
    }
    let command = command(number.procedure(), action, fields)?;
    matters::act(ctx, &caller(), &number.to_string(), entry, command).await
}

/// The page on which a matter is written, or looked at before it is sent.
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
