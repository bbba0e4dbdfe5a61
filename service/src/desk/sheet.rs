//! The page of an action: what it asks, what the officer has typed, who can be chosen.

use super::{Field, Typed, Wanting, deficiencies::wanting, fields, form::is_asked};
use crate::{
    Caller, Context, Error,
    cases::{Loaded, Side, acting, capacity, load},
};
use domain::{
    Text,
    access::Action,
    identifiers::CaseNumber,
    ids::PersonId,
    items::{Basis, Item},
    licensing::{ActionKind, Case, State},
};
use std::sync::Arc;
use store::{
    Session, Write, cases, files,
    staff::{self, Colleague},
    worksheets::{self, Worksheet},
};

/// The page of an action.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// The version that the action has to have read.
    pub version: i64,
    /// The item in the version of the case.
    pub item: Arc<Item>,
    /// The case itself.
    pub case: Case,
    /// What is done.
    pub action: ActionKind,
    /// What it asks.
    pub fields: Vec<Field>,
    /// What the caller has typed, right or wrong.
    pub typed: Typed,
    /// The legal basis to pick from; a pick is the place in this list.
    pub basis: Vec<Basis>,
    /// The people of the department.
    pub colleagues: Vec<Member>,
    /// The other departments, with their names.
    pub departments: Vec<(String, Text)>,
    /// The materials that are missing, with what they are called.
    pub missing: Vec<(String, Text)>,
    /// What a notice may list, with what the verdicts say.
    pub wanting: Vec<Wanting>,
}

/// Somebody of the department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Words of the roles.
    pub roles: Vec<String>,
}

impl From<Colleague> for Member {
    fn from(Colleague { person, name, roles }: Colleague) -> Self {
        Self { person, name, roles }
    }
}

/// The page on which the caller does `action` in the case `number`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for a case of another department as for none; the refusal when it is
/// not lawful now; a failure of the store.
pub async fn sheet(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    action: ActionKind,
) -> Result<Sheet, Error> {
    let person = caller.signed_in()?.person;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
    acting(caller, Side::Staff, action, &loaded.case)?;
    let fields = fields(action).ok_or(Error::Refused("wrong_state"))?;
    let kept = worksheets::find(&mut db, loaded.row.id, person, action.word()).await?;
    let typed = kept.map(|it| serde_json::from_str(&it.body)).transpose().map_err(Error::failed)?;
    let colleagues = staff::in_department(&mut db, &loaded.case.department).await?;
    let wanting = wanted(&mut db, &loaded).await?;
    drop(db);
    Ok(Sheet {
        number: loaded.number,
        version: loaded.row.version,
        action,
        fields: fields.iter().copied().filter(|it| is_asked(*it, &loaded.case.terms)).collect(),
        typed: typed.unwrap_or_default(),
        basis: loaded.item.basis.clone(),
        colleagues: colleagues.into_iter().map(Member::from).collect(),
        departments: others(ctx, &loaded.case.department),
        missing: missing(&loaded),
        wanting,
        item: loaded.item,
        case: loaded.case,
    })
}

/// Keeps what the caller has typed for `action`, right or wrong.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for a case of another department as for none; a failure.
pub async fn save_sheet(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    action: ActionKind,
    typed: &Typed,
) -> Result<(), Error> {
    caller.signed_in()?;
    let (within, caller) = (ctx.clone(), caller.clone());
    let (number, typed) = (number.to_owned(), typed.clone());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let loaded = load(tx, &within, &number).await?.ok_or(Error::NotFound)?;
                keep(tx, &within, &caller, &loaded, action, &typed).await
            })
        })
        .await
}

async fn keep(
    tx: &mut Write,
    ctx: &Context,
    caller: &Caller,
    loaded: &Loaded,
    action: ActionKind,
    typed: &Typed,
) -> Result<(), Error> {
    // Whether it is lawful is judged later: somebody may have been faster, and nothing typed is lost for it.
    capacity(caller, Side::Staff, Action::SeeCase, &loaded.case)?;
    let sheet = Worksheet {
        case: loaded.row.id,
        person: caller.signed_in()?.person,
        action: action.word().to_owned(),
        body: serde_json::to_string(typed).map_err(Error::failed)?,
        updated_at: ctx.now(),
    };
    Ok(worksheets::save(tx, &sheet).await?)
}

/// What a notice may list; nothing where none can follow.
async fn wanted(db: &mut impl Session, loaded: &Loaded) -> Result<Vec<Wanting>, Error> {
    if loaded.case.state != State::Received {
        return Ok(Vec::new());
    }
    let files = files::of_case(db, loaded.row.id).await?;
    let content = cases::content(db, loaded.row.id).await?.ok_or(Error::NotFound)?;
    Ok(wanting(loaded, &files, &content.answers))
}

fn others(ctx: &Context, own: &str) -> Vec<(String, Text)> {
    let catalogue = ctx.catalogue();
    let others = catalogue.departments().filter(|it| it.key != own);
    others.map(|it| (it.key.clone(), it.name.clone())).collect()
}

fn missing(loaded: &Loaded) -> Vec<(String, Text)> {
    let named = |key: &str| {
        let material = loaded.item.materials.iter().find(|it| it.key == key);
        (key.to_owned(), material.map(|it| it.name.clone()).unwrap_or_default())
    };
    loaded.case.missing().map(named).collect()
}
