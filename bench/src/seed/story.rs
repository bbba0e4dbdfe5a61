//! The originals: cases that go through the use cases of the hall, each to another stage.

use super::SeedClock;
use anyhow::{Context as _, Result, bail};
use bytes::Bytes;
use domain::{
    Date, Moment,
    access::Role,
    calendar::{Calendar, Limit},
    identifiers::CaseNumber,
    ids::{DraftId, PersonId, SessionId},
    licensing::ActionKind,
};
use service::{
    Caller, Context,
    caller::{Post, SignedIn},
    cases,
    desk::{self, Acted, Typed},
    drafts::{self, Page, Save, Signed, Start, Wish},
    files,
};
use std::collections::BTreeMap;
use store::{people, staff};

/// The item that everybody applies for.
pub const ITEM: &str = "food-business-permit";
const DEPARTMENT: &str = "market";

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Filed and not answered: one event.
    Received,
    /// With its reviewer: three events.
    InReview,
    /// Proposed to the decider: six events.
    Proposed,
    /// Granted after a second proposal, and the licence handed over: ten events.
    Issued,
    /// The same, put into the archive.
    Archived,
}

impl Stage {
    const ALL: [Self; 5] =
        [Self::Received, Self::InReview, Self::Proposed, Self::Issued, Self::Archived];

    /// What a hall is full of: four cases of five are closed.
    pub fn mix() -> Vec<Self> {
        let mut mix = vec![Self::Archived; 16];
        mix.extend([Self::Received, Self::InReview, Self::InReview, Self::Proposed]);
        mix
    }
}

/// What a form posts.
type Fields<'a> = &'a [(&'a str, &'a str)];

const SECTIONS: [(&str, Fields<'_>); 3] = [
    (
        "operator",
        &[
            ("operator_name", "小明面馆"),
            ("credit_code", "91350100M000100Y43"),
            ("leader_name", "王小明"),
            ("leader_id", "990101199001010000"),
            ("leader_mobile", "13800138000"),
            ("by_agent", "no"),
        ],
    ),
    (
        "premises",
        &[
            ("business_type", "food-service"),
            ("address", "澄江市江北区滨江路 18 号 1 层"),
            ("area", "120"),
            ("seats", "40"),
            ("online", "no"),
        ],
    ),
    (
        "food",
        &[
            ("products", "hot"),
            ("products", "drinks"),
            ("manager_name", "王小明"),
            ("manager_mobile", "13800138000"),
        ],
    ),
];

/// A PDF of one empty page; its cross-references stand at byte 142.
const PDF: &[u8] = b"%PDF-1.4\n\
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n\
    xref\n0 4\n\
    trailer<</Size 4/Root 1 0 R>>\nstartxref\n142\n%%EOF\n";

/// The people of a hall, and what they do.
pub struct Story<'a> {
    ctx: &'a Context,
    clock: &'a SeedClock,
    citizen: Caller,
    clerk: Caller,
    reviewer: Caller,
    second_reviewer: Caller,
    decider: Caller,
    issuing_clerk: Caller,
}

impl<'a> Story<'a> {
    /// Opens the accounts of everybody.
    pub async fn begin(ctx: &'a Context, clock: &'a SeedClock) -> Result<Self> {
        Ok(Self {
            ctx,
            clock,
            citizen: account(ctx, "王小明", None).await?,
            clerk: account(ctx, "赵敏", Some(Role::WindowClerk)).await?,
            reviewer: account(ctx, "钱伟", Some(Role::Reviewer)).await?,
            second_reviewer: account(ctx, "孙丽", Some(Role::Reviewer)).await?,
            decider: account(ctx, "周强", Some(Role::Decider)).await?,
            issuing_clerk: account(ctx, "吴芳", Some(Role::IssuingClerk)).await?,
        })
    }

    /// The citizen who filed the originals.
    pub fn citizen(&self) -> PersonId {
        person(&self.citizen)
    }

    /// The clerk at the window.
    pub fn clerk(&self) -> PersonId {
        person(&self.clerk)
    }

    /// As many citizens.
    pub async fn applicants(&self, count: usize) -> Result<Vec<PersonId>> {
        let mut applicants = Vec::with_capacity(count);
        for place in 0..count {
            applicants.push(person(&account(self.ctx, &format!("申请人{place}"), None).await?));
        }
        Ok(applicants)
    }

    /// One case at each stage, filed on the last working days so that no limit passes while the load runs.
    pub async fn tell(&self) -> Result<BTreeMap<Stage, CaseNumber>> {
        let calendar = self.ctx.calendar();
        let mut told = BTreeMap::new();
        for (days, stage) in (1..).zip(Stage::ALL) {
            let days = if stage == Stage::Received { 1 } else { days };
            self.clock.set(Moment::at(
                working_days_ago(&calendar, super::now().date(), days),
                9,
                0,
            ));
            told.insert(stage, self.case(stage).await.with_context(|| format!("{stage:?}"))?);
        }
        Ok(told)
    }

    async fn case(&self, stage: Stage) -> Result<CaseNumber> {
        use ActionKind as K;
        let number = self.file().await?;
        if stage >= Stage::InReview {
            self.act(&self.clerk, number, K::Accept, &[]).await?;
            let reviewer = Self::named(&self.reviewer);
            self.act(&self.clerk, number, K::Assign, &[("reviewer", &reviewer)]).await?;
        }
        if stage >= Stage::Proposed {
            self.verify(number).await?;
            self.propose(number).await?;
        }
        if stage >= Stage::Issued {
            let back = [("reason", "请补充说明厨房排烟的核查情况")];
            self.act(&self.decider, number, K::Return, &back).await?;
            self.propose(number).await?;
            self.act(&self.decider, number, K::Grant, &[]).await?;
            let issue = [("delivery", "counter"), ("recipient", "王小明"), ("fee_paid", "yes")];
            self.act(&self.issuing_clerk, number, K::Issue, &issue).await?;
        }
        if stage == Stage::Archived {
            let archive = [("package", "2026-0001")];
            self.act(&self.issuing_clerk, number, K::Archive, &archive).await?;
        }
        Ok(number)
    }

    async fn verify(&self, number: CaseNumber) -> Result<()> {
        let today = self.ctx.now().date();
        let visit = self.ctx.calendar().next_working_day(today).to_string();
        let order = [("visit_on", visit.as_str())];
        self.act(&self.reviewer, number, ActionKind::OrderVerification, &order).await?;
        let (first, second) = (Self::named(&self.reviewer), Self::named(&self.second_reviewer));
        let found: Fields<'_> = &[
            ("officers", &first),
            ("officers", &second),
            ("finding", "布局与图纸一致"),
            ("conforms", "yes"),
        ];
        self.act(&self.reviewer, number, ActionKind::FileVerification, found).await
    }

    async fn propose(&self, number: CaseNumber) -> Result<()> {
        let proposal = [("recommendation", "grant"), ("opinion", "符合条件，建议准予许可")];
        self.act(&self.reviewer, number, ActionKind::Propose, &proposal).await
    }

    async fn act(
        &self,
        caller: &Caller,
        number: CaseNumber,
        action: ActionKind,
        typed: Fields<'_>,
    ) -> Result<()> {
        // Everything takes its time; the next thing happens ten minutes later.
        self.clock.set(self.ctx.now().plus_seconds(600));
        let number = number.to_string();
        let version = desk::show(self.ctx, caller, &number).await?.version;
        let typed: Typed = typed.iter().copied().collect();
        match desk::act(self.ctx, caller, &number, version, action, &typed).await {
            Ok(Acted::Done { .. }) => Ok(()),
            other => bail!("{action:?}: {other:?}"),
        }
    }

    async fn file(&self) -> Result<CaseNumber> {
        let draft = self.draft().await?;
        let view = drafts::show(self.ctx, &self.citizen, draft).await?;
        let signed = Signed { declaration: true, commitment: false };
        let filed = drafts::submit(self.ctx, &self.citizen, draft, view.version, signed).await?;
        let progress = cases::show(self.ctx, &self.citizen, &filed.number.to_string()).await?;
        Ok(progress.number)
    }

    /// An application of the citizen that lacks nothing.
    pub async fn draft(&self) -> Result<DraftId> {
        let wish = Wish { item_key: ITEM.to_owned(), fresh: true, ..Wish::default() };
        let (Start::Started { draft } | Start::Existing { draft }) =
            drafts::start(self.ctx, &self.citizen, wish).await?;
        let mut read_version = 1;
        for (section, fields) in SECTIONS {
            let mut typed = drafts::Typed::new();
            for (name, value) in fields {
                typed.entry((*name).to_owned()).or_default().push((*value).to_owned());
            }
            let (section, by) = (section.to_owned(), drafts::Origin::default());
            let page = Page { section, typed, read_version, by, overwrite: false };
            match drafts::save_section(self.ctx, &self.citizen, draft, page).await? {
                Save::Saved { version, faults, .. } if faults.is_empty() => read_version = version,
                other => bail!("{other:?}"),
            }
        }
        for material in ["application", "layout", "safety-rules"] {
            let content = Bytes::from_static(PDF);
            files::attach(self.ctx, &self.citizen, draft, material, "扫描件.pdf", content).await?;
        }
        Ok(draft)
    }

    fn named(caller: &Caller) -> String {
        person(caller).to_string()
    }
}

/// The working day that lies so many working days before `today`.
fn working_days_ago(calendar: &Calendar, today: Date, days: u32) -> Date {
    calendar.working_day_until(calendar.before(today, Limit::working_days(days)).on)
}

/// Opens an account, of an officer where there is a role.
pub async fn account(ctx: &Context, name: &str, role: Option<Role>) -> Result<Caller> {
    let id = PersonId::new(ctx.chance.id());
    let now = ctx.now();
    let entry = people::Person {
        id,
        login: None,
        name: name.to_owned(),
        citizen_id: None,
        mobile: None,
        email: None,
        staff_number: None,
        created_at: now,
        disabled_at: None,
    };
    let post = role.map(|role| staff::Post {
        department: Some(DEPARTMENT.to_owned()),
        roles: vec![role.word().to_owned()],
    });
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                people::add(tx, &entry, None).await?;
                if let Some(post) = post {
                    staff::save(tx, id, &post, now).await?;
                }
                Ok::<_, store::StoreError>(())
            })
        })
        .await?;
    let posts = role.map(|role| Post { department: Some(DEPARTMENT.to_owned()), role });
    let signed_in = SignedIn {
        session: SessionId::new(ctx.chance.id()),
        person: id,
        name: name.to_owned(),
        posts: posts.into_iter().collect(),
        organisations: Vec::new(),
        unread: 0,
        owes_password: false,
    };
    Ok(Caller { signed_in: Some(signed_in), ..Caller::default() })
}

fn person(caller: &Caller) -> PersonId {
    caller.signed_in.as_ref().expect("everybody in the story has an account").person
}
