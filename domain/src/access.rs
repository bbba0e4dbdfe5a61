//! Who may do what: [`may`] is asked before every use case, and nothing is allowed that it does not name.

mod action;
mod actor;
mod may;
mod post;
mod subject;

pub use action::Action;
pub use actor::{Actor, Role};
pub use may::{Denied, may};
pub use post::{PostFault, may_give_password, post_faults};
pub use subject::Subject;
