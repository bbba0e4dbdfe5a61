//! Who names whom inside `app`.

use super::{
    Code,
    paths::{self, Path},
};
use crate::tidy::Fault;

/// Checks the paths of a file of `app`.
pub fn check(code: &Code, features: &[String]) -> Vec<Fault> {
    let Some(inside) = code.path.strip_prefix("app/src/") else { return Vec::new() };
    let place = Place::of(inside, features);
    let paths = paths::of(&code.tokens);
    let faults = paths.iter().filter_map(|path| {
        let (rule, message) = place.judge(path, features)?;
        Some(code.fault(path.line, rule, message))
    });
    faults.collect()
}

/// Where in `app` a file lies.
struct Place<'a> {
    feature: Option<&'a str>,
    in_ui: bool,
    may_name_service: bool,
}

impl<'a> Place<'a> {
    fn of(inside: &'a str, features: &[String]) -> Self {
        let first = inside.split('/').next().unwrap_or_default();
        let first = first.strip_suffix(".rs").unwrap_or(first);
        Self {
            feature: features.iter().any(|feature| feature == first).then_some(first),
            in_ui: first == "ui",
            may_name_service: inside == "server_context.rs"
                || inside.ends_with("/api.rs")
                || inside.contains("/api/")
                || inside.contains("/view_model"),
        }
    }

    fn judge(&self, path: &Path, features: &[String]) -> Option<(&'static str, String)> {
        let [first, second, further @ ..] = path.segments.as_slice() else { return None };
        match first.as_str() {
            "service" if !self.may_name_service => Some((
                "service-in-app",
                "the verbs are called from api.rs and server_context.rs only, their answers read by view models".to_owned(),
            )),
            "store" | "sqlx" => Some(("store-in-app", format!("pages never name {first}"))),
            "crate" if features.contains(second) => self.judge_feature(second, further),
            _ => None,
        }
    }

    fn judge_feature(&self, named: &str, further: &[String]) -> Option<(&'static str, String)> {
        if self.in_ui {
            return Some(("ui-knows-feature", format!("a component of ui must not know {named}")));
        }
        let page = further.iter().any(|name| name.ends_with("_page") || name.ends_with("_form"));
        let own = self.feature?;
        (page && own != named)
            .then(|| ("foreign-page", format!("{own} must not use a page of {named}")))
    }
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    const OTHERS: [(&str, &str); 3] = [
        ("app/src/cases/api.rs", "use service::cases::submit;"),
        ("app/src/cases/list_page.rs", ""),
        ("service/src/cases.rs", ""),
    ];

    fn beside_cases(path: &str, text: &str) -> Vec<String> {
        found(&[&OTHERS[..], &[(path, text)]].concat())
    }

    #[test]
    fn the_verbs_are_called_from_the_interface_only() {
        let call = "fn a() { view! { <p>{service::cases::submit()}</p> } }\n";
        assert_eq!(
            beside_cases("app/src/cases/show_page.rs", call),
            ["app/src/cases/show_page.rs:1: service-in-app"]
        );
        assert_eq!(beside_cases("app/src/server_context.rs", call), [""; 0]);
        assert_eq!(beside_cases("server/src/router.rs", call), [""; 0]);
    }

    #[test]
    fn pages_never_name_the_store() {
        assert_eq!(
            beside_cases("app/src/shell.rs", "use store::{Db, cases};\n"),
            ["app/src/shell.rs:1: store-in-app", "app/src/shell.rs:1: store-in-app"]
        );
    }

    #[test]
    fn a_component_of_ui_knows_no_feature() {
        assert_eq!(
            beside_cases("app/src/ui/tag.rs", "use crate::{text, cases::view_model};\n"),
            ["app/src/ui/tag.rs:1: ui-knows-feature"]
        );
        assert_eq!(beside_cases("app/src/ui/tag.rs", "use crate::ui::icon;\n"), [""; 0]);
    }

    #[test]
    fn a_feature_does_not_use_the_pages_of_another() {
        let text = "use crate::cases::list_page::ListPage;\n";
        assert_eq!(
            beside_cases("app/src/home/home_page.rs", text),
            ["app/src/home/home_page.rs:1: foreign-page"]
        );
        assert_eq!(beside_cases("app/src/cases/show_page.rs", text), [""; 0]);
        assert_eq!(beside_cases("app/src/routes.rs", text), [""; 0]);
    }
}
