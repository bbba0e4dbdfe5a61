//! Tells a person what happened to their account.

use crate::{
    Context, Error,
    jobs::{AccountMail, LetterTask, post},
};
use domain::ids::{MessageId, PersonId};
use serde::{Deserialize, Serialize};
use store::{
    Write,
    messages::{self, Message},
    people,
};

/// What happened to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountNews {
    /// Its password was changed by whoever could show to be its owner.
    PasswordChanged,
    /// Somebody who looks after the accounts gave it a password, to be used once.
    PasswordGiven,
}

impl AccountNews {
    /// The lasting word for it, the key of its sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PasswordChanged => "password_changed",
            Self::PasswordGiven => "password_given",
        }
    }
}

/// Tells `person` in the hall, and by mail where there is an address, in the transaction of what happened.
pub(crate) async fn tell(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    news: AccountNews,
) -> Result<(), Error> {
    let now = ctx.now();
    let message = Message {
        id: MessageId::new(ctx.chance.id()),
        person,
        case: None,
        kind: news.word().to_owned(),
        params: serde_json::to_string(&news).map_err(Error::failed)?,
        sent_at: now,
        read_at: None,
    };
    messages::send(tx, &message).await?;
    let account = people::find(tx, person).await?;
    if account.is_some_and(|it| it.person.email.is_some()) {
        post(tx, ctx, now, &LetterTask::Account(AccountMail { person, news })).await?;
    }
    Ok(())
}
