//! The log of administration in words.

use super::{LogView, staff::roles};
use crate::{
    text::{Language, admin},
    ui::dates,
};
use domain::{access::Role, identifiers::StaffNumber};
use service::{
    admin::{Deed, Entry, Page},
    items::Catalogue,
};

impl LogView {
    /// One page of the log.
    #[must_use]
    pub fn of(language: Language, page: &Page, catalogue: &Catalogue) -> Self {
        Self {
            entries: page.entries.iter().map(|it| entry(language, it, catalogue)).collect(),
            next: page.next.map(|id| format!("/w/admin/log?before={id}")).unwrap_or_default(),
        }
    }
}

fn entry(language: Language, entry: &Entry, catalogue: &Catalogue) -> (String, String) {
    let by = entry.by.clone().unwrap_or_else(|| language.say(admin::COMMAND_LINE).to_owned());
    (told(language, &entry.deed, catalogue), [dates::second(language, entry.at), by].join(" · "))
}

fn told(language: Language, deed: &Deed, catalogue: &Catalogue) -> String {
    let place = |department: &Option<String>| match department {
        None => language.say(admin::WHOLE_HALL).to_owned(),
        Some(key) => catalogue
            .department(key)
            .map_or_else(|| key.clone(), |it| language.read(&it.name).to_owned()),
    };
    let held = |held: &[Role]| match held {
        [] => language.say(admin::NONE).to_owned(),
        held => roles(language, held),
    };
    let named = |message, name: &str| language.fill(message, &[("name", name)]);
    match deed {
        Deed::AccountOpened { name, number, department, roles, .. } => language.fill(
            admin::DID_OPEN,
            &[
                ("name", &numbered(language, name, number.as_ref())),
                ("place", &place(department)),
                ("roles", &held(roles)),
            ],
        ),
        Deed::PostChanged { name, department, before, roles, .. } => language.fill(
            admin::DID_CHANGE,
            &[
                ("name", name),
                ("place", &place(department)),
                ("before", &held(before)),
                ("roles", &held(roles)),
            ],
        ),
        Deed::NumberChanged { name, before, number, .. } => {
            let before = before.as_deref().unwrap_or_else(|| language.say(admin::NONE));
            let known = [("name", name.as_str()), ("before", before), ("number", number.as_str())];
            language.fill(admin::DID_GIVE_NUMBER, &known)
        }
        Deed::AccountClosed { name, .. } => named(admin::DID_CLOSE, name),
        Deed::AccountReopened { name, .. } => named(admin::DID_REOPEN, name),
        Deed::PasswordGiven { name, .. } => named(admin::DID_GIVE_PASSWORD, name),
        Deed::SessionsEnded { name, sessions, .. } => {
            language.fill(admin::DID_END_SESSIONS, &[("name", name), ("n", &sessions.to_string())])
        }
        Deed::DepartmentAdded { name, .. } => named(admin::DID_ADD_DEPARTMENT, language.read(name)),
        Deed::YearLoaded { year, source, .. } => {
            language.fill(admin::DID_LOAD_YEAR, &[("year", &year.to_string()), ("source", source)])
        }
    }
}

/// Somebody by name, and by number where there was one.
fn numbered(language: Language, name: &str, number: Option<&StaffNumber>) -> String {
    number.map_or_else(
        || name.to_owned(),
        |it| language.fill(admin::NUMBERED, &[("name", name), ("number", it.as_str())]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Moment, calendar::parse_date};

    fn said(deed: Deed) -> String {
        let at = Moment::at(parse_date("2026-03-02").unwrap(), 9, 0);
        entry(Language::Chinese, &Entry { at, by: None, deed }, &Catalogue::default()).0
    }

    #[test]
    fn numbers_stand_in_the_log() {
        let person = "0199b1a2-0000-7000-8000-00000000002a".parse().unwrap();
        let number = StaffNumber::in_row(7);
        let changed = |before: Option<&str>| Deed::NumberChanged {
            person,
            name: "韩梅".to_owned(),
            before: before.map(str::to_owned),
            number: number.clone(),
        };
        assert_eq!(said(changed(Some("A1"))), "韩梅的工号由A1改为0007");
        assert_eq!(said(changed(None)), "韩梅的工号由无改为0007");
        let opened = |number| Deed::AccountOpened {
            person,
            name: "韩梅".to_owned(),
            number,
            department: None,
            roles: vec![Role::Auditor],
        };
        assert_eq!(said(opened(None)), "为 韩梅 开设账号：整个大厅，审计员");
        let numbered = "为 韩梅（0007） 开设账号：整个大厅，审计员";
        assert_eq!(said(opened(Some(number.clone()))), numbered);
    }

    #[test]
    fn an_entry_tells_what_changed_from_what_to_what_by_whom() {
        let deed = Deed::PostChanged {
            person: "0199b1a2-0000-7000-8000-00000000002a".parse().unwrap(),
            name: "韩梅".to_owned(),
            department: Some("market".to_owned()),
            before: vec![Role::WindowClerk],
            roles: Vec::new(),
        };
        let at = Moment::at(parse_date("2026-03-02").unwrap(), 9, 0);
        let done = Entry { at, by: Some("褚安".to_owned()), deed };
        let line = entry(Language::Chinese, &done, &Catalogue::default());
        assert_eq!(line.0, "调整 韩梅 在 market 的岗位：由窗口人员改为无");
        assert_eq!(line.1, "2026年3月2日 09:00:00 · 褚安");
    }
}
