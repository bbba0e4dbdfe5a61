//! Save what was typed on one page, then judge it.

use super::{Choices, DraftFault, Next, Origin, Sheet, Typed, choices::Mark, own::own_open};
use crate::{Caller, Context, Error, cases::item_of};
use domain::{
    Moment,
    forms::{Answer, Answers, Section, read_typed},
    ids::DraftId,
};
use std::cmp::Ordering;
use store::{
    Write,
    drafts::{self, Draft},
    files,
};

/// One page as it is posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Key of the section.
    pub section: String,
    /// What was typed.
    pub typed: Typed,
    /// The version of the draft from which the page was made.
    pub read_version: i64,
    /// Which page it is, and how often it has spoken.
    pub by: Origin,
    /// Keep what was typed here, whatever was saved elsewhere since.
    pub overwrite: bool,
}

/// What became of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Save {
    /// It is saved, right or wrong.
    Saved {
        /// The version of the draft now.
        version: i64,
        /// When.
        saved_at: Moment,
        /// Everything that is wrong on this page.
        faults: Vec<DraftFault>,
        /// Where to go on.
        next: Next,
    },
    /// The same page was saved elsewhere since it was read; nothing was changed.
    Conflict(Conflict),
}

/// Two pages that do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The version of the draft now, to be read before the next save.
    pub version: i64,
    /// When the other page was saved.
    pub saved_at: Moment,
    /// The questions on which the two differ.
    pub differences: Vec<Difference>,
}

/// A question with two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Key of the question.
    pub question: String,
    /// What was typed here; none for nothing.
    pub mine: Option<Answer>,
    /// What was saved elsewhere; none for nothing.
    pub theirs: Option<Answer>,
}

/// Saves one page of a draft, wrong answers too, and tells what is wrong with it.
///
/// Two devices may write different pages at once.
///
/// # Errors
/// [`Error::NotFound`] for a draft or section that is not the caller's to write; `malformed` for fields that are not
/// on the page; `already_submitted`; [`Error::SIGN_IN`], [`Error::BUSY`], or a failure.
pub async fn save_section(
    ctx: &Context,
    caller: &Caller,
    id: DraftId,
    page: Page,
) -> Result<Save, Error> {
    let (ctx, caller) = (ctx.clone(), caller.clone());
    ctx.db
        .clone()
        .transact(move |tx| Box::pin(async move { save(tx, &ctx, &caller, id, &page).await }))
        .await
}

async fn save(
    tx: &mut Write,
    ctx: &Context,
    caller: &Caller,
    id: DraftId,
    page: &Page,
) -> Result<Save, Error> {
    let (mut draft, mut choices) = own_open(tx, caller, id).await?;
    let item = item_of(tx, ctx, &draft.item_key, draft.item_version).await?;
    let section = item.form.sections.iter().find(|it| it.key == page.section);
    let section = section.ok_or(Error::NotFound)?;
    let mine = read_typed(&item.form, section, &page.typed, &draft.answers)?;
    if let Some(conflict) = conflict(&draft, &choices, section, &mine, page) {
        return Ok(Save::Conflict(conflict));
    }
    let mark = choices.saved.get(&section.key);
    let order = mark.and_then(|mark| page.by.compared(&mark.by));
    // What the same page says after all that is known of it counts, be it the same again.
    let is_new = mark.is_none()
        || order == Some(Ordering::Greater)
        || !differences(section, &mine, &draft.answers).is_empty();
    let is_overtaken = order == Some(Ordering::Less);
    if is_new && !is_overtaken {
        write(tx, ctx, &mut draft, &mut choices, section, (mine, &page.by)).await?;
    }
    let files = files::of_draft(tx, id).await?;
    let sheet = Sheet::new(ctx, &item, &draft, &choices, &files);
    Ok(Save::Saved {
        version: draft.version,
        saved_at: draft.updated_at,
        faults: sheet.section_faults(section),
        next: sheet.next(Some(&section.key)),
    })
}

/// Whether the page was made from an older version of its section and says something else.
fn conflict(
    draft: &Draft,
    choices: &Choices,
    section: &Section,
    mine: &Answers,
    page: &Page,
) -> Option<Conflict> {
    let mark = choices.saved.get(&section.key)?;
    let is_own = page.by.compared(&mark.by).is_some();
    let is_stale = !page.overwrite && !is_own && page.read_version < mark.version;
    let differences = differences(section, mine, &draft.answers);
    (is_stale && !differences.is_empty()).then_some(Conflict {
        version: draft.version,
        saved_at: mark.at,
        differences,
    })
}

fn differences(section: &Section, mine: &Answers, theirs: &Answers) -> Vec<Difference> {
    // An empty field is no other answer than none.
    let said = |answers: &Answers, key: &String| {
        answers.get(key).filter(|answer| !answer.is_open()).cloned()
    };
    let difference = |key: &String| {
        let (mine, theirs) = (said(mine, key), said(theirs, key));
        (mine != theirs).then(|| Difference { question: key.clone(), mine, theirs })
    };
    section.questions.iter().filter_map(|question| difference(&question.key)).collect()
}

/// Puts the answers of one section in the place of those before, and leaves all others as they are.
async fn write(
    tx: &mut Write,
    ctx: &Context,
    draft: &mut Draft,
    choices: &mut Choices,
    section: &Section,
    (mine, by): (Answers, &Origin),
) -> Result<(), Error> {
    let now = ctx.now();
    for question in &section.questions {
        draft.answers.remove(&question.key);
    }
    draft.answers.extend(mine);
    let mark = Mark { version: draft.version + 1, at: now, by: by.clone() };
    choices.saved.insert(section.key.clone(), mark);
    let choices = choices.json()?;
    draft.version =
        drafts::save(tx, draft.id, draft.version, &draft.answers, &choices, now).await?;
    draft.updated_at = now;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::testing::{OPERATOR, begun, page, save_ok, typed};
    use crate::{
        drafts::show,
        testing::{TestHall, hall},
    };

    async fn answers(hall: &TestHall, id: DraftId) -> Answers {
        show(&hall.ctx, &hall.citizen, id).await.unwrap().answers
    }

    #[tokio::test]
    async fn what_was_typed_is_saved_even_when_it_is_wrong() {
        let hall = hall().await;
        let id = begun(&hall).await;
        let given = typed(&[("operator_name", "小明面馆"), ("credit_code", "not a code")]);
        let page = Page { typed: given, ..page("operator", 1, &[]) };
        let saved = save_section(&hall.ctx, &hall.citizen, id, page).await.unwrap();
        let Save::Saved { version, faults, next, .. } = saved else { panic!("{saved:?}") };
        assert_eq!(version, 2);
        let wrong: Vec<&str> = faults.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(wrong, ["credit_code", "leader_name", "leader_id", "leader_mobile", "by_agent"]);
        assert_eq!(next, Next::Section("premises".to_owned()));
        assert_eq!(answers(&hall, id).await["credit_code"], "not a code".into());
    }

    #[tokio::test]
    async fn a_draft_is_taken_up_on_a_second_device_and_a_late_page_meets_both_answers() {
        let hall = hall().await;
        let id = begun(&hall).await;
        save_ok(&hall, id, page("operator", 1, OPERATOR)).await;
        // The telephone and the computer both open the page.
        let version = show(&hall.ctx, &hall.citizen, id).await.unwrap().version;
        hall.clock.pass(60);
        let mut on_phone = page("operator", version, OPERATOR);
        on_phone.typed.insert("operator_name".to_owned(), vec!["电话面馆".to_owned()]);
        save_ok(&hall, id, on_phone).await;
        let saved_at = hall.ctx.now();
        hall.clock.pass(60);
        let mut on_computer = page("operator", version, OPERATOR);
        on_computer.typed.insert("operator_name".to_owned(), vec!["电脑面馆".to_owned()]);
        let met = save_section(&hall.ctx, &hall.citizen, id, on_computer.clone()).await.unwrap();
        let expected = Conflict {
            version: version + 1,
            saved_at,
            differences: vec![Difference {
                question: "operator_name".to_owned(),
                mine: Some("电脑面馆".into()),
                theirs: Some("电话面馆".into()),
            }],
        };
        assert_eq!(met, Save::Conflict(expected));
        assert_eq!(answers(&hall, id).await["operator_name"], "电话面馆".into());
        save_ok(&hall, id, Page { overwrite: true, ..on_computer }).await;
        assert_eq!(answers(&hall, id).await["operator_name"], "电脑面馆".into());
    }

    #[tokio::test]
    async fn two_devices_write_different_pages_without_a_conflict() {
        let hall = hall().await;
        let id = begun(&hall).await;
        save_ok(&hall, id, page("operator", 1, OPERATOR)).await;
        save_ok(&hall, id, page("premises", 1, &[("address", "澄江市江北区滨江路1号")])).await;
        let answers = answers(&hall, id).await;
        assert_eq!(answers["operator_name"], "小明面馆".into());
        assert_eq!(answers["address"], "澄江市江北区滨江路1号".into());
    }

    #[tokio::test]
    async fn the_same_page_twice_is_one_save() {
        let hall = hall().await;
        let id = begun(&hall).await;
        assert_eq!(save_ok(&hall, id, page("operator", 1, OPERATOR)).await, 2);
        assert_eq!(save_ok(&hall, id, page("operator", 1, OPERATOR)).await, 2);
    }

    /// What the page `name` says of the operator in its `turn`, made when the draft was begun.
    fn said(name: &str, turn: u32, operator: &str) -> Page {
        let mut said = page("operator", 1, OPERATOR);
        said.by = Origin { page: name.to_owned(), turn };
        said.typed.insert("operator_name".to_owned(), vec![operator.to_owned()]);
        said
    }

    #[tokio::test]
    async fn a_page_that_never_heard_it_was_saved_says_more_without_a_conflict_with_itself() {
        let hall = hall().await;
        let id = begun(&hall).await;
        assert_eq!(save_ok(&hall, id, said("phone", 1, "小明")).await, 2);
        assert_eq!(save_ok(&hall, id, said("phone", 2, "小明面馆")).await, 3);
        assert_eq!(answers(&hall, id).await["operator_name"], "小明面馆".into());
        let other =
            save_section(&hall.ctx, &hall.citizen, id, said("computer", 1, "电脑面馆")).await;
        assert!(matches!(other, Ok(Save::Conflict(_))), "{other:?}");
    }

    #[tokio::test]
    async fn what_was_under_way_does_not_undo_what_the_page_said_after_it() {
        let hall = hall().await;
        let id = begun(&hall).await;
        save_ok(&hall, id, said("phone", 1, "小明面馆")).await;
        save_ok(&hall, id, said("phone", 3, "小明面馆")).await;
        assert_eq!(save_ok(&hall, id, said("phone", 2, "小明")).await, 3);
        assert_eq!(answers(&hall, id).await["operator_name"], "小明面馆".into());
    }

    #[tokio::test]
    async fn pages_without_a_name_are_not_one_page() {
        let hall = hall().await;
        let id = begun(&hall).await;
        save_ok(&hall, id, said("", 0, "小明")).await;
        let other = save_section(&hall.ctx, &hall.citizen, id, said("", 0, "小红")).await;
        assert!(matches!(other, Ok(Save::Conflict(_))), "{other:?}");
    }

    #[tokio::test]
    async fn unknown_fields_are_refused_and_nothing_is_stored() {
        let hall = hall().await;
        let id = begun(&hall).await;
        let before = answers(&hall, id).await;
        for field in ["status", "deadline", "owner_id", "seats"] {
            let page = page("operator", 1, &[("operator_name", "小明面馆"), (field, "1")]);
            let refused = save_section(&hall.ctx, &hall.citizen, id, page).await;
            assert!(matches!(refused, Err(Error::Refused("malformed"))), "{field}");
        }
        assert_eq!(answers(&hall, id).await, before);
        let nowhere = save_section(&hall.ctx, &hall.citizen, id, page("nowhere", 1, &[])).await;
        assert!(matches!(nowhere, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn the_draft_of_somebody_else_is_not_there() {
        let hall = hall().await;
        let id = begun(&hall).await;
        for caller in [&hall.stranger, &hall.clerk] {
            let saved = save_section(&hall.ctx, caller, id, page("operator", 1, OPERATOR)).await;
            assert!(matches!(saved, Err(Error::NotFound)));
        }
        let nobody = Caller::default();
        let saved = save_section(&hall.ctx, &nobody, id, page("operator", 1, OPERATOR)).await;
        assert!(matches!(saved, Err(Error::Refused("sign_in"))));
    }
}
