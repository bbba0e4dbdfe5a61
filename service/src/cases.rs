//! Cases (办件) from their filing on: what the applicant sees and does.

mod load;
mod record;

pub(crate) use load::{Loaded, item_of, load};
pub(crate) use record::{Opening, Recorded, Signature, open, record};
