//! What people see, and the server functions behind it.
//!
//! The browser runs this crate to keep a page alive, the server to write it.
//! It does not know where anything is stored, and it decides nothing: rules are in `domain`, verbs in `service`.
#![recursion_limit = "512"]

pub mod error;
mod lazy;
pub mod routes;
pub mod text;
pub mod visitor;

pub mod ui;

pub mod accounts;
pub mod cases;
pub mod drafts;
pub mod home;
pub mod items;
pub mod messages;

// Staff pages and documents are written by the server alone.
#[cfg(feature = "ssr")]
pub mod admin;
#[cfg(feature = "ssr")]
pub mod conversations;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod matters;
#[cfg(feature = "ssr")]
pub mod notices;
#[cfg(feature = "ssr")]
pub mod ratings;

#[cfg(feature = "ssr")]
pub mod cookies;
#[cfg(feature = "ssr")]
pub mod query_code;
#[cfg(feature = "ssr")]
pub mod server_context;
#[cfg(feature = "ssr")]
pub mod shell;
