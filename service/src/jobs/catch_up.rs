//! Takes up what was changed on another node, or at the command line.

use crate::{
    Context, Error,
    calendar::{refresh, restate},
    items, published_answers,
};
use store::departments;

/// Puts new years of the calendar, new departments and published answers in force here, and goes on with open cases that wait to be restated.
///
/// # Errors
/// A failure of the store.
pub async fn catch_up(ctx: &Context) -> Result<(), Error> {
    refresh(ctx).await?;
    if has_new_departments(ctx).await? {
        items::load(ctx).await?;
    }
    published_answers::catch_up(ctx).await?;
    let restated = restate(ctx, None).await?;
    if restated.cases > 0 {
        let (cases, moved) = (restated.cases, restated.moved);
        tracing::info!(cases, moved, "open cases were restated for a new calendar");
    }
    Ok(())
}

async fn has_new_departments(ctx: &Context) -> Result<bool, Error> {
    let stored = departments::all(&mut ctx.db.read().await?).await?;
    let catalogue = ctx.catalogue();
    let is_known = |it: &departments::Department| {
        catalogue.department(&it.key).is_some_and(|known| known.name == it.name)
    };
    Ok(!stored.iter().all(is_known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::{NewDepartment, add_department, administrators},
        testing::hall,
    };
    use domain::Text;

    #[tokio::test]
    async fn a_department_that_another_node_added_is_known_here() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let before = (*hall.ctx.catalogue()).clone();
        let new = NewDepartment {
            key: "archives".into(),
            number: "77".into(),
            name: Text::new("澄江市档案局", "Archives Bureau"),
        };
        add_department(&hall.ctx, &them.system, new).await.unwrap();
        hall.ctx.set_catalogue(before);
        catch_up(&hall.ctx).await.unwrap();
        assert!(hall.ctx.catalogue().department("archives").is_some());
    }
}
