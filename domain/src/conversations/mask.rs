//! What nobody but the person who answers has to read.

use std::ops::Range;

/// How many characters of a citizen id stay legible at its begin and at its end.
const LEGIBLE: (usize, usize) = (3, 2);

/// Into how many groups people part a citizen id at most, as in 110101 1990 0101 1234.
const GROUPS: usize = 4;

/// Into how many groups people part the number of a bank card at most.
const GROUPS_OF_A_CARD: usize = 5;

/// From how many digits in a row on a number is one of somebody: mobile telephones have eleven.
const NUMBER_DIGITS: usize = 11;

/// What stands in the place of what was left out.
pub const LEFT_OUT: &str = "〔略〕";

/// `text` with every citizen id in it made illegible but for its first three and last two characters.
///
/// Whoever types a number into a conversation may mistype it, so whatever looks like one is masked:
/// 17 digits and a digit or X, also in full width or in groups, or the 15 digits of the old form.
#[must_use]
pub fn mask_identity_numbers(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for number in numbers(&chars, GROUPS, |_, groups| is_id(groups)) {
        let places: Vec<usize> = number.into_iter().flatten().collect();
        for &place in &places[LEGIBLE.0..places.len() - LEGIBLE.1] {
            chars[place] = '*';
        }
    }
    chars.into_iter().collect()
}

/// What the name of a street or of an estate ends with, before the number of a house.
const STREETS: [&str; 11] =
    ["路", "街", "巷", "弄", "村", "苑", "园", "庄", "大道", "小区", "社区"];

/// What the numbers of a house are called.
const HOUSES: &str = "号弄幢栋座室单元楼";

/// What the address of an office ends with, which everybody may write to.
const OFFICE: &str = ".gov.cn";

/// `text` without the numbers by which somebody could be found, and without addresses of e-mail.
///
/// What everybody reads must not tell of anybody; numbers of an office begin with a zero or are short, and stay.
#[must_use]
pub fn redacted(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let numbers = numbers(&chars, GROUPS_OF_A_CARD, is_personal);
    let numbers = numbers.iter().filter_map(|it| Some(it.first()?.start..it.last()?.end));
    let mut places: Vec<Range<usize>> = numbers.chain(emails(&chars)).collect();
    places.sort_by_key(|it| it.start);
    without(&chars, &places)
}

/// `text` without the numbers of houses, so that an address tells of no home.
///
/// Where a department itself is, everybody may know: what it publishes is not refused for them.
#[must_use]
pub fn without_houses(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut places, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let ends = |street: &str| chars[..=at].ends_with(&street.chars().collect::<Vec<_>>());
        let house = STREETS.iter().any(|it| ends(it)).then(|| house(&chars, at + 1)).flatten();
        at = house.as_ref().map_or(at + 1, |it| it.end);
        places.extend(house);
    }
    without(&chars, &places)
}

/// The number of a house that begins at `from`: digits, what they are called, and whatever such follows.
fn house(chars: &[char], from: usize) -> Option<Range<usize>> {
    let is_digit = |it: &char| matches!(it, '0'..='9' | '０'..='９');
    let belongs = |it: &char| is_digit(it) || HOUSES.contains(*it) || matches!(it, ' ' | '-');
    let end = from + chars[from..].iter().take_while(|it| belongs(it)).count();
    let said = &chars[from..end];
    let begins = said.iter().find(|it| **it != ' ').is_some_and(is_digit);
    let is_called = said.iter().any(|it| HOUSES.contains(*it));
    (begins && is_called).then_some(from..end)
}

/// The places of addresses of e-mail.
fn emails(chars: &[char]) -> Vec<Range<usize>> {
    let belongs = |it: &char| it.is_ascii_alphanumeric() || "._%+-".contains(*it);
    let signs = chars.iter().enumerate().filter(|(_, it)| matches!(it, '@' | '＠'));
    let around = signs.map(|(at, _)| {
        let before = chars[..at].iter().rev().take_while(|it| belongs(it)).count();
        let behind = chars[at + 1..].iter().take_while(|it| belongs(it)).count();
        let address = at - before..at + 1 + behind;
        let is_office = chars[address.clone()].iter().collect::<String>().ends_with(OFFICE);
        (before > 0 && behind > 0 && !is_office).then_some(address)
    });
    around.flatten().collect()
}

/// The text without these places, which stand in their order.
fn without(chars: &[char], places: &[Range<usize>]) -> String {
    let (mut kept, mut from) = (String::new(), 0);
    for place in places {
        // What overlaps another one is left out with it.
        if place.start >= from {
            kept.extend(&chars[from..place.start]);
            kept.push_str(LEFT_OUT);
        }
        from = from.max(place.end);
    }
    kept.extend(&chars[from..]);
    kept
}

/// The numbers of `chars` for which `is_meant` says so, each as its groups; of several that begin alike the longest.
fn numbers(
    chars: &[char],
    groups_max: usize,
    is_meant: impl Fn(&[char], &[Range<usize>]) -> bool,
) -> Vec<Vec<Range<usize>>> {
    let groups = groups(chars);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < groups.len() {
        let mut counts = (1..=groups_max.min(groups.len() - at)).rev();
        let together = counts.find(|&count| {
            let together = &groups[at..at + count];
            is_adjacent(together) && is_meant(chars, together)
        });
        found.extend(together.map(|count| groups[at..at + count].to_vec()));
        at += together.unwrap_or(1);
    }
    found
}

/// Whether these groups are a number by which somebody could be found.
fn is_personal(chars: &[char], groups: &[Range<usize>]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(ExactSizeIterator::len).collect();
    let begins = |digit: char, wide: char| [digit, wide].contains(&chars[groups[0].start]);
    match *lengths {
        [length] => length >= NUMBER_DIGITS && !begins('0', '０'),
        [3, 4, 4] => begins('1', '１'),
        [2, 11] | [2, 3, 4, 4] => begins('8', '８'),
        [4, 4, 4, 4] | [4, 4, 4, 4, 3] => true,
        _ => is_id(groups),
    }
}

/// Whether between each two groups stands one sign.
fn is_adjacent(groups: &[Range<usize>]) -> bool {
    groups.windows(2).all(|pair| pair[0].end + 1 == pair[1].start)
}

/// Whether these groups are together as long as a citizen id.
fn is_id(groups: &[Range<usize>]) -> bool {
    let length: usize = groups.iter().map(ExactSizeIterator::len).sum();
    length == 18 || length == 15 && groups.len() == 1
}

/// The places of the digits that stand together, with the X that may end a citizen id.
fn groups(chars: &[char]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (place, &char) in chars.iter().enumerate() {
        let is_digit = matches!(char, '0'..='9' | '０'..='９');
        let is_x = matches!(char, 'x' | 'X' | 'ｘ' | 'Ｘ');
        match groups.last_mut() {
            Some(last) if last.end == place && (is_digit || is_x) => last.end += 1,
            _ if is_digit => groups.push(place..place + 1),
            _ => {}
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::CaseNumber;
    use time::macros::date;

    #[test]
    fn identity_numbers_are_masked_however_they_are_typed() {
        for (text, expected) in [
            ("我的身份证是11010519491231002X，谢谢", "我的身份证是110*************2X，谢谢"),
            ("110105 19491231 002x", "110*** ******** **2x"),
            ("１１０１０５１９４９１２３１００２Ｘ", "１１０*************２Ｘ"),
            ("旧证110105491231002。", "旧证110**********02。"),
            ("电话 13800138000 转 123", "电话 13800138000 转 123"),
            ("卡号 6222021234567890123", "卡号 6222021234567890123"),
            (
                "电话 13800138000 身份证 110105194912310021",
                "电话 13800138000 身份证 110*************21",
            ),
            ("", ""),
        ] {
            assert_eq!(mask_identity_numbers(text), expected);
        }
        let case = CaseNumber::new(date!(2026 - 03 - 02), 1, 7).unwrap().to_string();
        assert_eq!(mask_identity_numbers(&case), case, "a case is found by its number");
    }

    #[test]
    fn what_everybody_reads_names_no_number_of_anybody() {
        for (text, expected) in [
            ("身份证110105194912310021，电话13800138000。", "身份证〔略〕，电话〔略〕。"),
            ("电话 138 0013 8000 或 +86 13800138000", "电话 〔略〕 或 +〔略〕"),
            ("卡号 6222 0212 3456 7890 123", "卡号 〔略〕"),
            ("110105 1949 1231 002x", "〔略〕"),
            ("打 0991-1234567 或 12345", "打 0991-1234567 或 12345"),
            ("2026-03-02 10:00 以前，交 35.50 元", "2026-03-02 10:00 以前，交 35.50 元"),
            ("", ""),
        ] {
            assert_eq!(redacted(text), expected);
        }
        let case = CaseNumber::new(date!(2026 - 03 - 02), 1, 7).unwrap().to_string();
        assert_eq!(redacted(&format!("办件 {case} 已受理")), "办件 〔略〕 已受理");
    }

    #[test]
    fn an_address_of_e_mail_or_of_a_home_tells_of_nobody_and_that_of_an_office_stays() {
        for (text, expected) in [
            ("写信到 wang.xiaoming@example.com，谢谢", "写信到 〔略〕，谢谢"),
            ("13800138000@163.com", "〔略〕"),
            ("窗口邮箱 window@market.gov.cn", "窗口邮箱 window@market.gov.cn"),
            ("@全体", "@全体"),
        ] {
            assert_eq!(redacted(text), expected);
        }
        for (text, expected) in [
            ("住在江北区民主路 3 号 2 单元 501 室。", "住在江北区民主路〔略〕。"),
            ("阳光小区12号楼漏水", "阳光小区〔略〕漏水"),
            ("在 B区 3 号窗口排队", "在 B区 3 号窗口排队"),
            ("一路 20 分钟", "一路 20 分钟"),
        ] {
            assert_eq!(without_houses(text), expected);
        }
    }
}
