//! A QR code, drawn by the server as the outline of its dark squares.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qr {
    /// How many squares it is wide and high, with its white edge.
    pub side: usize,
    /// The dark squares as an SVG path.
    pub path: String,
}

/// A QR code on its white tile, also on dark pages.
#[component]
pub fn QrCode(
    /// The code.
    code: Qr,
    /// Where it leads, for who does not see it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let side = code.side;
    view! {
        <svg class="hall-qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label>
            <path d=code.path></path>
        </svg>
    }
}

#[cfg(feature = "ssr")]
mod build {
    use super::Qr;

    /// The white edge around a code that readers need, in squares (ISO/IEC 18004).
    const QUIET: usize = 4;

    impl Qr {
        /// The code of an address; `None` when the address is too long for one.
        #[must_use]
        pub fn of(address: &str) -> Option<Self> {
            use fast_qr::{ECL, QRBuilder};
            use std::fmt::Write as _;
            let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
            let mut path = String::new();
            for row in 0..code.size {
                let squares = &code[row];
                let mut column = 0;
                while column < code.size {
                    let dark = squares[column..].iter().take_while(|it| it.value()).count();
                    if dark > 0 {
                        let (x, y) = (column + QUIET, row + QUIET);
                        write!(path, "M{x} {y}h{dark}v1h-{dark}z")
                            .expect("a string takes everything");
                    }
                    column += dark + 1;
                }
            }
            Some(Self { side: code.size + 2 * QUIET, path })
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        /// The squares of the code, dark ones `true`, without its edge.
        fn squares(code: &Qr) -> Vec<Vec<bool>> {
            let mut squares = vec![vec![false; code.side]; code.side];
            for line in code.path.split('M').skip(1) {
                let (place, rest) = line.split_once('h').unwrap();
                let (x, y) = place.split_once(' ').unwrap();
                let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
                let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
                squares[y][x..x + length].fill(true);
            }
            squares
        }

        #[test]
        fn a_code_has_its_three_corners_and_a_white_edge() {
            let code = Qr::of("https://hall.example/s/food-business-permit").unwrap();
            let squares = squares(&code);
            assert_eq!((code.side - 2 * QUIET - 17) % 4, 0, "a version has 17 + 4 n squares");
            for (place, row) in squares.iter().enumerate() {
                let is_edge = |it: usize| it < QUIET || it >= code.side - QUIET;
                for (column, is_dark) in row.iter().enumerate() {
                    assert!(!(*is_dark && (is_edge(place) || is_edge(column))));
                }
            }
            let last = code.side - QUIET - 7;
            for (x, y) in [(QUIET, QUIET), (last, QUIET), (QUIET, last)] {
                assert!(squares[y][x..x + 7].iter().all(|it| *it));
                assert_eq!(
                    squares[y + 1][x..x + 7],
                    [true, false, false, false, false, false, true]
                );
                assert_eq!(squares[y + 2][x..x + 7], [true, false, true, true, true, false, true]);
            }
        }

        #[test]
        fn what_no_code_can_hold_has_none() {
            assert_eq!(Qr::of(&"x".repeat(4_000)), None);
        }
    }
}
