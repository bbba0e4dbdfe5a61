//! Letters to be sent: tasks of the outbox, and the words' matter once one is written.

use crate::{
    Context, Error,
    messages::{AccountNews, Answered, Heard, RateAsked, Told},
};
use domain::{Moment, Text, ids::PersonId};
use serde::{Deserialize, Serialize};
use store::{
    Write,
    outbox::{self, Task},
};
use uuid::Uuid;

const NEWS: &str = "mail";
const SHOW_ADDRESS: &str = "show_address";
const ACCOUNT: &str = "account";
const ANSWER: &str = "answer";
const HEARD: &str = "heard";
const RATE: &str = "rate";
const NEW_PASSWORD: &str = "new_password";

/// A letter to be put into words and sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Which; the same each time it is tried.
    pub id: Uuid,
    /// The address.
    pub to: String,
    /// What it is about.
    pub says: Says,
}

/// What a letter is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A case has moved.
    News(Told),
    /// Whoever reads it shows by this token that the address is theirs.
    ShowAddress {
        /// The token.
        token: String,
    },
    /// Something happened to the reader's account.
    Account(AccountNews),
    /// What the reader asked is answered.
    Answer(Answered),
    /// There is news of what the reader brought to the hall.
    Heard(Heard),
    /// Whoever reads it may say how it was, by this token.
    Rate {
        /// What it was.
        title: Text,
        /// The token.
        token: String,
    },
    /// Whoever reads it chooses a new password by this token.
    NewPassword {
        /// The token.
        token: String,
    },
}

/// A letter that waits in the outbox; addresses and tokens are found when it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LetterTask {
    /// To an address in use.
    News(Mail),
    /// To an address that a person says is theirs.
    ShowAddress {
        /// Who says so.
        person: PersonId,
    },
    /// To an address in use, of the account itself.
    Account(AccountMail),
    /// To an address in use, of an answer that was promised.
    Answer(AnswerMail),
    /// To an address in use, of what a person brought to the hall.
    Heard(HeardMail),
    /// To an address in use, of what may be rated.
    Rate(RateMail),
    /// To the address in use of whoever forgot their password.
    NewPassword {
        /// Who; nobody where the name that was typed is nobody's, so that asking takes the same time.
        person: Option<PersonId>,
    },
}

/// Tells a person of a case by mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mail {
    /// To whom.
    pub person: PersonId,
    /// What.
    #[serde(flatten)]
    pub told: Told,
}

/// Tells a person of their account by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccountMail {
    /// To whom.
    pub person: PersonId,
    /// What.
    pub news: AccountNews,
}

/// Tells a person by mail that what they asked is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AnswerMail {
    /// To whom.
    pub person: PersonId,
    /// What.
    #[serde(flatten)]
    pub answered: Answered,
}

/// Tells a person by mail that there is news of what they brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HeardMail {
    /// To whom.
    pub person: PersonId,
    /// What.
    #[serde(flatten)]
    pub heard: Heard,
}

/// Tells a person by mail what they may rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RateMail {
    /// To whom.
    pub person: PersonId,
    /// What.
    #[serde(flatten)]
    pub asked: RateAsked,
}

impl LetterTask {
    /// The letter that a task of the outbox asks for.
    pub(super) fn of(task: &Task) -> Result<Self, String> {
        let said = |error: serde_json::Error| error.to_string();
        match task.kind.as_str() {
            NEWS => serde_json::from_str(&task.payload).map(Self::News).map_err(said),
            SHOW_ADDRESS => serde_json::from_str(&task.payload)
                .map(|person| Self::ShowAddress { person })
                .map_err(said),
            ACCOUNT => serde_json::from_str(&task.payload).map(Self::Account).map_err(said),
            ANSWER => serde_json::from_str(&task.payload).map(Self::Answer).map_err(said),
            HEARD => serde_json::from_str(&task.payload).map(Self::Heard).map_err(said),
            RATE => serde_json::from_str(&task.payload).map(Self::Rate).map_err(said),
            NEW_PASSWORD => serde_json::from_str(&task.payload)
                .map(|person| Self::NewPassword { person })
                .map_err(said),
            other => Err(format!("nobody knows how to do {other}")),
        }
    }

    fn written(&self) -> Result<(&'static str, String), Error> {
        let (kind, payload) = match self {
            Self::News(mail) => (NEWS, serde_json::to_string(mail)),
            Self::ShowAddress { person } => (SHOW_ADDRESS, serde_json::to_string(person)),
            Self::Account(mail) => (ACCOUNT, serde_json::to_string(mail)),
            Self::Answer(mail) => (ANSWER, serde_json::to_string(mail)),
            Self::Heard(mail) => (HEARD, serde_json::to_string(mail)),
            Self::Rate(mail) => (RATE, serde_json::to_string(mail)),
            Self::NewPassword { person } => (NEW_PASSWORD, serde_json::to_string(person)),
        };
        Ok((kind, payload.map_err(Error::failed)?))
    }
}

/// Puts a letter into the outbox, in the transaction of what it tells.
pub(crate) async fn post(
    tx: &mut Write,
    ctx: &Context,
    at: Moment,
    letter: &LetterTask,
) -> Result<(), Error> {
    let (kind, payload) = letter.written()?;
    let task = Task {
        id: ctx.chance.id(),
        kind: kind.to_owned(),
        payload,
        created_at: at,
        run_at: at,
        attempts: 0,
        last_error: None,
    };
    Ok(outbox::put(tx, &task).await?)
}
