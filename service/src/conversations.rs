//! Conversations: somebody asks, the published guides answer at once, and a person as soon as one is free.

mod act;
mod answer;
mod attach;
mod begin;
mod cards;
mod change;
mod desk;
mod figures;
mod hand_on;
mod marks;
mod names;
mod own;
mod presence;
mod readers;
mod receivers;
mod say;
mod show;
mod tend;
mod topics;
mod turn;
mod words;

pub(crate) use act::rated;
pub use act::{ask_person, assign, claim, close, decline, give_back, offer, reopen, take};
pub use answer::Cited;
pub use attach::{Attached, FILES_MAX, attach, open_file};
pub use begin::{About, Question, begin, matter};
pub use cards::{Showable, show_card};
pub use desk::{Brief, Desk, OfTopic, desk};
pub use figures::{DeskFigures, Figures, Now, figures, supervises};
pub(crate) use marks::last;
pub use marks::{got, seen, typing};
pub use names::AgentName;
pub(crate) use own::{asks, at_desk};
pub use own::{list, visitor_hash, visitor_token};
pub use presence::{come, leave};
pub(crate) use readers::others;
pub use readers::reading;
pub use receivers::Receiver;
pub(crate) use receivers::answers;
pub use say::{note, say};
pub use show::{Matter, Said, Shown, Speaker, Viewer, Which, show, whole};
pub use tend::tend;
pub use turn::Turn;
pub use words::{Body, Card};
pub(crate) use words::{cleaned, cleaned_line, cleaned_text};

#[cfg(test)]
mod tests;
