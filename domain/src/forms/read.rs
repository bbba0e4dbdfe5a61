//! Reading what people type: full-width digits, spaces, separators and Chinese dates are no faults.

use crate::{Date, identifiers::half_width};
use time::Month;

/// The whole number in `typed`, with or without thousands separators.
#[must_use]
pub fn read_number(typed: &str) -> Option<i64> {
    let text = compact(typed);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let value: i64 = ungrouped(digits)?.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// The amount in `typed` in fen: yuan with at most two decimals, or 万 (ten thousand yuan) with at most six.
#[must_use]
pub fn read_money(typed: &str) -> Option<i64> {
    let text = compact(typed).replace(['¥', '元'], "");
    let (text, scale) = match text.strip_suffix('万') {
        Some(rest) => (rest, 6),
        None => (text.as_str(), 2),
    };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if decimals.is_empty() || decimals.len() > scale || !all_digits(decimals) {
        return None;
    }
    let whole = ungrouped(whole)?;
    format!("{whole}{decimals:0<scale$}").parse().ok()
}

/// The civil date in `typed`: `2026-03-02`, `2026/3/2`, `2026.3.2`, `20260302` or `2026年3月2日`.
#[must_use]
pub fn read_date(typed: &str) -> Option<Date> {
    let text = compact(typed);
    let text = text.trim_end_matches(['日', '号']);
    let parts: Vec<&str> = if text.len() == 8 && all_digits(text) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.split(['-', '/', '.', '年', '月']).collect()
    };
    let [year, month, day] = parts[..] else { return None };
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    if !fits || !parts.iter().all(|part| all_digits(part)) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// How an amount in fen is written back: yuan with two decimals, without separators.
pub(super) fn write_money(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// `typed` in half-width characters without any space.
pub(super) fn compact(typed: &str) -> String {
    half_width(typed).replace('￥', "¥").replace(char::is_whitespace, "")
}

/// The digits of `text` without separators; they must stand every three digits, or every four as in 1,0000.
fn ungrouped(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let fits = |size: usize| {
        (1..=size).contains(&first.len()) && rest.iter().all(|group| group.len() == size)
    };
    if !groups.iter().all(|group| all_digits(group)) || !(rest.is_empty() || fits(3) || fits(4)) {
        return None;
    }
    Some(groups.concat())
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn whole_numbers_are_read_as_people_type_them() {
        for (typed, value) in [
            ("12", Some(12)),
            (" １２ ", Some(12)),
            ("1,234,567", Some(1_234_567)),
            ("1，234", Some(1_234)),
            ("1,0000", Some(10_000)),
            ("-3", Some(-3)),
            ("12,34,567", None),
            (",123", None),
            ("1.5", None),
            ("1e3", None),
            ("十二", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(read_number(typed), value, "{typed:?}");
        }
    }

    #[test]
    fn money_is_read_in_yuan_and_kept_in_fen() {
        for (typed, fen) in [
            ("500000", Some(50_000_000)),
            ("500,000.5", Some(50_000_050)),
            ("￥１２.３０元", Some(1_230)),
            ("50万", Some(50_000_000)),
            ("1.5 万元", Some(1_500_000)),
            ("0.01", Some(1)),
            ("0.001", None),
            (".5", None),
            ("5.", None),
            ("-1", None),
            ("五十万", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(read_money(typed), fen, "{typed:?}");
        }
    }

    #[test]
    fn dates_are_read_in_every_common_form_and_must_exist() {
        let day = Some(date!(2026 - 03 - 02));
        for (typed, value) in [
            ("2026-03-02", day),
            ("2026/3/2", day),
            ("2026.3.2", day),
            ("20260302", day),
            ("2026年3月2日", day),
            ("２０２６ 年 ３ 月 ２ 号", day),
            ("2026-02-29", None),
            ("2026-13-01", None),
            ("26-3-2", None),
            ("2026-3", None),
            ("2026-3-2-1", None),
            ("2026-+3-2", None),
            ("tomorrow", None),
        ] {
            assert_eq!(read_date(typed), value, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_written_back_is_read_as_the_same_amount(fen in 0..i64::MAX) {
            prop_assert_eq!(read_money(&write_money(fen)), Some(fen));
        }

        #[test]
        fn a_date_written_back_is_read_as_the_same_date(ordinal in 693_596..767_009i32) {
            let date = Date::from_julian_day(ordinal + 1_721_425).expect("a day of this era");
            prop_assert_eq!(read_date(&date.to_string()), Some(date));
        }

        #[test]
        fn nothing_that_can_be_typed_breaks_the_readers(typed in ".*") {
            let _ = (read_number(&typed), read_money(&typed), read_date(&typed));
        }
    }
}
