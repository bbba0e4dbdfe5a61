//! What is asked, and what may be answered.

use crate::{complaints::Kind, licensing::words};
use Answer as A;

words! {
    /// A question of the intake; each has a page of its own.
    pub enum Question {
        /// 紧急程度: is anybody in danger now?
        Danger = "danger",
        /// 想说什么: what is it about?
        Wish = "wish",
        /// 投诉什么: what is complained about?
        Complaint = "complaint",
        /// 要求什么: what is wanted of the hotline?
        Request = "request",
        /// 办件情况: is there a case about it that is not decided?
        Case = "case",
        /// 针对什么: at what is the claim directed?
        Claim = "claim",
        /// 是否已决定: is there an administrative act to be undone?
        Act = "act",
        /// 是否已信访: was the same claim brought before?
        Before = "before",
        /// 公开申请内容: what is wanted with the request for information?
        Information = "information",
        /// 采购身份: who asks about a procurement?
        Supplier = "supplier",
    }
}

words! {
    /// An answer to a question.
    pub enum Answer {
        /// 没有危险: nobody is in danger.
        Safe = "safe",
        /// 违法犯罪: a crime is going on, or somebody is threatened.
        Crime = "crime",
        /// 火情: something burns, or somebody has to be rescued.
        Fire = "fire",
        /// 伤病: somebody is hurt or ill.
        Injury = "injury",
        /// 交通事故: there was an accident on the road.
        Accident = "accident",

        /// 投诉或建议: complain about the hall, suggest or praise something.
        Hall = "hall",
        /// 热线诉求: ask, request or report something.
        Hotline = "hotline",
        /// 信访诉求: bring a claim or an accusation by letter or visit.
        Petition = "petition",
        /// 申请公开信息: get information that an organ has.
        Information = "information",
        /// 采购质疑投诉: question a procurement.
        Procurement = "procurement",

        /// 服务态度: a service or its staff.
        Service = "service",
        /// 超时办理: it takes too long.
        OverTime = "over_time",
        /// 违规收费: a fee.
        UnlawfulFee = "unlawful_fee",
        /// 办不成事: it cannot be got done.
        CannotBeDone = "cannot_be_done",
        /// 系统故障: something does not work.
        SystemFault = "system_fault",
        /// 建议: something could be better.
        Suggestion = "suggestion",
        /// 表扬: something was good.
        Praise = "praise",

        /// 咨询: a question.
        Enquiry = "enquiry",
        /// 求助: help.
        Help = "help",
        /// 举报: report something unlawful.
        Report = "report",

        /// 没有办件: there is no case.
        NoCase = "no_case",
        /// 材料或结果有异议: there is one, and what is asked for or found in it is wrong.
        CaseContent = "case_content",
        /// 对办理方式不满: there is one, and the way it is handled is wrong.
        CaseConduct = "case_conduct",

        /// 法院案件: a matter of the courts or the prosecution (XF 31(1)).
        Court = "court",
        /// 劳动或合同争议: a dispute that is arbitrated (XF 31(1)).
        Dispute = "dispute",
        /// 党组织事务: a matter of the Party (XF 31(2)).
        PartyMatter = "party_matter",
        /// 干部违纪违法: that an official has broken discipline or law (XF 31(3)).
        Official = "official",
        /// 行政行为: an administrative act, or that one is missing (XF 31(4)).
        AdministrativeAct = "administrative_act",
        /// 要求查处: that an organ does its duty to inspect and punish (XF 31(5)).
        Duty = "duty",
        /// 其他申诉求决: something else that has to be settled (XF 31(6)).
        Settle = "settle",

        /// 对决定不服: a decision to be undone.
        Decided = "decided",
        /// 须先复议的决定: an on-the-spot penalty, a decision on rights in natural resources, a duty not done, or a refusal to disclose (FY 23).
        DecidedFirst = "decided_first",
        /// 正在申请许可等: a procedure that goes on, such as an application (XF 31(4)).
        Pending = "pending",

        /// 第一次提出: never before.
        Never = "never",
        /// 正在办理: it is accepted or being handled by an organ (XF 19).
        UnderWay = "under_way",
        /// 已复核终结: a re-review has ended it (XF 36).
        Concluded = "concluded",

        /// 获取信息: the information itself.
        Get = "get",
        /// 借公开提诉求: that something is settled, explained or punished (GK 39).
        Settled = "settled",
        /// 案卷材料: the file of a procedure to which one is a party (GK 36(7)).
        File = "file",

        /// 供应商: a supplier that takes part.
        Takes = "takes",
        /// 其他人: anybody else.
        Other = "other",
    }
}

impl Question {
    /// What may be answered, in the order in which it is shown.
    #[must_use]
    pub const fn answers(self) -> &'static [Answer] {
        match self {
            Self::Danger => &[A::Safe, A::Crime, A::Fire, A::Injury, A::Accident],
            Self::Wish => &[A::Hall, A::Hotline, A::Petition, A::Information, A::Procurement],
            Self::Complaint => &[
                A::Service,
                A::OverTime,
                A::UnlawfulFee,
                A::CannotBeDone,
                A::SystemFault,
                A::Suggestion,
                A::Praise,
            ],
            Self::Request => &[A::Enquiry, A::Help, A::Report],
            Self::Case => &[A::NoCase, A::CaseConduct, A::CaseContent],
            Self::Claim => &[
                A::Settle,
                A::AdministrativeAct,
                A::Duty,
                A::Official,
                A::Court,
                A::Dispute,
                A::PartyMatter,
                A::Information,
            ],
            Self::Act => &[A::Decided, A::DecidedFirst, A::Pending],
            Self::Before => &[A::Never, A::UnderWay, A::Concluded],
            Self::Information => &[A::Get, A::Settled, A::File],
            Self::Supplier => &[A::Takes, A::Other],
        }
    }
}

impl Answer {
    /// What is complained about, for an answer that says it.
    #[must_use]
    pub const fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Service => Kind::Service,
            Self::OverTime => Kind::OverTime,
            Self::UnlawfulFee => Kind::UnlawfulFee,
            Self::CannotBeDone => Kind::CannotBeDone,
            Self::SystemFault => Kind::SystemFault,
            Self::Suggestion => Kind::Suggestion,
            Self::Praise => Kind::Praise,
            Self::Enquiry => Kind::Enquiry,
            Self::Help => Kind::Help,
            Self::Report => Kind::Report,
            _ => return None,
        })
    }
}
