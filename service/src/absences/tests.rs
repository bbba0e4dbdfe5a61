use super::*;
use crate::{
    conversations::{
        About, Question, Which, assign, begin, claim, come, decline, desk, offer, say, show, tend,
        visitor_hash,
    },
    testing::{TestHall, hall},
};
use domain::{
    conversations::{Conversation as Standing, Stage},
    ids::{ConversationId, EntryId},
};
use time::macros::date;
use uuid::Uuid;

/// The day on which the hall of a test opens, and the next one.
const TODAY: Date = date!(2026 - 03 - 02);
const TOMORROW: Date = date!(2026 - 03 - 03);

fn person(caller: &Caller) -> PersonId {
    caller.signed_in().unwrap().person
}

/// An absence from the desk of `market`.
fn absence(from_on: Date, until_on: Date, stand_in: Option<&Caller>) -> NewAbsence {
    NewAbsence {
        department: "market".to_owned(),
        agent: None,
        stand_in: stand_in.map(person),
        from_on: Some(from_on),
        until_on: Some(until_on),
    }
}

/// A question for a person about a service of `market`, by somebody who has not signed in.
async fn asked(hall: &TestHall) -> (Caller, ConversationId) {
    let asker = Caller { visitor: Some(visitor_hash("one")), ..Caller::default() };
    let id = ConversationId::new(Uuid::from_u128(1));
    let about = About::Item("food-business-permit".to_owned());
    let (entry, text) = (entry(1), "要体检吗？".to_owned());
    let question = Question { id, entry, about, text, asks_person: true };
    begin(&hall.ctx, &asker, question).await.unwrap();
    (asker, id)
}

fn entry(number: u128) -> EntryId {
    EntryId::new(Uuid::from_u128(1_000 + number))
}

async fn stands(hall: &TestHall, asker: &Caller, id: ConversationId) -> Standing {
    show(&hall.ctx, asker, id, Which::Last).await.unwrap().standing
}

#[tokio::test]
async fn whoever_is_away_is_given_nothing_until_the_absence_ends() {
    let hall = hall().await;
    note(&hall.ctx, &hall.clerk, absence(TODAY, TODAY, Some(&hall.reviewer))).await.unwrap();
    come(&hall.ctx, &hall.clerk, "market", &[]).await.unwrap();
    let (asker, id) = asked(&hall).await;
    assert_eq!(stands(&hall, &asker, id).await.stage, Stage::Queued);
    // Coming to the desk ends nothing silently.
    let seen = desk(&hall.ctx, &hall.clerk, Some("market"), None).await.unwrap();
    let [away] = &*seen.away else { panic!("{:?}", seen.away) };
    assert!(away.is_you && away.is_now && away.may_end && seen.is_present && seen.present == 0);
    assert_eq!(away.stand_in.as_deref(), Some("钱伟"));
    end(&hall.ctx, &hall.clerk, away.id).await.unwrap();
    assert_eq!(tend(&hall.ctx).await.unwrap(), 1);
    assert_eq!(stands(&hall, &asker, id).await.agent, Some(person(&hall.clerk)));
}

#[tokio::test]
async fn whoever_is_away_is_asked_for_nothing_by_name_and_the_list_names_who_stands_in() {
    let hall = hall().await;
    let (_, id) = asked(&hall).await;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    note(&hall.ctx, &hall.reviewer, absence(TODAY, TOMORROW, Some(&hall.decider))).await.unwrap();
    let to = person(&hall.reviewer);
    let asked = offer(&hall.ctx, &hall.clerk, id, "market", Some(to), "请看").await;
    assert!(matches!(asked, Err(Error::Refused("conversation_receiver_away"))), "{asked:?}");
    let given = assign(&hall.ctx, &hall.head, id, to).await;
    assert!(matches!(given, Err(Error::Refused("conversation_receiver_away"))), "{given:?}");
    let shown = show(&hall.ctx, &hall.clerk, id, Which::Last).await.unwrap();
    let receiver = shown.receivers.iter().find(|it| it.person == to).unwrap();
    assert_eq!(receiver.away, Some((TOMORROW, Some("周强".to_owned()))));
    hall.clock.pass(2 * 86_400);
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    offer(&hall.ctx, &hall.clerk, id, "market", Some(to), "请看").await.unwrap();
}

#[tokio::test]
async fn what_is_held_when_an_absence_begins_is_offered_to_the_stand_in_who_takes_it() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    say(&hall.ctx, &hall.clerk, id, entry(2), "我查一下").await.unwrap();
    note(&hall.ctx, &hall.clerk, absence(TODAY, TODAY, Some(&hall.reviewer))).await.unwrap();
    assert_eq!(tend(&hall.ctx).await.unwrap(), 1);
    assert_eq!(tend(&hall.ctx).await.unwrap(), 0, "it is asked once");
    let standing = stands(&hall, &asker, id).await;
    assert_eq!(standing.agent, Some(person(&hall.clerk)), "who answers for it until then");
    let offered = standing.offer.unwrap();
    assert!(offered.stands_in && offered.agent == Some(person(&hall.reviewer)));
    claim(&hall.ctx, &hall.reviewer, id).await.unwrap();
    assert_eq!(stands(&hall, &asker, id).await.agent, Some(person(&hall.reviewer)));
}

#[tokio::test]
async fn what_no_stand_in_takes_goes_back_to_the_queue() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    note(&hall.ctx, &hall.clerk, absence(TODAY, TODAY, Some(&hall.reviewer))).await.unwrap();
    tend(&hall.ctx).await.unwrap();
    decline(&hall.ctx, &hall.reviewer, id).await.unwrap();
    let standing = stands(&hall, &asker, id).await;
    assert_eq!((standing.stage, standing.returned), (Stage::Queued, 0), "nobody ignored it");
    // Whoever takes it while they are away keeps it: nobody gave it to them.
    hall.clock.pass(1);
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    assert_eq!(tend(&hall.ctx).await.unwrap(), 0);
}

#[tokio::test]
async fn an_absence_that_was_planned_begins_with_its_day_and_without_a_stand_in_leaves_nobody_waiting()
 {
    let hall = hall().await;
    hall.clock.set("2026-03-02", 23);
    let (asker, id) = asked(&hall).await;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    hall.clock.pass(3_300);
    say(&hall.ctx, &hall.clerk, id, entry(2), "请稍等").await.unwrap();
    note(&hall.ctx, &hall.clerk, absence(TOMORROW, TOMORROW, None)).await.unwrap();
    assert_eq!(tend(&hall.ctx).await.unwrap(), 0, "it is not tomorrow yet");
    hall.clock.pass(300);
    // Back in the queue, and at night kept for the next working day.
    assert_eq!(tend(&hall.ctx).await.unwrap(), 2);
    assert_eq!(stands(&hall, &asker, id).await.stage, Stage::Left);
}

#[tokio::test]
async fn everybody_notes_their_own_absence_and_whoever_leads_the_desk_any() {
    let hall = hall().await;
    let of = |who: &Caller| NewAbsence {
        agent: Some(person(who)),
        ..absence(TODAY, TOMORROW, Some(&hall.decider))
    };
    for caller in [&hall.citizen, &hall.reviewer, &hall.health_clerk, &Caller::default()] {
        let noted = note(&hall.ctx, caller, of(&hall.clerk)).await;
        assert!(matches!(noted, Err(Error::NotFound | Error::Refused("sign_in"))), "{noted:?}");
    }
    note(&hall.ctx, &hall.head, of(&hall.clerk)).await.unwrap();
    let stranger = note(&hall.ctx, &hall.head, of(&hall.health_clerk)).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    let listed = list(&hall.ctx, &hall.head, "market").await.unwrap();
    let [away] = &*listed.absences else { panic!("{listed:?}") };
    assert!(listed.leads && away.name == "赵敏" && away.may_end && !away.is_you);
    let seen = list(&hall.ctx, &hall.reviewer, "market").await.unwrap();
    assert!(!seen.leads && !seen.absences[0].may_end);
    let elsewhere = list(&hall.ctx, &hall.health_clerk, "market").await;
    assert!(matches!(elsewhere, Err(Error::NotFound)));
    let ended = end(&hall.ctx, &hall.reviewer, away.id).await;
    assert!(matches!(ended, Err(Error::NotFound)));
    end(&hall.ctx, &hall.clerk, away.id).await.unwrap();
    let again = end(&hall.ctx, &hall.clerk, away.id).await;
    assert!(matches!(again, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_is_wrong_with_an_absence_is_told_beside_its_fields() {
    let hall = hall().await;
    let wrong = async |new: NewAbsence| match note(&hall.ctx, &hall.clerk, new).await {
        Err(Error::Invalid(faults)) => {
            faults.into_iter().map(|it| (it.field, it.code)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let fault = |field: &str, code| (field.to_owned(), code);
    let empty = NewAbsence { from_on: None, until_on: None, ..absence(TODAY, TODAY, None) };
    let dates = ["from_on", "until_on"].map(|it| fault(it, "not-a-date"));
    assert_eq!(wrong(empty).await, dates);
    let backwards = wrong(absence(TOMORROW, TODAY, Some(&hall.clerk))).await;
    let expected =
        [fault("until_on", "absence-ends-before"), fault("stand_in", "absence-own-stand-in")];
    assert_eq!(backwards, expected);
    note(&hall.ctx, &hall.clerk, absence(TODAY, TOMORROW, None)).await.unwrap();
    let again = wrong(absence(TOMORROW, TOMORROW, None)).await;
    assert_eq!(again, [fault("from_on", "absence-overlaps")]);
}
