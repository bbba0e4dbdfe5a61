//! What of a guide answers a question, before any person does: it explains, and never decides.

use crate::{
    items::{Faq, Item},
    licensing::words,
    text::Text,
    words::{alike, says},
};

words! {
    /// A part of a guide that answers a kind of question.
    pub enum Section {
        /// What has to be handed in.
        Materials = "materials",
        /// How long it takes.
        Limits = "limits",
        /// What it costs.
        Fees = "fees",
        /// Where and when to come, and whom to call.
        Places = "places",
        /// Who gets it.
        Conditions = "conditions",
        /// How it goes.
        Steps = "steps",
    }
}

/// How much of a question that is answered already has to be in what is asked, in percent of its pieces.
const ALIKE: usize = 60;

impl Section {
    /// The phrases by which a question asks for this part.
    const fn asked_by(self) -> &'static [&'static str] {
        match self {
            Self::Materials => &[
                "材料",
                "资料",
                "清单",
                "带什么",
                "带哪些",
                "准备什么",
                "准备哪些",
                "交什么",
                "document",
                "bring",
                "materials",
                "papers",
            ],
            Self::Limits => &[
                "多久",
                "多长时间",
                "几天",
                "多少天",
                "时限",
                "期限",
                "工作日",
                "how long",
                "how many days",
            ],
            Self::Fees => &[
                "多少钱",
                "收费",
                "费用",
                "要钱",
                "交钱",
                "花钱",
                "免费",
                "cost",
                "fee",
                "price",
                "charge",
            ],
            Self::Places => &[
                "在哪",
                "哪里",
                "哪儿",
                "地址",
                "地点",
                "几点",
                "上班",
                "电话",
                "几号窗口",
                "where",
                "address",
                "phone",
                "opening hours",
            ],
            Self::Conditions => {
                &["条件", "资格", "谁可以", "谁能", "condition", "eligible", "who can"]
            }
            Self::Steps => &[
                "流程",
                "步骤",
                "怎么办理",
                "如何办理",
                "怎么申请",
                "如何申请",
                "steps",
                "how do i",
            ],
        }
    }

    /// The part that `question` asks for, if it asks for one.
    #[must_use]
    pub fn asked_in(question: &str) -> Option<Self> {
        let asks = |it: &&Self| it.asked_by().iter().any(|phrase| says(question, phrase));
        Self::ALL.iter().find(asks).copied()
    }
}

/// The question of the guide that is most like `question`, with its answer; none when none is like it.
#[must_use]
pub fn answered_in<'i>(item: &'i Item, question: &str) -> Option<&'i Faq> {
    let likenesses = item.faq.iter().filter_map(|it| Some((likeness(&it.question, question)?, it)));
    // Of equals the first.
    let best = likenesses.rev().max_by_key(|(likeness, _)| *likeness);
    best.map(|(_, faq)| faq)
}

/// How like what is `asked` is to a question that is answered already, in percent; none when it is another question.
#[must_use]
pub fn likeness(known: &Text, asked: &str) -> Option<usize> {
    let likeness = alike(&known.zh, asked).max(alike(&known.en, asked));
    (likeness >= ALIKE).then_some(likeness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_names_the_part_of_the_guide_that_answers_it() {
        for (question, section) in [
            ("开面馆要带什么材料？", Some(Section::Materials)),
            ("办下来要多久", Some(Section::Limits)),
            ("要不要钱？收费吗", Some(Section::Fees)),
            ("在哪里办，几点上班", Some(Section::Places)),
            ("什么人有资格", Some(Section::Conditions)),
            ("办理流程是怎样的", Some(Section::Steps)),
            ("Which DOCUMENTS do I bring?", Some(Section::Materials)),
            ("How long does it take?", Some(Section::Limits)),
            ("食品经营要体检吗？", None),
            ("May I open a coffee shop?", None),
        ] {
            assert_eq!(Section::asked_in(question), section, "{question}");
        }
    }

    #[test]
    fn a_question_is_like_one_that_is_answered_in_either_language() {
        let known = Text::new("可以先试营业吗？", "May I open for a trial first?");
        assert_eq!(likeness(&known, "请问可以先试营业吗"), Some(100));
        assert_eq!(likeness(&known, "may I open for a trial"), Some(85));
        assert_eq!(likeness(&known, "可以带狗吗"), None);
    }
}
