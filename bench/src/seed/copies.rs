//! The many: copies of the originals under other numbers, applicants and ids.

use anyhow::{Context as _, Result, ensure};
use domain::{
    identifiers::{CaseNumber, QueryCode},
    ids::{CaseId, DocumentId, DraftId, FileId, PersonId},
};
use service::Context;
use std::collections::BTreeMap;
use store::{
    StoreError, Write,
    cases::{self, Case, Content},
    documents::{self, Document},
    drafts::{self, Draft},
    files::{self, File},
    history::{self, NewEvent},
};
use uuid::Uuid;

/// The first number of what is copied; the hall itself counts from 1.
const FIRST: u32 = 100_000;
/// Drafts that are written in one transaction.
const BATCH: usize = 500;

/// Everything that is remembered of a case.
#[derive(Clone)]
struct Remembered {
    row: Case,
    content: Content,
    events: Vec<NewEvent>,
    documents: Vec<Document>,
    files: Vec<File>,
}

/// Makes copies, each with the next number.
pub struct Copier<'a> {
    ctx: &'a Context,
    citizen: PersonId,
    applicants: Vec<PersonId>,
    originals: BTreeMap<CaseNumber, Remembered>,
    made: u32,
    numbered: u32,
}

impl<'a> Copier<'a> {
    /// For copies of cases of `citizen`, spread over `applicants`.
    pub fn new(ctx: &'a Context, citizen: PersonId, applicants: Vec<PersonId>) -> Self {
        Self { ctx, citizen, applicants, originals: BTreeMap::new(), made: 0, numbered: 0 }
    }

    /// Writes one copy of each of `originals` in one transaction and answers their numbers.
    pub async fn cases(&mut self, originals: &[&CaseNumber], own: bool) -> Result<Vec<String>> {
        let mut copies = Vec::with_capacity(originals.len());
        for number in originals {
            if !self.originals.contains_key(number) {
                self.originals.insert(**number, remembered(self.ctx, **number).await?);
            }
            copies.push(self.copy(**number, own)?);
        }
        let numbers = copies.iter().map(|it| it.row.number.clone()).collect();
        self.ctx
            .db
            .transact(move |tx| {
                Box::pin(async move {
                    for copy in &copies {
                        write(tx, copy).await?;
                    }
                    Ok::<_, StoreError>(())
                })
            })
            .await?;
        Ok(numbers)
    }

    fn copy(&mut self, original: CaseNumber, own: bool) -> Result<Remembered> {
        self.made += 1;
        let mut copy = self.originals[&original].clone();
        let applicant = if own {
            self.citizen
        } else {
            self.applicants[self.made as usize % self.applicants.len()]
        };
        let id = CaseId::new(self.ctx.chance.id());
        let number = CaseNumber::new(original.date(), original.department(), FIRST + self.made)?;
        let changes = [
            (self.citizen.to_string(), applicant.to_string()),
            (copy.row.id.to_string(), id.to_string()),
            (original.to_string(), number.to_string()),
        ];
        let rewritten = |text: &str| {
            changes.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new))
        };
        for event in &mut copy.events {
            event.actor_id =
                event.actor_id.map(|it| if it == self.citizen { applicant } else { it });
            event.actor = rewritten(&event.actor);
            event.body = rewritten(&event.body);
        }
        for document in &mut copy.documents {
            self.numbered += 1;
            let own_number = format!("001〔2026〕{}号", FIRST + self.numbered);
            document.body = rewritten(&document.body).replace(&document.number, &own_number);
            document.number = own_number;
            document.verification_code = self.code();
            document.id = DocumentId::new(self.ctx.chance.id());
            document.case = id;
        }
        for file in &mut copy.files {
            file.id = FileId::new(self.ctx.chance.id());
            (file.owner, file.draft, file.case) = (applicant, None, Some(id));
        }
        copy.row.query_code_hash = self.ctx.chance.bytes();
        (copy.row.id, copy.row.number, copy.row.draft) = (id, number.to_string(), None);
        copy.row.applicant = applicant;
        Ok(copy)
    }

    fn code(&self) -> String {
        let random = self.ctx.chance.bytes();
        let bits = random[..8].iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte));
        QueryCode::from_bits(bits).to_string()
    }

    /// Writes `count` copies of a draft with its files; answers them with their versions and applicants.
    pub async fn drafts(&self, of: &DraftId, count: usize) -> Result<Vec<(Uuid, i64, usize)>> {
        let mut db = self.ctx.db.read().await?;
        let original = drafts::find(&mut db, *of).await?.context("the draft was begun")?;
        let papers = files::of_draft(&mut db, *of).await?;
        drop(db);
        let mut made = Vec::with_capacity(count);
        let places: Vec<usize> = (0..count).collect();
        for batch in places.chunks(BATCH) {
            let mut copies = Vec::with_capacity(batch.len());
            for place in batch {
                let applicant = place % self.applicants.len();
                let copy = self.draft(&original, &papers, self.applicants[applicant]);
                made.push((copy.0.id.uuid(), copy.0.version, applicant));
                copies.push(copy);
            }
            self.ctx
                .db
                .transact(move |tx| {
                    Box::pin(async move {
                        for (draft, papers) in &copies {
                            drafts::add(tx, draft).await?;
                            for file in papers {
                                files::add(tx, file).await?;
                            }
                        }
                        Ok::<_, StoreError>(())
                    })
                })
                .await?;
        }
        Ok(made)
    }

    fn draft(&self, original: &Draft, papers: &[File], owner: PersonId) -> (Draft, Vec<File>) {
        let draft = Draft { id: DraftId::new(self.ctx.chance.id()), owner, ..original.clone() };
        let own = |file: &File| File {
            id: FileId::new(self.ctx.chance.id()),
            owner,
            draft: Some(draft.id),
            ..file.clone()
        };
        let papers = papers.iter().map(own).collect();
        (draft, papers)
    }
}

async fn remembered(ctx: &Context, number: CaseNumber) -> Result<Remembered> {
    let mut db = ctx.db.read().await?;
    let row = cases::find_by_number(&mut db, &number.to_string()).await?.context("it was filed")?;
    let tomorrow = domain::calendar::Calendar::next_day(super::now().date());
    let next = row.standing.next_timer_on;
    ensure!(next.is_none_or(|on| on > tomorrow), "a limit of {number} passes while the load runs");
    let content = cases::content(&mut db, row.id).await?.context("it was filed")?;
    let trail = history::trail(&mut db, row.id).await?;
    let files = files::of_case(&mut db, row.id).await?;
    let events = trail.events.into_iter().map(|event| NewEvent {
        at: event.at,
        actor_id: event.actor_id,
        actor: event.actor,
        fact: event.fact,
        body: event.body,
    });
    Ok(Remembered { row, content, events: events.collect(), documents: trail.documents, files })
}

async fn write(tx: &mut Write, copy: &Remembered) -> Result<(), StoreError> {
    cases::add(tx, &copy.row, &copy.content).await?;
    for document in &copy.documents {
        documents::add(tx, document).await?;
    }
    for file in &copy.files {
        files::add(tx, file).await?;
    }
    history::append(tx, copy.row.id, &copy.events).await?;
    Ok(())
}
