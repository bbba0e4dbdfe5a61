//! The departments to which a matter may be directed, and which may be given one.

use crate::Context;
use domain::Text;

/// Key and name of each; the organ of the province re-reviews, and is asked for nothing else here.
#[must_use]
pub fn organs(ctx: &Context) -> Vec<(String, Text)> {
    let catalogue = ctx.catalogue();
    let organs = catalogue.departments().filter(|it| it.key != ctx.petition_desk.re_reviewer);
    organs.map(|it| (it.key.clone(), it.name.clone())).collect()
}
