//! Applications that are being written: begun, saved page by page, taken up on another device, filed.

mod choices;
mod choose;
mod discard;
mod judge;
mod list;
mod own;
mod save_section;
mod show;
mod start;
mod submit;
#[cfg(any(test, feature = "testing"))]
#[cfg_attr(not(test), expect(dead_code, reason = "only some of it is told beyond this crate"))]
pub(crate) mod testing;

pub use choices::{Choices, Origin};
pub use choose::{choose_commitment, upgrade};
pub use discard::{discard, expire};
pub use domain::forms::Typed;
pub use judge::{Cause, DraftFault, Next};
pub use list::{Line, list};
pub use save_section::{Conflict, Difference, Page, Save, save_section};
pub use show::{AskedMaterial, DraftView, SectionStatus, show};
pub(crate) use start::start_for;
pub use start::{Start, Wish, start};
pub use submit::{Signed, Submitted, submit};

pub(crate) use judge::{Sheet, is_asked_for};
pub(crate) use own::own;
