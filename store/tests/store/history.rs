//! The chain: appended, read, and proved against an intruder.

use super::scene::{self, NOW, alice, id};
use domain::ids::CaseId;
use store::{
    Db, cases, history,
    history::{Audit, FaultKind, Head, NewEvent},
    testing::{each_engine, tamper},
};

fn happened(fact: &str, at: i64) -> NewEvent {
    NewEvent {
        at: NOW.plus_seconds(at),
        actor_id: (at % 2 == 0).then(alice),
        actor: r#"{"role": "citizen"}"#.to_owned(),
        fact: fact.to_owned(),
        // Spaces and order as a JSON column would not keep them.
        body: format!(r#"{{ "z": {at},  "a": "字" }}"#),
    }
}

async fn append(db: &Db, case: u128, events: Vec<NewEvent>) -> Head {
    scene::write(db, move |tx| {
        Box::pin(async move { history::append(tx, CaseId::new(id(case)), &events).await })
    })
    .await
}

/// Two cases and four events in turn; answers the end of the chain.
async fn told(db: &Db) -> Head {
    scene::set(db).await;
    scene::write(db, |tx| {
        Box::pin(async move {
            for number in [61, 62] {
                cases::add(tx, &scene::case(number), &scene::content()).await?;
            }
            Ok(())
        })
    })
    .await;
    append(db, 61, vec![happened("received", 0), happened("noted", 1)]).await;
    append(db, 62, vec![happened("received", 2)]).await;
    append(db, 61, vec![happened("accepted", 3)]).await
}

async fn verify(db: &Db, from: Head) -> Audit {
    history::verify(&mut db.read().await.unwrap(), from).await.unwrap()
}

/// An intruder with the rights of the database's owner.
async fn intrude(db: &Db, sql: &str) {
    let (off, on) = if db.is_embedded() {
        ("DROP TRIGGER case_event_no_update; DROP TRIGGER case_event_no_delete;", "")
    } else {
        (
            "ALTER TABLE case_event DISABLE TRIGGER ALL;",
            "ALTER TABLE case_event ENABLE TRIGGER ALL;",
        )
    };
    tamper(db, &format!("{off} {sql}; {on}")).await.unwrap();
}

#[tokio::test]
async fn events_are_numbered_in_their_case_and_chained_across_cases() {
    each_engine(async |db| {
        let head = told(&db).await;
        assert_eq!(head.position, 4);
        let mut read = db.read().await.unwrap();
        let events = history::of_case(&mut read, CaseId::new(id(61))).await.unwrap();
        let facts: Vec<_> = events.iter().map(|e| (e.seq, e.fact.as_str())).collect();
        assert_eq!(facts, [(1, "received"), (2, "noted"), (3, "accepted")]);
        assert_eq!(events[0].body, happened("received", 0).body, "byte for byte");
        assert_eq!((events[0].actor_id, events[1].actor_id), (Some(alice()), None));
        let trail = history::trail(&mut read, CaseId::new(id(61))).await.unwrap();
        assert_eq!(trail.events, events);
        assert_eq!(verify(&db, Head::START).await, Audit { checked: 4, head, fault: None });
        assert_eq!(verify(&db, head).await, Audit { checked: 0, head, fault: None });
    })
    .await;
}

#[tokio::test]
async fn the_history_can_be_neither_changed_nor_deleted() {
    each_engine(async |db| {
        told(&db).await;
        for sql in [
            "UPDATE case_event SET fact = 'x' WHERE position = 1",
            "DELETE FROM case_event WHERE position = 4",
            "UPDATE audit_checkpoint SET position = 9",
            "DELETE FROM audit_checkpoint",
        ] {
            let checkpoint = verify(&db, Head::START).await.head;
            scene::write(&db, move |tx| Box::pin(history::checkpoint(tx, checkpoint, NOW))).await;
            let error = tamper(&db, sql).await.unwrap_err();
            let cause = std::error::Error::source(&error).unwrap().to_string();
            assert!(cause.contains("append-only"), "{sql}: {cause}");
        }
        assert!(verify(&db, Head::START).await.fault.is_none());
    })
    .await;
}

#[tokio::test]
async fn an_altered_entry_is_named() {
    for (sql, kind) in [
        ("UPDATE case_event SET body = '{}' WHERE position = 3", FaultKind::Altered),
        ("UPDATE case_event SET fact = 'refused' WHERE position = 3", FaultKind::Altered),
        ("UPDATE case_event SET actor_id = NULL WHERE position = 3", FaultKind::Altered),
        ("UPDATE case_event SET prev_hash = hash WHERE position = 3", FaultKind::Unlinked),
    ] {
        each_engine(async |db| {
            told(&db).await;
            intrude(&db, sql).await;
            let audit = verify(&db, Head::START).await;
            let fault = audit.fault.unwrap();
            assert_eq!((audit.checked, fault.position, fault.kind), (2, 3, kind), "{sql}");
            assert_eq!((fault.case, fault.seq), (Some(CaseId::new(id(62))), Some(1)));
        })
        .await;
    }
}

#[tokio::test]
async fn a_deleted_entry_is_named() {
    each_engine(async |db| {
        told(&db).await;
        intrude(&db, "DELETE FROM case_event WHERE position = 2").await;
        let audit = verify(&db, Head::START).await;
        let fault = audit.fault.unwrap();
        assert_eq!((audit.checked, fault.position, fault.kind), (1, 2, FaultKind::Missing));
    })
    .await;
}

#[tokio::test]
async fn a_checkpoint_remembers_an_end_that_was_cut_off() {
    each_engine(async |db| {
        let head = told(&db).await;
        scene::write(&db, move |tx| {
            Box::pin(async move {
                history::checkpoint(tx, head, NOW).await?;
                history::checkpoint(tx, head, NOW.plus_seconds(9)).await
            })
        })
        .await;
        let latest = history::latest_checkpoint(&mut db.read().await.unwrap()).await.unwrap();
        assert_eq!(latest, Some(history::Checkpoint { head, at: NOW }));
        assert!(verify(&db, Head::START).await.fault.is_none());
        intrude(&db, "DELETE FROM case_event WHERE position = 4").await;
        let fault = verify(&db, Head::START).await.fault.unwrap();
        assert_eq!((fault.position, fault.kind), (4, FaultKind::Missing));
    })
    .await;
}

#[tokio::test]
async fn a_checkpoint_remembers_a_chain_that_was_written_anew() {
    each_engine(async |db| {
        let head = told(&db).await;
        scene::write(&db, move |tx| Box::pin(history::checkpoint(tx, head, NOW))).await;
        intrude(&db, "DELETE FROM case_event WHERE position = 4").await;
        let other = append(&db, 61, vec![happened("refused", 3)]).await;
        assert_eq!(other.position, head.position);
        let fault = verify(&db, Head::START).await.fault.unwrap();
        assert_eq!((fault.position, fault.kind), (4, FaultKind::Rewritten));
    })
    .await;
}

#[tokio::test]
async fn a_long_chain_is_walked_to_its_end() {
    each_engine(async |db| {
        told(&db).await;
        let many = (4..1204).map(|at| happened("noted", at)).collect();
        let head = append(&db, 62, many).await;
        assert_eq!(verify(&db, Head::START).await, Audit { checked: 1204, head, fault: None });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_writers_append_to_one_chain() {
    each_engine(async |db| {
        told(&db).await;
        let writers: Vec<_> = (0..16)
            .map(|at| {
                let db = db.clone();
                tokio::spawn(async move { append(&db, 61, vec![happened("noted", at)]).await })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let audit = verify(&db, Head::START).await;
        assert_eq!((audit.checked, audit.fault), (20, None));
    })
    .await;
}
