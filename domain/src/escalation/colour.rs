//! Colours and levels.

use crate::licensing::words;

words! {
    /// How urgent a clock is.
    pub enum Colour {
        /// 绿灯: in time.
        Green = "green",
        /// 黄灯: nearly due.
        Yellow = "yellow",
        /// 红灯: overdue.
        Red = "red",
    }
}

words! {
    /// Who is told, from the bottom up.
    pub enum Level {
        /// 承办人: whoever handles it.
        Handler = "handler",
        /// 单位负责人: the head of the department.
        UnitHead = "unit_head",
        /// 中心: the center, which supervises all departments.
        Center = "center",
    }
}
