//! Accounts for demonstrations: fictional people, with passwords that stand in the README.

use super::password;
use crate::{Context, Error};
use domain::{access::Role, ids::PersonId};
use store::{
    people::{self, Person},
    staff::{self, Post},
};

/// The password of every demonstration account.
pub const PASSWORD: &str = "demo-hall-chengjiang-2026";

struct Demo {
    name: &'static str,
    login: Option<&'static str>,
    citizen_id: Option<&'static str>,
    mobile: Option<&'static str>,
    post: Option<(&'static str, &'static [Role])>,
}

const fn citizen(name: &'static str, citizen_id: &'static str, mobile: &'static str) -> Demo {
    Demo { name, login: None, citizen_id: Some(citizen_id), mobile: Some(mobile), post: None }
}

const fn officer(
    name: &'static str,
    login: &'static str,
    department: &'static str,
    roles: &'static [Role],
) -> Demo {
    Demo {
        name,
        login: Some(login),
        citizen_id: None,
        mobile: None,
        post: Some((department, roles)),
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
    officer("卫平", "police-issuing", "public-security", &[Role::IssuingClerk]),
];

/// Opens the demonstration accounts that are not there yet; answers how many.
///
/// # Errors
/// A failure of the store.
pub async fn open_demo(ctx: &Context) -> Result<usize, Error> {
    let password_hash = password::hash(ctx, PASSWORD.to_owned()).await?;
    let mut opened = 0;
    for demo in PEOPLE {
        opened += usize::from(open(ctx, demo, password_hash.clone()).await?);
    }
    Ok(opened)
}

async fn open(ctx: &Context, demo: &'static Demo, password_hash: String) -> Result<bool, Error> {
    let now = ctx.now();
    let person = Person {
        id: PersonId::new(ctx.chance.id()),
        login: demo.login.map(str::to_owned),
        name: demo.name.to_owned(),
        citizen_id: demo.citizen_id.map(str::to_owned),
        mobile: demo.mobile.map(str::to_owned),
        email: None,
        created_at: now,
        disabled_at: None,
    };
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let added = people::add(tx, &person, Some(&password_hash)).await?;
                if let Some((department, roles)) = demo.post.filter(|_| added) {
                    let roles = roles.iter().map(|role| role.word().to_owned()).collect();
                    let post = Post { department: department.to_owned(), roles };
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

    #[test]
    fn every_department_of_an_officer_is_in_the_catalogue() {
        let departments = include_str!("../../catalogue/departments.toml");
        for demo in PEOPLE {
            if let Some((department, _)) = demo.post {
                assert!(departments.contains(&format!("key = \"{department}\"")), "{department}");
            }
        }
    }
}
