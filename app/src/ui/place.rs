//! Where a page of a long list goes on: the instant and the id of the last entry before it.

use domain::Moment;
use std::{fmt::Display, str::FromStr};

/// The place as it stands in an address.
#[must_use]
pub fn written(place: (Moment, impl Display)) -> String {
    format!("{}.{}", place.0.micros(), place.1)
}

/// The place that an address names; none where it names none.
#[must_use]
pub fn read<I: FromStr>(text: &str) -> Option<(Moment, I)> {
    let (micros, id) = text.split_once('.')?;
    Some((Moment::from_micros(micros.parse().ok()?), id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::CaseId;

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let id: CaseId = "0199b1a2-0000-7000-8000-00000000002a".parse().unwrap();
        let place = (Moment::from_micros(1_772_380_800_000_000), id);
        assert_eq!(read(&written(place)), Some(place));
        assert_eq!(read::<CaseId>("x.y"), None);
    }
}
