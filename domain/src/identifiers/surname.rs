//! The surname of a person, for those who may know no more of the name.

/// The compound surnames (复姓) that are still met; every other surname is one character.
const COMPOUND: [&str; 40] = [
    "欧阳", "上官", "司马", "司徒", "司空", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯",
    "长孙", "宇文", "端木", "东方", "东郭", "西门", "南宫", "南门", "百里", "轩辕", "呼延", "赫连",
    "澹台", "申屠", "太史", "淳于", "单于", "钟离", "闾丘", "独孤", "拓跋", "濮阳", "鲜于", "万俟",
    "闻人", "公冶", "左丘", "宗政",
];

/// The surname that `name` begins with: never the whole of a name that has more than one character.
#[must_use]
pub fn surname(name: &str) -> &str {
    let name = name.trim();
    let is_followed =
        |it: &&&str| name.strip_prefix(**it).is_some_and(|given| !given.trim().is_empty());
    let first = name.chars().next().map_or(0, char::len_utf8);
    COMPOUND.iter().find(is_followed).copied().unwrap_or(&name[..first])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_has_one_character_or_is_one_of_the_compound_ones() {
        for (name, expected) in [
            ("王小明", "王"),
            (" 赵敏 ", "赵"),
            ("欧阳修", "欧阳"),
            ("司马相如", "司马"),
            // Without a given name behind it, the second character is one.
            ("欧阳", "欧"),
            ("欧 阳", "欧"),
            ("东方", "东"),
            ("阿依古丽·买买提", "阿"),
            ("Anna Lee", "A"),
            ("𠮷田", "𠮷"),
            ("王", "王"),
            ("", ""),
        ] {
            assert_eq!(surname(name), expected, "{name}");
        }
    }
}
