//! How long things may be.

use super::{Code, is_called};
use crate::tidy::Fault;
use syn::{
    Attribute, Block, ImplItemFn, ItemFn, Macro, Signature, TraitItemFn, spanned::Spanned,
    visit::Visit,
};

const FUNCTION_LINES_MAX: usize = 70;
const SERVER_FUNCTION_BODY_LINES_MAX: usize = 10;
const VIEW_LINES_MAX: usize = 40;
const FILE_LINES_MAX: usize = 400;
const FRONTEND_LINES_MAX: usize = 20;

/// Measures the file and everything in it.
pub fn check(code: &Code) -> Vec<Fault> {
    let mut ruler = Ruler { code, faults: Vec::new() };
    ruler.visit_file(&code.syntax);
    let lines = code.tests_begin().map_or(code.lines, |line| line - 1);
    ruler.measure(1, "file-size", lines, FILE_LINES_MAX);
    if code.path.starts_with("frontend/src/") {
        ruler.measure(1, "frontend-size", code.lines, FRONTEND_LINES_MAX);
        if code.path != "frontend/src/lib.rs" {
            let message = "frontend has one file, for ever";
            ruler.faults.push(code.fault(1, "frontend-size", message));
        }
    }
    ruler.faults
}

struct Ruler<'a> {
    code: &'a Code<'a>,
    faults: Vec<Fault>,
}

impl Ruler<'_> {
    fn measure(&mut self, line: usize, rule: &'static str, lines: usize, most: usize) {
        if lines > most {
            let message = format!("{lines} lines, {} more than allowed", lines - most);
            self.faults.push(self.code.fault(line, rule, message));
        }
    }

    fn function(&mut self, attributes: &[Attribute], signature: &Signature, block: &Block) {
        let first = signature.span().start().line;
        let braces = block.brace_token.span;
        let (open, close) = (braces.open().start().line, braces.close().end().line);
        self.measure(first, "function-size", close - first + 1, FUNCTION_LINES_MAX);
        if attributes.iter().any(|attribute| is_called(attribute, "server")) {
            let body = (close - open).saturating_sub(1);
            self.measure(first, "server-function-size", body, SERVER_FUNCTION_BODY_LINES_MAX);
        }
    }
}

impl<'ast> Visit<'ast> for Ruler<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.attrs, &item.sig, block);
        }
        syn::visit::visit_trait_item_fn(self, item);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        if item.path.segments.last().is_some_and(|segment| segment.ident == "view") {
            let span = item.delimiter.span();
            let (first, last) = (span.open().start().line, span.close().end().line);
            self.measure(first, "view-size", last - first + 1, VIEW_LINES_MAX);
        }
        syn::visit::visit_macro(self, item);
    }
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    /// A text with so many lines between its first and its last.
    fn around(first: &str, lines: usize, last: &str) -> String {
        format!("{first}\n{}{last}\n", "f();\n".repeat(lines))
    }

    #[test]
    fn a_function_may_have_seventy_lines() {
        let path = "domain/src/a.rs";
        assert_eq!(found(&[(path, &around("fn a() {", 68, "}"))]), [""; 0]);
        assert_eq!(
            found(&[(path, &around("fn a() {", 69, "}"))]),
            ["domain/src/a.rs:1: function-size"]
        );
        let method = around("impl A {\nfn a() {", 69, "}}");
        assert_eq!(found(&[(path, &method)]), ["domain/src/a.rs:2: function-size"]);
        let provided = around("trait A {\nfn a() {", 69, "}}");
        assert_eq!(found(&[(path, &provided)]), ["domain/src/a.rs:2: function-size"]);
    }

    #[test]
    fn braces_in_texts_do_not_end_a_function() {
        let text = around("fn a() { let brace = \"}\";", 69, "}");
        assert_eq!(found(&[("domain/src/a.rs", &text)]), ["domain/src/a.rs:1: function-size"]);
    }

    #[test]
    fn a_file_may_have_four_hundred_lines_before_its_tests() {
        let path = "domain/src/a.rs";
        let tests = "#[cfg(test)]\nmod tests {\n    fn a() {}\n}\n";
        let code = "const A: u8 = 1;\n".repeat(400);
        assert_eq!(found(&[(path, &format!("{code}{tests}"))]), [""; 0]);
        assert_eq!(
            found(&[(path, &format!("{code}fn b() {{}}\n{tests}"))]),
            ["domain/src/a.rs:1: file-size"]
        );
        let long = "const A: u8 = 1;\n".repeat(401);
        assert_eq!(
            found(&[("store/tests/cases.rs", &long), ("domain/src/a/tests.rs", &long)]),
            [""; 0]
        );
    }

    #[test]
    fn a_view_may_have_forty_lines() {
        let view = |lines| format!("fn a() {{ view! {{\n{}}} }}\n", "<p>\"}\"</p>\n".repeat(lines));
        assert_eq!(found(&[("app/src/a.rs", &view(38))]), [""; 0]);
        assert_eq!(found(&[("app/src/a.rs", &view(39))]), ["app/src/a.rs:1: view-size"]);
    }

    #[test]
    fn the_body_of_a_server_function_may_have_ten_lines() {
        let path = "app/src/a.rs";
        let long = "#[leptos::server(endpoint = \"a\")]\npub async fn a() {";
        assert_eq!(found(&[(path, &around(long, 10, "}"))]), [""; 0]);
        assert_eq!(
            found(&[(path, &around(long, 11, "}"))]),
            ["app/src/a.rs:2: server-function-size"]
        );
    }

    #[test]
    fn the_frontend_is_one_short_file() {
        let lines = "const A: u8 = 1;\n".repeat(21);
        assert_eq!(
            found(&[("frontend/src/lib.rs", &lines)]),
            ["frontend/src/lib.rs:1: frontend-size"]
        );
        assert_eq!(found(&[("frontend/src/a.rs", "")]), ["frontend/src/a.rs:1: frontend-size"]);
    }
}
