//! Matters: what somebody brings to the hall beside applications, and how it is heard.

mod act;
mod change;
mod check;
mod concerns;
mod draft;
mod duplicates;
mod escalate;
mod figures;
mod files;
mod list;
mod lodge;
mod opening;
mod organs;
mod own;
mod rated;
mod rectify;
mod reveal;
mod show;
mod sweep;
pub mod templates;
mod topic;
mod track;
mod words;
mod written;

pub use act::{act, identify, say};
pub(crate) use draft::begin_for;
pub use draft::{begin, missing, save, send, written};
pub use duplicates::{Alike, alike};
pub use escalate::escalate;
pub use figures::{Count, Figures, HotTopic, TITLES, annual_figures, figures, surveys};
pub use files::{Attachable, FILES_MAX, attach, detach, draft_files, may_attach, open_file};
pub use list::{Brief, Desk, desk, own};
pub use lodge::{Contact, Lodged, lodge};
pub use organs::organs;
pub(crate) use own::{is_known, own_matter, staffed};
pub(crate) use rectify::rectify;
pub use reveal::{Filer, reveal};
pub use show::{Meant, Running, Said, Shown, Viewer, show};
pub use sweep::sweep;
pub use topic::{Field, Step, Topic};
pub use track::track;
pub use words::Body;
pub(crate) use words::fact_of;
pub use written::{More, Written};

pub use store::matters::MatterFile;

#[cfg(test)]
mod tests;
