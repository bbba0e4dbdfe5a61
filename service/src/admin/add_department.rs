//! Add a department to the hall.

use super::{Deed, authorise, record};
use crate::{Caller, Context, Error, FieldFault, items};
use domain::{Text, access::Action};
use store::departments::{self, Department};

/// The largest number a department can have in case numbers.
const NUMBER_MAX: u16 = 999;
/// Longest key, in characters.
const KEY_MAX: usize = 40;
/// Longest name, in characters.
const NAME_MAX: usize = 80;

/// A department to be, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDepartment {
    /// Short name in addresses; never changes.
    pub key: String,
    /// The department in case numbers, `1` to `999`.
    pub number: String,
    /// Name of the organ as printed on its documents.
    pub name: Text,
}

/// Adds the department; this node knows it at once, every other within a minute.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but administrators;
/// [`Error::Invalid`] with all faults at once; a failure.
pub async fn add_department(
    ctx: &Context,
    caller: &Caller,
    new: NewDepartment,
) -> Result<(), Error> {
    let author = authorise(caller, Action::EditCatalogue)?;
    let department = read(ctx, &new)?;
    let within = ctx.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let ctx = &within;
                if !departments::add(tx, &department, ctx.now()).await? {
                    return Err(Error::Invalid(vec![FieldFault::new("key", "taken")]));
                }
                let Department { key, name, .. } = department;
                record(tx, ctx, Some(&author), &Deed::DepartmentAdded { key, name }).await
            })
        })
        .await?;
    items::load(ctx).await
}

/// The department that was typed, or everything that is wrong with it.
fn read(ctx: &Context, new: &NewDepartment) -> Result<Department, Error> {
    let key = new.key.trim().to_lowercase();
    let number = new.number.trim().parse::<u16>().ok().filter(|it| (1..=NUMBER_MAX).contains(it));
    let name = Text::new(new.name.zh.trim(), new.name.en.trim());
    let catalogue = ctx.catalogue();
    let is_taken = |number| catalogue.departments().any(|it| it.number == number);
    let faults = [
        fault_of_name(&name.zh).map(|it| ("name_zh", it)),
        fault_of_name(&name.en).map(|it| ("name_en", it)),
        match number {
            None => Some(("number", "department-number")),
            Some(number) => is_taken(number).then_some(("number", "number-taken")),
        },
        fault_of_key(&key).or(catalogue.department(&key).map(|_| "taken")).map(|it| ("key", it)),
    ];
    let faults: Vec<_> =
        faults.into_iter().flatten().map(|(field, code)| FieldFault::new(field, code)).collect();
    match number {
        Some(number) if faults.is_empty() => {
            Ok(Department { key, code: format!("{number:03}"), name })
        }
        _ => Err(Error::Invalid(faults)),
    }
}

fn fault_of_key(key: &str) -> Option<&'static str> {
    let is_plain = key.starts_with(|it: char| it.is_ascii_lowercase())
        && key.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
    match key.len() {
        0 => Some("missing"),
        2..=KEY_MAX if is_plain => None,
        _ => Some("department-key"),
    }
}

fn fault_of_name(name: &str) -> Option<&'static str> {
    match name.chars().count() {
        0 => Some("missing"),
        1..=NAME_MAX => None,
        _ => Some("too-long"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::{administrators, entries},
        testing::hall,
    };

    fn archives() -> NewDepartment {
        NewDepartment {
            key: " Archives ".into(),
            number: "77".into(),
            name: Text::new("澄江市档案局", "Archives Bureau"),
        }
    }

    #[tokio::test]
    async fn a_department_that_was_added_is_known_and_in_the_log() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        add_department(&hall.ctx, &them.system, archives()).await.unwrap();
        let catalogue = hall.ctx.catalogue();
        let added = catalogue.department("archives").unwrap();
        assert_eq!((added.number, added.name.zh.as_str()), (77, "澄江市档案局"));
        let newest = &entries(&hall, &them).await[0];
        assert!(matches!(&newest.deed, Deed::DepartmentAdded { key, .. } if key == "archives"));
        let again = NewDepartment { number: "077".into(), ..archives() };
        let Err(Error::Invalid(faults)) = add_department(&hall.ctx, &them.system, again).await
        else {
            panic!("it was added twice")
        };
        assert_eq!(
            faults,
            [FieldFault::new("number", "number-taken"), FieldFault::new("key", "taken")]
        );
    }

    #[tokio::test]
    async fn everything_that_is_wrong_with_a_department_is_told_at_once() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for (key, number, code) in [
            ("", "1000", "missing"),
            ("x", "0", "department-key"),
            ("档案局", "", "department-key"),
            ("a b", "-1", "department-key"),
        ] {
            let new =
                NewDepartment { key: key.into(), number: number.into(), name: Text::default() };
            let Err(Error::Invalid(faults)) = add_department(&hall.ctx, &them.system, new).await
            else {
                panic!("{key} was taken")
            };
            let codes: Vec<_> = faults.iter().map(|it| it.code).collect();
            assert_eq!(codes, ["missing", "missing", "department-number", code]);
        }
    }

    #[tokio::test]
    async fn only_the_administrator_adds_departments() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for caller in [&them.security, &them.auditor, &hall.head] {
            let refused = add_department(&hall.ctx, caller, archives()).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
        }
        let stranger = add_department(&hall.ctx, &hall.citizen, archives()).await.unwrap_err();
        assert!(matches!(stranger, Error::NotFound));
    }
}
