//! Whether two matters are about the same, so that joining them is suggested; people decide.

use super::{Coordinates, Origin};
use crate::words::alike;

/// From how much likeness on a matter is suggested as the same.
pub const LIKENESS_SUGGESTED: usize = 60;
/// What a common concern, or a place nearby, adds to the likeness of the words.
const COMMON: usize = 20;
/// How far apart places nearby are, in millionths of a degree: some two hundred metres.
const NEARBY: u32 = 2_000;

/// How much two matters are alike, from 0 to 100: by their words, by what they are about, and by where it is.
///
/// Who brings them counts for nothing: many complain about the same.
#[must_use]
pub fn likeness(one: (&Origin, &str), other: (&Origin, &str)) -> usize {
    let words = alike(one.1, other.1).max(alike(other.1, one.1));
    if words == 0 {
        return 0;
    }
    let concerns = one.0.concerns.iter().any(|it| other.0.concerns.contains(it));
    let point = |origin: &Origin| origin.place.as_ref().and_then(|place| place.coordinates);
    let near = point(one.0).zip(point(other.0)).is_some_and(|(a, b)| is_near(a, b));
    (words + usize::from(concerns) * COMMON + usize::from(near) * COMMON).min(100)
}

const fn is_near(one: Coordinates, other: Coordinates) -> bool {
    one.latitude.abs_diff(other.latitude) <= NEARBY
        && one.longitude.abs_diff(other.longitude) <= NEARBY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::PersonId,
        matters::{Concern, Place},
    };
    use uuid::Uuid;

    fn origin(number: u128) -> Origin {
        Origin::of(PersonId::new(Uuid::from_u128(number)), "hotline", "office")
    }

    #[test]
    fn words_place_and_concern_make_two_matters_alike() {
        let (one, other) = (origin(1), origin(2));
        let (noise, same) = ("人民路工地夜间施工噪声扰民", "工地夜间施工噪声很大");
        let plain = likeness((&one, noise), (&other, same));
        assert!(plain >= LIKENESS_SUGGESTED, "{plain}");
        let lights = likeness((&one, noise), (&other, "路灯不亮"));
        assert_eq!(lights, 0);
        let faint = "工地围挡倒了没有人管";
        let apart = likeness((&one, noise), (&other, faint));
        assert!(apart < LIKENESS_SUGGESTED, "{apart}");
        let at = |latitude| {
            let coordinates = Some(Coordinates { latitude, longitude: 120_155_100 });
            Some(Place { text: "人民路".into(), coordinates })
        };
        let concerns = vec![Concern::Department { department: "housing".into() }];
        let here = Origin { place: at(30_274_100), concerns: concerns.clone(), ..one };
        let there = Origin { place: at(30_275_100), concerns, ..other.clone() };
        assert_eq!(likeness((&here, noise), (&there, faint)), apart + 40);
        let far = Origin { place: at(30_374_100), ..other };
        assert_eq!(likeness((&here, noise), (&far, faint)), apart);
    }
}
