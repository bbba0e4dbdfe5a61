//! Cases (办件) from their filing on: what the applicant sees and does.

mod acting;
mod change;
mod correct;
mod invite;
mod list;
mod load;
mod places;
mod query_code;
mod receipt;
mod record;
mod renew_code;
mod resupply;
mod show;
mod standing;
mod tell;
#[cfg(any(test, feature = "testing"))]
#[cfg_attr(not(test), expect(dead_code, reason = "only some of it is told beyond this crate"))]
pub(crate) mod testing;
mod track;
mod withdraw;

pub use correct::{Correcting, Part, correct, save_correction};
pub use list::{Line, Page, Which, list};
pub use receipt::{Receipt, receipt};
pub use renew_code::renew_code;
pub use resupply::{Resupplied, resupply};
pub use show::{ClockShown, Content, Happening, Issued, Progress, ToCorrect, Who, content, show};
pub use track::{Tracked, track};
pub use withdraw::withdraw;

pub(crate) use acting::{Side, acting, actions, capacity};
pub(crate) use change::{change, fire, settle, signed};
pub(crate) use list::item_name;
pub(crate) use load::{Entry, Loaded, item_of, load, load_by_id};
pub(crate) use places::quantity;
pub(crate) use query_code::query_code;
pub(crate) use record::{Opening, Recorded, Signature, open, record, would_be};
pub(crate) use show::{clocks_shown, issued, timeline};
pub(crate) use standing::restate;
