//! Every statement of the store on both engines.
#![expect(clippy::unwrap_used, reason = "a story that cannot be told is a failed test")]

mod absences;
mod administration;
mod bars;
mod batching;
mod blobs;
mod case_lists;
mod cases;
mod catalogue;
mod conversations;
mod desk;
mod durability;
mod history;
mod matters;
mod offices;
mod outbox;
mod passwords;
mod people;
mod plans;
mod published_answers;
mod ratings;
mod scene;
mod schema;
mod signals;
mod writing;
