//! Enter a bar.

use crate::{Context, Error, FieldFault};
use domain::{Date, licensing::BarGround};
use store::{
    Session,
    bars::{self, Bar, Barred},
    organisations, people,
};
use uuid::Uuid;

/// A bar to be.
#[derive(Clone, Debug)]
pub struct NewBar {
    /// Citizen ID of a person, or credit code of an organisation, that the hall knows.
    pub applicant: String,
    /// Key of the item; none for every item.
    pub item_key: Option<String>,
    /// Why.
    pub ground: BarGround,
    /// Number of the decision it rests on.
    pub document: String,
    /// The day of that decision.
    pub from_on: Date,
    /// Its last day; none for the period of the law.
    pub until_on: Option<Date>,
}

/// Enters the bar; the caller is the command line.
///
/// # Errors
/// [`Error::Invalid`] with all faults at once, or a failure.
pub async fn add(ctx: &Context, new: NewBar) -> Result<Uuid, Error> {
    let until_on = until(ctx, &new);
    let item = new.item_key.as_deref();
    let mut faults = Vec::new();
    if new.document.trim().is_empty() {
        faults.push(FieldFault::new("document", "missing"));
    }
    if until_on.is_none() {
        faults.push(FieldFault::new("until", "missing"));
    }
    if item.is_some_and(|key| ctx.catalogue().item(key).is_none()) {
        faults.push(FieldFault::new("item", "not-a-choice"));
    }
    let on = applicant(&mut ctx.db.read().await?, &new.applicant).await?;
    if on.is_none() {
        faults.push(FieldFault::new("applicant", "not-a-choice"));
    }
    let (Some(on), Some(until_on), true) = (on, until_on, faults.is_empty()) else {
        return Err(Error::Invalid(faults));
    };
    let bar = Bar {
        id: ctx.chance.id(),
        on,
        item_key: new.item_key,
        ground: new.ground.word().to_owned(),
        document: new.document.trim().to_owned(),
        until_on,
        entered_at: ctx.now(),
    };
    let id = bar.id;
    ctx.db
        .transact(move |tx| {
            let bar = bar.clone();
            Box::pin(async move { Ok::<_, Error>(bars::add(tx, &bar).await?) })
        })
        .await?;
    Ok(id)
}

/// The last day that was given, or the one that the law sets.
fn until(ctx: &Context, new: &NewBar) -> Option<Date> {
    let by_law = new.ground.period();
    let by_law = by_law.and_then(|period| ctx.calendar().due(new.from_on, period, &[]));
    new.until_on.or(by_law.map(|due| due.on))
}

/// Whoever has this number.
async fn applicant(db: &mut impl Session, number: &str) -> Result<Option<Barred>, Error> {
    let number = number.trim().to_uppercase();
    if let Some(account) = people::find_by_sign_in(db, &number).await? {
        return Ok(Some(Barred::Person(account.person.id)));
    }
    let organisation = organisations::find_by_credit_code(db, &number).await?;
    Ok(organisation.map(|it| Barred::Organisation(it.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bars::{lift, list},
        cases::testing::person,
        drafts::{self, Signed, testing::complete},
        testing::hall,
    };
    use time::macros::date;

    const SIGNED: Signed = Signed { declaration: true, commitment: false };

    fn barred(citizen_id: &str) -> NewBar {
        NewBar {
            applicant: citizen_id.to_owned(),
            item_key: Some("food-business-permit".to_owned()),
            ground: BarGround::FalseMaterials,
            document: "澄市监告〔2026〕7号".to_owned(),
            from_on: date!(2026 - 03 - 01),
            until_on: None,
        }
    }

    #[tokio::test]
    async fn who_gave_false_materials_files_again_after_a_year_or_when_the_bar_is_lifted() {
        let hall = hall().await;
        let mut db = hall.ctx.db.read().await.unwrap();
        let account = people::find(&mut db, person(&hall.citizen)).await.unwrap().unwrap();
        drop(db);
        let (draft, version) = complete(&hall).await;
        let number = account.person.citizen_id.unwrap();
        let id = add(&hall.ctx, barred(&number)).await.unwrap();
        let standing = list(&hall.ctx).await.unwrap();
        assert_eq!((standing[0].id, standing[0].until_on), (id, date!(2027 - 03 - 01)));
        let shown = drafts::show(&hall.ctx, &hall.citizen, draft).await.unwrap();
        assert_eq!(shown.barred.map(|it| it.until_on), Some(date!(2027 - 03 - 01)));
        let refused = drafts::submit(&hall.ctx, &hall.citizen, draft, version, SIGNED).await;
        assert!(matches!(refused, Err(Error::Refused("barred"))), "{refused:?}");
        lift(&hall.ctx, id).await.unwrap();
        assert!(matches!(lift(&hall.ctx, id).await, Err(Error::Refused("stale"))));
        assert!(list(&hall.ctx).await.unwrap().is_empty());
        drafts::submit(&hall.ctx, &hall.citizen, draft, version, SIGNED).await.unwrap();
    }

    #[tokio::test]
    async fn bad_credit_bars_no_application_and_needs_its_own_last_day() {
        let hall = hall().await;
        let mut db = hall.ctx.db.read().await.unwrap();
        let account = people::find(&mut db, person(&hall.citizen)).await.unwrap().unwrap();
        drop(db);
        let (draft, version) = complete(&hall).await;
        let number = account.person.citizen_id.unwrap();
        let credit = NewBar { ground: BarGround::BadCredit, item_key: None, ..barred(&number) };
        let unknown = NewBar { applicant: "0".to_owned(), ..credit.clone() };
        let Err(Error::Invalid(faults)) = add(&hall.ctx, unknown).await else {
            panic!("nobody has that number");
        };
        let fields: Vec<_> = faults.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, ["until", "applicant"]);
        let until_on = Some(date!(2027 - 12 - 31));
        add(&hall.ctx, NewBar { until_on, ..credit }).await.unwrap();
        drafts::submit(&hall.ctx, &hall.citizen, draft, version, SIGNED).await.unwrap();
    }
}
