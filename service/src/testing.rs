//! A hall for tests: its own database, a clock that stands until it is moved, and chance that repeats.

use crate::{
    Caller, Context, accounts,
    caller::{Post, SignedIn},
    cases,
    context::{Chance, Clock},
    drafts,
    items::seed,
};
use domain::{
    Date, Moment,
    access::Role,
    identifiers::CaseNumber,
    ids::{DraftId, PersonId, SessionId},
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use store::{
    Options,
    blobs::Blobs,
    people,
    staff::{self, Post as StoredPost},
    testing::Fresh,
};
use uuid::Uuid;

/// A hall with the demonstration catalogue and a few people, on Monday 2026-03-02 at 9:00.
pub struct TestHall {
    /// What every use case is given.
    pub ctx: Context,
    /// The clock on its wall.
    pub clock: Arc<TestClock>,
    /// 王小明, a citizen.
    pub citizen: Caller,
    /// 李华, another citizen.
    pub stranger: Caller,
    /// 赵敏, at the window of the department `market`.
    pub clerk: Caller,
    /// 钱伟, reviewer of `market`.
    pub reviewer: Caller,
    /// 孙丽, the second reviewer of `market`.
    pub second_reviewer: Caller,
    /// 周强, decider of `market`.
    pub decider: Caller,
    /// 吴芳, who issues for `market`.
    pub issuing_clerk: Caller,
    /// 郑军, head of `market`.
    pub head: Caller,
    /// 冯雪, at the window of `health`.
    pub health_clerk: Caller,
    /// The database and the folder of the hall.
    pub fresh: Fresh,
}

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Sets the clock to `hour`:00 of a day written `2026-03-02`.
    ///
    /// # Panics
    /// When that is no day.
    pub fn set(&self, day: &str, hour: u8) {
        self.0.store(moment(day, hour).micros(), Ordering::SeqCst);
    }

    /// Lets `seconds` pass.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Chance that gives the same in every run: a counter.
#[derive(Debug, Default)]
pub struct TestChance(AtomicU64);

impl Chance for TestChance {
    fn id(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::SeqCst)) + 1)
    }

    fn bytes(&self) -> [u8; 32] {
        let count = self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        std::array::from_fn(|place| count[place % 8].wrapping_mul(31).wrapping_add(7))
    }
}

/// The hall with its catalogue and people.
///
/// # Panics
/// When it cannot be made.
pub async fn hall() -> TestHall {
    hall_in(Fresh::sqlite(Options::default()).await).await
}

/// The same on this database.
///
/// # Panics
/// When it cannot be made.
pub async fn hall_in(fresh: Fresh) -> TestHall {
    let mut hall = empty_hall_in(fresh);
    seed(&hall.ctx).await.expect("the catalogue can be put on offer");
    let citizen = |name, id, mobile| (name, Some(id), Some(mobile), None);
    hall.citizen = person(&hall, citizen("王小明", "990101199001010000", "13800138000")).await;
    hall.stranger = person(&hall, citizen("李华", "990101198511120010", "13900139000")).await;
    hall.clerk = person(&hall, officer("赵敏", "market", Role::WindowClerk)).await;
    hall.reviewer = person(&hall, officer("钱伟", "market", Role::Reviewer)).await;
    hall.second_reviewer = person(&hall, officer("孙丽", "market", Role::Reviewer)).await;
    hall.decider = person(&hall, officer("周强", "market", Role::Decider)).await;
    hall.issuing_clerk = person(&hall, officer("吴芳", "market", Role::IssuingClerk)).await;
    hall.head = person(&hall, officer("郑军", "market", Role::OrganHead)).await;
    hall.health_clerk = person(&hall, officer("冯雪", "health", Role::WindowClerk)).await;
    hall
}

/// The token of a new session of `caller`, as their cookie carries it.
///
/// # Panics
/// When they have no account.
pub async fn token_of(hall: &TestHall, caller: &Caller) -> String {
    let person = caller.signed_in().expect("a person").person;
    let Ok(session) = accounts::begin(&hall.ctx, &Caller::default(), person).await else {
        panic!("no session begins")
    };
    session.token
}

/// Somebody with `role` in a department.
///
/// # Panics
/// When the account cannot be opened.
pub async fn officer_of(hall: &TestHall, name: &str, department: &str, role: Role) -> Caller {
    person(hall, officer(name, department, role)).await
}

/// Somebody with `role` in the hall as a whole, appointed at the command line, who has signed in.
///
/// # Panics
/// When the account cannot be opened.
pub async fn officer_of_hall(hall: &TestHall, login: &str, name: &str, role: Role) -> Caller {
    let new = accounts::NewStaff {
        login: login.to_owned(),
        name: name.to_owned(),
        number: None,
        department: None,
        roles: vec![role],
        password: "five red kites over the river".to_owned(),
    };
    let person = accounts::add_staff(&hall.ctx, new).await.expect("the account is new");
    own_password(hall, person).await;
    let Ok(session) = accounts::begin(&hall.ctx, &Caller::default(), person).await else {
        panic!("no session begins")
    };
    let caller = accounts::recognise(&hall.ctx, Some(&session.token), Caller::default()).await;
    caller.expect("a good session")
}

/// Lets `person` keep the password that somebody else gave them.
async fn own_password(hall: &TestHall, person: PersonId) {
    let now = hall.ctx.now();
    let kept = hall.ctx.db.transact(move |tx| {
        Box::pin(async move {
            let account = people::find(tx, person).await?;
            let hash = account.and_then(|it| it.password_hash).unwrap_or_default();
            people::set_password(tx, person, &hash, None, now).await
        })
    });
    kept.await.expect("there is such a person");
}

/// A case of the citizen, with its draft.
pub async fn filed(hall: &TestHall) -> (CaseNumber, DraftId) {
    cases::testing::filed_with_draft(hall).await
}

/// A draft of the citizen that can be filed, with its version.
pub async fn drafted(hall: &TestHall) -> (DraftId, i64) {
    drafts::testing::complete(hall).await
}

/// A hall in which nothing is on offer and nobody works.
///
/// # Panics
/// When it cannot be made.
pub async fn empty_hall() -> TestHall {
    empty_hall_in(Fresh::sqlite(Options::default()).await)
}

fn empty_hall_in(fresh: Fresh) -> TestHall {
    let blobs = Blobs::folder(fresh.folder()).expect("a folder for files");
    let clock = Arc::new(TestClock(AtomicI64::new(moment("2026-03-02", 9).micros())));
    let chance = Arc::new(TestChance::default());
    let mut ctx = Context::new(fresh.db.clone(), blobs, clock.clone(), chance);
    ctx.allows_fictional_ids = true;
    let nobody = Caller::default;
    TestHall {
        ctx,
        clock,
        citizen: nobody(),
        stranger: nobody(),
        clerk: nobody(),
        reviewer: nobody(),
        second_reviewer: nobody(),
        decider: nobody(),
        issuing_clerk: nobody(),
        head: nobody(),
        health_clerk: nobody(),
        fresh,
    }
}

type Entry<'a> = (&'a str, Option<&'a str>, Option<&'a str>, Option<(&'a str, Role)>);

fn officer<'a>(name: &'a str, department: &'a str, role: Role) -> Entry<'a> {
    (name, None, None, Some((department, role)))
}

async fn person(hall: &TestHall, (name, citizen_id, mobile, post): Entry<'_>) -> Caller {
    let id = PersonId::new(hall.ctx.chance.id());
    let entry = people::Person {
        id,
        login: None,
        name: name.to_owned(),
        citizen_id: citizen_id.map(str::to_owned),
        mobile: mobile.map(str::to_owned),
        email: None,
        staff_number: None,
        created_at: hall.ctx.now(),
        disabled_at: None,
    };
    let stored = post.map(|(department, role)| StoredPost {
        department: Some(department.to_owned()),
        roles: vec![role.word().to_owned()],
    });
    let (within, now) = (hall.ctx.clone(), hall.ctx.now());
    hall.ctx
        .db
        .transact(move |tx| {
            Box::pin(async move {
                people::add(tx, &entry, None).await?;
                if let Some(post) = stored {
                    accounts::give_staff_number(tx, &within, entry.id, None).await?;
                    staff::save(tx, entry.id, &post, now).await?;
                }
                Ok::<_, crate::Error>(())
            })
        })
        .await
        .expect("the person is new");
    let posts = post
        .map(|(department, role)| Post { department: Some(department.to_owned()), role })
        .into_iter()
        .collect();
    let signed_in = SignedIn {
        session: SessionId::new(hall.ctx.chance.id()),
        person: id,
        name: name.to_owned(),
        posts,
        organisations: Vec::new(),
        unread: 0,
        owes_password: false,
    };
    Caller { signed_in: Some(signed_in), ..Caller::default() }
}

fn moment(day: &str, hour: u8) -> Moment {
    let day: Date = domain::calendar::parse_date(day).expect("a day such as 2026-03-02");
    Moment::at(day, hour, 0)
}
