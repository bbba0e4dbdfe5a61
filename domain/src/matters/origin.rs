//! Who brings a matter, what about, and where it comes in.

use super::{Concern, Place, Refusal, place::Coordinates, require};
use crate::{
    ids::{OrganisationId, PersonId},
    licensing::words,
};
use serde::{Deserialize, Serialize};

/// Most people who speak for those who bring a matter together (XF 20).
pub const REPRESENTATIVES_MAX: usize = 5;

words! {
    /// How known whoever brings a matter is.
    pub enum Standing {
        /// 实名: known to those who handle it.
        Named = "named",
        /// 实名保密: known to those who handle it, and never to whom it concerns (XF 30, 46).
        Secret = "secret",
        /// 匿名: known to nobody; number and query code are all there is.
        Anonymous = "anonymous",
    }
}

/// How a matter came in: facts that do not change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// How known whoever brings it is.
    pub standing: Standing,
    /// Who brings it, for one with an account.
    #[serde(default)]
    pub filer: Option<PersonId>,
    /// The organisation for which that is done.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// How many bring it together.
    pub people: u32,
    /// The names of those who speak for them, where there are several.
    #[serde(default)]
    pub representatives: Vec<String>,
    /// What it is about.
    #[serde(default)]
    pub concerns: Vec<Concern>,
    /// Where.
    #[serde(default)]
    pub place: Option<Place>,
    /// Key of the department whose desk receives it.
    pub desk: String,
    /// Key of the department above, which decides on appeals and reviews.
    pub superior: String,
}

impl Origin {
    /// Somebody with an account brings a matter alone, to the desk of a department.
    #[must_use]
    pub fn of(filer: PersonId, desk: impl Into<String>, superior: impl Into<String>) -> Self {
        Self {
            standing: Standing::Named,
            filer: Some(filer),
            organisation: None,
            people: 1,
            representatives: Vec::new(),
            concerns: Vec::new(),
            place: None,
            desk: desk.into(),
            superior: superior.into(),
        }
    }

    /// Whether it may come in like this.
    ///
    /// # Errors
    /// When somebody anonymous is named all the same, when nobody or more than five speak for several (XF 20), or when a
    /// place is on no map.
    pub fn check(&self) -> Result<(), Refusal> {
        let is_known = self.filer.is_some() || self.organisation.is_some();
        require(!(self.standing == Standing::Anonymous && is_known), Refusal::NotAnonymous)?;
        let voices = self.representatives.len();
        let is_joint = self.people > 1;
        let named = self.representatives.iter().all(|name| !name.trim().is_empty());
        require(self.people > 0 && named, Refusal::RepresentativeMissing)?;
        require(!is_joint || voices > 0, Refusal::RepresentativeMissing)?;
        let most = usize::try_from(self.people).unwrap_or(REPRESENTATIVES_MAX);
        require(voices <= REPRESENTATIVES_MAX.min(most), Refusal::TooManyRepresentatives)?;
        let point = self.place.as_ref().and_then(|place| place.coordinates);
        require(point.is_none_or(Coordinates::is_on_earth), Refusal::PlaceUnknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn origin() -> Origin {
        Origin::of(PersonId::new(Uuid::from_u128(1)), "hotline", "office")
    }

    #[test]
    fn several_people_speak_through_five_at_most() {
        let names = |count: usize| vec!["李四".to_owned(); count];
        for (people, voices, expected) in [
            (1, 0, Ok(())),
            (1, 1, Ok(())),
            (1, 2, Err(Refusal::TooManyRepresentatives)),
            (40, 0, Err(Refusal::RepresentativeMissing)),
            (40, 1, Ok(())),
            (40, 5, Ok(())),
            (40, 6, Err(Refusal::TooManyRepresentatives)),
            (0, 0, Err(Refusal::RepresentativeMissing)),
        ] {
            let it = Origin { people, representatives: names(voices), ..origin() };
            assert_eq!(it.check(), expected, "{voices} for {people}");
        }
    }

    #[test]
    fn nobody_is_anonymous_and_known() {
        let it = Origin { standing: Standing::Anonymous, ..origin() };
        assert_eq!(it.check(), Err(Refusal::NotAnonymous));
        assert_eq!(Origin { filer: None, ..it }.check(), Ok(()));
    }

    #[test]
    fn a_place_is_on_the_map() {
        for (latitude, longitude, expected) in
            [(30_274_100, 120_155_100, Ok(())), (91_000_000, 0, Err(Refusal::PlaceUnknown))]
        {
            let coordinates = Some(Coordinates { latitude, longitude });
            let place = Some(Place { text: "一楼大厅".into(), coordinates });
            assert_eq!(Origin { place, ..origin() }.check(), expected);
        }
    }
}
