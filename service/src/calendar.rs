//! The working days: the years in force, the loading of one, and the dates of open cases that follow.

mod load;
mod read;
mod refresh;
mod restate;
mod sheet;
mod years;

pub use load::{Loaded, load, put_in_force};
pub use read::SheetFault;
pub use refresh::refresh;
pub use restate::{Restated, restate};
pub use sheet::{Outlook, Sheet, save_sheet, sheet};
pub use years::{YearInForce, in_force, years};
