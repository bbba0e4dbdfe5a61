//! What the hall remembers, on SQLite and on PostgreSQL with one SQL text.
//!
//! This crate decides nothing: it finds, saves, lists and appends.
//! It does not know what time it is, who is asking or what the law says; words of states and facts come in as text,
//! and what has the caller's own shape comes in and goes out as JSON text.
//! It is the only crate that names sqlx, and [`Db::transact`] is the only way to write.
#![deny(missing_docs)]

mod db;
mod error;

pub mod absences;
pub mod admin;
pub mod bars;
pub mod departments;
pub mod email_claims;
pub mod organisations;
pub mod password_letters;
pub mod people;
pub mod staff;

pub mod items;

pub mod blobs;
pub mod drafts;
pub mod files;

pub mod cases;
pub mod documents;
pub mod history;
pub mod places;

pub mod disclosures;
pub mod worksheets;

pub mod limits;
pub mod sessions;
pub mod setup;

pub mod canned_answers;
pub mod conversations;
pub mod presence;
pub mod published_answers;

pub mod matters;
pub mod ratings;

pub mod messages;
pub mod outbox;
pub mod signals;

pub mod calendar;
pub mod counters;

pub mod testing;

pub use db::{Db, Gauges, Options, Read, Session, Work, Write};
pub use error::StoreError;
