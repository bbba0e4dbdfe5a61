//! Where something happened, in words and on the map.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Decimals of a degree that are kept: a metre, which finds a door and nobody behind it.
const DECIMALS: usize = 5;

/// Where something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// In words.
    pub text: String,
    /// On the map.
    pub coordinates: Option<Coordinates>,
}

/// A point on the map (WGS 84), in millionths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Coordinates {
    /// North of the equator.
    pub latitude: i32,
    /// East of Greenwich.
    pub longitude: i32,
}

impl Place {
    /// The place that a line says: words, a point written `31.23040,121.47370` or `geo:31.2304,121.4737` (RFC 5870), or
    /// words with the point behind them; none for an empty line.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let Some((words, point)) = with_point(line) else {
            let text = line.to_owned();
            return (!text.is_empty()).then_some(Self { text, coordinates: None });
        };
        let text = if words.is_empty() { point.to_string() } else { words.to_owned() };
        Some(Self { text, coordinates: Some(point) })
    }
}

impl Coordinates {
    /// Whether there is such a point.
    #[must_use]
    pub const fn is_on_earth(self) -> bool {
        self.latitude.unsigned_abs() <= 90_000_000 && self.longitude.unsigned_abs() <= 180_000_000
    }

    /// Its address for a map (RFC 5870).
    #[must_use]
    pub fn address(self) -> String {
        format!("geo:{self}")
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", degrees(self.latitude), degrees(self.longitude))
    }
}

fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let all = millionths.unsigned_abs() / 10;
    format!("{sign}{}.{:05}", all / 100_000, all % 100_000)
}

/// The point at the end of a line, and the words before it.
fn with_point(line: &str) -> Option<(&str, Coordinates)> {
    // What a phone says of its precision is none of the point.
    let line = line.split_once(";u=").map_or(line, |(point, _)| point);
    let (before, longitude) = line.rsplit_once([',', '，'])?;
    let before = before.trim_end();
    let is_of_number = |it: char| it.is_ascii_digit() || "+-.".contains(it);
    let words = before.trim_end_matches(is_of_number);
    let latitude = before.strip_prefix(words)?;
    let point =
        Coordinates { latitude: millionths(latitude)?, longitude: millionths(longitude.trim())? };
    let words = words.strip_suffix("geo:").unwrap_or(words);
    let is_apart = |it: char| it.is_whitespace() || ",，;；".contains(it);
    Some((words.trim_end_matches(is_apart), point))
}

/// A number of degrees with decimals, of which no more are kept than a door needs.
fn millionths(typed: &str) -> Option<i32> {
    let (sign, digits) = match typed.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, typed.strip_prefix('+').unwrap_or(typed)),
    };
    let (whole, decimals) = digits.split_once('.')?;
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || whole.len() > 3 {
        return None;
    }
    let kept = decimals.get(..DECIMALS).unwrap_or(decimals);
    let kept: i32 = format!("{kept:0<6}").parse().ok()?;
    Some(sign * (whole.parse::<i32>().ok()? * 1_000_000 + kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_words_or_a_point_or_both() {
        let point = "31.23040,121.47370";
        for (line, text, coordinates) in [
            ("  一楼大厅 ", "一楼大厅", None),
            ("31.23040,121.47370", point, Some(point)),
            ("geo:31.2304,121.4737;u=20", point, Some(point)),
            ("31.230401234， 121.473709", point, Some(point)),
            ("一楼大厅 31.23040,121.47370", "一楼大厅", Some(point)),
            ("一楼大厅，-31.5,+0.25", "一楼大厅", Some("-31.50000,0.25000")),
            ("3 号楼 1,2 层", "3 号楼 1,2 层", None),
            ("3 号楼 1,2", "3 号楼 1,2", None),
            ("91.00000,0.00000", "91.00000,0.00000", Some("91.00000,0.00000")),
            ("1000.0,0.0", "1000.0,0.0", None),
        ] {
            let place = Place::read(line).unwrap();
            let written = place.coordinates.map(|it| it.to_string());
            assert_eq!((place.text.as_str(), written.as_deref()), (text, coordinates), "{line}");
        }
        assert_eq!(Place::read("  "), None);
    }

    #[test]
    fn a_point_has_an_address_and_lies_on_earth() {
        let at = |line: &str| Place::read(line).unwrap().coordinates.unwrap();
        assert_eq!(at("31.2304,121.4737").address(), "geo:31.23040,121.47370");
        assert!(at("-90.0,180.0").is_on_earth());
        assert!(!at("90.00001,0.0").is_on_earth());
        assert!(!at("0.0,-180.00001").is_on_earth());
    }
}
