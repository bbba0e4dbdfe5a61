//! Forms as data, and one judge of their answers for the browser and the server.

mod answers;
mod check;
mod form;

pub use answers::{Answer, Answers};
pub use check::{Fault, FaultCode, check, is_asked};
pub use form::{Choice, Condition, Form, Kind, Question, Section, Sensitivity};
