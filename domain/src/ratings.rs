//! Ratings (好差评): after every handled matter, visit or conversation, whoever was served says how it was.
//!
//! Voluntary, once, without a default; the person rated never learns who rated (domain A.8; GB/T 39734, GB/T 39735).
//! The two bad levels open a rectification ([`crate::rectifications`]); misuse goes to a panel, and nothing is deleted.

mod rating;
mod reasons;
mod review;

pub use rating::Rating;
pub use reasons::{Indicator, Reason};
pub use review::{
    COMMENT_CHARS, Given, Handled, RATING_WINDOW, RatingChannel, Refusal, Review, review, until,
};
