//! What the hall does by itself: limits that pass, mail that waits, proofs of the history, what other nodes have changed.

mod catch_up;
mod checkpoint;
mod deliver;
mod letter;
mod sweep;
mod tidy;

pub use catch_up::catch_up;
pub use checkpoint::checkpoint;
pub use deliver::{Delivered, MailError, Mailer, deliver};
pub(crate) use letter::{AccountMail, AnswerMail, HeardMail, LetterTask, Mail, RateMail, post};
pub use letter::{Letter, Says};
pub use sweep::{Swept, sweep};
pub use tidy::tidy;

#[cfg(test)]
pub(crate) mod testing;
