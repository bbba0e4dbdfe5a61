//! Accounts and sessions: who somebody is, and how the hall knows them again.

mod change_password;
mod demo;
mod email;
mod first_administrator;
mod forgotten;
mod given_password;
mod organisations;
pub mod password;
mod profile;
mod recognise;
mod register;
mod session;
mod sign_in;
mod sign_out;
mod staff;
mod staff_number;

pub use change_password::change_password;
pub use demo::{PASSWORD as DEMO_PASSWORD, open_demo};
pub(crate) use email::token_for;
pub use email::{claim_email, confirm_email, forget_email};
pub use first_administrator::{FirstAdministrator, invite, redeem};
pub(crate) use forgotten::password_token_for;
pub use forgotten::{ask_for_password, choose_password};
pub(crate) use given_password::GivenPassword;
pub use given_password::give_password;
pub use organisations::{Declaration, KINDS, Represented, declare, kind_word, leave, represented};
pub use profile::{Profile, profile};
pub use recognise::recognise;
pub(crate) use recognise::still;
pub use register::{Registration, register};
#[cfg(any(test, feature = "testing"))]
pub(crate) use session::begin;
pub use session::{NewSession, sessions};
pub(crate) use session::{hash as token_hash, token};
pub use sign_in::sign_in;
pub use sign_out::{sign_out, sign_out_elsewhere};
pub use staff::{NewStaff, add_staff};
pub(crate) use staff::{open_account, placement};
pub(crate) use staff_number::give as give_staff_number;
