//! Administration: departments, accounts of staff, and the log of who changed what.

mod add_department;
mod appoint;
mod authority;
mod close_account;
mod departments;
mod end_sessions;
mod give_number;
mod give_password;
mod give_post;
mod log;
mod overview;
mod record;
mod staff;

pub use add_department::{NewDepartment, add_department};
pub use appoint::{appoint, may_appoint};
pub(crate) use authority::authorise;
pub use close_account::{close_account, reopen_account};
pub use departments::departments;
pub use end_sessions::end_sessions;
pub use give_number::give_number;
pub use give_password::give_password;
pub use give_post::give_post;
pub use log::{Entry, Page, log};
pub use overview::{Overview, Warning, overview};
pub use record::Deed;
pub(crate) use record::{Author, record};
pub use staff::{Found, Member, Post, member, staff};
#[cfg(test)]
pub(crate) use testing::{administrators, entries};

#[cfg(test)]
mod testing;
