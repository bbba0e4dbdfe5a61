//! The paths of a token stream: `use a::{b, c::d}` names `a::b` and `a::c::d`, inside macros as well as outside.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path of names, such as `crate::cases::list_page`.
#[derive(Debug, PartialEq)]
pub struct Path {
    /// The names in their order.
    pub segments: Vec<String>,
    /// The line of its last name.
    pub line: usize,
}

/// All paths, also those of a single name.
pub fn of(tokens: &TokenStream) -> Vec<Path> {
    let mut found = Vec::new();
    scan(tokens.clone(), &[], &mut found);
    found
}

fn scan(tokens: TokenStream, prefix: &[String], found: &mut Vec<Path>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut rest = tokens.as_slice();
    while let [token, after @ ..] = rest {
        rest = match token {
            TokenTree::Ident(name) if *name == "as" => after.get(1..).unwrap_or_default(),
            TokenTree::Ident(_) => path(rest, prefix, found),
            TokenTree::Group(group) => {
                scan(group.stream(), &[], found);
                after
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => after,
        };
    }
}

/// Reads the path that begins here; gives what follows it.
fn path<'a>(
    mut rest: &'a [TokenTree],
    prefix: &[String],
    found: &mut Vec<Path>,
) -> &'a [TokenTree] {
    let mut segments = prefix.to_vec();
    let mut line = 0;
    loop {
        match rest {
            [TokenTree::Ident(name), after @ ..] => {
                segments.push(name.to_string());
                line = name.span().start().line;
                rest = after;
            }
            [TokenTree::Group(group), after @ ..] if group.delimiter() == Delimiter::Brace => {
                scan(group.stream(), &segments, found);
                return after;
            }
            _ => break,
        }
        match rest {
            [TokenTree::Punct(one), TokenTree::Punct(two), after @ ..]
                if one.as_char() == ':' && two.as_char() == ':' =>
            {
                rest = after;
            }
            _ => break,
        }
    }
    found.push(Path { segments, line });
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    fn names(text: &str) -> Vec<String> {
        let paths = of(&TokenStream::from_str(text).unwrap());
        paths
            .iter()
            .map(|path| path.segments.join("::"))
            .filter(|path| path.contains(':'))
            .collect()
    }

    #[test]
    fn the_groups_of_a_use_are_opened() {
        assert_eq!(names("use a::{b, c::{d as e, f}};"), ["a::b", "a::c::d", "a::c::f"]);
    }

    #[test]
    fn paths_inside_macros_are_seen() {
        assert_eq!(names("view! { <p>{crate::ui::icon(x.service)}</p> }"), ["crate::ui::icon"]);
    }

    #[test]
    fn a_turbofish_ends_a_path() {
        assert_eq!(names("a::b::<c::d>()"), ["a::b", "c::d"]);
    }
}
