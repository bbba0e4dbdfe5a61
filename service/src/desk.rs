//! The desk: what staff see of the cases of their department, and what they do in them.

mod act;
mod authority;
mod commands;
mod deficiencies;
mod form;
mod judge;
mod list;
mod preview;
mod read;
mod reveal;
mod sheet;
mod show;
mod typed;

pub use act::{Acted, Handled, act};
pub use authority::{Authority, verify_authority};
pub use deficiencies::Wanting;
pub use form::{Field, Input, fields};
pub use judge::{Verdict, judge_file};
pub use list::{Counts, Deadline, Query, Row, Whose, Workbench, list};
pub use preview::{Preview, preview};
pub use reveal::{Revealed, reveal};
pub use sheet::{Member, Sheet, save_sheet, sheet};
pub use show::{Applicant, Dossier, Inspected, Look, Materials, show};
pub use store::{cases::Due, organisations::Capacity};
pub use typed::Typed;
