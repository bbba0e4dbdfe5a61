//! How tests are written, and what a view may not contain.

use super::{Code, is_called, paths};
use crate::tidy::Fault;
use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, ImplItemFn, ItemFn, Macro, Signature, spanned::Spanned, visit::Visit};

/// Looks at the tests and the views of a file.
pub fn check(code: &Code) -> Vec<Fault> {
    let mut reader = Reader { code, faults: Vec::new() };
    reader.visit_file(&code.syntax);
    reader.faults.extend(sleeps(code));
    reader.faults
}

/// A test that sleeps is slow on a good day and wrong on a bad one.
fn sleeps(code: &Code) -> Vec<Fault> {
    let Some(begin) = code.tests_begin() else { return Vec::new() };
    let sleeps = paths::of(&code.tokens).into_iter().filter(|path| {
        path.line >= begin
            && path.segments.len() > 1
            && path.segments.last().is_some_and(|last| last == "sleep")
    });
    sleeps
        .map(|path| code.fault(path.line, "sleep", "a test waits for an event, not for a time"))
        .collect()
}

struct Reader<'a> {
    code: &'a Code<'a>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn function(&mut self, attributes: &[Attribute], signature: &Signature) {
        let name = signature.ident.to_string();
        let line = signature.span().start().line;
        let test = attributes.iter().any(|attribute| is_called(attribute, "test"));
        if test && (name.starts_with("test_") || name.split('_').any(|word| word == "should")) {
            let message = format!("{name}: say what is so, without test or should");
            self.faults.push(self.code.fault(line, "test-name", message));
        }
        if attributes.iter().any(|attribute| is_called(attribute, "ignore")) {
            let message = "a test that nobody runs proves nothing";
            self.faults.push(self.code.fault(line, "ignored-test", message));
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.attrs, &item.sig);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.attrs, &item.sig);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        if item.path.segments.last().is_some_and(|segment| segment.ident == "view") {
            for line in inline_styles(item.tokens.clone()) {
                let message = "looks live in style/, and the content policy forbids them here";
                self.faults.push(self.code.fault(line, "inline-style", message));
            }
        }
        syn::visit::visit_macro(self, item);
    }
}

/// The lines with `style="…"` or `style:width=…`.
fn inline_styles(tokens: TokenStream) -> Vec<usize> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut lines = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => lines.extend(inline_styles(group.stream())),
            TokenTree::Ident(name) if *name == "style" => match tokens.get(at + 1..) {
                Some([TokenTree::Punct(sign), TokenTree::Literal(_), ..])
                    if sign.as_char() == '=' =>
                {
                    lines.push(name.span().start().line);
                }
                Some(
                    [TokenTree::Punct(sign), TokenTree::Ident(_), TokenTree::Punct(equals), ..],
                ) if sign.as_char() == ':' && equals.as_char() == '=' => {
                    lines.push(name.span().start().line);
                }
                _ => {}
            },
            _ => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    fn in_domain(text: &str) -> Vec<String> {
        let found = found(&[("domain/src/a.rs", text)]);
        found.iter().map(|fault| fault.replace("domain/src/a.rs:", "")).collect()
    }

    #[test]
    fn a_test_is_called_by_a_sentence() {
        assert_eq!(in_domain("#[test]\nfn test_days() {}\n"), ["2: test-name"]);
        assert_eq!(in_domain("#[tokio::test]\nasync fn it_should_count() {}\n"), ["2: test-name"]);
        assert_eq!(in_domain("#[test]\nfn a_day_counts() {}\nfn test_database() {}\n"), [""; 0]);
    }

    #[test]
    fn no_test_is_left_out() {
        let text = concat!("#[test]\n#[igno", "re = \"slow\"]\nfn a_day_counts() {}\n");
        assert_eq!(in_domain(text), ["3: ignored-test"]);
    }

    #[test]
    fn no_test_sleeps() {
        let sleep = "std::thread::sleep(SECOND);";
        assert_eq!(in_domain(&format!("fn a() {{ {sleep} }}\n")), [""; 0]);
        let test = format!("#[cfg(test)]\nmod tests {{\n    fn a() {{ {sleep} }}\n}}\n");
        assert_eq!(in_domain(&test), ["3: sleep"]);
    }

    #[test]
    fn a_view_has_no_looks_of_its_own() {
        let view = "fn a() { view! {\n<p style=\"top:0\"></p>\n<p style:top=\"0\"></p>\n<Tag style=Style::New/>\n} }\n";
        assert_eq!(
            found(&[("app/src/a.rs", view)]),
            ["app/src/a.rs:2: inline-style", "app/src/a.rs:3: inline-style"]
        );
    }
}
