//! The lists of cases: of a department, of an officer, of an applicant, and what is searched.

use super::scene::{self, NOW, TODAY, bob, enter, id};
use domain::{Date, ids::CaseId};
use store::{
    Db,
    cases::{self, Along, Case, Filter, Standing, Wanted},
    testing::{each_engine, texts},
};
use time::macros::date;

/// Cases 61… of the market department with these due days and states, all waiting for the window.
async fn queue(db: &Db, lines: &'static [(u128, Option<Date>, &'static str)]) {
    for &(number, due_on, state) in lines {
        let closed_at = (state == "granted").then_some(NOW);
        let standing = Standing {
            due_on,
            state: state.to_owned(),
            next_timer_on: due_on,
            closed_at,
            returned_at: None,
            ..scene::case(number).standing
        };
        enter(db, Case { standing, ..scene::case(number) }).await;
    }
}

async fn numbers(db: &Db, department: &str, filter: impl Into<Filter<'_>>) -> Vec<u128> {
    let filter = filter.into();
    let mut read = db.read().await.unwrap();
    let mut numbers = Vec::new();
    let mut after = None;
    loop {
        let page = cases::list(&mut read, department, filter, after, 2).await.unwrap();
        numbers.extend(page.iter().map(|line| line.id.uuid().as_u128()));
        after = page.last().map(|line| line.due);
        if page.len() < 2 {
            return numbers;
        }
    }
}

const SOON: Option<Date> = Some(date!(2026 - 03 - 05));
const LATE: Option<Date> = Some(date!(2026 - 03 - 20));

#[tokio::test]
async fn the_list_runs_by_deadline_page_by_page_and_what_is_never_due_comes_last() {
    each_engine(async |db| {
        scene::set(&db).await;
        queue(
            &db,
            &[
                (61, LATE, "received"),
                (62, None, "correcting"),
                (63, SOON, "received"),
                (64, SOON, "granted"),
                (65, SOON, "received"),
                (66, None, "received"),
            ],
        )
        .await;
        assert_eq!(numbers(&db, "market", Along::Open).await, [63, 65, 61, 62, 66]);
        assert_eq!(numbers(&db, "market", Along::State("received")).await, [63, 65, 61, 66]);
        assert_eq!(numbers(&db, "market", Along::State("granted")).await, [64]);
        assert_eq!(numbers(&db, "market", Along::WaitsFor("window")).await.len(), 5);
        assert_eq!(numbers(&db, "market", Along::WaitsFor("decider")).await, [0_u128; 0]);
        assert_eq!(numbers(&db, "housing", Along::Open).await, [0_u128; 0]);

        let mut read = db.read().await.unwrap();
        let tally = cases::tally(&mut read, "market", date!(2026 - 03 - 06)).await.unwrap();
        let received = tally.iter().find(|t| t.state == "received").unwrap();
        assert_eq!((tally.len(), received.cases, received.overdue), (2, 4, 2));
        let timers = cases::due_timers(&mut read, date!(2026 - 03 - 05), None, 2).await.unwrap();
        let last = timers.last().copied();
        let more = cases::due_timers(&mut read, date!(2026 - 03 - 05), last, 2).await.unwrap();
        let ids: Vec<_> = timers.iter().chain(&more).map(|t| t.1.uuid().as_u128()).collect();
        assert_eq!(ids, [63, 64, 65]);
    })
    .await;
}

#[tokio::test]
async fn the_tally_is_what_counting_the_open_cases_gives_wherever_they_went() {
    each_engine(async |db| {
        scene::set(&db).await;
        queue(&db, &[(61, SOON, "received"), (62, SOON, "received"), (63, LATE, "received")]).await;
        let moved = [
            // To another state, to another day, to no day, out of the hall, and back into it.
            (61, "correcting", None, None),
            (62, "received", LATE, None),
            (63, "granted", None, Some(NOW)),
            (61, "received", SOON, None),
            (63, "reviewing", LATE, None),
        ];
        for (number, state, due_on, closed_at) in moved {
            let standing = scene::case(number).standing;
            let standing = Standing { state: state.to_owned(), due_on, closed_at, ..standing };
            scene::write(&db, move |tx| {
                Box::pin(async move {
                    let case = CaseId::new(id(number));
                    let read = cases::find(tx, case).await?.map_or(0, |it| it.version);
                    cases::change(tx, case, read, &standing).await
                })
            })
            .await;
            let line = "department || ' ' || state || ' ' || waits_for || ' ' || due_on || ' ' ||";
            let kept = format!("SELECT {line} cases FROM tally ORDER BY 1");
            let counted = format!(
                "SELECT {line} COUNT(*) FROM cases WHERE closed_at IS NULL
                 GROUP BY department, state, waits_for, due_on ORDER BY 1"
            );
            assert_eq!(texts(&db, &kept).await.unwrap(), texts(&db, &counted).await.unwrap());
        }
        let mut read = db.read().await.unwrap();
        let tally = cases::tally(&mut read, "market", date!(2026 - 03 - 06)).await.unwrap();
        let all: Vec<_> = tally.iter().map(|it| (&*it.state, it.cases, it.overdue)).collect();
        assert_eq!(all, [("received", 2, 1), ("reviewing", 1, 0)]);
    })
    .await;
}

#[tokio::test]
async fn my_tasks_are_those_assigned_to_me_with_my_name() {
    each_engine(async |db| {
        scene::set(&db).await;
        queue(&db, &[(61, Some(TODAY), "received")]).await;
        let standing = Standing { handler: Some(bob()), ..scene::case(62).standing };
        enter(&db, Case { standing, ..scene::case(62) }).await;
        assert_eq!(numbers(&db, "market", Along::Handler(bob())).await, [62]);
        let mut read = db.read().await.unwrap();
        let mine =
            cases::list(&mut read, "market", Along::Handler(bob()).into(), None, 9).await.unwrap();
        assert_eq!((mine[0].handler, mine[0].handler_name.as_deref()), (Some(bob()), Some("李四")));
        assert_eq!((mine[0].applicant_name.as_str(), mine[0].received_at), ("张三", NOW));
        assert_eq!(mine[0].due.on, Some(date!(2026 - 03 - 09)));
    })
    .await;
}

async fn found(db: &Db, department: &str, wanted: Wanted<'_>) -> Vec<u128> {
    let mut read = db.read().await.unwrap();
    let mut numbers = Vec::new();
    let mut after = None;
    loop {
        let page = cases::search(&mut read, department, wanted, after, 2).await.unwrap();
        numbers.extend(page.iter().map(|line| line.id.uuid().as_u128()));
        after = page.last().map(|line| line.id);
        if page.len() < 2 {
            return numbers;
        }
    }
}

#[tokio::test]
async fn cases_are_found_by_the_beginning_of_a_name_or_a_number_page_by_page() {
    each_engine(async |db| {
        scene::set(&db).await;
        let names = ["张三", "张三丰", "张三", "李四", "张三", "Zhang", "%"];
        for (number, name) in (61..).zip(names) {
            let filed = scene::case(number);
            let number = format!("26030200{number}");
            enter(&db, Case { applicant_name: name.to_owned(), number, ..filed }).await;
        }
        assert_eq!(found(&db, "market", Wanted::Name("张三")).await, [61, 63, 65, 62]);
        assert_eq!(found(&db, "market", Wanted::Name("张三丰")).await, [62]);
        assert_eq!(found(&db, "market", Wanted::Name("%")).await, [67]);
        assert_eq!(found(&db, "market", Wanted::Name("王")).await, []);
        assert_eq!(
            found(&db, "market", Wanted::Number("2603")).await,
            [61, 62, 63, 64, 65, 66, 67]
        );
        assert_eq!(found(&db, "market", Wanted::Number("2603020064")).await, [64]);
        assert_eq!(found(&db, "market", Wanted::Number("3")).await, []);
        assert_eq!(found(&db, "housing", Wanted::Name("张")).await, [], "of another department");
    })
    .await;
}

#[tokio::test]
async fn corrections_that_came_back_are_counted_and_listed_until_they_are_answered() {
    each_engine(async |db| {
        scene::set(&db).await;
        for number in [61, 62, 63] {
            let case = scene::case(number);
            let returned_at = (number != 62).then_some(NOW);
            let standing = Standing { returned_at, due_on: SOON, ..case.standing.clone() };
            enter(&db, Case { standing, ..case }).await;
        }
        assert_eq!(numbers(&db, "market", Along::Returned).await, [61, 63]);
        assert_eq!(cases::returned(&mut db.read().await.unwrap(), "market").await.unwrap(), 2);
        assert_eq!(cases::returned(&mut db.read().await.unwrap(), "housing").await.unwrap(), 0);
        scene::write(&db, |tx| {
            Box::pin(async move {
                cases::change(tx, CaseId::new(id(61)), 1, &scene::case(61).standing).await
            })
        })
        .await;
        assert_eq!(numbers(&db, "market", Along::Returned).await, [63]);
    })
    .await;
}
