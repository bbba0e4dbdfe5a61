//! Those who work here in words, and what their forms send.

use super::{MemberView, Placing, PostForm, StaffRow, StaffView};
use crate::{
    text::{Language, admin, desk},
    ui::{dates, radios::Choice},
};
use domain::{access::Role, ids::PersonId};
use service::{
    admin::{Found, Member, Post},
    items::Catalogue,
};

/// How forms and addresses write that a post is one of the hall as a whole; no key of a department is so short.
const IN_HALL: &str = "-";

/// The department that a form names; none for the hall as a whole.
#[must_use]
pub fn placed(at: &str) -> Option<String> {
    (at != IN_HALL).then(|| at.to_owned())
}

/// The place in the list that an address names: the id first, because a name may hold anything.
#[must_use]
pub fn after(place: &str) -> Option<(String, PersonId)> {
    let (id, name) = place.split_once('.')?;
    Some((name.to_owned(), id.parse().ok()?))
}

impl StaffView {
    /// The list that was found for `find`.
    #[must_use]
    pub fn of(language: Language, find: &str, found: &Found) -> Self {
        let next = found.next.as_ref().map(|(name, id)| {
            let (find, name) = (encoded(find), encoded(name));
            format!("/w/admin/staff?find={find}&after={id}.{name}")
        });
        Self {
            rows: found.members.iter().map(|it| row(language, it)).collect(),
            next: next.unwrap_or_default(),
        }
    }
}

/// A value of an address: what is no plain character is written in percent.
fn encoded(value: &str) -> String {
    let write = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    value.bytes().map(write).collect()
}

fn row(language: Language, member: &Member) -> StaffRow {
    let known = |it: Option<&String>| match it {
        Some(it) => it.clone(),
        None => language.say(admin::NONE).to_owned(),
    };
    let post = |it: &Post| {
        let (place, roles) = (place(language, it), roles(language, &it.roles));
        language.fill(admin::POST_LINE, &[("place", &place), ("roles", &roles)])
    };
    StaffRow {
        href: format!("/w/admin/staff/{}", member.person),
        name: member.name.clone(),
        number: known(member.number.as_ref()),
        login: known(member.login.as_ref()),
        posts: member.posts.iter().map(post).collect(),
        state: state(language, member),
        seen: seen(language, member),
    }
}

fn state(language: Language, member: &Member) -> String {
    member.closed_at.map_or_else(
        || language.say(admin::OPEN).to_owned(),
        |at| language.fill(admin::CLOSED_SINCE, &[("on", &dates::day(language, at.date()))]),
    )
}

fn seen(language: Language, member: &Member) -> String {
    let seen = member.seen_at.map(|at| dates::minute(language, at));
    seen.unwrap_or_else(|| language.say(admin::NOT_SIGNED_IN).to_owned())
}

fn place(language: Language, post: &Post) -> String {
    match (&post.department, &post.name) {
        (None, _) => language.say(admin::WHOLE_HALL).to_owned(),
        (Some(_), Some(name)) => language.read(name).to_owned(),
        (Some(key), None) => key.clone(),
    }
}

/// What they do, in the words of the law.
pub(super) fn roles(language: Language, roles: &[Role]) -> String {
    let roles: Vec<_> = roles.iter().map(|it| role(language, *it)).collect();
    roles.join(language.say(admin::AND))
}

fn role(language: Language, role: Role) -> &'static str {
    language.say(desk::find(&["role_", role.word()].concat()).unwrap_or(admin::NONE))
}

impl MemberView {
    /// The page of `member`.
    #[must_use]
    pub fn of(language: Language, member: &Member) -> Self {
        let page = format!("/w/admin/staff/{}/post", member.person);
        let at = |it: &Post| it.department.clone().unwrap_or_else(|| IN_HALL.to_owned());
        let post = |it: &Post| {
            let change = format!("{page}?at={}", at(it));
            (place(language, it), roles(language, &it.roles), change)
        };
        let fact = |name, value: String| (language.say(name).to_owned(), value);
        Self {
            id: member.person.to_string(),
            name: member.name.clone(),
            number: member.number.clone().unwrap_or_default(),
            facts: vec![
                fact(admin::STAFF_NUMBER, member.number.clone().unwrap_or_default()),
                fact(admin::LOGIN, member.login.clone().unwrap_or_default()),
                fact(admin::STATE, state(language, member)),
                fact(admin::SESSIONS, member.sessions.to_string()),
                fact(admin::SEEN, seen(language, member)),
            ],
            posts: member.posts.iter().map(post).collect(),
            is_closed: member.closed_at.is_some(),
            is_own: member.is_own,
            is_signed_in: member.sessions > 0,
            password_of: takes_password(member).then(|| member.person.to_string()),
            add: page,
        }
    }
}

/// Whether a new password would be of use, and is the administrator's to give.
fn takes_password(member: &Member) -> bool {
    member.may_be_given_password && member.closed_at.is_none()
}

impl Placing {
    /// Every department of `catalogue` and every role of staff.
    #[must_use]
    pub fn of(language: Language, catalogue: &Catalogue) -> Self {
        let choice =
            |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
        let hall = choice(IN_HALL, language.say(admin::WHOLE_HALL_HINT));
        let departments =
            catalogue.departments().map(|it| choice(&it.key, language.read(&it.name)));
        let is_staff = |it: &&Role| !it.is_applicant() && **it != Role::System;
        let roles = Role::ALL.iter().filter(is_staff);
        Self {
            places: std::iter::once(hall).chain(departments).collect(),
            roles: roles.map(|it| choice(it.word(), role(language, *it))).collect(),
        }
    }
}

impl PostForm {
    /// The form for the post of `member` at `at`; for a new one where that is empty.
    #[must_use]
    pub fn of(language: Language, member: &Member, at: &str, placing: Placing) -> Self {
        let department = placed(at);
        let post = member.posts.iter().find(|it| !at.is_empty() && it.department == department);
        let held = post.map(|it| it.roles.iter().map(|role| role.word().to_owned()).collect());
        Self {
            id: member.person.to_string(),
            name: member.name.clone(),
            at: post.map(|_| at.to_owned()).unwrap_or_default(),
            place: post.map(|it| place(language, it)).unwrap_or_default(),
            places: placing.places,
            roles: placing.roles,
            held: held.unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Text;

    fn member(posts: Vec<Post>) -> Member {
        Member {
            person: "0199b1a2-0000-7000-8000-00000000002a".parse().unwrap(),
            login: Some("han.mei".to_owned()),
            name: "韩梅".to_owned(),
            number: Some("0007".to_owned()),
            closed_at: None,
            posts,
            sessions: 0,
            seen_at: None,
            is_own: false,
            may_be_given_password: true,
        }
    }

    fn posts() -> Vec<Post> {
        vec![
            Post { department: None, name: None, roles: vec![Role::Supervisor] },
            Post {
                department: Some("market".to_owned()),
                name: Some(Text::new("市场监督管理局", "Market Regulation")),
                roles: vec![Role::WindowClerk, Role::IssuingClerk],
            },
        ]
    }

    #[test]
    fn a_row_tells_every_post_with_its_place() {
        let row = row(Language::Chinese, &member(posts()));
        assert_eq!((row.number.as_str(), row.login.as_str()), ("0007", "han.mei"));
        assert_eq!(row.posts, ["整个大厅：监察人员", "市场监督管理局：窗口人员、出件人员"]);
    }

    #[test]
    fn the_form_of_a_post_holds_its_roles_and_that_of_a_new_one_none() {
        let placing = || Placing::of(Language::Chinese, &Catalogue::default());
        let held = |at: &str| {
            let form = PostForm::of(Language::Chinese, &member(posts()), at, placing());
            (form.at, form.held)
        };
        assert_eq!(held(IN_HALL), (IN_HALL.to_owned(), vec!["supervisor".to_owned()]));
        assert_eq!(held("market").1.len(), 2);
        assert_eq!(held(""), (String::new(), Vec::new()));
        assert_eq!(held("water"), (String::new(), Vec::new()));
        assert_eq!(placing().roles.len(), Role::ALL.len() - 3);
    }

    #[test]
    fn the_next_page_begins_where_its_address_says() {
        let found = Found {
            members: Vec::new(),
            next: Some(("韩.梅 &".to_owned(), member(Vec::new()).person)),
        };
        let next = StaffView::of(Language::English, "", &found).next;
        let place = next.split("after=").nth(1).unwrap();
        assert!(place.ends_with(".%E9%9F%A9%2E%E6%A2%85%20%26"));
        let read = after("0199b1a2-0000-7000-8000-00000000002a.韩.梅 &").unwrap();
        assert_eq!(read, found.next.unwrap());
        assert_eq!(after("nonsense"), None);
    }
}
