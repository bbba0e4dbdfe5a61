//! Sends the mail that waits in the outbox.

use super::{AccountMail, AnswerMail, HeardMail, Letter, LetterTask, Mail, RateMail, Says};
use crate::{
    Context, Error,
    accounts::{password_token_for, token_for},
    ratings,
};
use domain::{Moment, ids::PersonId};
use std::future::Future;
use store::{
    outbox::{self, Task},
    people,
};
use uuid::Uuid;

/// How many letters are taken at once.
const BATCH: i64 = 20;
/// How long a batch belongs to whoever took it, in seconds.
const HOLD: i64 = 300;
/// How long after the first failure the next attempt is made, in seconds; doubled each time.
const FIRST_WAIT: i64 = 60;
/// No wait is longer, in seconds.
const LONGEST_WAIT: i64 = 6 * 3_600;
/// After so many seconds a letter is given up.
const PATIENCE: i64 = 24 * 3_600;

/// Sends letters.
pub trait Mailer: Sync {
    /// Sends one; a letter with the same id may come again, and is the same letter.
    fn send(&self, letter: Letter) -> impl Future<Output = Result<(), MailError>> + Send;
}

/// Why a letter was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Not now; perhaps later. The text must not name the person.
    #[error("not now: {0}")]
    Later(String),
    /// Never. The text must not name the person.
    #[error("never: {0}")]
    Never(String),
    /// The hall sends no mail: its people read their messages inside.
    #[error("no mail is configured")]
    NotConfigured,
}

/// What a round of delivery did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Letters that were sent.
    pub sent: usize,
    /// Letters that need none: the address is gone, or the hall sends no mail.
    pub dropped: usize,
    /// Letters to be tried again.
    pub postponed: usize,
    /// Letters that were given up.
    pub buried: usize,
}

/// Sends what is due, until nothing is.
///
/// # Errors
/// A failure of the store; a letter that cannot be sent is none.
pub async fn deliver(ctx: &Context, mailer: &impl Mailer) -> Result<Delivered, Error> {
    let mut delivered = Delivered::default();
    loop {
        let now = ctx.now();
        let tasks = ctx.db.transact(move |tx| {
            Box::pin(async move { outbox::claim(tx, now, now.plus_seconds(HOLD), BATCH).await })
        });
        let tasks = tasks.await.map_err(Error::from)?;
        if tasks.is_empty() {
            return Ok(delivered);
        }
        for task in tasks {
            let fate = attempt(ctx, mailer, &task).await?;
            match fate {
                Fate::Done { sent: true } => delivered.sent += 1,
                Fate::Done { sent: false } => delivered.dropped += 1,
                Fate::Later { .. } => delivered.postponed += 1,
                Fate::Dead { .. } => delivered.buried += 1,
            }
            settle(ctx, task.id, fate).await?;
        }
    }
}

/// What becomes of a task.
#[derive(Clone)]
enum Fate {
    Done { sent: bool },
    Later { at: Moment, why: String },
    Dead { why: String },
}

async fn attempt(ctx: &Context, mailer: &impl Mailer, task: &Task) -> Result<Fate, Error> {
    let letter = match LetterTask::of(task) {
        Ok(letter) => letter,
        Err(why) => return Ok(Fate::Dead { why }),
    };
    let Some((to, says)) = addressed(ctx, letter).await? else {
        return Ok(Fate::Done { sent: false });
    };
    Ok(match mailer.send(Letter { id: task.id, to, says }).await {
        Ok(()) => Fate::Done { sent: true },
        Err(MailError::NotConfigured) => Fate::Done { sent: false },
        Err(MailError::Never(why)) => Fate::Dead { why },
        Err(MailError::Later(why)) => again(ctx, task, why),
    })
}

/// To which address a letter goes now, and what it says; none when there is no address any more.
async fn addressed(ctx: &Context, letter: LetterTask) -> Result<Option<(String, Says)>, Error> {
    match letter {
        LetterTask::News(Mail { person, told }) => {
            Ok(address_of(ctx, person).await?.map(|to| (to, Says::News(told))))
        }
        LetterTask::Account(AccountMail { person, news }) => {
            Ok(address_of(ctx, person).await?.map(|to| (to, Says::Account(news))))
        }
        LetterTask::Answer(AnswerMail { person, answered }) => {
            Ok(address_of(ctx, person).await?.map(|to| (to, Says::Answer(answered))))
        }
        LetterTask::Heard(HeardMail { person, heard }) => {
            Ok(address_of(ctx, person).await?.map(|to| (to, Says::Heard(heard))))
        }
        LetterTask::Rate(RateMail { person, asked }) => {
            let Some(to) = address_of(ctx, person).await? else { return Ok(None) };
            let token = ratings::token_for(ctx, asked.rate).await?;
            Ok(token.map(|token| (to, Says::Rate { title: asked.title, token })))
        }
        LetterTask::NewPassword { person: None } => Ok(None),
        LetterTask::NewPassword { person: Some(person) } => {
            let found = password_token_for(ctx, person).await?;
            Ok(found.map(|(to, token)| (to, Says::NewPassword { token })))
        }
        LetterTask::ShowAddress { person } => {
            let found = token_for(ctx, person).await?;
            Ok(found.map(|(to, token)| (to, Says::ShowAddress { token })))
        }
    }
}

async fn address_of(ctx: &Context, person: PersonId) -> Result<Option<String>, Error> {
    let mut db = ctx.db.read().await?;
    Ok(people::find(&mut db, person).await?.and_then(|it| it.person.email))
}

/// When a letter is tried again: ever later, and not all of them at the same time.
fn again(ctx: &Context, task: &Task, why: String) -> Fate {
    let now = ctx.now();
    if now >= task.created_at.plus_seconds(PATIENCE) {
        return Fate::Dead { why };
    }
    let doublings = u32::try_from(task.attempts - 1).unwrap_or(0).min(16);
    let wait = (FIRST_WAIT << doublings).min(LONGEST_WAIT);
    let jitter = i64::from(ctx.chance.bytes()[0]) * wait / 1_024;
    Fate::Later { at: now.plus_seconds(wait + jitter), why }
}

async fn settle(ctx: &Context, id: Uuid, fate: Fate) -> Result<(), Error> {
    let now = ctx.now();
    let settled = ctx.db.transact(move |tx| {
        Box::pin(async move {
            match fate {
                Fate::Done { .. } => outbox::done(tx, id, now).await,
                Fate::Later { at, why } => outbox::postpone(tx, id, at, &why).await,
                Fate::Dead { why } => outbox::bury(tx, id, now, &why).await,
            }
        })
    });
    Ok(settled.await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::testing::{filed, person},
        testing::{TestHall, hall},
    };
    use std::sync::Mutex;

    /// Answers what it is told to, and keeps what it was given.
    struct Post {
        answer: Result<(), MailError>,
        letters: Mutex<Vec<Letter>>,
    }

    impl Post {
        fn new(answer: Result<(), MailError>) -> Self {
            Self { answer, letters: Mutex::default() }
        }
    }

    impl Mailer for Post {
        async fn send(&self, letter: Letter) -> Result<(), MailError> {
            self.letters.lock().unwrap().push(letter);
            self.answer.clone()
        }
    }

    async fn hall_with_address() -> TestHall {
        let mut hall = hall().await;
        hall.ctx.sends_mail = true;
        let (id, now) = (person(&hall.citizen), hall.ctx.now());
        let set = hall.ctx.db.transact(move |tx| {
            Box::pin(async move { people::set_email(tx, id, Some("xm@example.cn"), now).await })
        });
        set.await.unwrap();
        hall
    }

    #[tokio::test]
    async fn a_letter_is_sent_once_to_whoever_has_an_address() {
        let hall = hall_with_address().await;
        let number = filed(&hall).await;
        let post = Post::new(Ok(()));
        assert_eq!(deliver(&hall.ctx, &post).await.unwrap().sent, 1);
        assert_eq!(deliver(&hall.ctx, &post).await.unwrap(), Delivered::default());
        let letters = post.letters.lock().unwrap();
        let Says::News(told) = &letters[0].says else { panic!("{letters:?}") };
        assert_eq!((letters[0].to.as_str(), told.number), ("xm@example.cn", number));
    }

    #[tokio::test]
    async fn a_letter_that_cannot_be_sent_is_tried_ever_later_and_given_up_after_a_day() {
        let hall = hall_with_address().await;
        filed(&hall).await;
        let post = Post::new(Err(MailError::Later("451".to_owned())));
        assert_eq!(deliver(&hall.ctx, &post).await.unwrap().postponed, 1);
        assert_eq!(deliver(&hall.ctx, &post).await.unwrap(), Delivered::default(), "not yet");
        let mut rounds = 1;
        loop {
            hall.clock.pass(3_600);
            let round = deliver(&hall.ctx, &post).await.unwrap();
            rounds += round.postponed;
            if round.buried == 1 {
                break;
            }
        }
        let letters = post.letters.lock().unwrap();
        assert!(letters.iter().all(|it| it.id == letters[0].id), "always the same letter");
        assert!((8..20).contains(&rounds), "{rounds}");
    }

    #[tokio::test]
    async fn the_letter_that_asks_whose_address_it_is_carries_a_token_that_no_table_has() {
        let mut hall = hall().await;
        hall.ctx.sends_mail = true;
        crate::accounts::claim_email(&hall.ctx, &hall.citizen, "xm@example.cn").await.unwrap();
        let post = Post::new(Ok(()));
        assert_eq!(deliver(&hall.ctx, &post).await.unwrap().sent, 1);
        let letters = post.letters.lock().unwrap().clone();
        let Says::ShowAddress { token } = &letters[0].says else { panic!("{letters:?}") };
        crate::accounts::confirm_email(&hall.ctx, &hall.citizen, token).await.unwrap();
    }

    #[tokio::test]
    async fn a_hall_without_mail_keeps_to_its_messages() {
        let mut hall = hall_with_address().await;
        filed(&hall).await;
        hall.ctx.sends_mail = false;
        filed(&hall).await;
        // The letter of the days when it still sent mail.
        let post = Post::new(Err(MailError::NotConfigured));
        let delivered = deliver(&hall.ctx, &post).await.unwrap();
        assert_eq!((delivered.dropped, delivered.buried), (1, 0));
    }
}
