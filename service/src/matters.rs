//! Matters: what somebody brings to the hall beside applications, and how it is heard.

mod act;
mod change;
mod draft;
mod duplicates;
mod escalate;
mod figures;
mod list;
mod lodge;
mod own;
mod reveal;
mod show;
mod sweep;
mod track;
mod words;

pub use act::{act, say};
pub(crate) use draft::begin_for;
pub use draft::{Step, Written, begin, missing, save, send, written};
pub use duplicates::{Alike, alike};
pub use escalate::escalate;
pub use figures::{Count, Figures, REPORTED, Topic, annual_figures, figures, surveys};
pub use list::{Brief, Desk, desk, own};
pub use lodge::{Contact, Lodged, Lodging, lodge};
pub(crate) use own::own_matter;
pub use reveal::{Filer, reveal};
pub use show::{Said, Shown, Viewer, show};
pub use sweep::sweep;
pub use track::track;
pub use words::Body;

#[cfg(test)]
mod tests;
