//! What a conversation is about, as it is called.

use crate::text::{Language, Message, conversations as text};
use domain::matters::{MatterNumber, Procedure};
use service::conversations::Matter;

/// What it is about, in one line.
pub fn titled(language: Language, matter: &Matter) -> String {
    match matter {
        Matter::Hall => language.say(text::ABOUT_HALL).to_owned(),
        Matter::Item { name, .. } => {
            language.fill(text::ABOUT_ITEM, &[("item", language.read(name))])
        }
        Matter::Complaint { number } => language.fill(about(number), &[("number", number)]),
        Matter::Case { number, name } => {
            language.fill(text::ABOUT_CASE, &[("number", number), ("item", language.read(name))])
        }
    }
}

/// How a matter is called by its procedure: not everything that somebody brings is a complaint.
fn about(number: &str) -> Message {
    match number.parse::<MatterNumber>().map(MatterNumber::procedure) {
        Ok(Procedure::Petition) => text::ABOUT_PETITION,
        Ok(Procedure::Disclosure) => text::ABOUT_DISCLOSURE,
        Ok(Procedure::Procurement) => text::ABOUT_PROCUREMENT,
        _ => text::ABOUT_COMPLAINT,
    }
}
