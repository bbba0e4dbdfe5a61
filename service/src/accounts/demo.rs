//! Accounts for demonstrations: fictional people, with passwords that stand in the README.

use super::{password, staff_number};
use crate::{Context, Error, items::Catalogue};
use domain::{access::Role, ids::PersonId};
use std::borrow::Cow;
use store::{
    people::{self, Person},
    staff::{self, Post},
};

/// The password of every demonstration account.
pub const PASSWORD: &str = "demo-hall-chengjiang-2026";

#[derive(Clone)]
struct Demo {
    name: Cow<'static, str>,
    login: Option<Cow<'static, str>>,
    citizen_id: Option<&'static str>,
    mobile: Option<&'static str>,
    post: Option<(Cow<'static, str>, &'static [Role])>,
}

const fn citizen(name: &'static str, citizen_id: &'static str, mobile: &'static str) -> Demo {
    Demo {
        name: Cow::Borrowed(name),
        login: None,
        citizen_id: Some(citizen_id),
        mobile: Some(mobile),
        post: None,
    }
}

const fn officer(
    name: &'static str,
    login: &'static str,
    department: &'static str,
    roles: &'static [Role],
) -> Demo {
    Demo {
        name: Cow::Borrowed(name),
        login: Some(Cow::Borrowed(login)),
        citizen_id: None,
        mobile: None,
        post: Some((Cow::Borrowed(department), roles)),
    }
}

const PEOPLE: &[Demo] = &[
    citizen("王小明", "990101199001010000", "13800138000"),
    citizen("李华", "990101198511120010", "13900139000"),
    officer("赵敏", "window", "market", &[Role::WindowClerk]),
    officer("钱伟", "reviewer", "market", &[Role::Reviewer]),
    officer("孙丽", "reviewer2", "market", &[Role::Reviewer]),
    officer("周强", "decider", "market", &[Role::Decider]),
    officer("吴芳", "issuing", "market", &[Role::IssuingClerk]),
    officer("郑军", "head", "market", &[Role::OrganHead]),
    officer("冯雪", "police", "public-security", &[Role::WindowClerk]),
    officer("陈静", "police-reviewer", "public-security", &[Role::Reviewer]),
    officer("褚明", "police-decider", "public-security", &[Role::Decider]),
    officer("方洁", "center", "center", &[Role::WindowClerk]),
    officer("罗平", "center-head", "center", &[Role::OrganHead]),
    officer("顾云", "office", "office", &[Role::Decider]),
    officer("卫平", "police-issuing", "public-security", &[Role::IssuingClerk]),
];

/// The desks of every other department: what is put behind its key to sign in with, the given name, the role.
const DESKS: [(&str, &str, &[Role]); 5] = [
    ("window", "一鸣", &[Role::WindowClerk]),
    ("reviewer", "思远", &[Role::Reviewer]),
    ("decider", "若兰", &[Role::Decider]),
    ("issuing", "清和", &[Role::IssuingClerk]),
    ("head", "明德", &[Role::OrganHead]),
];

/// One for each of those departments, in their order.
const SURNAMES: [&str; 13] =
    ["蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许", "何", "吕", "施", "张", "孔"];

/// Officers for the departments that none of [`PEOPLE`] works for, so that each service can be carried through.
fn officers_of(catalogue: &Catalogue) -> Vec<Demo> {
    let taken = |key: &str| PEOPLE.iter().any(|it| it.post.as_ref().is_some_and(|it| it.0 == key));
    let departments = catalogue.departments().filter(|it| !taken(&it.key));
    let officers =
        departments.zip(SURNAMES.into_iter().cycle()).flat_map(|(department, surname)| {
            DESKS.map(|(desk, given, roles)| Demo {
                name: Cow::Owned([surname, given].concat()),
                login: Some(Cow::Owned([&department.key, "-", desk].concat())),
                citizen_id: None,
                mobile: None,
                post: Some((Cow::Owned(department.key.clone()), roles)),
            })
        });
    officers.collect()
}

/// Opens the demonstration accounts that are not there yet; answers how many.
///
/// # Errors
/// A failure of the store.
pub async fn open_demo(ctx: &Context) -> Result<usize, Error> {
    let password_hash = password::hash(ctx, PASSWORD.to_owned()).await?;
    let mut opened = 0;
    for demo in PEOPLE.iter().cloned().chain(officers_of(&ctx.catalogue())) {
        opened += usize::from(open(ctx, demo, password_hash.clone()).await?);
    }
    Ok(opened)
}

async fn open(ctx: &Context, demo: Demo, password_hash: String) -> Result<bool, Error> {
    let (within, now) = (ctx.clone(), ctx.now());
    let person = Person {
        id: PersonId::new(ctx.chance.id()),
        login: demo.login.map(Cow::into_owned),
        name: demo.name.into_owned(),
        citizen_id: demo.citizen_id.map(str::to_owned),
        mobile: demo.mobile.map(str::to_owned),
        email: None,
        staff_number: None,
        created_at: now,
        disabled_at: None,
    };
    let post = demo.post.map(|(department, roles)| Post {
        department: Some(department.into_owned()),
        roles: roles.iter().map(|role| role.word().to_owned()).collect(),
    });
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let added = people::add(tx, &person, Some(&password_hash)).await?;
                if let Some(post) = post.filter(|_| added) {
                    // In a hall of their own they have the numbers that the README lists.
                    staff_number::give(tx, &within, person.id, None).await?;
                    staff::save(tx, person.id, &post, now).await?;
                }
                Ok(added)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Caller, accounts::sign_in, testing::hall};

    #[tokio::test]
    async fn the_officers_of_the_demonstration_sign_in() {
        let hall = hall().await;
        assert!(open_demo(&hall.ctx).await.unwrap() >= 10);
        assert_eq!(open_demo(&hall.ctx).await.unwrap(), 0, "they are opened once");
        let session = sign_in(&hall.ctx, &Caller::default(), "window", PASSWORD.into()).await;
        assert!(session.is_ok());
    }

    #[tokio::test]
    async fn every_department_has_somebody_for_each_step() {
        let hall = hall().await;
        let catalogue = hall.ctx.catalogue();
        let everybody: Vec<_> = PEOPLE.iter().cloned().chain(officers_of(&catalogue)).collect();
        // Who hears complaints offers no service, and carries none through.
        let offers = |key: &str| catalogue.items().any(|it| it.department == key);
        for department in catalogue.departments().filter(|it| offers(&it.key)) {
            for role in [Role::WindowClerk, Role::Reviewer, Role::Decider, Role::IssuingClerk] {
                let is_his = |(key, roles): &(Cow<'static, str>, &'static [Role])| {
                    *key == department.key && roles.contains(&role)
                };
                let who = everybody.iter().filter(|it| it.post.as_ref().is_some_and(is_his));
                assert!(who.count() >= 1, "{} has no {role:?}", department.key);
            }
        }
    }

    #[test]
    fn every_department_of_an_officer_is_in_the_catalogue() {
        let departments = include_str!("../../catalogue/departments.toml");
        for demo in PEOPLE {
            if let Some((department, _)) = &demo.post {
                assert!(departments.contains(&format!("key = \"{department}\"")), "{department}");
            }
        }
    }
}
