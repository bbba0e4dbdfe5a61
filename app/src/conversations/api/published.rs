//! What the pages of published answers ask of the server.

use super::super::view_model::{self, PublishedListView, PublishedView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, context, language, told, told_on},
};
use domain::Text;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use leptos_axum::redirect;
use serde::{Deserialize, Serialize};
use service::{
    Context, Error,
    published_answers::{self, Drafted, Proposal, Source},
};

const PAGE: &str = "/w/chat/published";

/// An answer that everybody reads.
#[server(prefix = "/api", endpoint = "conversations/answer", input = GetUrl)]
pub async fn answer(id: String) -> Result<PublishedView, AppError> {
    let ctx = context()?;
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let answers = ctx.answers();
    let answer = answers.find(id).ok_or(AppError::NotFound)?;
    Ok(view_model::published(language(), answer, &ctx.catalogue()))
}

/// Says whether an answer helped.
#[server(prefix = "/api", endpoint = "conversations/helped")]
pub async fn helped(
    #[server(default)] id: String,
    #[server(default)] helped: String,
) -> Result<(), AppError> {
    let answer = id.parse().map_err(|_| AppError::NotFound)?;
    let has_helped = helped == "yes";
    let counted = published_answers::helped(&context()?, &caller(), answer, has_helped).await;
    counted.map_err(told)?;
    let told = if has_helped { "yes" } else { "no" };
    redirect(&format!("/answers/{id}?told={told}"));
    Ok(())
}

/// The published answers of a department; `edit` names one that is to be written better, `from` and `seq` a
/// conversation and what was answered there, `matter` one that was answered.
#[server(prefix = "/api", endpoint = "conversations/published", input = GetUrl)]
pub async fn listed(
    department: String,
    edit: String,
    from: String,
    seq: String,
    matter: String,
) -> Result<PublishedListView, AppError> {
    let ctx = context()?;
    let said = said(&ctx, &from, &seq, &matter).await.map_err(told_on(page(&department)))?;
    let listed = published_answers::list(&ctx, &caller(), &department).await;
    let listed = listed.map_err(told_on(page(&department)))?;
    Ok(view_model::published_list(language(), &listed, &edit, said))
}

/// What the form of a published answer carries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    id: String,
    conversation: String,
    matter: String,
    item: String,
    question: String,
    question_en: String,
    answer: String,
    answer_en: String,
}

/// Proposes an answer for everybody, or a better version of one.
#[server(prefix = "/api", endpoint = "conversations/publish")]
pub async fn propose(
    #[server(default)] department: String,
    #[server(flatten)] typed: Typed,
) -> Result<(), AppError> {
    typed.keep();
    let (ctx, caller) = (context()?, caller());
    let proposed = published_answers::propose(&ctx, &caller, &department, typed.proposal()).await;
    proposed.map_err(told_on(page(&department)))?;
    cookies::forget(PAGE);
    redirect(&page(&department));
    Ok(())
}

/// Approves a version or takes it back.
#[server(prefix = "/api", endpoint = "conversations/judge-published")]
pub async fn judge(
    #[server(default)] department: String,
    #[server(default)] id: String,
    #[server(default)] version: String,
    #[server(default)] deed: String,
) -> Result<(), AppError> {
    let judged = judged(&context()?, &id, &version, &deed).await;
    judged.map_err(told_on(page(&department)))?;
    redirect(&page(&department));
    Ok(())
}

impl Typed {
    /// Keeps what was typed for the page, should it not be taken.
    fn keep(&self) {
        let Self { item, question, question_en, answer, answer_en, .. } = self;
        cookies::keep(PAGE, &[item, question, question_en, answer, answer_en]);
    }

    /// What the form proposes.
    fn proposal(self) -> Proposal {
        let matter = Some(self.matter).filter(|it| !it.is_empty()).map(Source::Matter);
        let conversation = self.conversation.parse().ok().map(Source::Conversation);
        Proposal {
            id: self.id.parse().ok(),
            item: self.item,
            question: Text::new(self.question, self.question_en),
            answer: Text::new(self.answer, self.answer_en),
            source: matter.or(conversation),
        }
    }
}

async fn judged(ctx: &Context, id: &str, version: &str, deed: &str) -> Result<(), Error> {
    let (Ok(id), Ok(version)) = (id.parse(), version.parse()) else { return Err(Error::NotFound) };
    match deed {
        "approve" => published_answers::approve(ctx, &caller(), id, version).await,
        "withdraw" => published_answers::withdraw(ctx, &caller(), id, version).await,
        _ => Err(Error::Refused("malformed")),
    }
}

/// What was answered in the conversation or the matter that an address names.
async fn said(
    ctx: &Context,
    from: &str,
    seq: &str,
    matter: &str,
) -> Result<Option<Drafted>, Error> {
    if !matter.is_empty() {
        return published_answers::draft_of_matter(ctx, &caller(), matter).await.map(Some);
    }
    let (Ok(id), Ok(seq)) = (from.parse(), seq.parse()) else { return Ok(None) };
    published_answers::draft(ctx, &caller(), id, seq).await.map(Some)
}

fn page(department: &str) -> String {
    format!("{PAGE}?department={department}")
}
