//! Conversations: the log without gaps, the queue in order, and who is at the desk.

use super::scene::{self, NOW, alice, bob, id, later};
use domain::ids::{ConversationId, EntryId};
use store::{
    Db, StoreError,
    conversations::{self, Conversation, NewEntry, Owner, Reached, Standing},
    presence,
    testing::each_engine,
};

fn conversation(number: u128, owner: Owner) -> Conversation {
    Conversation {
        id: ConversationId::new(id(number)),
        owner,
        called: None,
        about: "hall".to_owned(),
        item_key: None,
        case: None,
        matter: None,
        standing: standing("queued", 0),
        last_seq: 0,
        citizen: Reached::default(),
        agent: Reached::default(),
        begun_at: later(i64::try_from(number).unwrap()),
    }
}

fn standing(stage: &str, since: i64) -> Standing {
    Standing {
        json: "{}".to_owned(),
        department: "market".to_owned(),
        topic: None,
        stage: stage.to_owned(),
        since: later(since),
        agent: None,
        offered_to: None,
        said_at: later(since),
        timer_at: None,
        handled_seconds: None,
    }
}

fn entry(number: u128, text: &str) -> NewEntry {
    NewEntry {
        id: EntryId::new(id(number)),
        at: NOW,
        side: "citizen".to_owned(),
        author: None,
        body: format!("\"{text}\""),
    }
}

async fn add(db: &Db, conversation: Conversation) {
    scene::write(db, move |tx| {
        let conversation = conversation.clone();
        Box::pin(async move { conversations::add(tx, &conversation).await })
    })
    .await;
}

/// Says something as the next entry.
async fn say(db: &Db, number: u128, entry: NewEntry) -> Result<i64, StoreError> {
    let id = ConversationId::new(id(number));
    db.transact(move |tx| {
        Box::pin(async move {
            let held = conversations::hold(tx, id).await?.expect("it was added");
            let seq = held.last_seq + 1;
            conversations::append(tx, id, seq, &entry).await?;
            conversations::change(tx, id, held.last_seq, seq, &held.standing).await?;
            Ok(seq)
        })
    })
    .await
}

#[tokio::test]
async fn what_is_said_is_numbered_without_gaps_and_each_name_is_taken_once() {
    each_engine(async |db| {
        scene::set(&db).await;
        add(&db, conversation(1, Owner::Visitor([4; 32]))).await;
        assert_eq!(say(&db, 1, entry(10, "a")).await.unwrap(), 1);
        assert_eq!(say(&db, 1, entry(11, "b")).await.unwrap(), 2);
        let again = say(&db, 1, entry(10, "a")).await;
        assert!(matches!(again, Err(StoreError::Taken(_))), "{again:?}");
        assert_eq!(say(&db, 1, entry(12, "c")).await.unwrap(), 3);
        let mut read = db.read().await.unwrap();
        let it = ConversationId::new(id(1));
        let numbers = |entries: Vec<conversations::Entry>| -> Vec<i64> {
            entries.iter().map(|it| it.seq).collect()
        };
        let after = conversations::entries(&mut read, it, 1, 10).await.unwrap();
        assert_eq!(after[0].entry, entry(11, "b"));
        assert_eq!(numbers(after), [2, 3]);
        let last = conversations::last_entries(&mut read, it, 3, 1).await.unwrap();
        assert_eq!(numbers(last), [2]);
        let known = conversations::find_entry(&mut read, it, EntryId::new(id(12))).await.unwrap();
        assert_eq!(known, Some(3));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_speak_at_once_lose_no_word() {
    each_engine(async |db| {
        scene::set(&db).await;
        add(&db, conversation(1, Owner::Person(alice()))).await;
        let speakers: Vec<_> = (100..132_u128)
            .map(|number| {
                let db = db.clone();
                tokio::spawn(async move { say(&db, 1, entry(number, "x")).await })
            })
            .collect();
        let mut numbers = Vec::new();
        for speaker in speakers {
            numbers.push(speaker.await.unwrap().unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=32).collect::<Vec<i64>>());
    })
    .await;
}

#[tokio::test]
async fn what_was_seen_is_never_seen_less_and_never_before_it_was_said() {
    each_engine(async |db| {
        scene::set(&db).await;
        add(&db, conversation(1, Owner::Person(alice()))).await;
        for number in [10, 11, 12] {
            say(&db, 1, entry(number, "x")).await.unwrap();
        }
        let it = ConversationId::new(id(1));
        let reach = |by_agent, got, read| {
            let reached = Reached { got, read };
            scene::write(&db, move |tx| Box::pin(conversations::reach(tx, it, by_agent, reached)))
        };
        assert!(reach(false, 2, 2).await);
        reach(false, 1, 1).await;
        assert!(!reach(true, 4, 0).await, "nobody has what was not said");
        assert!(!reach(true, 0, 4).await);
        assert!(reach(true, 3, 0).await);
        reach(true, 2, 1).await;
        let found = conversations::find(&mut db.read().await.unwrap(), it).await.unwrap().unwrap();
        assert_eq!(found.citizen, Reached { got: 2, read: 2 });
        assert_eq!(found.agent, Reached { got: 3, read: 1 });
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_longest_is_first_in_the_queue() {
    each_engine(async |db| {
        scene::set(&db).await;
        for (number, since) in [(1, 20), (2, 10), (3, 20)] {
            let standing = standing("queued", since);
            let asked = conversation(number, Owner::Visitor([4; 32]));
            add(&db, Conversation { standing, ..asked }).await;
        }
        let mut read = db.read().await.unwrap();
        let waiting = conversations::waiting(&mut read, "market", "queued", 10).await.unwrap();
        let order: Vec<_> = waiting.iter().map(|it| it.id.uuid().as_u128()).collect();
        assert_eq!(order, [2, 1, 3]);
        let last = ConversationId::new(id(3));
        let general = ("market", None);
        let ahead = conversations::ahead(&mut read, general, "queued", later(20), last).await;
        assert_eq!(ahead.unwrap(), 2);
        let theirs = Owner::Visitor([4; 32]);
        let own = conversations::of_owner(&mut read, theirs, None, 2).await.unwrap();
        let order: Vec<_> = own.iter().map(|it| it.id.uuid().as_u128()).collect();
        assert_eq!(order, [3, 2], "the newest first");
        let before = own.last().map(|it| (it.begun_at, it.id));
        let rest = conversations::of_owner(&mut read, theirs, before, 2).await.unwrap();
        assert_eq!(rest.len(), 1);
        let strange = Owner::Visitor([5; 32]);
        assert!(conversations::of_owner(&mut read, strange, None, 2).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn each_topic_of_a_desk_has_a_queue_of_its_own() {
    each_engine(async |db| {
        scene::set(&db).await;
        for (number, topic) in [(1, None), (2, Some("food")), (3, None), (4, Some("food"))] {
            let standing = Standing { topic: topic.map(str::to_owned), ..standing("queued", 10) };
            let asked = conversation(number, Owner::Visitor([4; 32]));
            add(&db, Conversation { standing, ..asked }).await;
        }
        let mut read = db.read().await.unwrap();
        let last = ConversationId::new(id(4));
        for (topic, expected) in
            [(None, vec![1, 3]), (Some("food"), vec![2, 4]), (Some("x"), vec![])]
        {
            let here =
                conversations::of_topic(&mut read, "market", topic, "queued", 10).await.unwrap();
            let order: Vec<_> = here.iter().map(|it| it.id.uuid().as_u128()).collect();
            assert_eq!(order, expected, "{topic:?}");
            assert!(here.iter().all(|it| it.standing.topic.as_deref() == topic));
        }
        let of = ("market", Some("food"));
        let ahead = conversations::ahead(&mut read, of, "queued", later(10), last).await.unwrap();
        assert_eq!(ahead, 1, "whoever waits for others is not before one");
        drop(read);
        let handed = scene::write(&db, move |tx| {
            Box::pin(async move {
                let moved = Standing { topic: Some("lifts".to_owned()), ..standing("queued", 11) };
                conversations::change(tx, last, 0, 1, &moved).await?;
                conversations::hold(tx, last).await
            })
        });
        let topic = handed.await.unwrap().standing.topic;
        assert_eq!(topic.as_deref(), Some("lifts"));
    })
    .await;
}

#[tokio::test]
async fn a_desk_knows_who_is_there_and_what_they_have() {
    each_engine(async |db| {
        scene::set(&db).await;
        let standing = Standing {
            agent: Some(alice()),
            timer_at: Some(later(180)),
            handled_seconds: None,
            ..standing("assigned", 0)
        };
        add(&db, Conversation { standing, ..conversation(1, Owner::Person(bob())) }).await;
        let ended = Standing {
            agent: Some(alice()),
            handled_seconds: Some(240),
            ..self::standing("closed", 0)
        };
        add(&db, Conversation { standing: ended, ..conversation(2, Owner::Person(bob())) }).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                let topics = ["food".to_owned()];
                presence::come(tx, alice(), ("market", None), 5, later(60)).await?;
                presence::come(tx, alice(), ("market", Some(&topics)), 5, later(60)).await?;
                presence::come(tx, bob(), ("market", None), 3, later(60)).await?;
                presence::stay(tx, bob(), later(40)).await?;
                presence::assigned(tx, alice(), later(1)).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let there = presence::at_desk(&mut read, "market", later(30)).await.unwrap();
        let present = presence::Present {
            person: alice(),
            room: 5,
            open: 1,
            assigned_at: Some(later(1)),
            topics: Some(vec!["food".to_owned()]),
        };
        let all =
            presence::Present { person: bob(), room: 3, open: 0, assigned_at: None, topics: None };
        assert_eq!(there.len(), 2);
        assert!(there.contains(&present) && there.contains(&all), "{there:?}");
        let later_on = presence::at_desk(&mut read, "market", later(50)).await.unwrap();
        assert_eq!(later_on, [present]);
        let due = conversations::timers(&mut read, later(180), 10).await.unwrap();
        assert_eq!(due, [ConversationId::new(id(1))]);
        assert!(conversations::timers(&mut read, later(179), 10).await.unwrap().is_empty());
        let mean = conversations::handling_seconds(&mut read, "market").await.unwrap();
        assert_eq!(mean, Some(240));
        let mine = conversations::mine(&mut read, alice(), "assigned", 10).await.unwrap();
        assert_eq!(mine.len(), 1);
        drop(read);
        scene::write(&db, |tx| Box::pin(presence::leave(tx, alice()))).await;
        let there = presence::at_desk(&mut db.read().await.unwrap(), "market", later(50)).await;
        assert!(there.unwrap().is_empty());
    })
    .await;
}
