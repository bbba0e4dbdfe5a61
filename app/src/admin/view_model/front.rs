//! The front page of administration in words.

use super::{DepartmentRow, FrontView, Room};
use crate::text::{Language, Message, admin};
use domain::access::Action;
use service::{
    admin::{Overview, Warning},
    items::Department,
};

impl FrontView {
    /// What is missing, and what can be done.
    #[must_use]
    pub fn of(language: Language, overview: &Overview) -> Self {
        let warnings = overview.warnings.iter().map(|it| warning(language, *it)).collect();
        let rooms = overview.actions.iter().flat_map(|it| rooms(language, *it)).collect();
        Self { warnings, rooms }
    }
}

impl DepartmentRow {
    /// A department of the hall.
    #[must_use]
    pub fn of(department: &Department) -> Self {
        Self {
            number: format!("{:03}", department.number),
            name_zh: department.name.zh.clone(),
            name_en: department.name.en.clone(),
            key: department.key.clone(),
        }
    }
}

fn warning(language: Language, warning: Warning) -> String {
    match warning {
        Warning::YearNotAnnounced(year) => {
            language.fill(admin::WARN_YEAR, &[("year", &year.to_string())])
        }
        Warning::NoDepartment => language.say(admin::WARN_DEPARTMENT).to_owned(),
        Warning::NoService => language.say(admin::WARN_SERVICE).to_owned(),
        Warning::TwoPowers => language.say(admin::WARN_POWERS).to_owned(),
    }
}

/// The rooms in which this is done; sessions are ended where accounts are looked after.
fn rooms(language: Language, action: Action) -> Vec<Room> {
    let room = |path: &str, icon: &str, name: Message, text: Message| Room {
        href: format!("/w/admin/{path}"),
        icon: icon.to_owned(),
        name: language.say(name).to_owned(),
        text: language.say(text).to_owned(),
    };
    match action {
        Action::EditCatalogue => vec![
            room("departments", "landmark", admin::DEPARTMENTS, admin::DEPARTMENTS_TEXT),
            room("misses", "search", admin::MISSES, admin::MISSES_TEXT),
        ],
        Action::LoadCalendar => {
            vec![room("calendar", "calendar-days", admin::CALENDAR, admin::CALENDAR_TEXT)]
        }
        Action::EditStaff => vec![room("staff", "users-round", admin::STAFF, admin::STAFF_TEXT)],
        Action::ReadAudit => vec![room("log", "history", admin::LOG, admin::LOG_TEXT)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_administered_has_a_room_of_its_own() {
        let overview = Overview {
            actions: vec![
                Action::EditCatalogue,
                Action::LoadCalendar,
                Action::EditStaff,
                Action::EndSessions,
                Action::ReadAudit,
            ],
            warnings: vec![Warning::YearNotAnnounced(2027)],
        };
        let view = FrontView::of(Language::Chinese, &overview);
        let rooms: Vec<_> = view.rooms.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(rooms, ["部门", "搜不到的事", "工作日历", "工作人员", "管理日志"]);
        assert!(view.warnings[0].starts_with("2027 年"));
    }
}
