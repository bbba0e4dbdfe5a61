//! The file of a case (案卷), for the staff who handle it.

use super::{
    authority::{Authority, authority},
    deficiencies::{GOOD, finding_of},
};
use crate::{
    Caller, Context, Error,
    cases::{
        ClockShown, Happening, Issued, Loaded, Side, actions, capacity, clocks_shown, issued, load,
        timeline,
    },
    files::File,
};
use domain::{
    Moment,
    access::Action,
    forms::Answers,
    identifiers::{CaseNumber, CitizenId, Mobile, masked_name},
    ids::CaseId,
    items::Item,
    licensing::{ActionKind, Case, Finding},
};
use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};
use store::{
    Read, cases,
    disclosures::{self, Disclosure},
    files, people,
};

/// A case as the staff of its department see it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// The version that an action has to have read.
    pub version: i64,
    /// The item in the version of the case.
    pub item: Arc<Item>,
    /// When it was filed.
    pub received_at: Moment,
    /// The case itself.
    pub case: Case,
    /// Who applied.
    pub applicant: Applicant,
    /// Name of the reviewer to whom it is assigned.
    pub handler: Option<String>,
    /// Its clocks as they were started last, in the order of the law.
    pub clocks: Vec<ClockShown>,
    /// Everything that happened, oldest first.
    pub history: Vec<Happening>,
    /// The documents that were issued, oldest first.
    pub documents: Vec<Issued>,
    /// What was filed; none for the desk that hands out licences.
    pub materials: Option<Materials>,
    /// What the applicant declares of the organisation they act for.
    pub authority: Option<Authority>,
    /// Who had personal facts shown, and why.
    pub looks: Vec<Look>,
    /// What the caller may lawfully do now.
    pub actions: Vec<ActionKind>,
}

/// One look at what is kept from view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Name of whoever looked.
    pub by: String,
    /// When.
    pub at: Moment,
    /// What for.
    pub purpose: String,
}

/// Who applied, most of it hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applicant {
    /// Name as filed: of the person, hidden in part, or of the organisation.
    pub name: String,
    /// Citizen identity number.
    pub citizen_id: Option<String>,
    /// Mobile number.
    pub mobile: Option<String>,
}

/// What was filed.
#[derive(Clone, Debug)]
pub struct Materials {
    /// The answers, corrections included.
    pub answers: Answers,
    /// The files that count now.
    pub files: Vec<Inspected>,
}

/// A file with the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// The file; its note is the officer's remark.
    pub file: File,
    /// Whether it was found good; none when nobody has judged it.
    pub is_good: Option<bool>,
    /// What is wrong with it.
    pub finding: Option<Finding>,
}

impl Inspected {
    fn of(file: &files::File) -> Self {
        let finding = finding_of(file);
        let is_good = (file.state == GOOD).then_some(true).or_else(|| finding.map(|_| false));
        Self { file: File::from(file), is_good, finding }
    }
}

/// The case `number`, if it is of the caller's department.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for a case of another department as for none; `forbidden` for the
/// caller's own application; a failure of the store.
pub async fn show(ctx: &Context, caller: &Caller, number: &str) -> Result<Dossier, Error> {
    caller.signed_in()?;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
    capacity(caller, Side::Staff, Action::SeeCase, &loaded.case)?;
    let materials = if capacity(caller, Side::Staff, Action::SeeMaterials, &loaded.case).is_ok() {
        Some(materials(&mut db, &loaded).await?)
    } else {
        None
    };
    let applicant = applicant(&mut db, ctx, &loaded).await?;
    let authority = authority(&mut db, &loaded).await?;
    let looks = looks(&mut db, loaded.row.id).await?;
    drop(db);
    Ok(Dossier {
        number: loaded.number,
        version: loaded.row.version,
        received_at: loaded.row.received_at,
        applicant,
        handler: handler(&loaded),
        clocks: clocks_shown(ctx, &loaded.case),
        history: timeline(ctx, &loaded, |_| true),
        documents: issued(&loaded)?,
        materials,
        authority,
        looks,
        actions: actions(caller, Side::Staff, &loaded.case)?,
        item: loaded.item,
        case: loaded.case,
    })
}

/// The reviewer, by the name under which the case was assigned to them.
fn handler(loaded: &Loaded) -> Option<String> {
    let reviewer = loaded.case.reviewer?;
    loaded.events.iter().rev().find_map(|it| it.signature.names.get(&reviewer).cloned())
}

async fn looks(db: &mut Read, case: CaseId) -> Result<Vec<Look>, Error> {
    let mut names = BTreeMap::new();
    let mut looks = Vec::new();
    for Disclosure { person, at, purpose, .. } in disclosures::of_case(db, case).await? {
        if let Entry::Vacant(name) = names.entry(person) {
            let account = people::find(db, person).await?;
            name.insert(account.map(|it| it.person.name).unwrap_or_default());
        }
        looks.push(Look { by: names[&person].clone(), at, purpose });
    }
    Ok(looks)
}

async fn materials(db: &mut Read, loaded: &Loaded) -> Result<Materials, Error> {
    let content = cases::content(db, loaded.row.id).await?.ok_or(Error::NotFound)?;
    let files = files::of_case(db, loaded.row.id).await?;
    Ok(Materials { answers: content.answers, files: files.iter().map(Inspected::of).collect() })
}

async fn applicant(db: &mut Read, ctx: &Context, loaded: &Loaded) -> Result<Applicant, Error> {
    let filed = &loaded.row.applicant_name;
    let is_person = loaded.row.organisation.is_none();
    let name = if is_person { masked_name(filed) } else { filed.clone() };
    let Some(account) = people::find(db, loaded.row.applicant).await? else {
        return Ok(Applicant { name, ..Applicant::default() });
    };
    let (today, fictional) = (ctx.now().date(), ctx.allows_fictional_ids);
    let id = |text: &String| CitizenId::parse(text, today, fictional).ok().map(|it| it.masked());
    let mobile = |text: &String| Mobile::parse(text).ok().map(|it| it.masked());
    Ok(Applicant {
        name,
        citizen_id: account.person.citizen_id.as_ref().and_then(id),
        mobile: account.person.mobile.as_ref().and_then(mobile),
    })
}
