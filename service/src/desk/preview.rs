//! Shows what the citizen will get, before it is sent.

use super::{Typed, act::understood};
use crate::{
    Caller, Context, Error,
    cases::{Side, acting, load, would_be},
    notices::Notice,
};
use domain::licensing::{ActionKind, State, decide};

/// What an action would lead to.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Where the case would stand.
    pub state: State,
    /// The documents that would be issued, without their numbers.
    pub notices: Vec<Notice>,
}

/// What `action` would lead to in the case `number`; nothing is done.
///
/// # Errors
/// As [`super::act`].
pub async fn preview(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    action: ActionKind,
    typed: &Typed,
) -> Result<Preview, Error> {
    caller.signed_in()?;
    let (within, caller) = (ctx.clone(), caller.clone());
    let (number, typed) = (number.to_owned(), typed.clone());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let ctx = &within;
                let loaded = load(tx, ctx, &number).await?.ok_or(Error::NotFound)?;
                let actor = acting(&caller, Side::Staff, action, &loaded.case)?;
                let (command, names) = understood(tx, &caller, &loaded, action, &typed).await?;
                let (now, calendar) = (ctx.now(), ctx.calendar());
                let events = decide(&loaded.case, command, &actor, now, &calendar)?;
                let (case, notices) = would_be(ctx, &loaded, &names, &events)?;
                Ok(Preview { state: case.state, notices })
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cases::testing::filed, desk::show, testing::hall};

    #[tokio::test]
    async fn an_officer_sees_the_notice_before_it_is_sent_and_nothing_has_happened() {
        let hall = hall().await;
        let number = filed(&hall).await.to_string();
        let typed = [("finding.field.area", "inconsistent"), ("remark.field.area", "与图纸不符")];
        let typed: Typed = typed.into_iter().collect();
        let kind = ActionKind::NotifyDeficiencies;
        let seen = preview(&hall.ctx, &hall.clerk, &number, kind, &typed).await.unwrap();
        assert_eq!(seen.state, State::Correction);
        let notice = &seen.notices[0];
        assert_eq!((notice.kind.code(), &notice.number), ("D4", &None));
        let listed: Vec<_> = notice.listed.iter().map(|it| it.name.zh.as_str()).collect();
        assert_eq!(listed.len(), 2, "{listed:?}");
        assert_eq!(notice.deadlines[0].on.to_string(), "2026-03-30");
        let dossier = show(&hall.ctx, &hall.clerk, &number).await.unwrap();
        assert_eq!((dossier.case.state, dossier.version), (State::Received, 1));
    }
}
