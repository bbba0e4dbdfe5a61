//! `hall check`: is this number well formed, and if not, why.

use clap::{Args, ValueEnum};
use domain::{
    Date,
    identifiers::{
        BasicCode, CitizenId, CitizenIdFault, CreditCode, CreditCodeFault, HandlingCode,
        ImplementationCode, ItemCodeFault, Mobile, MobileFault, ProjectCode, ProjectCodeFault,
    },
};

/// Check a number; exits with 0 when it is well formed, with 1 and the reason when it is not.
#[derive(Args, Debug)]
pub struct Check {
    /// What kind of number it is.
    kind: Kind,
    /// The number.
    value: String,
    /// Accept fictional identity numbers of region 990101.
    #[arg(long, env = "HALL_ALLOW_TEST_IDS", default_value_t = false)]
    allow_test_ids: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    CitizenId,
    CreditCode,
    Mobile,
    ItemCode,
    ProjectCode,
}

impl Check {
    /// The number as it is stored, or the code of the reason why it is not well formed.
    pub fn run(&self, today: Date) -> Result<String, &'static str> {
        let value = self.value.as_str();
        match self.kind {
            Kind::CitizenId => CitizenId::parse(value, today, self.allow_test_ids)
                .map(|id| id.as_str().to_owned())
                .map_err(CitizenIdFault::code),
            Kind::CreditCode => CreditCode::parse(value)
                .map(|code| code.as_str().to_owned())
                .map_err(CreditCodeFault::code),
            Kind::Mobile => Mobile::parse(value)
                .map(|mobile| mobile.as_str().to_owned())
                .map_err(MobileFault::code),
            Kind::ItemCode => item_code(value),
            Kind::ProjectCode => ProjectCode::parse(value)
                .map(|code| code.as_str().to_owned())
                .map_err(ProjectCodeFault::code),
        }
    }
}

/// A basic code of 12, an implementation code of 31 or a handling code of 33 characters.
fn item_code(value: &str) -> Result<String, &'static str> {
    let basic = BasicCode::parse(value).map(|code| code.as_str().to_owned());
    basic
        .or_else(|_| HandlingCode::parse(value).map(|code| code.as_str().to_owned()))
        .or_else(|_| ImplementationCode::parse(value).map(|code| code.as_str().to_owned()))
        .map_err(ItemCodeFault::code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, value: &str) -> Result<String, &'static str> {
        let today = domain::calendar::parse_date("2026-03-02").unwrap();
        Check { kind, value: value.to_owned(), allow_test_ids: false }.run(today)
    }

    #[test]
    fn a_good_number_is_told_as_it_is_stored() {
        assert_eq!(check(Kind::CitizenId, "11010519491231002x"), Ok("11010519491231002X".into()));
        assert_eq!(check(Kind::CreditCode, "91350100M000100Y43"), Ok("91350100M000100Y43".into()));
        assert_eq!(check(Kind::Mobile, "+86 138 0013 8000"), Ok("13800138000".into()));
        assert_eq!(check(Kind::ItemCode, "440118009000"), Ok("440118009000".into()));
    }

    #[test]
    fn a_bad_number_is_told_with_its_reason() {
        assert!(check(Kind::CitizenId, "110105194912310021").is_err());
        assert!(check(Kind::CreditCode, "91350100M000100Y44").is_err());
        assert!(check(Kind::ItemCode, "44011800900").is_err());
        assert!(check(Kind::ProjectCode, "2603").is_err());
    }
}
