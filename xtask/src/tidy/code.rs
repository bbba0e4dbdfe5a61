//! What a Rust file must keep to.

mod habits;
mod layers;
mod paths;
mod sizes;

use super::{Fault, File, Tree};
use proc_macro2::TokenStream;
use std::str::FromStr;
use syn::{Attribute, Item, spanned::Spanned};

/// A Rust file, read once for all rules.
pub struct Code<'a> {
    /// Where it lies.
    path: &'a str,
    lines: usize,
    syntax: syn::File,
    tokens: TokenStream,
}

/// Checks one file; `features` are the folders of `app` that have pages.
pub fn check(file: &File, features: &[String]) -> Vec<Fault> {
    let read = TokenStream::from_str(&file.text)
        .map_err(|error| (error.span().start().line, error.to_string()))
        .and_then(|tokens| {
            let syntax = syn::parse_file(&file.text)
                .map_err(|error| (error.span().start().line, error.to_string()))?;
            Ok(Code { path: &file.path, lines: file.text.lines().count(), syntax, tokens })
        });
    match read {
        Ok(code) => {
            let rules = [sizes::check(&code), habits::check(&code), layers::check(&code, features)];
            rules.into_iter().flatten().collect()
        }
        Err((line, message)) => vec![Fault::new(&file.path, line, "syntax", message)],
    }
}

/// A feature has one name everywhere: whatever has pages that ask for something has verbs of the same name.
pub fn check_features(tree: &Tree) -> Vec<Fault> {
    let asking = tree.features().into_iter().filter_map(|feature| {
        let api = format!("app/src/{feature}/api.rs");
        tree.file(&api).map(|_| (feature, api))
    });
    let nameless = asking.filter(|(feature, _)| {
        let (file, folder) =
            (format!("service/src/{feature}.rs"), format!("service/src/{feature}/"));
        !tree.files.iter().any(|other| other.path == file || other.path.starts_with(&folder))
    });
    nameless
        .map(|(feature, api)| {
            Fault::new(&api, 1, "feature-name", format!("service has no feature {feature}"))
        })
        .collect()
}

impl Code<'_> {
    fn fault(&self, line: usize, rule: &'static str, message: impl Into<String>) -> Fault {
        Fault::new(self.path, line, rule, message)
    }

    /// The line where the tests begin; the first where the file holds nothing else.
    fn tests_begin(&self) -> Option<usize> {
        if self.path.contains("/tests/") || self.path.ends_with("/tests.rs") {
            return Some(1);
        }
        self.syntax.items.iter().find_map(|item| match item {
            Item::Mod(module) if module.attrs.iter().any(is_test_cfg) => {
                Some(module.span().start().line)
            }
            _ => None,
        })
    }
}

fn is_test_cfg(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
}

/// Whether an attribute is called so, under whatever path: `#[tokio::test]` is a `test`.
fn is_called(attribute: &Attribute, name: &str) -> bool {
    attribute.path().segments.last().is_some_and(|segment| segment.ident == name)
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    #[test]
    fn what_is_no_rust_is_found() {
        assert_eq!(found(&[("domain/src/a.rs", "fn f() {}\nfn g(\n")]).len(), 1);
    }

    #[test]
    fn a_feature_has_one_name_everywhere() {
        let api = ("app/src/cases/api.rs", "");
        assert_eq!(found(&[api]), ["app/src/cases/api.rs:1: feature-name"]);
        assert_eq!(found(&[api, ("service/src/cases.rs", "")]), [""; 0]);
    }
}
