//! What the hall does by itself: limits that pass, mail that waits, proofs of the history.

mod checkpoint;
mod deliver;
mod sweep;
mod tidy;

pub use checkpoint::checkpoint;
pub use deliver::{Delivered, Letter, MailError, Mailer, deliver};
pub use sweep::{Swept, sweep};
pub use tidy::tidy;
