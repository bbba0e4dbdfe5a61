//! How somebody of the desk is called.

use crate::text::{Language, conversations as text};
use service::conversations::AgentName;

/// The whole name for the desk; surname and staff number for whoever asks.
pub(super) fn called(language: Language, agent: Option<&AgentName>) -> String {
    match agent {
        None => String::new(),
        Some(AgentName::Whole(name)) => name.clone(),
        Some(AgentName::Masked { surname, number: Some(number) }) => {
            language.fill(text::AGENT_KNOWN, &[("surname", surname), ("number", number.as_str())])
        }
        Some(AgentName::Masked { surname, number: None }) => {
            language.fill(text::AGENT_UNNUMBERED, &[("surname", surname)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::identifiers::StaffNumber;

    #[test]
    fn whoever_asks_reads_surname_and_number_and_the_desk_the_name() {
        let masked = |number: &str| AgentName::Masked {
            surname: "欧阳".to_owned(),
            number: StaffNumber::parse(number).ok(),
        };
        for (agent, zh, en) in [
            (masked("7a"), "欧阳**（7A）", "Agent 7A (surname 欧阳)"),
            (masked(""), "欧阳**", "Agent (surname 欧阳)"),
            (AgentName::Whole("欧阳修".to_owned()), "欧阳修", "欧阳修"),
        ] {
            assert_eq!(called(Language::Chinese, Some(&agent)), zh);
            assert_eq!(called(Language::English, Some(&agent)), en);
        }
    }
}
