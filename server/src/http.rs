//! Everything the hall does over HTTP.

pub mod answers;
pub mod assets;
pub mod downloads;
pub mod failure;
pub mod forms;
pub mod headers;
pub mod health;
pub mod live;
pub mod metrics;
pub mod own_password;
pub mod reference;
pub mod router;
pub mod sheets;
pub mod state;
pub mod unsaved;
pub mod uploads;
pub mod visit;
