//! Identifiers with their check characters: who a person or an organisation is, and which case is meant.
//!
//! Every `parse` is tolerant of how people type (spaces, hyphens, full-width characters, lower case)
//! and strict in what the number says; a fault is a code that names the reason.

mod case_number;
mod citizen_id;
mod credit_code;
mod email_address;
mod fault;
mod item_code;
mod mobile;
mod normal;
mod project_code;
mod query_code;
mod staff_number;
mod surname;

pub use case_number::{CaseNumber, CaseNumberFault};
pub use citizen_id::{CitizenId, CitizenIdFault, Holder};
pub use credit_code::{CreditCode, CreditCodeFault, CreditCodeWarning};
pub use email_address::{EmailAddress, NotAnEmailAddress};
pub use fault::IdentifierFault;
pub use item_code::{BasicCode, HandlingCode, ImplementationCode, ItemCodeFault};
pub use mobile::{Mobile, MobileFault};
pub use normal::{half_width, masked_name, normalise};
pub use project_code::{ProjectCode, ProjectCodeFault, ProjectCodeWarning};
pub use query_code::{QueryCode, QueryCodeFault};
pub use staff_number::{StaffNumber, StaffNumberFault};
pub use surname::surname;
