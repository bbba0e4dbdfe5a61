//! Forms as data, and one judge of their answers for the browser and the server.

mod answers;
mod asked;
mod check;
mod define;
mod form;
mod progress;
mod read;
#[cfg(test)]
mod testing;
mod typed;

pub use answers::{Answer, Answers};
pub use asked::{asked, entry_asked, holds, is_asked, judged, settled};
pub use check::{Fault, FaultCode, check, check_section};
pub use define::{FormDefect, FormDefectCode, condition_defects, form_defects};
pub use form::{
    Choice, Condition, DateBound, Form, Kind, PREFILLS, Question, Section, Sensitivity,
};
pub use progress::{Status, status};
pub use read::{read_date, read_money, read_number};
pub use typed::{Malformed, Typed, read_typed, typed_places};
