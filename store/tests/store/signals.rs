//! What is told to whoever listens.

use super::scene::{NOW, alice, bob, id, later, write};
use domain::ids::ConversationId;
use store::{
    Db, Options, StoreError,
    signals::{Listener, READING_SECONDS, Sign, Topic},
    testing::{Fresh, each_engine, tamper},
};

fn topic() -> Topic {
    Topic::Person(alice())
}

/// Listens, and waits until signals are carried where something has to carry them.
async fn listening(db: &Db) -> Listener {
    let mut listener = db.signals().listen(topic());
    if !db.is_embedded() {
        let db = db.clone();
        tokio::spawn(async move { db.follow().await });
        assert_eq!(listener.next().await, Some(Sign::Lost), "what was told before is not known");
    }
    listener
}

async fn tell(db: &Db, sign: Sign) {
    write(db, move |tx| {
        tx.tell(topic(), sign);
        Box::pin(async { Ok(()) })
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_is_told_and_what_is_undone_is_not() {
    each_engine(async |db| {
        let mut listener = listening(&db).await;
        let undone: Result<(), StoreError> = db
            .transact(|tx| {
                tx.tell(topic(), Sign::Changed(1));
                Box::pin(async { Err(StoreError::Stale) })
            })
            .await;
        assert!(undone.is_err());
        tell(&db, Sign::Changed(2)).await;
        assert_eq!(listener.next().await, Some(Sign::Changed(2)));
        db.tell(topic(), Sign::Typing { by_agent: true }).await.unwrap();
        assert_eq!(listener.next().await, Some(Sign::Typing { by_agent: true }));
    })
    .await;
}

#[tokio::test]
async fn nobody_hears_of_what_they_do_not_listen_to() {
    each_engine(async |db| {
        let mut listener = listening(&db).await;
        write(&db, |tx| {
            tx.tell(Topic::Person(bob()), Sign::Changed(1));
            tx.tell(Topic::Desk("market".to_owned()), Sign::Changed(1));
            tx.tell(topic(), Sign::Changed(2));
            Box::pin(async { Ok(()) })
        })
        .await;
        assert_eq!(listener.next().await, Some(Sign::Changed(2)));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_slow_holds_a_few_signs_and_is_told_that_there_were_more() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let mut slow = listening(&fresh.db).await;
    for number in 0..1_000 {
        tell(&fresh.db, Sign::Changed(number)).await;
    }
    assert_eq!(slow.next().await, Some(Sign::Lost));
    fresh.db.signals().close();
    let mut held = 0;
    while slow.next().await.is_some() {
        held += 1;
    }
    assert_eq!(held, 16);
}

#[tokio::test]
async fn nothing_is_kept_of_a_topic_nobody_listens_to_any_more() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let signals = fresh.db.signals();
    let two = (signals.listen(topic()), signals.listen(topic()));
    drop(signals.listen(Topic::Person(bob())));
    assert_eq!(signals.topics(), 1);
    drop(two.0);
    assert_eq!(signals.topics(), 1);
    drop(two.1);
    assert_eq!(signals.topics(), 0);
}

#[tokio::test]
async fn one_process_hears_the_other_and_knows_when_it_may_have_missed_something() {
    let Some(fresh) = Fresh::postgres(Options::default()).await else { return };
    let other = Db::open(&fresh.url, Options::default()).await.unwrap();
    let mut listener = listening(&fresh.db).await;
    tell(&other, Sign::Changed(1)).await;
    assert_eq!(listener.next().await, Some(Sign::Changed(1)));

    let (_, schema) = fresh.url.rsplit_once('=').unwrap();
    let cut = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%{schema}%'"
    );
    tamper(&other, &cut).await.unwrap();
    assert_eq!(listener.next().await, Some(Sign::Lost));
    tell(&other, Sign::Changed(2)).await;
    assert_eq!(listener.next().await, Some(Sign::Changed(2)));
    other.close().await;
}

#[tokio::test]
async fn who_has_a_conversation_open_is_known_for_as_long_as_they_tell_so() {
    each_engine(async |db| {
        let [it, other] = [1, 2].map(|number| ConversationId::new(id(number)));
        let mut listener = listening(&db).await;
        let mut heard = db.signals().listen(Topic::Conversation(it));
        for (person, at) in [(alice(), NOW), (bob(), later(30))] {
            let sign = Sign::Reading { person, at };
            db.tell(Topic::Conversation(it), sign).await.unwrap();
            assert_eq!(heard.next().await, Some(sign));
        }
        let readers = |now| db.signals().readers(it, later(now));
        let mut both = vec![alice(), bob()];
        both.sort_unstable();
        assert_eq!(readers(30), both);
        assert_eq!(readers(READING_SECONDS), [bob()], "who told nothing more has gone");
        assert!(readers(30 + READING_SECONDS).is_empty());
        assert!(db.signals().readers(other, NOW).is_empty());
        // What is told of one lets everybody forget who has gone.
        let sign = Sign::Reading { person: bob(), at: later(99) };
        db.tell(Topic::Conversation(other), sign).await.unwrap();
        db.tell(topic(), Sign::Changed(1)).await.unwrap();
        assert_eq!(listener.next().await, Some(Sign::Changed(1)));
        assert!(readers(0).is_empty());
    })
    .await;
}
