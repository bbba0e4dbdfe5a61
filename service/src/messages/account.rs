//! Tells a person what happened to their account.

use super::send::send;
use crate::{
    Context, Error,
    jobs::{AccountMail, LetterTask},
};
use domain::ids::PersonId;
use serde::{Deserialize, Serialize};
use store::Write;

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
    let letter = LetterTask::Account(AccountMail { person, news });
    send(tx, ctx, person, news.word(), &news, letter).await
}
