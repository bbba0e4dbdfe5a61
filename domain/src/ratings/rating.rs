//! The five levels.

use crate::licensing::words;

words! {
    /// The five levels of 好差评; numbers are given at the edges, because the standards count in opposite directions.
    pub enum Rating {
        /// 非常满意: very satisfied.
        VerySatisfied = "very_satisfied",
        /// 满意: satisfied.
        Satisfied = "satisfied",
        /// 基本满意: fairly satisfied.
        FairlySatisfied = "fairly_satisfied",
        /// 不满意: dissatisfied, a bad rating.
        Dissatisfied = "dissatisfied",
        /// 非常不满意: very dissatisfied, a bad rating.
        VeryDissatisfied = "very_dissatisfied",
    }
}

impl Rating {
    /// Whether it is a 差评, which somebody has to look into.
    #[must_use]
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Dissatisfied | Self::VeryDissatisfied)
    }

    /// Its code in GB/T 39046 A.8: 1 is best.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8 + 1
    }

    /// Its stars, as people see them: 5 are best.
    #[must_use]
    pub const fn stars(self) -> u8 {
        5 - self as u8
    }

    /// The level of a code of GB/T 39046 A.8.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == code)
    }

    /// The level of so many stars.
    #[must_use]
    pub fn from_stars(stars: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.stars() == stars)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_count_in_opposite_directions() {
        let table = [
            (Rating::VerySatisfied, 1, 5, false),
            (Rating::Satisfied, 2, 4, false),
            (Rating::FairlySatisfied, 3, 3, false),
            (Rating::Dissatisfied, 4, 2, true),
            (Rating::VeryDissatisfied, 5, 1, true),
        ];
        for (rating, code, stars, is_bad) in table {
            assert_eq!((rating.code(), rating.stars(), rating.is_bad()), (code, stars, is_bad));
            assert_eq!(Rating::from_code(code), Some(rating));
            assert_eq!(Rating::from_stars(stars), Some(rating));
        }
        for number in [0, 6] {
            assert_eq!(Rating::from_code(number), None);
            assert_eq!(Rating::from_stars(number), None);
        }
    }
}
