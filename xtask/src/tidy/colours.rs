//! Colours are named in `style/settings`, and used by their names elsewhere.

use super::{Fault, Tree};

const FUNCTIONS: [&str; 6] = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab("];

/// Looks for raw colours in all style sheets but the settings.
pub fn check(tree: &Tree) -> Vec<Fault> {
    let sheets = tree.files.iter().filter(|file| {
        file.is("scss")
            && file.path.starts_with("style/")
            && !file.path.starts_with("style/settings/")
    });
    let mut faults = Vec::new();
    for file in sheets {
        for (number, line) in file.lines() {
            let line = line.split("//").next().unwrap_or_default();
            if let Some(colour) = hexadecimal(line).or_else(|| function(line)) {
                let message = format!("{colour} has no name: give it one in style/settings");
                faults.push(Fault::new(&file.path, number, "raw-colour", message));
            }
        }
    }
    faults
}

fn hexadecimal(line: &str) -> Option<&str> {
    line.match_indices('#').find_map(|(at, _)| {
        let rest = &line[at + 1..];
        let end = rest
            .find(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '_')
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let colour = matches!(word.len(), 3 | 4 | 6 | 8)
            && word.chars().all(|letter| letter.is_ascii_hexdigit());
        colour.then(|| &line[at..=at + end])
    })
}

/// A colour made of numbers; one made of other colours has its names elsewhere.
fn function(line: &str) -> Option<&'static str> {
    FUNCTIONS.into_iter().find(|function| {
        line.match_indices(function).any(|(at, _)| {
            let whole =
                !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '-');
            let rest = line[at + function.len()..].trim_start();
            whole && rest.starts_with(|letter: char| letter.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    #[test]
    fn raw_colours_are_found_outside_the_settings() {
        let sheet = "a { color: #0b5cad; }\nb { background: rgb(0 0 0 / 10%); }\n";
        assert_eq!(
            found(&[
                ("style/components/_tag.scss", sheet),
                ("style/settings/_colours.scss", sheet)
            ]),
            [
                "style/components/_tag.scss:1: raw-colour",
                "style/components/_tag.scss:2: raw-colour"
            ]
        );
    }

    #[test]
    fn names_interpolations_and_remarks_are_no_colours() {
        let sheet = "a { --hall-#{$name}: var(--ink); } // once #fff\n#face-photo { top: 0 }\n\
            b { color: rgb(from var(--ink) r g b / 50%); }\n";
        assert_eq!(found(&[("style/base/_a.scss", sheet)]), [""; 0]);
    }
}
