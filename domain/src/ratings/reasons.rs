//! What is rated, and what may be ticked beside a level.

use super::Rating;
use crate::licensing::words;
use Reason as R;

words! {
    /// What an online rating is about (GB/T 39735; domain A.8, ux page 14).
    pub enum Indicator {
        /// 办事效率: how fast it went.
        Efficiency = "efficiency",
        /// 办事指南精确度: whether the guide was right.
        GuideAccuracy = "guide_accuracy",
        /// 办事便捷度: how easy it was.
        Convenience = "convenience",
        /// 平台操作性: how the hall is used.
        Usability = "usability",
    }
}

words! {
    /// Why, at a tick.
    pub enum Reason {
        /// 无正当理由超过法定时限: it took longer than the law allows, without reason.
        OverTime = "over_time",
        /// 指南之外增加条件: conditions beyond the guide.
        ConditionsBeyondGuide = "conditions_beyond_guide",
        /// 指南之外索要材料: materials beyond the guide.
        MaterialsBeyondGuide = "materials_beyond_guide",
        /// 未一次性告知: what was missing was told bit by bit.
        NotToldAtOnce = "not_told_at_once",
        /// 多次跑动: one had to come more often than announced.
        RepeatedVisits = "repeated_visits",
        /// 态度生硬: unfriendly.
        Unfriendly = "unfriendly",
        /// 指南不清楚: the guide is hard to understand.
        GuideUnclear = "guide_unclear",
        /// 系统不好用: the hall is hard to use.
        HardToUse = "hard_to_use",
        /// 办得快: fast.
        Fast = "fast",
        /// 讲得清楚: well explained.
        WellExplained = "well_explained",
        /// 态度好: friendly.
        Friendly = "friendly",
        /// 操作方便: easy to use.
        EasyToUse = "easy_to_use",
    }
}

impl Reason {
    /// Those that are offered beside a level, in their order; of a bad one the three that are given most come first.
    #[must_use]
    pub const fn offered(rating: Rating) -> &'static [Self] {
        match rating {
            Rating::VerySatisfied | Rating::Satisfied => {
                &[R::Fast, R::WellExplained, R::Friendly, R::EasyToUse]
            }
            Rating::FairlySatisfied | Rating::Dissatisfied | Rating::VeryDissatisfied => &[
                R::OverTime,
                R::ConditionsBeyondGuide,
                R::MaterialsBeyondGuide,
                R::NotToldAtOnce,
                R::RepeatedVisits,
                R::Unfriendly,
                R::GuideUnclear,
                R::HardToUse,
            ],
        }
    }

    /// Whether it names a breach that supervision looks into (ES-04, ES-08; XK 72).
    #[must_use]
    pub const fn is_breach(self) -> bool {
        matches!(
            self,
            Self::OverTime
                | Self::ConditionsBeyondGuide
                | Self::MaterialsBeyondGuide
                | Self::NotToldAtOnce
        )
    }
}
