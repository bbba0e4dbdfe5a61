//! Stories of matters: brought, changed, listed, opened to a browser, looked at.

use crate::scene::{self, NOW, TODAY, alice, bob, id, later, write};
use domain::{
    Moment,
    ids::{EntryId, FileId, MatterId, ReplyTemplateId},
};
use store::{
    Db,
    matters::{
        self, Along, Audience, Brought, Came, Draft, Due, Look, Matter, MatterFile, NewEntry,
        Standing, Template,
    },
    testing::{each_engine, tamper},
};

pub(crate) fn matter(number: u128) -> Matter {
    Matter {
        id: MatterId::new(id(number)),
        number: format!("T{number}"),
        procedure: "complaint".to_owned(),
        kind: "service".to_owned(),
        filer: Some(alice()),
        known: "named".to_owned(),
        contact: Some(r#"{"name": "x"}"#.to_owned()),
        query_code: None,
        brought: Brought {
            title: "一".to_owned(),
            told: "二".to_owned(),
            wish: String::new(),
            place: String::new(),
            item_key: Some("food".to_owned()),
            case: None,
            conversation: None,
        },
        lodged_at: later(i64::try_from(number).unwrap()),
        standing: Standing {
            json: r#"{"state": "received"}"#.to_owned(),
            desk: "market".to_owned(),
            department: "market".to_owned(),
            handler: None,
            state: "received".to_owned(),
            phase: "received".to_owned(),
            since: NOW,
            due_on: Some(TODAY),
            timer_at: Some(later(60)),
            answered_at: None,
            is_late: false,
            satisfied: None,
        },
        last_seq: 1,
    }
}

fn entry(number: u128) -> NewEntry {
    NewEntry {
        id: EntryId::new(id(number)),
        at: NOW,
        part: "desk".to_owned(),
        author: Some(bob()),
        audience: Audience::Staff,
        body: r#"{"fact": "x"}"#.to_owned(),
    }
}

fn draft(number: u128, body: &str, saved_at: Moment) -> Draft {
    Draft {
        id: MatterId::new(id(number)),
        person: Some(alice()),
        visitor: Some([3; 32]),
        body: body.to_owned(),
        saved_at,
    }
}

/// The file `number` of the matter or draft `of`.
fn file(number: u8, of: u128) -> MatterFile {
    MatterFile {
        id: FileId::new(id(number.into())),
        matter: MatterId::new(id(of)),
        sha256: [number; 32],
        size_bytes: 3,
        mime: "image/png".to_owned(),
        name: "一.png".to_owned(),
        added_at: NOW,
    }
}

pub(crate) async fn add(db: &Db, matter: Matter) {
    write(db, move |tx| {
        let matter = matter.clone();
        Box::pin(async move {
            matters::add(tx, &matter).await?;
            matters::append(tx, matter.id, 1, &entry(90)).await
        })
    })
    .await;
}

#[tokio::test]
async fn a_matter_is_found_by_its_number_and_changes_with_its_log() {
    each_engine(async |db| {
        scene::set(&db).await;
        let first = matter(1);
        add(&db, first.clone()).await;
        let standing = Standing {
            handler: Some(bob()),
            state: "handling".to_owned(),
            phase: "handling".to_owned(),
            due_on: None,
            timer_at: None,
            answered_at: Some(NOW),
            ..first.standing.clone()
        };
        let change = || {
            let (id, standing) = (first.id, standing.clone());
            db.transact(move |tx| {
                Box::pin(async move {
                    matters::hold(tx, "T1").await?.expect("it was added");
                    matters::append(tx, id, 2, &entry(91)).await?;
                    matters::change(tx, id, 1, 2, &standing).await
                })
            })
        };
        change().await.unwrap();
        assert!(change().await.is_err(), "nothing is entered twice");
        let mut read = db.read().await.unwrap();
        let changed = Matter { standing, last_seq: 2, ..first.clone() };
        let found = matters::find(&mut read, "T1").await.unwrap().unwrap();
        let json =
            |it: &Matter| -> serde_json::Value { serde_json::from_str(&it.standing.json).unwrap() };
        assert_eq!(json(&found), json(&changed));
        assert_eq!(found.standing.handler, changed.standing.handler);
        assert_eq!((found.last_seq, found.standing.due_on), (2, None));
        assert!(matters::find_by_id(&mut read, first.id).await.unwrap().is_some());
        let entries = matters::entries(&mut read, first.id, 10).await.unwrap();
        assert_eq!(entries.iter().map(|it| it.seq).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(entries[0].entry.audience, Audience::Staff);
        let known = matters::find_entry(&mut read, first.id, EntryId::new(id(91))).await.unwrap();
        assert_eq!(known, Some(2));
        drop(read);
        assert!(tamper(&db, "UPDATE matter_entry SET part = ''").await.is_err());
        assert!(tamper(&db, "DELETE FROM matter_entry").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_is_not_sent_yet_is_kept_for_whoever_writes_it_and_forgotten_in_time() {
    each_engine(async |db| {
        scene::set(&db).await;
        for (body, at) in [("1", NOW), ("2", later(5))] {
            let draft = draft(9, body, at);
            write(&db, move |tx| {
                let draft = draft.clone();
                Box::pin(async move { matters::save_draft(tx, &draft).await })
            })
            .await;
        }
        let it = MatterId::new(id(9));
        let mut read = db.read().await.unwrap();
        assert_eq!(
            matters::find_draft(&mut read, it).await.unwrap(),
            Some(draft(9, "2", later(5)))
        );
        drop(read);
        let forget = |before| write(&db, move |tx| Box::pin(matters::forget_drafts(tx, before)));
        assert_eq!((forget(later(5)).await, forget(later(6)).await), (0, 1));
        write(&db, move |tx| Box::pin(matters::forget_draft(tx, it))).await;
    })
    .await;
}

#[tokio::test]
async fn matters_are_listed_by_their_last_day_and_taken_up_when_a_period_has_passed() {
    each_engine(async |db| {
        scene::set(&db).await;
        let handled = Standing { handler: Some(bob()), due_on: None, ..matter(2).standing };
        for matter in [matter(1), Matter { standing: handled, ..matter(2) }, matter(3)] {
            let entered = matter.clone();
            write(&db, move |tx| {
                let entered = entered.clone();
                Box::pin(async move { matters::add(tx, &entered).await })
            })
            .await;
        }
        let mut read = db.read().await.unwrap();
        let numbers = |rows: Vec<Matter>| rows.into_iter().map(|it| it.number).collect::<Vec<_>>();
        for along in [Along::Department("market"), Along::Desk("market")] {
            let rows = matters::listed(&mut read, along, "received", None, 10).await.unwrap();
            assert_eq!(numbers(rows), ["T1", "T3", "T2"]);
        }
        let after = Some(Due { on: Some(TODAY), id: MatterId::new(id(3)) });
        let rows = matters::listed(&mut read, Along::Desk("market"), "received", after, 10).await;
        assert_eq!(numbers(rows.unwrap()), ["T2"]);
        let rows = matters::listed(&mut read, Along::Handler(bob()), "received", None, 10).await;
        assert_eq!(numbers(rows.unwrap()), ["T2"]);
        let own = matters::of_filer(&mut read, alice(), None, 2).await.unwrap();
        let last = own.last().map(|it| (it.lodged_at, it.id));
        assert_eq!(numbers(own), ["T3", "T2"]);
        assert_eq!(numbers(matters::of_filer(&mut read, alice(), last, 2).await.unwrap()), ["T1"]);
        let kind = ("complaint", "service");
        let recent = matters::recent(&mut read, kind, later(2), 10).await.unwrap();
        assert_eq!(numbers(recent), ["T3", "T2"]);
        assert!(matters::due_timers(&mut read, NOW, 10).await.unwrap().is_empty());
        assert_eq!(matters::due_timers(&mut read, later(60), 2).await.unwrap(), ["T1", "T2"]);
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_has_shown_the_code_reads_for_a_time_and_looks_are_kept() {
    each_engine(async |db| {
        scene::set(&db).await;
        add(&db, matter(1)).await;
        let (it, visitor) = (MatterId::new(id(1)), [7; 32]);
        for until in [later(10), later(20)] {
            write(&db, move |tx| Box::pin(matters::show_to(tx, it, visitor, until))).await;
        }
        let mut read = db.read().await.unwrap();
        for (who, at, expected) in [
            (Some(visitor), later(19), true),
            (Some(visitor), later(20), false),
            (Some([8; 32]), NOW, false),
            (None, NOW, false),
        ] {
            assert_eq!(matters::is_shown(&mut read, it, who, at).await.unwrap(), expected);
        }
        drop(read);
        let forget = |now| write(&db, move |tx| Box::pin(matters::forget_readers(tx, now)));
        assert_eq!((forget(later(19)).await, forget(later(20)).await), (0, 1));
        let look =
            Look { id: id(5), matter: it, person: bob(), purpose: "回访".to_owned(), at: NOW };
        let file = file(6, 1);
        let (noted, added) = (look.clone(), file.clone());
        write(&db, move |tx| {
            let (noted, added) = (noted.clone(), added.clone());
            Box::pin(async move {
                matters::note_look(tx, &noted).await?;
                matters::add_file(tx, Came::WithMatter, &added).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        assert_eq!(matters::looks(&mut read, it).await.unwrap(), [look]);
        let came = Came::WithMatter;
        assert_eq!(matters::files(&mut read, came, it).await.unwrap(), [file]);
        assert!(matters::files(&mut read, came, MatterId::new(id(2))).await.unwrap().is_empty());
        drop(read);
        assert!(tamper(&db, "DELETE FROM matter_look").await.is_err());
    })
    .await;
}

fn template(number: u128, version: i64, name: &str) -> Template {
    Template {
        id: ReplyTemplateId::new(id(number)),
        version,
        department: "market".to_owned(),
        name: name.to_owned(),
        fits: "complaint/service".to_owned(),
        outcome: None,
        body: "{编号}已办结。".to_owned(),
        is_retired: false,
        written_by: bob(),
        written_at: later(version),
    }
}

#[tokio::test]
async fn of_a_template_the_last_change_counts_and_every_change_is_kept() {
    each_engine(async |db| {
        scene::set(&db).await;
        let (first, better) = (template(1, 1, "b"), template(1, 2, "b"));
        let (other, retired) =
            (template(2, 1, "a"), Template { is_retired: true, ..template(2, 2, "a") });
        for it in [&first, &better, &other] {
            let it = it.clone();
            write(&db, move |tx| {
                let it = it.clone();
                Box::pin(async move { matters::add_template(tx, &it).await })
            })
            .await;
        }
        let mut read = db.read().await.unwrap();
        let found = matters::templates(&mut read, "market", 10).await.unwrap();
        assert_eq!(found, [other.clone(), better.clone()]);
        assert_eq!(matters::templates(&mut read, "water", 10).await.unwrap(), []);
        drop(read);
        let added = retired.clone();
        write(&db, move |tx| {
            let it = added.clone();
            Box::pin(async move { matters::add_template(tx, &it).await })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let found = matters::templates(&mut read, "market", 10).await.unwrap();
        assert_eq!(found, std::slice::from_ref(&better));
        assert_eq!(
            matters::find_template(&mut read, other.id).await.unwrap(),
            Some(retired.clone())
        );
        let changes = matters::template_changes(&mut read, "market", 3).await.unwrap();
        assert_eq!(changes, [retired, better, other]);
        drop(read);
        assert!(tamper(&db, "UPDATE matter_template SET body = ''").await.is_err());
        assert!(tamper(&db, "DELETE FROM matter_template").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_comes_with_a_draft_goes_with_the_matter_and_with_the_draft() {
    each_engine(async |db| {
        scene::set(&db).await;
        write(&db, move |tx| {
            Box::pin(async move {
                for draft in [draft(1, "1", NOW), draft(2, "1", NOW)] {
                    matters::save_draft(tx, &draft).await?;
                }
                for file in [file(11, 1), file(12, 1), file(13, 2)] {
                    matters::add_file(tx, Came::WithDraft, &file).await?;
                }
                assert!(matters::hold_draft(tx, MatterId::new(id(1))).await?.is_some());
                Ok(())
            })
        })
        .await;
        let again = db.transact(move |tx| {
            let same = MatterFile { id: FileId::new(id(19)), ..file(11, 1) };
            Box::pin(async move { matters::add_file(tx, Came::WithDraft, &same).await })
        });
        assert!(again.await.is_err(), "the same content comes once");
        let of = async |came, number| {
            let mut read = db.read().await.unwrap();
            matters::files(&mut read, came, MatterId::new(id(number))).await.unwrap()
        };
        let taken = write(&db, move |tx| {
            Box::pin(async move {
                let (mine, other) = (MatterId::new(id(1)), MatterId::new(id(2)));
                let file = FileId::new(id(12));
                let strange = matters::remove_draft_file(tx, other, file).await?;
                Ok((strange, matters::remove_draft_file(tx, mine, file).await?))
            })
        });
        assert_eq!(taken.await, (false, true));
        assert_eq!(of(Came::WithDraft, 1).await, [file(11, 1)]);
        add(&db, matter(1)).await;
        write(&db, move |tx| {
            Box::pin(async move {
                matters::hand_in(tx, MatterId::new(id(1))).await?;
                matters::forget_draft(tx, MatterId::new(id(1))).await
            })
        })
        .await;
        assert_eq!(of(Came::WithMatter, 1).await, [file(11, 1)]);
        assert!(of(Came::WithDraft, 1).await.is_empty());
        write(&db, |tx| Box::pin(matters::forget_drafts(tx, later(1)))).await;
        assert!(of(Came::WithDraft, 2).await.is_empty());
        let mut read = db.read().await.unwrap();
        for (number, expected) in [(11, true), (12, false), (13, false)] {
            let needed = store::files::is_needed(&mut read, &[number; 32]).await.unwrap();
            assert_eq!(needed, expected, "{number}");
        }
    })
    .await;
}
