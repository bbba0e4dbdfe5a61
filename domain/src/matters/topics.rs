//! What many matters are about (热点): those whose words are alike stand together.

use crate::words::pieces;

/// From how many alike on something is a topic.
pub const TOPIC_LEAST: usize = 3;
/// From how much likeness of their titles on two matters are of one topic.
const ALIKE: usize = 50;

/// The topics among `titles`, the largest first: for each the places of its titles, in their order.
///
/// A title belongs to every title that it resembles, and so those that it brings together are one topic.
#[must_use]
pub fn topics(titles: &[&str]) -> Vec<Vec<usize>> {
    let titles: Vec<_> = titles.iter().map(|it| pieces(it)).collect();
    let resemble = |one: usize, other: usize| {
        let (one, other) = (&titles[one], &titles[other]);
        let common = one.intersection(other).count();
        common > 0 && common * 100 >= one.len().min(other.len()) * ALIKE
    };
    let mut topics: Vec<Vec<usize>> = Vec::new();
    for place in 0..titles.len() {
        let belongs = |topic: &mut Vec<usize>| topic.iter().any(|it| resemble(*it, place));
        let mut topic: Vec<usize> = topics.extract_if(.., belongs).flatten().collect();
        topic.push(place);
        topic.sort_unstable();
        topics.push(topic);
    }
    topics.retain(|topic| topic.len() >= TOPIC_LEAST);
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.len()));
    topics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_that_speak_of_the_same_are_a_topic_and_two_are_none() {
        let titles = [
            "不动产窗口排队两个小时",
            "路灯不亮",
            "不动产窗口排队太久",
            "工地夜间施工噪声",
            "排队两个小时没人理，不动产窗口",
            "路灯坏了不亮",
        ];
        assert_eq!(topics(&titles), [vec![0, 2, 4]]);
        // Two that have little in common are of one topic once a third has something of both.
        let chain = ["不动产窗口排队太久", "排队两个小时没人理", "不动产窗口排队两个小时"];
        assert_eq!(topics(&chain), [vec![0, 1, 2]]);
    }
}
